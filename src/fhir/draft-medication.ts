import { object, text, values, type FhirJson } from '../model/json.js';
import { addToIndex, lookUp, typeAndId, type Entry } from './references.js';

/** Medications of the Bundle, by the names that its orders can give them. */
export function medicationsBeside(drafts: readonly Entry[]): ReadonlyMap<string, FhirJson> {
  const index = new Map<string, FhirJson>();
  for (const draft of drafts) if (draft.resource.resourceType === 'Medication') addToIndex(index, draft);
  return index;
}

const BESIDE = 'in-bundle';

/** A Medication beside its order is the one that is meant, whatever prefetch holds under that id: it is read as contained. */
export function withMedication(order: FhirJson, medications: ReadonlyMap<string, FhirJson>): FhirJson {
  const pointer = object(order['medicationReference']);
  const reference = text(pointer?.['reference']);
  if (reference === undefined || medications.size === 0) return order;
  const named = typeAndId(reference);
  const found =
    lookUp(reference, medications) ?? (named === undefined ? undefined : medications.get(`${named.type}/${named.id}`));
  if (found === undefined) return order;
  return {
    ...order,
    medicationReference: { ...pointer, reference: `#${BESIDE}` },
    contained: [{ ...found, id: BESIDE }, ...values(order['contained'])],
  };
}
