/** Cards with the answer that counts, and the orders that they are a part of. SQL that SQLite and PostgreSQL read alike. */
import type { Period } from '../../model/reports.js';
import type { Database } from '../../store/open-database.js';
import { daysLater, mondaysOf, weekOf } from './weeks.js';

export interface CardAnswer {
  readonly rule: string;
  readonly indicator: string;
  readonly hook: string;
  /** In which it was shown. */
  readonly week: string;
  readonly answer?: Answer;
}

export interface Answer {
  readonly outcome: string;
  /** Code of an override reason, '' for none. */
  readonly reason: string;
  /** Since the card was sent. */
  readonly seconds: number;
}

/** Cards that were sent in the period, whenever they were answered. A week at a time: what is read at once stays small. */
export async function readCards(database: Database, tenant: string, period: Period): Promise<readonly CardAnswer[]> {
  const cards: CardAnswer[] = [];
  for (const monday of mondaysOf(period)) {
    const rows = await database
      .selectFrom('card')
      .leftJoin('feedback', (join) =>
        join.onRef('feedback.tenant', '=', 'card.tenant').onRef('feedback.card', '=', 'card.uuid'),
      )
      .select(['card.uuid', 'card.rule', 'card.indicator', 'card.hook', 'card.issued_at'])
      .select(['feedback.id', 'feedback.outcome', 'feedback.reason_code', 'feedback.received_at'])
      .where('card.tenant', '=', tenant)
      .where('card.issued_at', '>=', startOf(monday))
      .where('card.issued_at', '<', startOf(daysLater(monday, 7)))
      .execute();
    const week = weekOf(monday);
    for (const { rule, indicator, hook, issued_at, outcome, reason_code, received_at } of lastWords(rows))
      cards.push({
        rule,
        indicator,
        hook,
        week,
        ...(outcome === null || received_at === null
          ? {}
          : { answer: { outcome, reason: reason_code ?? '', seconds: secondsBetween(issued_at, received_at) } }),
      });
  }
  return cards;
}

interface Entry {
  readonly uuid: string;
  readonly id: string | null;
  readonly received_at: string | null;
}

/** A card is answered once: by the entry that came in last, of those that came in together by the one with the greatest id. */
export function lastWords<Row extends Entry>(rows: readonly Row[]): readonly Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) {
    const known = last.get(row.uuid);
    if (known === undefined || isLater(row, known)) last.set(row.uuid, row);
  }
  return [...last.values()];
}

function isLater(one: Entry, other: Entry): boolean {
  const [at, otherAt] = [one.received_at ?? '', other.received_at ?? ''];
  return at === otherAt ? (one.id ?? '') > (other.id ?? '') : at > otherAt;
}

/** Two processes may differ by some milliseconds: no answer comes before its card. */
export function secondsBetween(issued: string, received: string): number {
  return Math.max(0, (Date.parse(received) - Date.parse(issued)) / 1000);
}

/** As the tables write a time. */
export function startOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}

/** Cards that were answered in the period and that nobody here knows of having sent. */
export async function countUnmatched(database: Database, tenant: string, { from, to }: Period): Promise<number> {
  const { count } = await database
    .selectFrom('feedback')
    .leftJoin('card', (join) =>
      join.onRef('card.tenant', '=', 'feedback.tenant').onRef('card.uuid', '=', 'feedback.card'),
    )
    .select(({ fn }) => fn.count('feedback.card').distinct().as('count'))
    .where('feedback.tenant', '=', tenant)
    .where('feedback.received_at', '>=', startOf(from))
    .where('feedback.received_at', '<', startOf(daysLater(to, 1)))
    .where('card.uuid', 'is', null)
    .executeTakeFirstOrThrow();
  // PostgreSQL counts in 64 bits, which come back as text.
  return Number(count);
}

export interface Orders {
  readonly hook: string;
  readonly orders: number;
  readonly thiopurineOrders: number;
}

export async function readOrders(database: Database, tenant: string, { from, to }: Period): Promise<readonly Orders[]> {
  const rows = await database
    .selectFrom('traffic')
    .select(({ fn }) => ['hook', fn.sum('orders').as('orders'), fn.sum('thiopurine_orders').as('thiopurine')])
    .where('tenant', '=', tenant)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('hook')
    .execute();
  return rows.map(({ hook, orders, thiopurine }) => ({
    hook,
    orders: Number(orders),
    thiopurineOrders: Number(thiopurine),
  }));
}
