/** A decision for a pharmacist who reviews it: what was known and what was found, of a patient that nobody can name. */
import { doseWords, valuesUsed } from '../../cards/patient-values.js';
import { decimal } from '../dosing/schedule-words.js';
import { daysBetween } from '../facts/dates.js';
import type { Facts, MedicationFact } from '../model/facts.js';
import type { Database } from '../store/open-database.js';
import type { Decision } from '../rules/decide.js';
import { openDecision } from './replay.js';

export interface DescribeDeps {
  readonly database: () => Promise<Database>;
  readonly siteKey: Buffer;
}

/** By the id of a decision its lines; undefined where it is unknown, was not kept or cannot be opened. */
export type DescribeRecord = (decisionId: string) => Promise<readonly string[] | undefined>;

export function describeRecords({ database, siteKey }: DescribeDeps): DescribeRecord {
  return async (decisionId) => {
    const kept = await (
      await database()
    )
      .selectFrom('decision')
      .select(['tenant', 'sealed'])
      .where('id', '=', decisionId)
      .executeTakeFirst();
    const opened = kept === undefined ? undefined : await openDecision(kept, siteKey);
    return opened?.ok === true ? linesOf(opened.again.decision) : undefined;
  };
}

function linesOf({ judgement, findings, gaps, plan }: Decision): readonly string[] {
  const { facts, input } = judgement;
  const told = [...findings, ...gaps];
  const results = told
    .flatMap(valuesUsed)
    .filter(({ what }) => !isDrug(what, facts))
    .map(({ what, value, day }) => `${what}: ${value}, ${day}`);
  return [
    `Patient: ${patientWords(facts)}`,
    `Hook: ${input.hook}`,
    ...drugsOf(facts),
    ...new Set(results),
    ...told.map(({ rule, row, indicator }) => `Found: ${rule.id}, row ${row.id} (${indicator})`),
    ...plan.doses.map(({ schedule }) => `Offered: ${decimal(schedule.averageMgPerDay)} mg/day`),
  ].map((line) => withAges(line, input.now));
}

/** From this age on a person could be found by the age alone. */
const oldestTold = 90;

function patientWords({ patient }: Facts): string {
  const { gender, ageYears } = patient.status === 'known' ? patient.value : { gender: 'unknown', ageYears: undefined };
  const sex = gender === 'unknown' ? 'sex not known' : gender;
  if (ageYears === undefined) return `age not known, ${sex}`;
  return `${ageYears >= oldestTold ? `${oldestTold} or over` : `${ageYears} years`}, ${sex}`;
}

function drugsOf({ medications }: Facts): readonly string[] {
  const { list, drafts, seen, unreadableDrafts } = medications;
  const listed = list.status === 'known' ? list.value : seen;
  return [
    ...drafts.map((entry) => `Ordered: ${entry.match.name}, ${doseWords(entry.dose)}`),
    ...unreadableDrafts.map(() => 'Ordered: a drug that could not be read'),
    ...listed.map((entry) => `On the list: ${entry.match.name}, ${doseWords(entry.dose)}, ${statusOf(entry)}`),
  ];
}

function statusOf({ current, status, start, end }: MedicationFact): string {
  return current
    ? `${status}, begun ${start ?? 'on an unknown day'}`
    : `${status}, ended ${end?.day ?? 'on an unknown day'}`;
}

/** Drugs stand in lines of their own. */
function isDrug(what: string, { medications }: Facts): boolean {
  const { list, drafts, seen } = medications;
  return [...drafts, ...seen, ...(list.status === 'known' ? list.value : [])].some(({ match }) => match.name === what);
}

/** A day, with what is known elsewhere, could name a person; how long ago it was is all that rules read. */
function withAges(line: string, now: Date): string {
  return line.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => {
    const days = daysBetween(day, now);
    return days < 0 ? `in ${-days} days` : `${days} days ago`;
  });
}
