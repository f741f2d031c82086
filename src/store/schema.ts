/**
 * The tables, the same in SQLite and PostgreSQL. Times are texts as `2026-11-22T09:11:44.123Z`, so that their order is
 * that of the letters; lists are JSON. A patient and a user stand here as keyed hashes alone.
 */
export interface Tables {
  card: CardRow;
  feedback: FeedbackRow;
  comment: CommentRow;
  told_promise: ToldPromiseRow;
  traffic: TrafficRow;
  decision: DecisionRow;
  spent_token: SpentTokenRow;
  link: LinkRow;
}

/** A card that was sent. */
export interface CardRow {
  tenant: string;
  uuid: string;
  hook: string;
  /** Of the leading finding. */
  rule: string;
  /** JSON: every rule that the card speaks for. */
  rules: string;
  knowledge: string;
  indicator: string;
  issued_at: string;
  patient: string;
  user_hash: string;
  /** Keyed hash of all that the card's rules looked at. */
  basis: string;
  /** JSON: the tests that an answer to this card promises, see model/journal.ts. */
  watches: string;
  /** JSON: uuid and kinds of each suggestion. */
  suggestions: string;
  /** Of the decision record. */
  decision: string;
  /** Of the link that vouches for it; null where it was written before there were links. */
  link: string | null;
}

/** An entry of feedback, as the client sent it. */
export interface FeedbackRow {
  /** Hash of the whole entry: the same entry again is the same row. */
  id: string;
  tenant: string;
  service: string;
  card: string;
  outcome: string;
  outcome_timestamp: string;
  received_at: string;
  /** JSON: uuids of the accepted suggestions, sorted. */
  accepted: string;
  reason_system: string;
  reason_code: string;
  /** Of the link that vouches for it; null where it was written before there were links. */
  link: string | null;
}

/** Free text of an entry, readable with the site key alone. */
export interface CommentRow {
  feedback: string;
  tenant: string;
  received_at: string;
  sealed: string;
  /** Of the link that vouches for it; null where it was written before there were links. */
  link: string | null;
}

/** Promises that a clinician was reminded of: each is told once. */
export interface ToldPromiseRow {
  tenant: string;
  feedback: string;
  told_at: string;
  /** Of the link that vouches for it; null where it was written before there were links. */
  link: string | null;
}

/** What was asked on one day (UTC): the whole that cards are a part of. */
export interface TrafficRow {
  tenant: string;
  hook: string;
  day: string;
  calls: number;
  orders: number;
  thiopurine_orders: number;
}

/** How one answer came about. `sealed` is readable with the site key alone; null where it was too large to keep. */
export interface DecisionRow {
  tenant: string;
  id: string;
  hook: string;
  decided_at: string;
  knowledge: string;
  /** Keyed hash; where they were too large to keep, words that say so. */
  inputs: string;
  /** JSON: rule, row and indicator of each finding. */
  findings: string;
  sealed: string | null;
  /** Of the link that vouches for it; null where it was written before there were links. */
  link: string | null;
}

/** A client's token that was used. `until` in seconds since 1970. */
export interface SpentTokenRow {
  id: string;
  until: number;
}

/** What one transaction wrote, see link.ts. `entries`, `follows`, `notes`: JSON. */
export interface LinkRow {
  /** Writer and number. */
  id: string;
  written_at: string;
  entries: string;
  follows: string;
  notes: string;
  /** Keyed hash of all the others. */
  hash: string;
}
