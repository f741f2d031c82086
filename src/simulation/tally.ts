/** Counts what was answered, and tells of it what may be told. */
import { joined, isTold, toldBeside, toldLevels, toldOf } from '../feedback/report/small-cells.js';
import { knowledgeVersion } from '../knowledge/version.js';
import type { Burden, RuleBurden, SigningBurden } from '../model/burden.js';
import type { Indicator, ServiceResponse } from '../model/cds-hooks.js';

type Counts = { readonly [I in Indicator]: number };
type Gravest = SigningBurden['gravest'][number];

const none: Counts = { critical: 0, warning: 0, info: 0 };
const indicators = ['critical', 'warning', 'info'] as const;
const gravest = [...indicators, 'none'] as const;

export interface Tally {
  readonly add: (day: string, orders: number, answer: ServiceResponse) => void;
  readonly burden: () => Burden;
}

export function openTally(): Tally {
  const byRule = new Map<string, Counts>();
  const bySigning: Record<Gravest, number> = { ...none, none: 0 };
  let [orders, checked, signings, cards] = [0, 0, 0, 0];
  let [from, to] = ['', ''];
  return {
    add: (day, count, answer) => {
      const month = day.slice(0, 'YYYY-MM'.length);
      if (from === '' || month < from) from = month;
      if (month > to) to = month;
      orders += count;
      signings += 1;
      cards += answer.cards.length;
      const checks = answer.extension['org.azathioprine-cds'].checks ?? [];
      checked += new Set(checks.flatMap(({ order }) => order ?? [])).size;
      for (const { source, indicator } of answer.cards) {
        const counts = byRule.get(source.topic.code) ?? none;
        byRule.set(source.topic.code, { ...counts, [indicator]: counts[indicator] + 1 });
      }
      const shown = new Set(answer.cards.map(({ indicator }) => indicator));
      bySigning[indicators.find((indicator) => shown.has(indicator)) ?? 'none'] += 1;
    },
    burden: () => {
      const toldSignings = toldOf(signings);
      // With the signings it would tell the orders that were not alone, and with all orders those that no rule looked at.
      const toldOrders = toldBeside(orders, [toldSignings]);
      // Cards beyond the first of their signing.
      const further = cards - (signings - bySigning.none);
      return {
        knowledge: knowledgeVersion,
        ...(signings === 0 ? {} : { months: { from, to } }),
        orders: toldOrders,
        checked: isTold(orders - checked) ? toldBeside(checked, [toldSignings, toldOrders]) : null,
        signings: toldSignings,
        cards: toldOf(cards),
        ...(cards > 0 && isTold(cards) ? { byRule: ruleLines(byRule) } : {}),
        ...(signings > 0 && isTold(signings) && isTold(further) ? { bySigning: signingLines(bySigning) } : {}),
      };
    },
  };
}

function ruleLines(byRule: ReadonlyMap<string, Counts>): readonly RuleBurden[] {
  const rules = [...byRule.keys()].toSorted();
  const sum = (names: readonly string[], indicator: Indicator): number =>
    names.reduce((all, rule) => all + (byRule.get(rule)?.[indicator] ?? 0), 0);
  const all = (names: readonly string[]): number => indicators.reduce((total, one) => total + sum(names, one), 0);
  const groups = joined(rules.map((rule) => [all([rule])])).map((group) => group.flatMap((at) => rules[at] ?? []));
  const told = toldLevels(groups.map((names) => [indicators.map((indicator) => sum(names, indicator))]));
  return groups
    .map((names, place): RuleBurden => {
      const part = (indicator: Indicator): number | null => (told[place] === 1 ? sum(names, indicator) : null);
      const parts = { critical: part('critical'), warning: part('warning'), info: part('info') };
      return { rules: names, cards: all(names), ...parts };
    })
    .toSorted((one, other) => other.cards - one.cards);
}

function signingLines(bySigning: Readonly<Record<Gravest, number>>): readonly SigningBurden[] {
  return joined(gravest.map((one) => [bySigning[one]])).map((group) => {
    const names = group.flatMap((at) => gravest[at] ?? []);
    return { gravest: names, signings: names.reduce((sum, one) => sum + bySigning[one], 0) };
  });
}
