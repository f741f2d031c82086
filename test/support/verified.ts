/** A store with a row of every kind, and what the verifier says of it. */
import type { FeedbackEntry } from '../../src/feedback/store.js';
import type { Rows } from '../../src/store/chained-tables.js';
import type { Database } from '../../src/store/open-database.js';
import { verifyStore } from '../../src/tools/verify/verify-store.js';
import type { Named } from '../../src/store/link.js';
import { chainKey, type OpenStore } from './kept.js';
import { cardRow } from './told.js';

export interface Verdict {
  readonly code: number;
  /** What was altered, in the words of the verifier. */
  readonly findings: readonly string[];
  readonly lines: readonly string[];
  /** Lines that are to be kept elsewhere. */
  readonly newest: readonly Named[];
}

export async function verdictOn(
  database: Database,
  remembered: readonly Named[] = [],
  siteKey = chainKey,
): Promise<Verdict> {
  const lines: string[] = [];
  const code = await verifyStore({ database, siteKey }, remembered, (line) => lines.push(line));
  const findings = lines.filter((line) => line.startsWith('ALTERED: ')).map((line) => line.slice('ALTERED: '.length));
  const newest = lines
    .map((line) => line.split(' '))
    .filter(([id = '']) => /^[\w-]{36}\/\d{12}$/.test(id))
    .map(([id = '', written_at = '', hash = '']) => ({ id, written_at, hash }));
  return { code, findings, lines, newest };
}

/** What the verifier would say; the store stays as it is. */
export async function verdictAfter(
  database: Database,
  change: (database: Database) => Promise<unknown>,
  remembered: readonly Named[] = [],
): Promise<Verdict> {
  const transaction = await database.startTransaction().execute();
  try {
    await change(transaction);
    return await verdictOn(transaction, remembered);
  } finally {
    await transaction.rollback().execute();
  }
}

export function entryOf(card: string): FeedbackEntry {
  return {
    service: 'azathioprine-order-sign',
    card,
    outcome: 'overridden',
    outcomeTimestamp: '2026-03-02T10:00:00Z',
    accepted: [],
    reason: { code: 'c', system: 's' },
    comment: 'Jane Doe said no',
  };
}

/** A card, its decision and a promise that was told, as the journal writes them. */
function answerRows(name: string, at: string): Rows {
  const decision = {
    tenant: 'north',
    id: `decision-of-${name}`,
    hook: 'order-sign',
    decided_at: at,
    knowledge: '1.0.0',
    inputs: 'i',
    findings: '[]',
    sealed: 'sealed',
  };
  const told = { tenant: 'north', feedback: `feedback-of-${name}`, told_at: at };
  return {
    card: [cardRow({ tenant: 'north', uuid: name, issued_at: at })],
    decision: [decision],
    told_promise: [told],
  };
}

/** Two links: of two answers, and of two entries with free text. */
export async function fill({ database, chain, keep }: OpenStore, name: string, at: string): Promise<void> {
  const later = new Date(Date.parse(at) + 1).toISOString();
  const [one, other] = [answerRows(`${name}-a`, at), answerRows(`${name}-b`, later)];
  await chain.write(await database(), {
    card: [...(one.card ?? []), ...(other.card ?? [])],
    decision: [...(one.decision ?? []), ...(other.decision ?? [])],
    told_promise: [...(one.told_promise ?? []), ...(other.told_promise ?? [])],
  });
  await keep('north', [entryOf(`${name}-a`), entryOf(`${name}-b`)]);
}
