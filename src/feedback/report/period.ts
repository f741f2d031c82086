/** Which weeks a report is about. */
import type { Period } from '../../model/reports.js';
import { ServiceError } from '../../model/service-error.js';
import { dayOf, daysLater, mondayOf } from './weeks.js';

const defaultWeeks = 12;
/** Longer than anything is kept where nobody said so. */
const mostWeeks = 106;

/**
 * The whole weeks that the days `from` and `to` lie in; by default the twelve that end with this one. Whole weeks, since two
 * reports that differ by one day would tell that day's few cards. Throws ServiceError `malformed`.
 */
export function periodOf(query: { readonly from?: unknown; readonly to?: unknown }, now: Date): Period {
  const to = dayIn(query.to, 'to') ?? dayOf(now);
  const lastMonday = mondayOf(to);
  const from = mondayOf(dayIn(query.from, 'from') ?? daysLater(lastMonday, -7 * (defaultWeeks - 1)));
  if (from > lastMonday) throw new ServiceError('malformed', 'from must not be after to.', 'from');
  if (from <= daysLater(lastMonday, -7 * mostWeeks))
    throw new ServiceError('malformed', `A report is over ${mostWeeks} weeks at most.`, 'from');
  return { from, to: daysLater(lastMonday, 6) };
}

/** A field of a form that was left empty is no day. */
function dayIn(sent: unknown, name: 'from' | 'to'): string | undefined {
  if (sent === undefined || sent === '') return undefined;
  const isDay = typeof sent === 'string' && /^(?:19|20)\d\d-\d\d-\d\d$/.test(sent) && isInCalendar(sent);
  if (!isDay) throw new ServiceError('malformed', `${name} must be a day as 2026-11-22.`, name);
  return sent;
}

/** The parser takes 30 February for 2 March. */
function isInCalendar(day: string): boolean {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && dayOf(time) === day;
}
