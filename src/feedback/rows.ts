import { codeOf } from '../model/fault.js';
import type { Chain } from '../store/chain.js';
import type { Unlinked } from '../store/chained-tables.js';
import { feedbackId } from '../store/feedback-id.js';
import type { Database } from '../store/open-database.js';
import type { CommentRow, FeedbackRow } from '../store/schema.js';
import type { Seal } from '../store/seal.js';
import type { FeedbackEntry } from './store.js';

/** Rows that are written together. */
export interface Rows {
  readonly feedback: readonly Unlinked<FeedbackRow>[];
  readonly comments: readonly Unlinked<CommentRow>[];
}

/** `seal` left out: free text is left behind. */
export function rowsOf(
  tenant: string,
  entries: readonly FeedbackEntry[],
  receivedAt: string,
  seal: Seal | undefined,
): Rows {
  const feedback: Unlinked<FeedbackRow>[] = [];
  const comments: Unlinked<CommentRow>[] = [];
  for (const entry of entries) {
    const row = rowOf(tenant, entry, receivedAt);
    feedback.push(row);
    if (seal === undefined || entry.comment === undefined) continue;
    const sealed = seal.close(Buffer.from(entry.comment));
    comments.push({ feedback: row.id, tenant, received_at: receivedAt, sealed });
  }
  return { feedback, comments };
}

function rowOf(tenant: string, entry: FeedbackEntry, received_at: string): Unlinked<FeedbackRow> {
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

/**
 * In one transaction; what is there already stays as it is. In the order of their ids: two instances that are sent the same
 * would otherwise wait for each other.
 */
export async function insertRows(chain: Chain, database: Database, { feedback, comments }: Rows): Promise<void> {
  const sorted = feedback.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await chain.write(database, { feedback: sorted, comment: comments });
}
