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
  const byMoment = new Map<string, FhirJson[]>();
  const seen = new Set<string>();
  let left = 0;
  for (const order of chart) {
    if (order.resourceType !== 'MedicationRequest') continue;
    const id = text(order['id']);
    // The same line twice is one order.
    if (id !== undefined && seen.has(id)) continue;
    if (id !== undefined) seen.add(id);
    const written = text(order['authoredOn']);
    if (written === undefined || thenOf(written) === undefined || !isSigned(order)) left += 1;
    else byMoment.set(written, [...(byMoment.get(written) ?? []), order]);
  }
  const signings = [...byMoment].flatMap(([written, orders]) => {
    const then = thenOf(written);
    return then === undefined ? [] : [{ then, orders: orders.map(asDraft) }];
  });
  return { signings: signings.toSorted((one, other) => one.then.time - other.then.time), left };
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
