import { createHash } from 'node:crypto';
import type { FeedbackRow } from './schema.js';

/** The whole entry and nothing else: a client that saw no answer sends the same again. */
export function feedbackId(entry: Omit<FeedbackRow, 'id' | 'received_at' | 'link'>): string {
  const { tenant, service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code } = entry;
  const members = [tenant, service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code];
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
