import { codeOf } from '../model/fault.js';
import { feedbackId } from '../store/feedback-id.js';
import type { Database } from '../store/open-database.js';
import type { CommentRow, FeedbackRow } from '../store/schema.js';
import type { Seal } from '../store/seal.js';
import type { FeedbackEntry } from './store.js';

/** Rows that are written together. */
export interface Rows {
  readonly feedback: readonly FeedbackRow[];
  readonly comments: readonly CommentRow[];
}

/** `seal` left out: free text is left behind. */
export function rowsOf(
  tenant: string,
  entries: readonly FeedbackEntry[],
  receivedAt: string,
  seal: Seal | undefined,
): Rows {
  const feedback: FeedbackRow[] = [];
  const comments: CommentRow[] = [];
  for (const entry of entries) {
    const row = rowOf(tenant, entry, receivedAt);
    feedback.push(row);
    if (seal === undefined || entry.comment === undefined) continue;
    const sealed = seal.close(Buffer.from(entry.comment));
    comments.push({ feedback: row.id, tenant, received_at: receivedAt, sealed });
  }
  return { feedback, comments };
}

function rowOf(tenant: string, entry: FeedbackEntry, received_at: string): FeedbackRow {
  const members = {
    tenant,
    service: entry.service,
    card: entry.card,
    outcome: entry.outcome,
    outcome_timestamp: entry.outcomeTimestamp,
    accepted: JSON.stringify(entry.accepted),
    reason_system: entry.reason?.system ?? '',
    reason_code: entry.reason?.code ?? '',
  };
  return { id: feedbackId(members), ...members, received_at };
}

/** The database was there and would not have them: waiting would change nothing. SQLite's constraints, PostgreSQL's classes 22 and 23. */
export function isRefused(error: unknown): boolean {
  return /^(SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)|2[23]\w{3}$)/.test(codeOf(error));
}

/** A statement takes so many rows, whatever the database. */
const rowsAtOnce = 500;

/**
 * In one transaction; what is there already stays as it is. In the order of their ids: two instances that are sent the same
 * would otherwise wait for each other.
 */
export async function insertRows(database: Database, { feedback, comments }: Rows): Promise<void> {
  const sorted = feedback.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await database.transaction().execute(async (transaction) => {
    for (const some of inParts(sorted, rowsAtOnce))
      await transaction
        .insertInto('feedback')
        .values([...some])
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    for (const some of inParts(comments, rowsAtOnce))
      await transaction
        .insertInto('comment')
        .values([...some])
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
}

export function inParts<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}
