import type { FhirJson } from './json.js';

export type HookName = 'medication-prescribe' | 'order-select' | 'order-sign' | 'patient-view';

/** FHIR version of an order's shape, read off the order itself. */
export type Dialect = 'r4' | 'stu3' | 'dstu2';

/** One draft of the request. */
export interface DraftOrder {
  /** `Type/id` as the client knows it; suggestions and `checks` use it. `Type/(no id) n` where the client sent none. */
  readonly reference: string;
  readonly dialect: Dialect;
  /** As the client sent it: what a suggestion gives back. */
  readonly original: FhirJson;
  /** The same in R4 member names (MedicationRequest, subject, authoredOn, doseAndRate): what facts read. */
  readonly resource: FhirJson;
  /** False for a draft that order-select names in no selection: background, not judged. */
  readonly inHand: boolean;
}

/** Stands for an entry of the Bundle that holds no resource: nobody can say what it orders. */
export const unreadableOrder: FhirJson = { resourceType: 'Unreadable' };

/** A name of our own for an order that the client gave no id: two such drafts are not one. */
export function withoutId(reference: string, index: number): string {
  return `${reference.split('/')[0] ?? ''}/(no id) ${index + 1}`;
}

/** The reference as the client knows it; undefined for an order without an id. */
export function clientReference(reference: string | undefined): string | undefined {
  return reference?.includes('/(no id)') === true ? undefined : reference;
}

/** The orders of a request, or the reason why there are none. */
export type Orders =
  | { readonly kind: 'orders'; readonly drafts: readonly DraftOrder[] }
  /** draftOrders (medications) missing, or an empty Bundle, on an ordering hook. */
  | { readonly kind: 'none-sent' }
  /** patient-view: the hook carries no orders. */
  | { readonly kind: 'not-an-ordering-hook' };
