import { remembered } from './memo.js';

const MS_PER_DAY = 86_400_000;

/** Days of two lifetimes: a chart names few, and reading one is slow. */
const daysRemembered = 50_000;

/** Midnight UTC of a YYYY-MM-DD, in ms since 1970; NaN for what is no day. */
export const midnightOf: (day: string) => number = remembered(daysRemembered, (day) => Date.parse(`${day}T00:00:00Z`));

/** A day as it was written, and the moment in ms since 1970. */
interface Dated {
  readonly day: string;
  readonly time: number;
}

/**
 * Days of which one is dated without a clock. That is read as midnight UTC, and midnight is what systems write that keep
 * none: it may be of any hour of its day, and what came first on such a day nobody knows.
 */
export function daysWithoutClock(dated: readonly Dated[]): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { day, time } of dated) if (time === midnightOf(day)) days.add(day);
  return days;
}

/** For order: all of a day without clock is at one time, its noon, which lies within that day in every zone. */
export function orderTime({ day, time }: Dated, withoutClock: ReadonlySet<string>): number {
  return withoutClock.has(day) ? midnightOf(day) + MS_PER_DAY / 2 : time;
}

/** Newest first; `atOneTime` orders what is of one time or of a day without clock. */
export function newestFirst<T extends Dated>(dated: readonly T[], atOneTime: (a: T, b: T) => number): readonly T[] {
  const withoutClock = daysWithoutClock(dated);
  return dated
    .map((one) => ({ one, time: orderTime(one, withoutClock) }))
    .toSorted((a, b) => b.time - a.time || atOneTime(a.one, b.one))
    .map(({ one }) => one);
}
