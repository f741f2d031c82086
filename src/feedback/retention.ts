/** What is too old to keep goes: from the database and from the spool. */
import type { Chain } from '../store/chain.js';
import type { Database } from '../store/open-database.js';
import type { Spool } from './spool.js';

/** Days that something is kept. */
export interface Retention {
  readonly feedback: number;
  readonly records: number;
  readonly comments: number;
}

const msOfDay = 86_400_000;

/** Removed by one statement: a long one would hold up whoever writes, and is cut off by PostgreSQL. */
const rowsAtOnce = 1_000;

export interface Kept {
  readonly database: Database;
  readonly chain: Chain;
  readonly spool: Spool;
}

export async function forget({ database, chain, spool }: Kept, days: Retention, now: Date): Promise<void> {
  const before = (kept: number): string => new Date(now.getTime() - kept * msOfDay).toISOString();
  const [feedback, decision, comment] = [before(days.feedback), before(days.records), before(days.comments)];
  /** The longest days: a link outlives what it vouches for. */
  const link = before(Math.max(days.feedback, days.records, days.comments));
  // First, so that nothing is ever gone without a word.
  await chain.forget(database, { card: feedback, feedback, told_promise: feedback, decision, comment, link });
  await inTurns(() => database.deleteFrom('comment').where('feedback', 'in', oldComments(database, comment)));
  await inTurns(() => database.deleteFrom('decision').where('id', 'in', oldDecisions(database, decision)));
  await inTurns(() => database.deleteFrom('feedback').where('id', 'in', oldFeedback(database, feedback)));
  await inTurns(() => database.deleteFrom('told_promise').where('feedback', 'in', oldPromises(database, feedback)));
  // A uuid may stand at two tenants, each with a time of its own.
  await inTurns(() =>
    database.deleteFrom('card').where('issued_at', '<', feedback).where('uuid', 'in', oldCards(database, feedback)),
  );
  await inTurns(() => database.deleteFrom('link').where('id', 'in', oldLinks(database, link)));
  await database.deleteFrom('traffic').where('day', '<', feedback.slice(0, 'YYYY-MM-DD'.length)).execute();
  await spool.forget(feedback);
}

interface Removal {
  readonly executeTakeFirst: () => Promise<{ readonly numDeletedRows: bigint }>;
}

async function inTurns(removal: () => Removal): Promise<void> {
  while ((await removal().executeTakeFirst()).numDeletedRows > 0n);
}

const oldComments = (database: Database, before: string) =>
  database.selectFrom('comment').select('feedback').where('received_at', '<', before).limit(rowsAtOnce);
const oldDecisions = (database: Database, before: string) =>
  database.selectFrom('decision').select('id').where('decided_at', '<', before).limit(rowsAtOnce);
const oldFeedback = (database: Database, before: string) =>
  database.selectFrom('feedback').select('id').where('received_at', '<', before).limit(rowsAtOnce);
const oldPromises = (database: Database, before: string) =>
  database.selectFrom('told_promise').select('feedback').where('told_at', '<', before).limit(rowsAtOnce);
const oldCards = (database: Database, before: string) =>
  database.selectFrom('card').select('uuid').where('issued_at', '<', before).limit(rowsAtOnce);
const oldLinks = (database: Database, before: string) =>
  database.selectFrom('link').select('id').where('written_at', '<', before).limit(rowsAtOnce);
