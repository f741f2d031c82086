import { analyteOf } from '../knowledge/lab-codes.js';
import { lookBackDays, type BoundedKey } from '../knowledge/look-backs.js';
import { isAnalyte, measured, type Analyte } from '../knowledge/units.js';
import type { Fraction } from '../model/exact.js';
import type { Day, Measurement, Series } from '../model/facts.js';
import { object, objects, text, type FhirJson, type JsonObject } from '../model/json.js';
import { newestFirst } from '../model/newest-first.js';
import { amountOf, limitOf } from './amount.js';
import { daysBetween, firstMoment, isFuture, type Moment } from './dates.js';
import { flagOf } from './interpretation.js';
import { referenceOf } from './reference.js';

/** One usable result of one analyte. */
export interface Result {
  readonly analyte: Analyte;
  readonly measurement: Measurement;
  readonly statusMissing: boolean;
  readonly specimen?: string;
}

/** A result that could not be used, and why in words for a card. */
export interface Unusable {
  readonly analyte: Analyte;
  readonly why: string;
  /** Left out for a result without an effective time. */
  readonly day?: Day;
}

export interface Results {
  readonly usable: readonly Result[];
  readonly unusable: readonly Unusable[];
}

/**
 * What is measured in Observations and their components. Preliminary results are among the usable ones, marked so.
 * Members of a panel (hasMember) are Observations of their own and are read as such. `issued` never dates a result.
 * `key`: no further back than its results count.
 */
export function resultsIn(resources: readonly FhirJson[], now: Date, key?: BoundedKey): Results {
  const usable: Result[] = [];
  const unusable: Unusable[] = [];
  for (const observation of resources) {
    const status = statusOf(observation);
    if (observation.resourceType !== 'Observation' || status === 'never') continue;
    const effective = effectiveOf(observation);
    if (key !== undefined && isPast(effective, key, now)) continue;
    for (const holder of holdersOf(observation)) {
      const result = resultOf(observation, holder, { status, effective }, now);
      if (result === undefined) continue;
      if ('measurement' in result) usable.push(result);
      else unusable.push(result);
    }
  }
  return { usable, unusable };
}

/**
 * The final results of one analyte, newest first. Of several at one time, or on a day without clock, the worse comes
 * first, and one that repeats another (a panel's component sent again on its own) is dropped.
 */
export function seriesOf(results: Results, analyte: Analyte, worse: 'low' | 'high'): Series {
  const all = results.usable.filter((result) => result.analyte === analyte).map(({ measurement }) => measurement);
  return ordered(
    all.filter(({ preliminary }) => !preliminary),
    worse,
  );
}

/** Newest first, the worse first at one time or on a day without clock, repetitions dropped. */
export function ordered(measurements: Series, worse: 'low' | 'high'): Series {
  const sign = worse === 'low' ? 1 : -1;
  const worseFirst = (a: Measurement, b: Measurement): number =>
    sign * a.value.compare(b.value) || sign * (side(a) - side(b)) || b.time - a.time || byReference(a, b);
  return newestFirst(measurements, worseFirst).filter((one, at, all) => !repeats(one, all[at - 1]));
}

/** "<x" lies below x and ">x" above it. */
function side({ comparator }: Measurement): number {
  if (comparator === undefined) return 0;
  return comparator === '<' ? -1 : 1;
}

/** The order of a Bundle means nothing: of two that repeat each other the same one is always named. */
function byReference(a: Measurement, b: Measurement): number {
  if (a.reference === b.reference) return 0;
  return a.reference < b.reference ? -1 : 1;
}

/**
 * Words for the unusable results that matter: those of these analytes that no newer usable result has overtaken.
 */
export function namedUnusable(results: Results, analytes: readonly Analyte[]): readonly string[] {
  const withoutStatus = results.usable
    .filter(({ statusMissing }) => statusMissing)
    .map(({ analyte, measurement }) => ({
      analyte,
      day: measurement.day,
      why: `${measured[analyte].words} without status`,
    }));
  const newestOf = new Map(analytes.map((analyte) => [analyte, newestDay(results, analyte)]));
  const named = [...results.unusable, ...withoutStatus].filter(({ analyte, day }) => {
    const newest = newestOf.get(analyte);
    return analytes.includes(analyte) && (day === undefined || newest === undefined || day >= newest);
  });
  return [...new Set(named.map(({ why }) => why))];
}

/** Of these analytes, those with an unusable result that is newer than every usable one, or without one. */
export function unreadIn<A extends Analyte>(results: Results, analytes: readonly A[]): readonly A[] {
  return analytes.filter((analyte) => {
    const unusable = results.unusable.filter((result) => result.analyte === analyte);
    if (unusable.length === 0) return false;
    const newest = newestDay(results, analyte);
    return newest === undefined || unusable.some(({ day }) => day !== undefined && day > newest);
  });
}

