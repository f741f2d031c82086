import {
  CHILDBEARING_MAX_Y,
  CHILDBEARING_MIN_Y,
  HCG_EXCLUDE_D,
  LACTATION_D,
  PREGNANCY_MAX_D,
  PREGNANCY_STATUS_D,
  STATUS_EXCLUDE_D,
} from '../knowledge/constants.js';
import { DUE_DATE_PAST_D } from '../knowledge/pregnancy-limits.js';
import type { Evidence, PatientFact, PregnancyFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { addDays, daysBetween, parseDate } from './dates.js';
import {
  recordsOfCondition,
  recordsOfObservation,
  type PregnancyRecord,
  type PregnancyStatement,
} from './pregnancy-records.js';

/**
 * PREGNANT, POSSIBLE_PREGNANCY, PREGNANCY_EXCLUDED and LACTATING with the newest record that says so.
 * `conditions`: the patient's Condition resources as far as they are known; `resources` may hold them too.
 */
export function readPregnancy(
  resources: readonly FhirJson[],
  conditions: readonly FhirJson[],
  patient: PatientFact,
  now: Date,
): PregnancyFact {
  const records = [...resources, ...conditions].flatMap((resource) => [
    ...recordsOfObservation(resource, now),
    ...recordsOfCondition(resource, now),
  ]);
  const excluded =
    newest(records, 'hcg-negative', HCG_EXCLUDE_D.value, now) ??
    newest(records, 'not-pregnant', STATUS_EXCLUDE_D.value, now);
  const can = canBePregnant(patient);
  const pregnant = can ? pregnancyIn(records, now) : undefined;
  const possible = can && !pregnant ? positiveTestIn(records, now) : undefined;
  const lactating = can ? lactationIn(records, now) : undefined;
  return {
    ...(pregnant && { pregnant }),
    ...(possible && { possible }),
    ...(excluded && { excluded }),
    ...(lactating && { lactating }),
  };
}

/** Female or unknown sex within the age limits; an unknown age excludes nobody. */
export function canBePregnant({ gender, ageYears }: PatientFact): boolean {
  const inAge =
    ageYears === undefined || (ageYears >= CHILDBEARING_MIN_Y.value && ageYears <= CHILDBEARING_MAX_Y.value);
  return gender !== 'male' && inAge;
}

function pregnancyIn(records: readonly PregnancyRecord[], now: Date): Evidence | undefined {
  const said = records.filter(
    (record) => saysPregnant(record, now) && !isCancelled(record, records, ['ended', 'not-pregnant']),
  );
  return evidence(newestOf(said));
}

function saysPregnant({ says, at, due }: PregnancyRecord, now: Date): boolean {
  if (due !== undefined) {
    const past = daysBetween(due, now);
    return past <= DUE_DATE_PAST_D.value && past >= -PREGNANCY_MAX_D.value;
  }
  if (says === 'pregnant-condition') return within(at?.day, PREGNANCY_MAX_D.value, now);
  return says === 'pregnant' && within(at?.day, PREGNANCY_STATUS_D.value, now);
}

/** A later negative test takes a positive one back; it does not take back a recorded pregnancy (catalogue, PREGNANT). */
function positiveTestIn(records: readonly PregnancyRecord[], now: Date): Evidence | undefined {
  const positive = records.filter(
    (record) =>
      record.says === 'hcg-positive' &&
      within(record.at?.day, PREGNANCY_STATUS_D.value, now) &&
      !isCancelled(record, records, ['ended', 'not-pregnant', 'hcg-negative']),
  );
  return evidence(newestOf(positive));
}

/** The newest lactation record decides. */
function lactationIn(records: readonly PregnancyRecord[], now: Date): Evidence | undefined {
  const last = newestOf(records.filter(({ says }) => says === 'lactating' || says === 'not-lactating'));
  return last?.says === 'lactating' && within(last.at?.day, LACTATION_D.value, now) ? evidence(last) : undefined;
}

function newest(
  records: readonly PregnancyRecord[],
  says: PregnancyStatement,
  days: number,
  now: Date,
): Evidence | undefined {
  return evidence(newestOf(records.filter((record) => record.says === says && within(record.at?.day, days, now))));
}

/** A due date without a day of its own was written at some time since the conception, so any end since then cancels it. */
function isCancelled(
  record: PregnancyRecord,
  records: readonly PregnancyRecord[],
  by: readonly PregnancyStatement[],
): boolean {
  const conception = record.due === undefined ? undefined : parseDate(addDays(record.due, -PREGNANCY_MAX_D.value));
  const since = (record.at ?? conception)?.time ?? 0;
  return records.some(({ says, at }) => by.includes(says) && at !== undefined && at.time > since);
}

function within(day: string | undefined, days: number, now: Date): boolean {
  return day !== undefined && daysBetween(day, now) <= days;
}

function newestOf(records: readonly PregnancyRecord[]): PregnancyRecord | undefined {
  return records.toSorted((a, b) => (b.at?.time ?? 0) - (a.at?.time ?? 0))[0];
}

function evidence(record: PregnancyRecord | undefined): Evidence | undefined {
  const day = record?.at?.day ?? record?.due;
  return record && day !== undefined ? { day, reference: record.reference } : undefined;
}
