/** CHAIN, totals over time and CONTINUING of the catalogue, over entries of the medication list. */
import { CHAIN_GAP_D, EXPOSURE_GAP_D, SUPPLY_GRACE_D } from '../knowledge/constants.js';
import { exact, type Fraction } from '../model/exact.js';
import type { Day, MedicationFact, MedicationsFact } from '../model/facts.js';
import { addDays, daysBetween, today } from './dates.js';
import { supplyEndOf } from './end-date.js';

/** One continuous run of orders. `start` is left out when the record does not reach far enough back to know it. */
export interface Chain {
  readonly start?: Day;
  readonly entries: readonly MedicationFact[];
}

/** The latest run of these orders: joined where the gap from an END DATE to the next start is at most CHAIN_GAP_D. */
export function latestChain(entries: readonly MedicationFact[], medications: MedicationsFact): Chain | undefined {
  const dated = entries.flatMap((entry) => (entry.start === undefined ? [] : [{ entry, start: entry.start }]));
  if (entries.length === 0) return undefined;
  if (dated.length < entries.length) return { entries };
  const ordered = dated.toSorted((a, b) => a.start.localeCompare(b.start));
  let run: { readonly entry: MedicationFact; readonly start: Day }[] = [];
  let runEnd: Day = '';
  for (const next of ordered) {
    if (run.length > 0 && next.start > addDays(runEnd, CHAIN_GAP_D.value)) run = [];
    const end = next.entry.current ? '9999-12-31' : (next.entry.end?.day ?? next.start);
    runEnd = run.length === 0 || end > runEnd ? end : runEnd;
    run.push(next);
  }
  const start = run[0]?.start;
  const chain = run.map(({ entry }) => entry);
  return start !== undefined && recordReachesBefore(start, medications)
    ? { start, entries: chain }
    : { entries: chain };
}

/** HISTORY_COMPLETE as it stood on a day: what the record held before it. */
function recordReachesBefore(day: Day, { queriedByUs, record }: MedicationsFact): boolean {
  const furtherBack = addDays(day, -EXPOSURE_GAP_D.value);
  return (
    queriedByUs ||
    record.some(({ start, ended }) => start !== undefined && (start < furtherBack || (ended && start < day)))
  );
}

/** HISTORY_COMPLETE: the list reaches back EXPOSURE_GAP_D over all statuses. A prefetched list alone does not prove it. */
export function historyComplete({ queriedByUs, record }: MedicationsFact, now: Date): boolean {
  const furtherBack = addDays(today(now), -EXPOSURE_GAP_D.value);
  return queriedByUs || record.some(({ start, ended }) => ended || (start !== undefined && start < furtherBack));
}

/** Days since an order ended; negative while a stopped order's supply would still run. */
export function endedDays(entry: MedicationFact, now: Date): number | undefined {
  return entry.current || entry.end === undefined ? undefined : daysBetween(entry.end.day, now);
}

/** The order that ended last, of orders none of which is current. */
export function lastEnded(entries: readonly MedicationFact[]): MedicationFact | undefined {
  if (entries.some(({ current }) => current)) return undefined;
  return entries
    .filter(({ end }) => end !== undefined)
    .toSorted((a, b) => (b.end?.day ?? '').localeCompare(a.end?.day ?? ''))[0];
}

/** Evidence of CONTINUING in an order of the list: current, or ended within the gap or the grace after its supply. */
export function isContinuing(entry: MedicationFact, now: Date): boolean {
  if (entry.current) return true;
  const ended = endedDays(entry, now);
  if (ended === undefined) return false;
  const supplyEnd = supplyEndOf(entry.resource);
  return (
    ended <= EXPOSURE_GAP_D.value || (supplyEnd !== undefined && today(now) <= addDays(supplyEnd, SUPPLY_GRACE_D.value))
  );
}

/**
 * Highest daily total of these orders on any day of the window, in mg; undefined when no dose in it can be computed.
 * A renewal takes the place of an ended order that its supply would still overlap: they are never added.
 */
export function highestDailyTotal(entries: readonly MedicationFact[], from: Day, to: Day): Fraction | undefined {
  const days = [
    from,
    ...entries.flatMap(({ start }) => (start !== undefined && start > from && start <= to ? [start] : [])),
  ];
  const totals = days.flatMap((day) => totalOn(entries, day) ?? []);
  return totals.length === 0
    ? undefined
    : totals.reduce((highest, total) => (total.compare(highest) > 0 ? total : highest));
}

/** Daily total on one day; undefined when no order with a computable dose was in force. */
export function totalOn(entries: readonly MedicationFact[], day: Day): Fraction | undefined {
  const doses = entries
    .filter((entry) => entry.status !== 'on-hold' && inForce(entry, day, entries))
    .flatMap(({ dose }) => (dose.kind === 'fixed' ? [dose.mgPerDay] : []));
  return doses.length === 0 ? undefined : doses.reduce((sum, mg) => sum.add(mg), exact(0));
}

function inForce(entry: MedicationFact, day: Day, peers: readonly MedicationFact[]): boolean {
  const { start } = entry;
  if (start === undefined || start > day) return false;
  if (entry.current) return true;
  const replaced = peers.some((peer) => peer.start !== undefined && peer.start > start && peer.start <= day);
  return !replaced && entry.end !== undefined && day <= entry.end.day;
}
