/** A decision table as data: rows of typed terms, the first true row wins. */
import type { Indicator } from '../model/cds-hooks.js';
import type { RuleKnowledge } from '../model/knowledge.js';
import type { HookName } from '../model/orders.js';
import type { EvidenceId } from '../knowledge/evidence.js';
import type { TestName } from '../knowledge/test-orders.js';
import type { Term } from '../terms/term.js';

/** A limit on the dose, by its name in the catalogue (src/dosing/caps.ts holds the arithmetic). */
export type CapName =
  | 'CAP_XOI_REF'
  | 'CAP_XOI_SECOND'
  | 'CAP_XOI_DRAFT'
  | 'CAP_RANGE'
  | 'CAP_SWITCH'
  | 'CAP_IM'
  | 'CAP_DIM'
  | 'CAP_RENAL_MID'
  | 'CAP_RENAL_LOW'
  | 'CAP_UNTESTED';

/** What a row proposes, in the catalogue's kinds; `when` says whether it is offered. The words stand in cards/. */
export type Proposal =
  | { readonly kind: 'delete'; readonly what: 'partner' | 'thiopurine'; readonly when: Term }
  /** update: the draft in hand; create-replacement: a new order in the place of the active one. */
  | {
      readonly kind: 'update' | 'create-replacement';
      readonly cap: CapName;
      readonly with: readonly TestName[];
      readonly when: Term;
    }
  | { readonly kind: 'create-test'; readonly tests: readonly TestName[]; readonly when: Term }
  /** Words in the card, never a suggestion. */
  | { readonly kind: 'text'; readonly when: Term };

export interface Row {
  readonly id: string;
  readonly when: Term;
  readonly indicator: Indicator | 'none';
  /** On another hook the row counts as matched, with indicator none. */
  readonly hooks?: readonly HookName[];
  /** Read at patient-view, so that it ends the table there, and not shown. */
  readonly isSilentAtPatientView?: true;
  /** Told only inside mon-start-bundle; where that card is silent, the rule counts as clear. */
  readonly inStartCard?: true;
  readonly proposals: readonly Proposal[];
}

/** How a rule finds its partner: none; one for its class; or each partner for itself. */
export type Pairing = 'none' | 'one' | 'each';

export interface Rule<Id extends string = string, Rows extends readonly Row[] = readonly Row[]> {
  readonly id: Id;
  readonly knowledge: RuleKnowledge<EvidenceId>;
  /** Its findings are told with those of the same drug pair, or with those of the same order. */
  readonly tells: 'pair' | 'order';
  readonly pairing: Pairing;
  /** The rule also judges an order of the partner, against the thiopurine that the patient takes. */
  readonly partnerTriggers: boolean;
  /** What every row takes for granted (the catalogue's triggers, precedence 0): where it is false the rule is clear, where nobody knows it is not evaluated. */
  readonly presupposes?: Term;
  /** Only an end that is written or computed from supply counts, not one that is merely assumed. */
  readonly needsKnownEnd?: true;
  /** A critical partner in hand is judged against the thiopurine that the patient takes, whatever the pair. */
  readonly criticalPartnerTriggers?: true;
  /** At patient-view only these rows are read besides those that say none; the rest of the table is for orders. */
  readonly patientViewRows?: readonly string[];
  /** An entry of the start card's text, not of the answer's account. */
  readonly isText?: true;
  readonly rows: Rows;
}

/** Defines a rule; ids and indicators of its rows stay literal, so that its card cannot miss a row. */
export function rule<const Id extends string, const Rows extends readonly Row[]>(
  definition: Rule<Id, Rows>,
): Rule<Id, Rows> {
  return definition;
}
