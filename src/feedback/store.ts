/** One entry of feedback: what happened to which card. No patient and no user. */
export interface FeedbackEntry {
  readonly service: string;
  /** The uuid of the card, as the client sent it. */
  readonly card: string;
  readonly outcome: 'accepted' | 'overridden';
  /** RFC 3339, as the client sent it. */
  readonly outcomeTimestamp: string;
  /** uuids of the accepted suggestions, sorted; empty when overridden. */
  readonly accepted: readonly string[];
  readonly reason?: { readonly code: string; readonly system?: string };
  /** Free text: kept sealed, or not at all. */
  readonly comment?: string;
}

export interface FeedbackStore {
  /**
   * All of them or none; once it resolves they are on disk. An entry that is there already changes nothing. Rejects with
   * ServiceError `overloaded` where neither the database nor the spool can take them.
   */
  readonly keep: (tenant: string, entries: readonly FeedbackEntry[]) => Promise<void>;
}
