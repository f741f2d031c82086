import type { FhirJson } from './json.js';

export type HookName = 'medication-prescribe' | 'order-select' | 'order-sign' | 'patient-view';

/** FHIR version of an order's shape, read off the order itself. */
export type Dialect = 'r4' | 'stu3' | 'dstu2';

/** One draft of the request. */
export interface DraftOrder {
  /** `Type/id` as the client knows it; suggestions and `checks` use it. `Type/(no id)` where the client sent none. */
  readonly reference: string;
  readonly dialect: Dialect;
  /** As the client sent it: what a suggestion gives back. */
  readonly original: FhirJson;
  /** The same in R4 member names (MedicationRequest, subject, authoredOn, doseAndRate): what facts read. */
  readonly resource: FhirJson;
  /** False for a draft that order-select names in no selection: background, not judged. */
  readonly inHand: boolean;
}

/** The orders of a request, or the reason why there are none. */
export type Orders =
  | { readonly kind: 'orders'; readonly drafts: readonly DraftOrder[] }
  /** draftOrders (medications) missing, or an empty Bundle, on an ordering hook. */
  | { readonly kind: 'none-sent' }
  /** patient-view: the hook carries no orders. */
  | { readonly kind: 'not-an-ordering-hook' };
