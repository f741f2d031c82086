/** The acceptance report of one tenant. */
import type { AcceptanceReport, AnswerLine, Period } from '../../model/reports.js';
import type { Database } from '../../store/open-database.js';
import { answerLines, totalLine } from './answer-lines.js';
import { countUnmatched, readCards, readOrders, type CardAnswer, type Orders } from './read-answers.js';
import { isTold, joined, toldOf } from './small-cells.js';
import { grouped } from './tally.js';
import { trafficLines, trafficSizes } from './traffic-lines.js';
import { mondaysOf, weekOf } from './weeks.js';

/** Most urgent first. */
const indicators = ['critical', 'warning', 'info'];

export async function acceptanceReport(
  database: Database,
  tenant: string,
  period: Period,
  isReason: (code: string) => boolean,
): Promise<AcceptanceReport> {
  const cards = (await readCards(database, tenant, period)).map((card) => withKnownReason(card, isReason));
  const orders = await readOrders(database, tenant, period);
  const shown = cards.length;
  return {
    period,
    shown: toldOf(shown),
    unmatched: toldOf(await countUnmatched(database, tenant, period)),
    ...(shown > 0 && isTold(shown) ? { told: tables(cards, orders, period) } : {}),
  };
}

/** A code is the client's word: what is none of ours may be anything, a name even. */
function withKnownReason(card: CardAnswer, isReason: (code: string) => boolean): CardAnswer {
  const { answer } = card;
  if (answer === undefined || answer.reason === '' || isReason(answer.reason)) return card;
  return { ...card, answer: { ...answer, reason: 'other' } };
}

type Of = (card: CardAnswer) => string;

function tables(
  cards: readonly CardAnswer[],
  orders: readonly Orders[],
  period: Period,
): NonNullable<AcceptanceReport['told']> {
  const hooks = [...new Set([...orders.map(({ hook }) => hook), ...namesIn(cards, ({ hook }) => hook)])].toSorted();
  const byHook = grouped(cards, ({ hook }) => hook);
  // The same groups in both tables of hooks: one could be subtracted from the other.
  const hookGroups = groupsOf(hooks, trafficSizes(hooks, byHook, orders));
  const lines = (of: Of, names = namesIn(cards, of)): readonly AnswerLine[] => {
    const byName = grouped(cards, of);
    const sizes = names.map((name) => [byName.get(name)?.length ?? 0]);
    return answerLines(cards, byName, groupsOf(names, sizes));
  };
  return {
    total: totalLine(cards),
    byRule: lines(({ rule }) => rule),
    byIndicator: lines(({ indicator }) => indicator, indicators),
    byHook: answerLines(cards, byHook, hookGroups),
    byWeek: lines(({ week }) => week, mondaysOf(period).map(weekOf)),
    traffic: trafficLines(hookGroups, byHook, orders),
  };
}

function namesIn(cards: readonly CardAnswer[], of: Of): readonly string[] {
  return [...new Set(cards.map(of))].toSorted();
}

function groupsOf(names: readonly string[], sizes: readonly (readonly number[])[]): readonly (readonly string[])[] {
  return joined(sizes).map((group) => group.flatMap((place) => names[place] ?? []));
}
