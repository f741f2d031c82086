import { object, text, type Json } from '../model/json.js';
import { FhirError } from './operation-outcome.js';

/** From `start` up to, not including, `end`, in ms since 1970. */
export interface DateRange {
  readonly start: number;
  readonly end: number;
}

const shape = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** The time that a FHIR date or dateTime covers at its own precision; UTC where it names no zone. Undefined when it is none. */
export function rangeOf(value: string): DateRange | undefined {
  if (!shape.test(value)) return undefined;
  const zoned = value.includes('T') && !/(Z|[+-]\d{2}:\d{2})$/.test(value) ? `${value}Z` : value;
  const start = Date.parse(zoned);
  return Number.isNaN(start) ? undefined : { start, end: endOf(value, start) };
}

function endOf(value: string, start: number): number {
  const from = new Date(start);
  if (value.length === 4) return Date.UTC(from.getUTCFullYear() + 1, 0);
  if (value.length === 7) return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1);
  if (value.length === 10) return start + 86_400_000;
  return start + 1;
}

/** The range of a date, dateTime or Period element; an open Period reaches without bound. */
export function rangeOfElement(value: Json | undefined): DateRange | undefined {
  const written = text(value);
  if (written !== undefined) return rangeOf(written);
  const period = object(value);
  if (period === undefined) return undefined;
  const start = text(period['start']);
  const end = text(period['end']);
  return {
    start: start === undefined ? -Infinity : (rangeOf(start)?.start ?? -Infinity),
    end: end === undefined ? Infinity : (rangeOf(end)?.end ?? Infinity),
  };
}

const comparisons: Readonly<Record<string, (resource: DateRange, asked: DateRange) => boolean>> = {
  eq: within,
  ne: (resource, asked) => !within(resource, asked),
  gt: (resource, asked) => resource.end > asked.end,
  lt: (resource, asked) => resource.start < asked.start,
  ge: (resource, asked) => resource.end > asked.end || within(resource, asked),
  le: (resource, asked) => resource.start < asked.start || within(resource, asked),
  sa: (resource, asked) => resource.start >= asked.end,
  eb: (resource, asked) => resource.end <= asked.start,
  ap: (resource, asked) => resource.start < asked.end && resource.end > asked.start,
};

/** A predicate for a search value such as `ge2024-01-01`. Throws a FhirError (400) for anything that is no date. */
export function dateTest(value: string): (resource: DateRange) => boolean {
  const prefixed = /^([a-z]{2})(.*)$/.exec(value);
  const compare = comparisons[prefixed?.[1] ?? 'eq'];
  // A plus sign that was not encoded arrives as a blank.
  const asked = rangeOf((prefixed?.[2] ?? value).replace(' ', '+'));
  if (compare === undefined || asked === undefined)
    throw new FhirError(400, 'invalid', 'A date of the search is no date.');
  return (resource) => compare(resource, asked);
}

function within(resource: DateRange, asked: DateRange): boolean {
  return asked.start <= resource.start && resource.end <= asked.end;
}
