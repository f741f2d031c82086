/** Overrides of the last finished week for a pharmacist to read again: the most urgent first, inside a class by lot. */
import { createHash } from 'node:crypto';
import type { FindingLine } from '../../model/journal.js';
import type { ReviewItem, ReviewQueue } from '../../model/reports.js';
import type { Database } from '../../store/open-database.js';
import { lastWords, secondsBetween, startOf } from './read-answers.js';
import { dayOf, daysLater, mondayOf, weekdayOf, weekOf } from './weeks.js';

/** What one pharmacist reads in a sitting. */
const mostItems = 20;
const byRisk = ['critical', 'warning', 'info'];

export interface ReviewDeps {
  readonly isReason: (code: string) => boolean;
  /** The de-identified decision record, line by line; undefined where it is gone. */
  readonly recordOf?: (decision: string) => Promise<readonly string[] | undefined>;
}

export async function reviewQueue(
  database: Database,
  tenant: string,
  now: Date,
  deps: ReviewDeps,
): Promise<ReviewQueue> {
  const monday = daysLater(mondayOf(dayOf(now)), -7);
  const week = weekOf(monday);
  const overrides = (await answeredIn(database, tenant, monday)).filter(
    ({ outcome, received_at }) => outcome === 'overridden' && isIn(monday, received_at),
  );
  const drawn = overrides
    .map((override) => ({ override, lot: lotOf(week, override.uuid) }))
    .toSorted((one, other) => riskOf(one.override) - riskOf(other.override) || (one.lot < other.lot ? -1 : 1))
    .slice(0, mostItems);
  const items: ReviewItem[] = [];
  for (const { override } of drawn) items.push(await itemOf(database, tenant, override, deps));
  return { week, left: overrides.length - items.length, items };
}

type Override = Awaited<ReturnType<typeof answeredIn>>[number];

/** Cards that were answered in the week, each with its last answer: one that was accepted later is no override. */
async function answeredIn(database: Database, tenant: string, monday: string) {
  const rows = await database
    .selectFrom('feedback')
    .innerJoin('card', (join) =>
      join.onRef('card.tenant', '=', 'feedback.tenant').onRef('card.uuid', '=', 'feedback.card'),
    )
    .select(['card.uuid', 'card.rules', 'card.indicator', 'card.hook', 'card.issued_at', 'card.decision'])
    .select(['feedback.id', 'feedback.outcome', 'feedback.reason_code', 'feedback.received_at'])
    .where('feedback.tenant', '=', tenant)
    .where('feedback.received_at', '>=', startOf(monday))
    .execute();
  return lastWords(rows);
}

function isIn(monday: string, time: string): boolean {
  return time >= startOf(monday) && time < startOf(daysLater(monday, 7));
}

function riskOf({ indicator }: Override): number {
  const place = byRisk.indexOf(indicator);
  return place === -1 ? byRisk.length : place;
}

/** Nobody picks: the same for everybody, and nothing that a clinician or a pharmacist can steer. */
function lotOf(week: string, uuid: string): string {
  return createHash('sha256').update(`${week} ${uuid}`).digest('hex');
}

async function itemOf(
  database: Database,
  tenant: string,
  { rules, indicator, hook, reason_code, issued_at, received_at, decision }: Override,
  { isReason, recordOf }: ReviewDeps,
): Promise<ReviewItem> {
  const kept = await database
    .selectFrom('decision')
    .select('findings')
    .where('tenant', '=', tenant)
    .where('id', '=', decision)
    .executeTakeFirst();
  const record = kept === undefined ? undefined : await recordOf?.(decision);
  return {
    rules: JSON.parse(rules) as readonly string[],
    indicator,
    hook,
    reason: reason_code === '' || isReason(reason_code) ? reason_code : 'other',
    seconds: secondsBetween(issued_at, received_at),
    weekday: weekdayOf(received_at.slice(0, 'YYYY-MM-DD'.length)),
    findings: kept === undefined ? [] : (JSON.parse(kept.findings) as readonly FindingLine[]),
    ...(record === undefined ? {} : { record }),
  };
}
