import { brief, values, type FhirJson, type JsonObject } from '../model/json.js';
import { dosageLines, repeatOf, timingOf } from './dosage-lines.js';
import { timingCodes, weekdaysOf } from './timing.js';

const morning: readonly string[] = ['MORN', 'MORN.EARLY', 'MORN.LATE', 'WAKE', 'ACM', 'CM', 'PCM', 'AM'];
const evening: readonly string[] = [
  'EVE',
  'EVE.EARLY',
  'EVE.LATE',
  'NIGHT',
  'HS',
  'PHS',
  'ACV',
  'CV',
  'PCV',
  'PM',
  'BED',
];
const noon = '12:00';

/**
 * Two orders that say by their structured timing that both are given: one in the morning and one in the evening, or on other
 * days of the week. Orders that leave it open may be one order and its renewal.
 */
export function areGivenApart(one: FhirJson, other: FhirJson): boolean {
  return [halvesOf, daysOf].some((read) => areDisjoint(timesOf(one, read), timesOf(other, read)));
}

function areDisjoint(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && other.length > 0 && !one.some((time) => other.includes(time));
}

/** None where one of the lines leaves it open. */
function timesOf(order: FhirJson, read: (line: JsonObject) => readonly string[]): readonly string[] {
  const lines = dosageLines(order).map(read);
  return lines.some((times) => times.length === 0) ? [] : lines.flat();
}

function daysOf(line: JsonObject): readonly string[] {
  return weekdaysOf(repeatOf(line) ?? {}) ?? [];
}

/** None where one of the moments is neither morning nor evening. */
function halvesOf(line: JsonObject): readonly string[] {
  const { when, timeOfDay } = repeatOf(line) ?? {};
  const moments = [...values(when).map(halfOfMoment), ...values(timeOfDay).map(halfOfClock)];
  const halves = moments.length > 0 ? moments : timingCodes(timingOf(line)?.['code']).map(halfOfMoment);
  const known = halves.filter((half) => half !== undefined);
  return known.length === halves.length ? known : [];
}

type Half = 'morning' | 'evening' | undefined;

function halfOfMoment(moment: unknown): Half {
  const code = brief(typeof moment === 'string' ? moment : '').toUpperCase();
  if (morning.includes(code)) return 'morning';
  return evening.includes(code) ? 'evening' : undefined;
}

function halfOfClock(time: unknown): Half {
  if (typeof time !== 'string') return undefined;
  return time < noon ? 'morning' : 'evening';
}
