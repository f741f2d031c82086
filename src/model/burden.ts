/** What would have been shown, counted: no patient, no order, and no count from 1 to 10. */
import type { Told } from './reports.js';

/** Cards of one leading rule, or of several that are told together. */
export interface RuleBurden {
  readonly rules: readonly string[];
  readonly cards: number;
  readonly critical: Told;
  readonly warning: Told;
  readonly info: Told;
}

/** Signings by their gravest card; `none`: without a card. Several where they are told together. */
export interface SigningBurden {
  readonly gravest: readonly ('critical' | 'warning' | 'info' | 'none')[];
  readonly signings: number;
}

export interface Burden {
  readonly knowledge: string;
  /** First and last month in which an order was written. */
  readonly months?: { readonly from: string; readonly to: string };
  readonly orders: Told;
  /** Orders that a rule looked at: of a thiopurine, or of what a rule pairs with one. */
  readonly checked: Told;
  readonly signings: Told;
  readonly cards: Told;
  /** Most frequent first. Left out where too few cards were raised to tell anything of them. */
  readonly byRule?: readonly RuleBurden[];
  /** Left out where there are too few, or where few of them showed more than one card. */
  readonly bySigning?: readonly SigningBurden[];
}

/** What the numbers rest on, and what is missing from them. */
export interface ExportWords {
  readonly files: number;
  readonly lines: number;
  readonly patients: Told;
  /** Lines that could not be read. */
  readonly broken: number;
  readonly withoutPatient: number;
  /** MedicationRequests that nobody signed, or without a day. */
  readonly leftOut: Told;
  /** Signings at which the judging itself failed. */
  readonly unjudged: Told;
  /** Resource types of which the export holds nothing: what rests on them could not be checked. */
  readonly missingTypes: readonly string[];
}
