/** What is told of the answers to cards. No patient, no user and no count under 11 stands in it. */
import type { FindingLine } from './journal.js';

/** A count; null: hidden, since it is under 11 or one under 11 could be worked out from it. */
export type Told = number | null;

/** A proportion from 0 to 1 with its Wilson 95 % score interval. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** How long cards waited for their answer, in seconds. */
export interface Waits {
  readonly median: number;
  readonly ninetieth: number;
}

export interface ReasonCount {
  /** Codes of override reasons, '' for none; several where each alone would be too small to tell. */
  readonly codes: readonly string[];
  readonly count: Told;
}

/** The cards of one group, and what became of them. */
export interface AnswerLine {
  /** Of the group; several where each alone would be too small to tell. */
  readonly names: readonly string[];
  readonly shown: number;
  readonly answered: Told;
  readonly unanswered: Told;
  readonly accepted: Told;
  readonly overridden: Told;
  readonly reasons: readonly ReasonCount[];
  /** Accepted of answered; null where one of them is hidden or nothing was answered. */
  readonly acceptance: Share | null;
  /** Answered of shown; null alike. */
  readonly answering: Share | null;
  readonly waits: Waits | null;
}

/** Cards against orders. */
export interface TrafficLine {
  /** Hooks. */
  readonly names: readonly string[];
  readonly cards: number;
  readonly thiopurineOrders: Told;
  readonly orders: Told;
  /** Null where the orders are hidden or there were none. */
  readonly per100ThiopurineOrders: number | null;
  readonly per1000Orders: number | null;
}

/** Whole ISO weeks in UTC: the first and the last day, as `2026-11-22`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface AcceptanceReport {
  readonly period: Period;
  /** Cards that were shown; null: some, but fewer than 11, and then nothing else is told. */
  readonly shown: Told;
  /** Cards that were answered though nobody here knows of having shown them. */
  readonly unmatched: Told;
  /** Left out where fewer than 11 cards were shown. */
  readonly told?: {
    readonly total: AnswerLine;
    readonly byRule: readonly AnswerLine[];
    readonly byIndicator: readonly AnswerLine[];
    readonly byHook: readonly AnswerLine[];
    /** Named as `2026-W47`. */
    readonly byWeek: readonly AnswerLine[];
    readonly traffic: { readonly total: TrafficLine; readonly byHook: readonly TrafficLine[] };
  };
}

/** An override for a pharmacist to read again. */
export interface ReviewItem {
  readonly rules: readonly string[];
  readonly indicator: string;
  readonly hook: string;
  /** Code of an override reason, '' for none. */
  readonly reason: string;
  /** From the card to its answer. */
  readonly seconds: number;
  /** Of the answer, 0 for Monday to 6 for Sunday, UTC. */
  readonly weekday: number;
  /** Of the decision that the card came from: rule, row and indicator of all that was found; empty once it is forgotten. */
  readonly findings: readonly FindingLine[];
  /** The de-identified decision record, line by line; undefined where there is none. */
  readonly record?: readonly string[];
}

export interface ReviewQueue {
  /** ISO week, as `2026-W47`. */
  readonly week: string;
  /** Overrides of that week that are not in the sample. */
  readonly left: number;
  readonly items: readonly ReviewItem[];
}
