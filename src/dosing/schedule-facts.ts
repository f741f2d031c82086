import { exact, type Fraction } from '../model/exact.js';
import { object, type FhirJson, type JsonObject } from '../model/json.js';
import { amount, greatest, positive } from './amount.js';
import { dayNumber, daysInUnit, durationDays } from './days.js';
import { dosageLines, isAsNeeded, repeatOf, timingOf } from './dosage-lines.js';
import { isRefused } from './outcome.js';
import { sequenceOf } from './steps.js';
import { dosesPerDay, timingCodes, weekdaysOf } from './timing.js';

/** AS_NEEDED: any dosage of the order is to be taken as needed. */
export function asNeeded(order: FhirJson): boolean {
  return dosageLines(order).some(isAsNeeded);
}

/** WEEKLY_ONLY: one dosing day a week. Several lines count when they do not name different days. */
export function weeklyOnly(order: FhirJson): boolean {
  const lines = dosageLines(order);
  const days = new Set(lines.flatMap((line) => weekdaysOf(repeatOf(line) ?? {}) ?? []));
  return lines.length > 0 && lines.every(isWeekly) && days.size <= 1;
}

function isWeekly(line: JsonObject): boolean {
  const repeat = repeatOf(line) ?? {};
  if (weekdaysOf(repeat)?.length === 1) return true;
  const rate = dosesPerDay(timingOf(line));
  const period = positive(repeat['period']);
  const unit = daysInUnit(repeat['periodUnit'] ?? repeat['periodUnits']);
  if (period !== undefined && unit !== undefined) {
    return !isRefused(rate) && rate.highest.equals(exact('1/7')) && period.mul(unit).equals(7);
  }
  return timingCodes(timingOf(line)?.['code']).includes('WK') && !isRefused(rate);
}

/** COURSE_D: length of the order in days; undefined (not-evaluated) when a line is open-ended. */
export function courseDays(order: FhirJson): Fraction | undefined {
  const lines = dosageLines(order);
  const lengths = lines.map((line) => lineDays(order, line));
  if (lengths.length === 0 || lengths.includes(undefined)) return undefined;
  const known = lengths.filter((days) => days !== undefined);
  // Steps that say how long, not from when to when, follow each other.
  const follow =
    sequenceOf(lines) === 'steps' && lines.every((line) => object(repeatOf(line)?.['boundsPeriod']) === undefined);
  return follow ? known.reduce((total, days) => total.add(days)) : (span(lines) ?? known.reduce(greatest));
}

/** From the first start to the last end where every line has both. Both days count. */
function span(lines: readonly JsonObject[]): Fraction | undefined {
  const periods = lines.map((line) => object(repeatOf(line)?.['boundsPeriod']));
  const starts = periods.map((period) => dayNumber(period?.['start']));
  const ends = periods.map((period) => dayNumber(period?.['end']));
  if ([...starts, ...ends].includes(undefined)) return undefined;
  const known = (days: readonly (number | undefined)[]): readonly number[] => days.filter((day) => day !== undefined);
  const days = Math.max(...known(ends)) - Math.min(...known(starts)) + 1;
  return days > 0 ? exact(days) : undefined;
}

function lineDays(order: FhirJson, line: JsonObject): Fraction | undefined {
  const repeat = repeatOf(line);
  const duration =
    durationDays(object(repeat?.['boundsDuration'])) ??
    durationDays(object(object(repeat?.['boundsRange'])?.['high'])) ??
    durationDays(object(repeat?.['boundsQuantity']));
  return duration ?? periodDays(order, object(repeat?.['boundsPeriod'])) ?? daysOfCount(line);
}

function periodDays(order: FhirJson, period: JsonObject | undefined): Fraction | undefined {
  const start = dayNumber(period?.['start']) ?? dayNumber(order['authoredOn']);
  const end = dayNumber(period?.['end']);
  return start === undefined || end === undefined || end < start ? undefined : exact(end - start + 1);
}

function daysOfCount(line: JsonObject): Fraction | undefined {
  const repeat = repeatOf(line);
  const count = positive(repeat?.['countMax'] ?? repeat?.['count']);
  const rate = dosesPerDay(timingOf(line));
  return count === undefined || isRefused(rate) || !rate.lowest.gt(0) ? undefined : count.div(rate.lowest);
}

/** Whole days that a stated number of doses lasts; undefined where the number or how often it is given is a range. */
export function countedDays(line: JsonObject): number | undefined {
  const rate = dosesPerDay(timingOf(line));
  const isRange = (repeatOf(line)?.['countMax'] ?? null) !== null;
  if (isRange || isRefused(rate) || !rate.lowest.equals(rate.highest)) return undefined;
  return daysOfCount(line)?.ceil().valueOf();
}

/** SUPPLY_D: expected supply in days x (1 + repeats). */
export function supplyDays(order: FhirJson): Fraction | undefined {
  const dispense = object(order['dispenseRequest']);
  const once = durationDays(object(dispense?.['expectedSupplyDuration']));
  return once?.mul((amount(dispense?.['numberOfRepeatsAllowed']) ?? exact(0)).add(1));
}

/** Doses a week over all lines; undefined when one of them cannot be read. */
export function dosesPerWeek(order: FhirJson): Fraction | undefined {
  return dosageLines(order).reduce<Fraction | undefined>((sum, line) => {
    const rate = dosesPerDay(timingOf(line));
    return sum === undefined || isRefused(rate) ? undefined : sum.add(rate.highest.mul(7));
  }, exact(0));
}
