/** How results are compared: age by effective day, comparators beside the value. */
import { daysBetween } from '../facts/dates.js';
import { exact, type Fraction } from '../model/exact.js';
import type { Fact, Measurement, Series } from '../model/facts.js';

/** "<x" is below x and ">x" above x: by less than any result differs. */
const besideTheLimit = exact('1/1000000');

export function valueOf({ value, comparator }: Measurement): Fraction {
  if (comparator === '<') return value.sub(besideTheLimit);
  return comparator === '>' ? value.add(besideTheLimit) : value;
}

/** Newest final result. */
export function newest(series: Series): Measurement | undefined {
  return series.find(({ preliminary }) => !preliminary);
}

export function ageInDays({ day }: Measurement, now: Date): number {
  return Math.max(0, daysBetween(day, now));
}

export function isBelow(measurement: Measurement, limit: number): boolean {
  return valueOf(measurement).compare(exact(limit)) < 0;
}

/** The known value of a fact, or undefined for a key that cannot be judged. */
export function known<T>(fact: Fact<T>): T | undefined {
  return fact.status === 'known' ? fact.value : undefined;
}
