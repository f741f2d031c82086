/** Orders left active although a renewal took their place: CURRENT for every alarm, and no part of a dose. */
import { areGivenApart } from '../dosing/given-apart.js';
import { exact, type Fraction } from '../model/exact.js';
import type { Day, MedicationFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { addDays } from './dates.js';
import { supplyEndOf } from './end-date.js';

/** The kinds of record in which one therapy may stand, the one that speaks first. */
export const recordKinds: readonly string[] = ['MedicationRequest', 'MedicationStatement', 'MedicationDispense'];

/**
 * Of the orders of one ingredient those whose place another took, each with the last day that it may have been taken: named
 * as priorPrescription, or used up before a later one began. Never all of a kind: then nobody can say which one is left.
 */
export function supersededUntil(entries: readonly MedicationFact[]): ReadonlyMap<MedicationFact, Day> {
  const successors = new Map<string, MedicationFact>();
  for (const entry of entries) {
    const { priorPrescription, reference } = entry;
    if (priorPrescription !== undefined && priorPrescription !== reference) successors.set(priorPrescription, entry);
  }
  return new Map(recordKinds.flatMap((kind) => supersededOf(kind, entries, successors)));
}

function supersededOf(
  kind: string,
  entries: readonly MedicationFact[],
  successors: ReadonlyMap<string, MedicationFact>,
): readonly (readonly [MedicationFact, Day])[] {
  const active = entries.filter(
    ({ current, status, resource }) => current && status !== 'on-hold' && resource.resourceType === kind,
  );
  const latest = active.reduce((day, { start = '' }) => (start > day ? start : day), '');
  const found = active.flatMap((entry): (readonly [MedicationFact, Day])[] => {
    const successor = successors.get(entry.reference);
    const until = successor === undefined ? usedUpBefore(latest, entry) : untilRenewed(entry, successor);
    return until === undefined ? [] : [[entry, until]];
  });
  return found.length < active.length ? found : [];
}

/** An undated renewal may have come at any time: until the END DATE then. */
function untilRenewed({ start, end }: MedicationFact, successor: MedicationFact): Day | undefined {
  return successor.start === undefined ? (end?.day ?? start) : addDays(successor.start, -1);
}

/** An end that is only assumed uses nothing up. */
function usedUpBefore(latestStart: Day, { resource }: MedicationFact): Day | undefined {
  const usedUp = supplyEndOf(resource);
  return usedUp !== undefined && usedUp <= latestStart ? usedUp : undefined;
}

/** A daily total that may be less than the sum: of equal doses that overlap, one may be a renewal of the other. */
export interface DailyTotal {
  readonly least: Fraction;
  readonly most: Fraction;
}

export function dailyTotal(
  orders: readonly { readonly mg: Fraction; readonly resource: FhirJson }[],
): DailyTotal | undefined {
  if (orders.length === 0) return undefined;
  const surely: { readonly mg: Fraction; readonly resource: FhirJson }[] = [];
  for (const order of orders) {
    const isAnother = surely.every(
      ({ mg, resource }) => !mg.equals(order.mg) || areGivenApart(resource, order.resource),
    );
    if (isAnother) surely.push(order);
  }
  return { least: sumOf(surely), most: sumOf(orders) };
}

function sumOf(orders: readonly { readonly mg: Fraction }[]): Fraction {
  return orders.reduce((sum, { mg }) => sum.add(mg), exact(0));
}

/** The total where it is one number. */
export function certain(total: DailyTotal | undefined): Fraction | undefined {
  return total?.least.equals(total.most) === true ? total.most : undefined;
}

export function isUncertain(total: DailyTotal | undefined): boolean {
  return total !== undefined && certain(total) === undefined;
}
