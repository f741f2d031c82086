/** Orders of one patient that were written at one moment: what a clinician signed together. */
import { text, type FhirJson } from '../model/json.js';
import { thenOf, type Then } from './known-then.js';

export interface Signing {
  readonly then: Then;
  readonly orders: readonly FhirJson[];
}

/** Reflex and filler orders are written by systems, an instance is one administration of an order. */
const signedIntents = new Set(['order', 'original-order']);
/** Never signed. */
const unsigned = new Set(['draft', 'entered-in-error']);

/** In the order of their days. `left` are MedicationRequests that nobody signed, or that do not say when. */
export function signingsIn(chart: readonly FhirJson[]): {
  readonly signings: readonly Signing[];
  readonly left: number;
} {
  const byMoment = new Map<string, { readonly then: Then; readonly orders: FhirJson[] }>();
  const seen = new Set<string>();
  let left = 0;
  for (const order of chart) {
    if (order.resourceType !== 'MedicationRequest') continue;
    const id = text(order['id']);
    // The same line twice is one order.
    if (id !== undefined && seen.has(id)) continue;
    if (id !== undefined) seen.add(id);
    const then = thenOf(order['authoredOn']);
    if (then === undefined || !isSigned(order)) left += 1;
    else {
      // One moment can be written in many ways.
      const moment = `${then.time} ${then.isWholeDay}`;
      const signing = byMoment.get(moment) ?? { then, orders: [] };
      byMoment.set(moment, signing);
      signing.orders.push(asDraft(order));
    }
  }
  return { signings: [...byMoment.values()].toSorted((one, other) => one.then.time - other.then.time), left };
}

function isSigned(order: FhirJson): boolean {
  return (
    signedIntents.has(text(order['intent']) ?? 'order') &&
    !unsigned.has(text(order['status']) ?? '') &&
    order['doNotPerform'] !== true &&
    order['reportedBoolean'] !== true
  );
}

function asDraft(order: FhirJson): FhirJson {
  return { ...order, status: 'draft' };
}
