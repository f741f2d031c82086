/** One entry of feedback as it is kept: what happened to which card. No patient, no user, no free text. */
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
}

export interface FeedbackStore {
  /** All of them or none; once it returns (resolves) they are on disk. An entry that is there already changes nothing. */
  readonly keep: (tenant: string, entries: readonly FeedbackEntry[]) => void | Promise<void>;
  readonly close: () => void;
}