function newestDay(results: Results, analyte: Analyte): Day | undefined {
  const days = results.usable
    .filter((result) => result.analyte === analyte && !result.measurement.preliminary)
    .map(({ measurement }) => measurement.day);
  return days.toSorted().at(-1);
}

function repeats(one: Measurement, other: Measurement | undefined): boolean {
  return (
    other !== undefined &&
    one.time === other.time &&
    one.value.equals(other.value) &&
    one.comparator === other.comparator
  );
}

/** The Observation itself where it carries a result of its own, and each of its components. */
function holdersOf(observation: FhirJson): readonly JsonObject[] {
  if (observation['component'] === undefined) return [observation];
  const components = objects(observation['component']);
  const hasValue = Object.keys(observation).some((member) => /^value[A-Z]/.test(member));
  return hasValue || components.length === 0 ? [observation, ...components] : components;
}

/** Further back than the results of the key count. What has no date is not past: it has to be named. */
function isPast(effective: Moment | undefined, key: BoundedKey, now: Date): boolean {
  return effective !== undefined && daysBetween(effective.day, now) > lookBackDays[key];
}

/** A resource under a key of results that no fact is read from: its results no longer count. */
export function isHistory(resource: FhirJson, key: BoundedKey, now: Date): boolean {
  return isPast(effectiveOf(resource), key, now);
}

interface Said {
  readonly status: 'final' | 'preliminary' | 'missing';
  readonly effective: Moment | undefined;
}

function resultOf(
  observation: FhirJson,
  holder: JsonObject,
  { status, effective }: Said,
  now: Date,
): Result | Unusable | undefined {
  const code = analyteOf(holder['code']);
  if (!code || !isAnalyte(code.analyte)) return undefined;
  const { analyte } = code;
  const { words } = measured[analyte];
  if (!effective) return { analyte, why: `${words} without a date` };
  const { day, time } = effective;
  if (isFuture(day, now)) return { analyte, day, why: `${words} dated in the future` };
  const read = amountOf(holder, analyte);
  if (!read.usable) return { analyte, day, why: read.why };
  const { value, comparator, factor } = read.amount;
  const specimen = text(object(observation['specimen'])?.['reference']);
  const flag = flagOf(holder['interpretation']);
  const measurement: Measurement = {
    // Members that are always there stand first: one after a spread costs ten times as much.
    value,
    day,
    time,
    reference: referenceOf(observation),
    preliminary: status !== 'final',
    ...(comparator && { comparator }),
    ...limitsOf(holder, analyte, factor),
    ...(flag && { flag }),
  };
  return { analyte, measurement, statusMissing: status === 'missing', ...(specimen !== undefined && { specimen }) };
}

/**
 * What a status allows. A result without one may raise an alarm and never reassures, as a preliminary one does; cancelled,
 * registered, unknown and entered-in-error results are none.
 */
export function statusOf(observation: JsonObject): 'final' | 'preliminary' | 'missing' | 'never' {
  const status = observation['status'];
  if (status === undefined || status === null) return 'missing';
  if (status === 'preliminary') return 'preliminary';
  return status === 'final' || status === 'amended' || status === 'corrected' ? 'final' : 'never';
}

/** Effective time, not issued time. */
export function effectiveOf(observation: JsonObject): Moment | undefined {
  const period = object(observation['effectivePeriod']);
  return firstMoment(
    observation['effectiveDateTime'],
    observation['effectiveInstant'],
    period?.['start'],
    period?.['end'],
  );
}

/**
 * Limits of the normal range. Several ranges that differ (by sex, by age) say nothing of this patient, and a limit of zero
 * is what a system writes that has none: nothing lies below it, and no result is so many times it.
 */
function limitsOf(
  holder: JsonObject,
  analyte: Analyte,
  factor: Fraction,
): Pick<Measurement, 'lowerLimit' | 'upperLimit'> {
  const normal = objects(holder['referenceRange']).filter(isNormalRange);
  const [range] = normal;
  if (!range || normal.length > 1) return {};
  const lowerLimit = aboveZero(limitOf(range['low'], analyte, factor));
  const upperLimit = aboveZero(limitOf(range['high'], analyte, factor));
  return { ...(lowerLimit && { lowerLimit }), ...(upperLimit && { upperLimit }) };
}

function aboveZero(limit: Fraction | undefined): Fraction | undefined {
  return limit !== undefined && limit.gt(0) ? limit : undefined;
}

function isNormalRange(range: JsonObject): boolean {
  const types = objects(object(range['type'])?.['coding']).map((coding) => coding['code']);
  const hasLimit = object(range['low']) !== undefined || object(range['high']) !== undefined;
  return hasLimit && (types.length === 0 || types.includes('normal'));
}
