import type { RetrievalKey } from './fact-keys.js';
import type { FhirJson } from './json.js';

/**
 * Why a key cannot be judged. absent: never supplied and not reachable. error: asked, and failed, refused or not FHIR.
 * partial: pages or part of the resources are missing. other-patient: it holds another patient's resources.
 */
export type Unavailable = 'absent' | 'error' | 'partial' | 'other-patient';

export type Via = 'prefetch' | 'fhirServer';

/** What is known of one key. An answered key with no resources means: asked, none exist. */
export type Retrieval =
  | {
      readonly answered: true;
      readonly via: Via;
      readonly resources: readonly FhirJson[];
      /** Of medications: why statements are missing beside all the orders, which are judged without them. */
      readonly statements?: Unavailable;
    }
  | {
      readonly answered: false;
      readonly reason: Unavailable;
      /** Left out when the key was never supplied and nobody could be asked. */
      readonly via?: Via;
      /** What was read of this patient before it went wrong. Named to the clinician, never judged. */
      readonly seen: readonly FhirJson[];
    };

export interface Retrieved {
  readonly byKey: { readonly [K in RetrievalKey]: Retrieval };
  /**
   * Resources that orders refer to (Medications, orders that they replace), by `Type/id` and by fullUrl.
   * Contained resources stay inside their owner.
   */
  readonly referenced: ReadonlyMap<string, FhirJson>;
  /**
   * This service itself asked the FHIR server for the medication orders of every status and got them all: what
   * HISTORY_COMPLETE needs to know. A list that the client prefetched does not prove it.
   */
  readonly medicationHistoryQueried: boolean;
}
