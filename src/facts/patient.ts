import type { PatientFact } from '../model/facts.js';
import { brief, text, type FhirJson, type Json } from '../model/json.js';
import { completedYears, isFuture, parseDate, today } from './dates.js';

const genders = ['female', 'male', 'other', 'unknown'] as const;

/** Age and administrative gender. No Patient resource: nothing is known of either. */
export function readPatient(resources: readonly FhirJson[], now: Date): PatientFact {
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient');
  const ageYears = ageOf(patient?.['birthDate'], now);
  const sent = brief(text(patient?.['gender']) ?? '').toLowerCase();
  return {
    gender: genders.find((gender) => gender === sent) ?? 'unknown',
    ...(ageYears !== undefined && { ageYears }),
  };
}

/** Completed years. A birth year or month is an age only where its first and its last day give the same one. */
function ageOf(birthDate: Json | undefined, now: Date): number | undefined {
  const first = parseDate(birthDate)?.day;
  if (first === undefined || isFuture(first, now)) return undefined;
  const age = completedYears(first, today(now));
  const last = lastDay(text(birthDate)?.trim() ?? '', first);
  return completedYears(last, today(now)) === age ? Math.max(age, 0) : undefined;
}

/** The last day that a partial date can mean; day 31 of a short month only serves to compare. */
function lastDay(written: string, first: string): string {
  if (written.length === 'YYYY'.length) return `${written}-12-31`;
  return written.length === 'YYYY-MM'.length ? `${written}-31` : first;
}
