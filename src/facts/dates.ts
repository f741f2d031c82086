import type { Day } from '../model/facts.js';
import { text, type Json } from '../model/json.js';
import { remembered } from '../model/memo.js';
import { midnightOf } from '../model/newest-first.js';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/**
 * A FHIR date, dateTime or instant.
 * day: the local day as the sender wrote it, because a look-back of days is counted on the calendar of the laboratory.
 * time: ms since 1970, for order. Without a time of day it is midnight UTC of that day; without a zone it is read as UTC.
 */
export interface Moment {
  readonly day: Day;
  readonly time: number;
}

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,20})?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i;

/** The moment that a FHIR date names; its first day for a year or a month; undefined for anything that is no date. */
export function parseDate(value: Json | undefined): Moment | undefined {
  const written = text(value);
  return written === undefined ? undefined : momentOf(written);
}

/** The results of one panel share their time, and several facts look at one resource. */
const momentOf = remembered(20_000, (written): Moment | undefined => {
  const parts = pattern.exec(written.trim());
  if (!parts) return undefined;
  const [, year = '', month = '01', date = '01', hour = '00', minute = '00', second = '00', fraction = '0', zone] =
    parts;
  const day = `${year}-${month}-${date}`;
  const midnight = midnightOf(day);
  // Date.parse rolls 30 February over into March in some engines: a day that does not come back as written is none.
  // FHIR has no year 0 either.
  if (day < firstDay || Number.isNaN(midnight) || dayOf(midnight) !== day) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const offset = offsetMinutes(zone);
  if (offset === undefined) return undefined;
  const sinceMidnight = (Number(hour) * 60 + Number(minute) - offset) * MS_PER_MINUTE + Number(second) * 1000;
  return { day, time: midnight + sinceMidnight + Math.trunc(Number(fraction) * 1000) };
});

/** As parseDate, but the last day of a year or a month that stands without a day. */
export function parseLastDay(value: Json | undefined): Moment | undefined {
  const first = parseDate(value);
  const written = text(value)?.trim();
  if (first === undefined || written === undefined || written.length >= first.day.length) return first;
  const [year, month = '12'] = written.split('-');
  return momentOf(dayOf(Date.UTC(Number(year), Number(month), 0)));
}

/** The first of several values that is a date: `effectiveDateTime`, else the start of the period, ... */
export function firstMoment(...values: readonly (Json | undefined)[]): Moment | undefined {
  for (const value of values) {
    const moment = parseDate(value);
    if (moment) return moment;
  }
  return undefined;
}

/** Whole days from `day` to the calendar date of `now` in UTC; negative for a day to come. */
export function daysBetween(day: Day, now: Date): number {
  return daysFrom(day, dayOf(now.getTime()));
}

/** Whole calendar days from one day to a later one; negative when `to` is the earlier. */
export function daysFrom(from: Day, to: Day): number {
  return Math.round((midnightOf(to) - midnightOf(from)) / MS_PER_DAY);
}

/** The first and the last day that a FHIR date can write. */
const firstDay: Day = '0001-01-01';
const lastDay: Day = '9999-12-31';

/** The calendar day so many days after (or, negative, before) a day; undefined where no FHIR date can write it. */
export function dayAfter(day: Day, days: number): Day | undefined {
  const time = midnightOf(day) + days * MS_PER_DAY;
  return time >= midnightOf(firstDay) && time <= midnightOf(lastDay) ? dayOf(time) : undefined;
}

/** As dayAfter, for a limit that days are compared with: the first or the last day where it would lie beyond. */
export function addDays(day: Day, days: number): Day {
  return dayAfter(day, days) ?? (days < 0 ? firstDay : lastDay);
}

/** Years completed from one day to another; 29 February counts as completed on 1 March. Negative when `to` is the earlier. */
export function completedYears(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** The calendar date of `now` in UTC. */
export function today(now: Date): Day {
  return dayOf(now.getTime());
}

/**
 * More than one day ahead: no result can be. One day is allowed because the sender's local day may already be tomorrow's
 * in UTC.
 */
export function isFuture(day: Day, now: Date): boolean {
  return daysBetween(day, now) < -1;
}

/** As many as midnightOf remembers. */
const dayNumbered: (days: string) => Day = remembered(50_000, (days) =>
  new Date(Number(days) * MS_PER_DAY).toISOString().slice(0, 10),
);

function dayOf(time: number): Day {
  return dayNumbered(String(Math.floor(time / MS_PER_DAY)));
}

/** Minutes east of UTC; undefined for an offset that no place on earth has. */
function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
