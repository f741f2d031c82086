/** The form of a decision record, as JSON. A later form has another number; a record of this one stays readable. */
import type { Indicator } from '../model/cds-hooks.js';
import type { DrugConcept, VaccineGroup } from '../model/drugs.js';
import type { RetrievalKey } from '../model/fact-keys.js';
import type { DecisionInputs, FindingLine } from '../model/journal.js';
import type { FhirJson } from '../model/json.js';
import type { DraftOrder } from '../model/orders.js';
import type { Unavailable, Via } from '../model/retrieved.js';
import type { Settings } from '../model/settings.js';

export const recordFormat = 1;

/** Place of a resource in `resources`. */
type Place = number;

export type PlainRetrieval =
  | {
      readonly answered: true;
      readonly via: Via;
      readonly resources: readonly Place[];
      readonly statements?: Unavailable;
    }
  | { readonly answered: false; readonly reason: Unavailable; readonly via?: Via; readonly seen: readonly Place[] };

export type PlainDraft = Pick<DraftOrder, 'reference' | 'dialect' | 'inHand'> & {
  /** As the client sent it, where the answer gives it back; else `resource` again. */
  readonly original: Place;
  readonly resource: Place;
};

export type PlainOrders =
  | { readonly kind: 'orders'; readonly drafts: readonly PlainDraft[] }
  | { readonly kind: 'none-sent' }
  | { readonly kind: 'not-an-ordering-hook' };

type PlainSettings = Omit<Settings, 'localCodes'> & {
  /** Of the site's codes those that stand in the record. */
  readonly localCodes?: readonly (readonly [string, DrugConcept | VaccineGroup])[];
};

/** Which card it was. */
export interface CardLine {
  readonly uuid: string;
  /** The leading rule first. */
  readonly rules: readonly string[];
  readonly indicator: Indicator;
  /** SHA-256 of its summary. */
  readonly summary: string;
}

/** All but the resources. */
export type RecordHead = Pick<DecisionInputs, 'hook' | 'patientId' | 'publicUrl' | 'recollection' | 'uuids'> & {
  readonly format: typeof recordFormat;
  /** Version of the knowledge that made the cards. */
  readonly knowledge: string;
  /** As ISO 8601 in UTC. */
  readonly now: string;
  readonly settings: PlainSettings;
  readonly orders: PlainOrders;
  readonly byKey: { readonly [K in RetrievalKey]: PlainRetrieval };
  readonly referenced: readonly (readonly [string, Place])[];
  readonly medicationHistoryQueried: boolean;
  readonly findings: readonly FindingLine[];
  readonly cards: readonly CardLine[];
  /** SHA-256 of the cards as they were sent. */
  readonly answer: string;
};

export type DecisionRecord = RecordHead & { readonly resources: readonly FhirJson[] };
