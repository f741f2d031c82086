/** The shapes of clinical knowledge: a number without a source, or without the word editorial and its reason, does not compile. */
import type { FactKey } from './fact-keys.js';
import type { HookName } from './orders.js';

export type NonEmpty<T> = readonly [T, ...T[]];

export interface Source {
  readonly what: string;
  readonly year: string;
  /** Where it was read: repository, commit and path, or an address. */
  readonly address: string;
  /** The text itself was read, not only known of. */
  readonly read: boolean;
  readonly directness: string;
  readonly strength: string;
  readonly note: string;
}

/** Where a number comes from: sources, our own judgement (editorial, with its reason), or both. */
export type Grounds<EvidenceId extends string> =
  | { readonly cites: NonEmpty<EvidenceId>; readonly editorial?: string }
  | { readonly cites?: never; readonly editorial: string };

/**
 * A number of the catalogue under its catalogue name. Exact fractions stand as text ("1/4"); a limit that differs by
 * ingredient or indication is a record, with null where that member has no number.
 */
export type Threshold<Value, EvidenceId extends string> = Grounds<EvidenceId> & {
  readonly name: string;
  readonly value: Value;
  readonly unit: string;
};

/** What a clinician reviews of one rule, apart from its decision table and its words. */
export interface RuleKnowledge<EvidenceId extends string> {
  readonly id: string;
  readonly tier: 'CORE' | 'LABEL' | 'PGX' | 'MONITORING';
  readonly title: string;
  /** WHEN ... THEN ... BECAUSE ... */
  readonly statement: string;
  readonly hooks: NonEmpty<HookName>;
  readonly thiopurines: readonly ('azathioprine' | 'mercaptopurine' | 'tioguanine')[];
  readonly triggers: readonly string[];
  readonly needs: readonly FactKey[];
  readonly wants: readonly FactKey[];
  readonly partners: readonly string[];
  readonly monitoring?: string;
  readonly evidence: readonly EvidenceId[];
  readonly editorial?: string;
  readonly limits?: string;
  readonly overrideReasons: readonly string[];
  readonly review: 'not reviewed by a clinician at this site';
}
