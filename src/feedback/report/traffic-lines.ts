/** Cards against the orders that they were a part of. */
import type { TrafficLine } from '../../model/reports.js';
import type { CardAnswer, Orders } from './read-answers.js';
import { isTold } from './small-cells.js';

type ByHook = ReadonlyMap<string, readonly CardAnswer[]>;

interface Sizes {
  readonly cards: number;
  readonly thiopurine: number;
  readonly orders: number;
}

function sizesOf(hooks: readonly string[], byHook: ByHook, orders: readonly Orders[]): Sizes {
  const asked = orders.filter(({ hook }) => hooks.includes(hook));
  return {
    cards: hooks.reduce((sum, hook) => sum + (byHook.get(hook)?.length ?? 0), 0),
    thiopurine: asked.reduce((sum, { thiopurineOrders }) => sum + thiopurineOrders, 0),
    orders: asked.reduce((sum, { orders: each }) => sum + each, 0),
  };
}

/** What is told of the whole: each also tells the orders of other drugs, where both are. */
function toldIn({ thiopurine, orders }: Sizes): { readonly thiopurine: boolean; readonly orders: boolean } {
  const isThiopurine = isTold(thiopurine);
  return { thiopurine: isThiopurine, orders: isTold(orders) && (!isThiopurine || isTold(orders - thiopurine)) };
}

/** For each hook the counts that stand in a line of it. */
export function trafficSizes(
  hooks: readonly string[],
  byHook: ByHook,
  orders: readonly Orders[],
): readonly (readonly number[])[] {
  const told = toldIn(sizesOf(hooks, byHook, orders));
  return hooks.map((hook) => {
    const { cards, thiopurine, orders: all } = sizesOf([hook], byHook, orders);
    return [
      cards,
      ...(told.thiopurine ? [thiopurine] : []),
      ...(told.orders ? [all] : []),
      ...(told.thiopurine && told.orders ? [all - thiopurine] : []),
    ];
  });
}

export function trafficLines(
  groups: readonly (readonly string[])[],
  byHook: ByHook,
  orders: readonly Orders[],
): { readonly total: TrafficLine; readonly byHook: readonly TrafficLine[] } {
  const told = toldIn(sizesOf(groups.flat(), byHook, orders));
  const lineOf = (names: readonly string[], sizes: Sizes): TrafficLine => {
    const thiopurineOrders = told.thiopurine ? sizes.thiopurine : null;
    const all = told.orders ? sizes.orders : null;
    return {
      names,
      cards: sizes.cards,
      thiopurineOrders,
      orders: all,
      per100ThiopurineOrders: rate(sizes.cards, thiopurineOrders, 100),
      per1000Orders: rate(sizes.cards, all, 1000),
    };
  };
  return {
    total: lineOf(['all'], sizesOf(groups.flat(), byHook, orders)),
    byHook: groups.map((names) => lineOf(names, sizesOf(names, byHook, orders))),
  };
}

function rate(cards: number, orders: number | null, each: number): number | null {
  return orders === null || orders === 0 ? null : (cards / orders) * each;
}
