/** ISO weeks: from Monday to Sunday, in UTC. A day is `2026-11-22`, a week `2026-W47`. */
import type { Period } from '../../model/reports.js';

const msOfDay = 86_400_000;

export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

export function daysLater(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * msOfDay));
}

/** From 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

export function mondayOf(day: string): string {
  return daysLater(day, -weekdayOf(day));
}

/** A week belongs to the year that its Thursday lies in. */
export function weekOf(day: string): string {
  const thursday = daysLater(mondayOf(day), 3);
  const year = thursday.slice(0, 'YYYY'.length);
  const days = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / msOfDay;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** Mondays of the weeks of a period of whole weeks. */
export function mondaysOf({ from, to }: Period): readonly string[] {
  const weeks = (Date.parse(to) - Date.parse(from)) / msOfDay / 7;
  return Array.from({ length: Math.ceil(weeks) }, (_, week) => daysLater(from, 7 * week));
}
