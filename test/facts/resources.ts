import { medicationReader } from '../../src/facts/medications.js';
import type { MedicationsFact } from '../../src/model/facts.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';

export const now = new Date('2026-11-22T12:00:00Z');

/** The calendar day so many days before `now`. */
export function daysAgo(days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The medication list of these orders, without drafts; `queriedByUs`: this service asked for it and read it whole. */
export function medicationsOf(resources: readonly FhirJson[], at: Date, queriedByUs: boolean): MedicationsFact {
  const context = {
    patientId: 'p',
    referenced: new Map(),
    weightKg: () => undefined,
    conditions: () => new Map(),
    now: at,
  };
  return medicationReader(queriedByUs, context)([], { answered: true, via: 'prefetch', resources });
}

export function loinc(code: string, display?: string): JsonObject {
  return { coding: [{ system: 'http://loinc.org', code, ...(display !== undefined && { display }) }] };
}

export function icd10(code: string): JsonObject {
  return { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] };
}

export function observation(code: string, members: JsonObject): FhirJson {
  return {
    resourceType: 'Observation',
    id: code,
    status: 'final',
    code: loinc(code),
    effectiveDateTime: `${daysAgo(3)}T08:00:00Z`,
    ...members,
  };
}

export function quantity(value: Json, unit?: string): JsonObject {
  return { valueQuantity: { value, ...(unit !== undefined && { unit }) } };
}

/** Shapes that no reader may trip over. */
export const hostile: readonly FhirJson[] = [
  { resourceType: 'Observation' },
  { resourceType: 'Observation', code: 'WBC', component: 'none', referenceRange: 3, status: 7 },
  { resourceType: 'Observation', code: [null, { coding: { code: [] } }], valueQuantity: 'high', effectiveDateTime: {} },
  { resourceType: 'Condition', code: 5, clinicalStatus: [], verificationStatus: 'x', onsetDateTime: [] },
  { resourceType: 'Procedure', status: 'completed', code: [], performedPeriod: 'always' },
  { resourceType: 'Immunization', status: 'completed', vaccineCode: null },
  { resourceType: 'AllergyIntolerance', reaction: 'rash', code: { text: 7 } },
  { resourceType: 'ServiceRequest', status: 'active', code: 'CBC', authoredOn: 5 },
  { resourceType: 'DiagnosticReport', status: 'final', conclusionCode: 'x', conclusion: {} },
];
