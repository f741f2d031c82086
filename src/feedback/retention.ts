/** What is too old to keep goes: from the database and from the spool. */
import type { Database } from '../store/open-database.js';
import type { Spool } from './spool.js';

/** Days that something is kept. */
export interface Retention {
  readonly feedback: number;
  readonly records: number;
  readonly comments: number;
}

const msOfDay = 86_400_000;

export async function forget(database: Database, spool: Spool, days: Retention, now: Date): Promise<void> {
  const before = (kept: number): string => new Date(now.getTime() - kept * msOfDay).toISOString();
  await database.deleteFrom('comment').where('received_at', '<', before(days.comments)).execute();
  await database.deleteFrom('decision').where('decided_at', '<', before(days.records)).execute();
  await database.deleteFrom('feedback').where('received_at', '<', before(days.feedback)).execute();
  await database.deleteFrom('told_promise').where('told_at', '<', before(days.feedback)).execute();
  await database.deleteFrom('card').where('issued_at', '<', before(days.feedback)).execute();
  await database.deleteFrom('traffic').where('day', '<', before(days.feedback).slice(0, 'YYYY-MM-DD'.length)).execute();
  await spool.forget(before(days.feedback));
}
