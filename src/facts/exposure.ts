/** CHAIN, totals over time and CONTINUING of the catalogue, over entries of the medication list. */
import { CHAIN_GAP_D, EXPOSURE_GAP_D, SUPPLY_GRACE_D } from '../knowledge/constants.js';
import type { Fraction } from '../model/exact.js';
import type { Day, MedicationFact, MedicationsFact } from '../model/facts.js';
import { greatest } from '../dosing/amount.js';
import { addDays, daysBetween, today } from './dates.js';
import { supplyEndOf } from './end-date.js';
import { dailyTotal, recordKinds, renewals, supersededUntil, type DailyTotal } from './superseded.js';

/** One continuous run of orders. `start` is left out when the record does not reach far enough back to know it. */
export interface Chain {
  readonly start?: Day;
  readonly entries: readonly MedicationFact[];
}

/** An open end. Days are compared as text, so that a gap added to it must not reach the year 10000. */
const stillRunning: Day = '9000-01-01';

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
    const end = next.entry.current ? stillRunning : (next.entry.end?.day ?? next.start);
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

/**
 * HISTORY_COMPLETE: the list reaches back EXPOSURE_GAP_D over all statuses. A prefetched list alone does not prove it, and
 * no list does whose statements could not be read.
 */
export function historyComplete({ queriedByUs, record, statements }: MedicationsFact, now: Date): boolean {
  if (statements !== undefined) return false;
  const furtherBack = addDays(today(now), -EXPOSURE_GAP_D.value);
  return queriedByUs || record.some(({ start, ended }) => ended || (start !== undefined && start < furtherBack));
}

/** Days since an order ended; negative while a stopped order's supply would still run. */
export function endedDays(entry: MedicationFact, now: Date): number | undefined {
  return entry.current || entry.end === undefined ? undefined : daysBetween(entry.end.day, now);
}

/** The order that ended last, of orders none of which is current; one without a date only where none has one. */
export function lastEnded(entries: readonly MedicationFact[], now: Date): MedicationFact | undefined {
  if (entries.some(({ current }) => current)) return undefined;
  const stops = stopsOf(entries, today(now));
  const stood = entries.filter(
    ({ match, start, end }) => start === undefined || end?.basis === 'stated' || start >= (stops.get(match.name) ?? ''),
  );
  return stood.toSorted((a, b) => (b.end?.day ?? '').localeCompare(a.end?.day ?? ''))[0];
}

/**
 * Start of the newest order of each drug, where somebody said on which day that one was stopped: it had taken the place of
 * those before it, whatever their supply, but for those that somebody stopped on a day of their own. Where no day is said,
 * the longest supply counts.
 */
function stopsOf(entries: readonly MedicationFact[], now: Day): ReadonlyMap<string, Day> {
  const newest = new Map<string, MedicationFact>();
  for (const entry of entries) {
    const { match, start = '' } = entry;
    if (start > (newest.get(match.name)?.start ?? '')) newest.set(match.name, entry);
  }
  const stops = new Map<string, Day>();
  for (const [name, { status, start, end }] of newest) {
    const isSaid = status === 'stopped' && end?.basis === 'stated' && end.day <= now;
    if (isSaid && start !== undefined) stops.set(name, start);
  }
  return stops;
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
export function highestDailyTotal(entries: readonly MedicationFact[], from: Day, to: Day): DailyTotal | undefined {
  const spans = spansOf(entries);
  const days = [from, ...spans.flatMap(({ start }) => (start > from && start <= to ? [start] : []))];
  const totals = [...new Set(days)].flatMap((day) => totalOf(spans, day) ?? []);
  const [first, ...others] = totals;
  return others.reduce(
    (highest, { least, most }) =>
      highest && { least: greatest(highest.least, least), most: greatest(highest.most, most) },
    first,
  );
}

/** Daily total on one day, the highest that it may be; undefined when no order with a computable dose was in force. */
export function totalOn(entries: readonly MedicationFact[], day: Day): Fraction | undefined {
  return totalOf(spansOf(entries), day)?.most;
}

function totalOf(spans: readonly Span[], day: Day): DailyTotal | undefined {
  const renewed = new Set(spans.filter(({ isRenewed }) => isRenewed).map(({ entry }) => entry));
  return dailyTotal(
    inForceOf(spans, day).flatMap((entry) =>
      entry.dose.kind === 'fixed' ? [{ mg: entry.dose.mgPerDay, entry, isRenewed: renewed.has(entry) }] : [],
    ),
    day,
  );
}

/** Orders that were in force on one day, of one kind of record. */
export function inForceOn(entries: readonly MedicationFact[], day: Day): readonly MedicationFact[] {
  return inForceOf(spansOf(entries), day);
}

function inForceOf(spans: readonly Span[], day: Day): readonly MedicationFact[] {
  return oneRecord(spans.filter(({ start, end }) => start <= day && day <= end).map(({ entry }) => entry));
}

/**
 * The same therapy stands in a record as order, as statement and as dispense: one kind is counted, orders first. A
 * statement speaks only where there is no order, a dispense only where there is neither.
 */
export function oneRecord(entries: readonly MedicationFact[]): readonly MedicationFact[] {
  const byKind = recordKinds.map((kind) => entries.filter(({ resource }) => resource.resourceType === kind));
  return byKind.find((found) => found.length > 0) ?? [];
}

interface Span {
  readonly entry: MedicationFact;
  readonly start: Day;
  readonly end: Day;
  readonly isRenewed: boolean;
}

/**
 * When each dated order was in force: an active one since its start, one that ended or was superseded until its end or the
 * next start.
 */
function spansOf(entries: readonly MedicationFact[]): readonly Span[] {
  const starts = [...new Set(entries.flatMap(({ start }) => start ?? []))].toSorted();
  const nextStart = new Map(starts.map((start, index) => [start, starts[index + 1]]));
  const superseded = supersededUntil(entries);
  const isRenewed = renewals(entries);
  return entries.flatMap((entry) => {
    const { start, current, status } = entry;
    if (start === undefined || status === 'on-hold') return [];
    const until = superseded.get(entry);
    if (current && until === undefined) return [{ entry, start, end: '9999-12-31', isRenewed: isRenewed(entry) }];
    const next = nextStart.get(start);
    const replaced = next === undefined ? undefined : addDays(next, -1);
    const end = until ?? entry.end?.day;
    if (end === undefined) return [];
    const last = replaced !== undefined && replaced < end ? replaced : end;
    return [{ entry, start, end: last, isRenewed: isRenewed(entry) }];
  });
}
