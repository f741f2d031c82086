/** Orders left active although a renewal took their place: CURRENT for every alarm, and no sure part of a dose. */
import { areGivenApart } from '../dosing/given-apart.js';
import { exact, type Fraction } from '../model/exact.js';
import type { Day, MedicationFact } from '../model/facts.js';
import { addDays } from './dates.js';
import { supplyEndOf } from './end-date.js';

/** The kinds of record in which one therapy may stand, the one that speaks first. */
export const recordKinds: readonly string[] = ['MedicationRequest', 'MedicationStatement', 'MedicationDispense'];

/**
 * Of the orders of one ingredient those whose place another surely took, each with the last day that it may have been taken:
 * named as priorPrescription, or used up before one of the same dose began. Never all of a kind: then nobody can say which
 * one is left.
 */
export function supersededUntil(entries: readonly MedicationFact[]): ReadonlyMap<MedicationFact, Day> {
  const successors = new Map<string, MedicationFact>();
  for (const entry of entries) {
    if (entry.priorPrescription !== undefined) successors.set(entry.priorPrescription, entry);
  }
  return new Map(recordKinds.flatMap((kind) => supersededOf(kind, entries.filter(isInForce), successors)));
}

function isInForce({ current, status }: MedicationFact): boolean {
  return current && status !== 'on-hold';
}

function supersededOf(
  kind: string,
  inForce: readonly MedicationFact[],
  successors: ReadonlyMap<string, MedicationFact>,
): readonly (readonly [MedicationFact, Day])[] {
  const active = inForce.filter(({ resource }) => resource.resourceType === kind);
  const newest = newestByDose(active);
  const found = active.flatMap((entry): (readonly [MedicationFact, Day])[] => {
    const successor = namedSuccessor(entry, successors);
    const until = successor === undefined ? usedUpBefore(newest, entry) : untilRenewed(entry, successor);
    return until === undefined ? [] : [[entry, until]];
  });
  return found.length < active.length ? found : [];
}

/**
 * What names it as priorPrescription, where that leads to an order in force; one on the way may have ended. Orders that name
 * each other say nothing.
 */
function namedSuccessor(
  entry: MedicationFact,
  successors: ReadonlyMap<string, MedicationFact>,
): MedicationFact | undefined {
  const passed = new Set([entry]);
  let leadsOn = false;
  for (let next = successors.get(entry.reference); next !== undefined; next = successors.get(next.reference)) {
    if (passed.has(next)) return undefined;
    passed.add(next);
    leadsOn ||= isInForce(next);
  }
  return leadsOn ? successors.get(entry.reference) : undefined;
}

/** An undated renewal may have come at any time: until the END DATE then. */
function untilRenewed({ start, end }: MedicationFact, successor: MedicationFact): Day | undefined {
  return successor.start === undefined ? (end?.day ?? start) : addDays(successor.start, -1);
}

/** Start of the newest order of each daily dose. */
function newestByDose(active: readonly MedicationFact[]): ReadonlyMap<string, Day> {
  const newest = new Map<string, Day>();
  for (const { dose, start = '' } of active) {
    const key = dose.kind === 'fixed' ? dose.mgPerDay.toFraction() : undefined;
    if (key !== undefined && start > (newest.get(key) ?? '')) newest.set(key, start);
  }
  return newest;
}

/** An end that is only assumed uses nothing up. */
function usedUpBefore(newest: ReadonlyMap<string, Day>, { dose, resource }: MedicationFact): Day | undefined {
  const renewed = dose.kind === 'fixed' ? newest.get(dose.mgPerDay.toFraction()) : undefined;
  const usedUp = renewed === undefined ? undefined : supplyEndOf(resource);
  return usedUp !== undefined && renewed !== undefined && usedUp <= renewed ? usedUp : undefined;
}

/** A daily total that may be less than the sum: of orders that overlap, one may be a renewal of the other. */
export interface DailyTotal {
  readonly least: Fraction;
  readonly most: Fraction;
}

export interface Taken {
  readonly mg: Fraction;
  readonly entry: MedicationFact;
  /** Another order names it as priorPrescription, whatever became of that one. */
  readonly isRenewed: boolean;
}

/** Whether one of these orders names another as the one before it. */
export function renewals(entries: readonly MedicationFact[]): (entry: MedicationFact) => boolean {
  const prior = new Set(
    entries.map(({ priorPrescription, reference }) => priorPrescription !== reference && priorPrescription),
  );
  return ({ reference }) => prior.has(reference);
}

/** More orders of one drug in force at once are no therapy that anybody could add up. */
const MOST_COMPARED = 20;

/** Of the orders in force on a day. */
export function dailyTotal(orders: readonly Taken[], day: Day): DailyTotal | undefined {
  if (orders.length === 0) return undefined;
  const most = sumOf(orders);
  if (orders.length > MOST_COMPARED) return { least: smallest(orders), most };
  const surely = orders.filter((order) => !isDoubtful(order, orders, day));
  return { least: sumOf(distinct(surely.length === 0 ? orders : surely)), most };
}

/** Renewed, not yet begun, or used up before another began, which may have taken its place at another dose. */
function isDoubtful({ entry, isRenewed }: Taken, orders: readonly Taken[], day: Day): boolean {
  if ((entry.current && isRenewed) || (entry.start ?? '') > day) return true;
  const usedUp = entry.current ? supplyEndOf(entry.resource) : undefined;
  return (
    usedUp !== undefined &&
    orders.some(({ entry: { start } }) => start !== undefined && start >= usedUp && start <= day)
  );
}

/** Of one dose each that is told apart from the others, by its timing or because both began on one day. */
function distinct(orders: readonly Taken[]): readonly Taken[] {
  const kept: Taken[] = [];
  for (const order of orders) {
    const isAnother = kept.every(({ mg, entry }) => !mg.equals(order.mg) || areBothTaken(entry, order.entry));
    if (isAnother) kept.push(order);
  }
  return kept;
}

/** A renewal never begins on the day of its forerunner. */
function areBothTaken(one: MedicationFact, other: MedicationFact): boolean {
  return (one.start !== undefined && one.start === other.start) || areGivenApart(one.resource, other.resource);
}

function smallest(orders: readonly Taken[]): Fraction {
  return orders.map(({ mg }) => mg).reduce((least, mg) => (mg.compare(least) < 0 ? mg : least));
}

function sumOf(orders: readonly Taken[]): Fraction {
  return orders.reduce((sum, { mg }) => sum.add(mg), exact(0));
}

/** The total where it is one number. */
export function certain(total: DailyTotal | undefined): Fraction | undefined {
  return total?.least.equals(total.most) === true ? total.most : undefined;
}

export function isUncertain(total: DailyTotal | undefined): boolean {
  return total !== undefined && certain(total) === undefined;
}
