import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';

/** The patient of every test here, and somebody else. */
export const ME = 'p1';
export const OTHER = 'p2';
export const NOW = new Date('2026-06-01T12:00:00Z');

export function order(id: string, more: JsonObject = {}): FhirJson {
  return {
    resourceType: 'MedicationRequest',
    id,
    status: 'active',
    intent: 'order',
    subject: { reference: `Patient/${ME}` },
    medicationCodeableConcept: { text: 'allopurinol 300 mg tablet' },
    ...more,
  };
}

export function statement(id: string, more: JsonObject = {}): FhirJson {
  return { ...order(id, more), resourceType: 'MedicationStatement' };
}

export function observation(id: string, effectiveDateTime: string, more: JsonObject = {}): FhirJson {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    subject: { reference: `Patient/${ME}` },
    effectiveDateTime,
    ...more,
  };
}

export function bundle(resources: readonly Json[], more: JsonObject = {}): FhirJson {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    entry: resources.map((resource) => ({ resource })),
    ...more,
  };
}

export function next(url: string): JsonObject {
  return { link: [{ relation: 'next', url }] };
}

/** As next, of a server that says in its self link what it sorted by. */
export function sortedNext(url: string, sort = '_sort=-date'): JsonObject {
  const self = { relation: 'self', url: `http://fhir.example/Observation?patient=${ME}&${sort}&_count=3` };
  return { link: [self, { relation: 'next', url }] };
}

export function outcome(code: string, severity = 'error'): FhirJson {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code }] };
}

export function ids(resources: readonly FhirJson[]): readonly (Json | undefined)[] {
  return resources.map((resource) => resource['id']);
}
