/** Cards, answers and orders as the service writes them, for tests of what is told of them. */
import type { Database } from '../../src/store/open-database.js';
import type { Unlinked } from '../../src/store/chained-tables.js';
import type { CardRow, FeedbackRow } from '../../src/store/schema.js';

/** Stand in every row: whoever tells of a person tells one of these. */
export const canaries = ['patient-hash-7261', 'user-hash-7261', 'basis-hash-7261', 'Jane Doe'] as const;

export function cardRow(over: Partial<Unlinked<CardRow>> & Pick<CardRow, 'uuid'>): Unlinked<CardRow> {
  return {
    tenant: 'demo',
    hook: 'order-sign',
    rule: 'core-ribavirin',
    rules: JSON.stringify([over.rule ?? 'core-ribavirin']),
    knowledge: '1.0.0',
    indicator: 'critical',
    issued_at: '2026-03-10T10:00:00.000Z',
    patient: canaries[0],
    user_hash: canaries[1],
    basis: canaries[2],
    watches: '[]',
    suggestions: '[]',
    decision: `decision-of-${over.uuid}`,
    ...over,
  };
}

let entries = 0;

export function answerRow(over: Partial<Unlinked<FeedbackRow>> & Pick<FeedbackRow, 'card'>): Unlinked<FeedbackRow> {
  entries += 1;
  return {
    id: `entry-${String(entries).padStart(6, '0')}`,
    tenant: 'demo',
    service: 'azathioprine-order-sign',
    outcome: 'overridden',
    outcome_timestamp: '2026-03-10T10:00:30Z',
    received_at: '2026-03-10T10:00:30.000Z',
    accepted: '[]',
    reason_system: '',
    reason_code: '',
    ...over,
  };
}

export interface Answers {
  readonly accepted?: number;
  /** By reason. */
  readonly overridden?: Readonly<Record<string, number>>;
  readonly unanswered?: number;
}

/** Cards that are all alike but for what became of them. `name` begins their uuids. */
export async function writeCards(
  database: Database,
  name: string,
  card: Partial<CardRow>,
  { accepted = 0, overridden = {}, unanswered = 0 }: Answers,
): Promise<void> {
  const outcomes = [
    ...Array<undefined>(unanswered).fill(undefined),
    ...Array<Partial<FeedbackRow>>(accepted).fill({ outcome: 'accepted' }),
    ...Object.entries(overridden).flatMap(([reason_code, count]) =>
      Array<Partial<FeedbackRow>>(count).fill({ outcome: 'overridden', reason_code }),
    ),
  ];
  const cards = outcomes.map((_, place) => cardRow({ ...card, uuid: `${name}-${place}` }));
  const answers = outcomes.flatMap((outcome, place) => {
    const sent = cards[place];
    if (outcome === undefined || sent === undefined) return [];
    const received_at = new Date(Date.parse(sent.issued_at) + 30_000).toISOString();
    return [answerRow({ card: sent.uuid, tenant: sent.tenant, received_at, ...outcome })];
  });
  await database.insertInto('card').values(cards).execute();
  if (answers.length > 0) await database.insertInto('feedback').values(answers).execute();
}
