import type Fraction from 'fraction.js';
import type { Thiopurine } from './drugs.js';

/** Why a dose or a weight is no number (dose-arithmetic REFUSE reasons). */
export type Refusal =
  | 'two-doses'
  | 'unit-unknown'
  | 'weight-unknown'
  | 'strength-unknown'
  | 'dayOfWeek-vs-weekly'
  | 'dayOfWeek-vs-period'
  | 'no-period'
  | 'frequency-vs-times'
  | 'timing-code'
  | 'no-timing'
  | 'indistinguishable'
  | 'mixed-sequence'
  | 'as-needed'
  | 'infusion-rate'
  | 'no-dose'
  | 'not-deliverable'
  | 'no-meaningful-change';

/**
 * The daily dose of an order in exact mg/day.
 * fixed: one plain schedule. range and steps: limits use `highest`, never a number on a card. refused: not computed;
 * `highest` is there where limits can still use an amount (as-needed, intravenous).
 */
export type DailyDose =
  | { readonly kind: 'fixed'; readonly mgPerDay: Fraction; readonly strengthInferred: boolean }
  | { readonly kind: 'range'; readonly lowest: Fraction; readonly highest: Fraction }
  | { readonly kind: 'steps'; readonly current: Fraction; readonly highest: Fraction }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly highest?: Fraction };

export type WeightRefusal = 'weight-none' | 'weight-stale' | 'weight-jump' | 'weight-implausible' | 'weight-unit';

/** One solid product of a formulary. */
export interface Tablet {
  /** mg in one tablet */
  readonly mg: number;
  /** May be halved according to its product record. */
  readonly halves: boolean;
}

/** What a site stocks. Liquids are optional. */
export interface Formulary {
  readonly tablets: { readonly [K in Thiopurine]?: readonly Tablet[] };
  readonly liquids: { readonly [K in Thiopurine]?: { readonly mgPerMl: number } };
}

/** A dose that can be handed to the patient. Amounts in exact mg. */
export type Schedule = {
  readonly averageMgPerDay: Fraction;
  /** No tablet has to be split. */
  readonly whole: boolean;
} & (
  | { readonly kind: 'daily'; readonly tabletMg: number; readonly tablets: Fraction }
  /** `high` and `low` tablets on alternate days; low may be 0 (every other day). */
  | { readonly kind: 'alternating'; readonly tabletMg: number; readonly high: Fraction; readonly low: Fraction }
  | { readonly kind: 'liquid'; readonly mgPerMl: number; readonly ml: Fraction }
);

export type Rounded =
  | { readonly deliverable: true; readonly schedule: Schedule }
  | { readonly deliverable: false; readonly reason: 'not-deliverable' | 'no-meaningful-change' };
