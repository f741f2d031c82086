import { exact, type Fraction } from '../model/exact.js';
import { brief, type Json, type JsonObject } from '../model/json.js';
import { remembered } from '../model/memo.js';
import { positive } from './amount.js';

const msPerDay = 86_400_000;

/** Length of the units of time that orders use, in days (dose-arithmetic A3; months and years as mean lengths). */
const unitDays: Readonly<Record<string, Fraction>> = {
  h: exact('1/24'),
  d: exact(1),
  wk: exact(7),
  mo: exact('30.44'),
  a: exact('365.25'),
};

const unitWords: Readonly<Record<string, string>> = {
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'wk',
  weeks: 'wk',
  month: 'mo',
  months: 'mo',
  year: 'a',
  years: 'a',
};

/** Days in one unit of time, by UCUM code. */
export function daysInUnit(code: Json | undefined): Fraction | undefined {
  return typeof code === 'string' && Object.hasOwn(unitDays, code) ? unitDays[code] : undefined;
}

/** A Duration in days, by its code, else by the word of its unit; undefined when it is not readable. */
export function durationDays(duration: JsonObject | undefined): Fraction | undefined {
  const value = positive(duration?.['value']);
  const code = duration?.['code'] ?? unitOf(duration?.['unit']);
  const unit = daysInUnit(code);
  return value && unit && value.mul(unit);
}

function unitOf(word: Json | undefined): string | undefined {
  if (typeof word !== 'string') return undefined;
  const lower = brief(word).toLowerCase();
  return Object.hasOwn(unitWords, lower) ? unitWords[lower] : lower;
}

/**
 * The calendar day of a FHIR date as a count of days, for differences. The day is the one that was written, whatever
 * its time zone; a date without a day is the first of its month or year.
 */
export function dayNumber(date: Json | undefined): number | undefined {
  return typeof date === 'string' ? dayNumbered(date) : undefined;
}

const dayNumbered = remembered(20_000, (date): number | undefined => {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(brief(date));
  if (parts === null) return undefined;
  const [, year, month = '01', day = '01'] = parts;
  const ms = Date.parse(`${year ?? ''}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(ms) ? undefined : ms / msPerDay;
});

/** The day of a count of days, as YYYY-MM-DD. */
export function dayOfNumber(count: number): string {
  return dayText(new Date(count * msPerDay));
}

/** The UTC day of a moment, as `dayNumber` counts. */
export function today(now: Date): number {
  return Math.floor(now.getTime() / msPerDay);
}

/** The UTC day of a moment as YYYY-MM-DD. */
export function dayText(now: Date): string {
  return now.toISOString().slice(0, 10);
}
