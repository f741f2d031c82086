/** One patient with something for each search that the service sends, and something that each search must leave out. */
import { loincCodesFor } from '../../src/knowledge/lab-codes.js';
import type { QueryKey } from '../../src/fhir/queries.js';
import { retrievalKeys } from '../../src/model/fact-keys.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';

export const probeId = 'probe';

/** The least that HL7 asks of each: no word in it means anything to a rule. */
const words = { text: 'test of a FHIR server' };
const code = (system: string, value: string): JsonObject => ({ coding: [{ system, code: value }] });
const subject = { reference: `Patient/${probeId}` };

const patient: FhirJson = { resourceType: 'Patient', id: probeId, gender: 'unknown', birthDate: '1970-01-01' };
const medication: FhirJson = { resourceType: 'Medication', id: 'medication', code: words };

function order(status: string): FhirJson {
  const medicationReference = { reference: 'Medication/medication' };
  const resourceType = 'MedicationRequest';
  return { resourceType, id: `order-${status}`, status, intent: 'order', medicationReference, subject };
}

function request(status: string): FhirJson {
  return { resourceType: 'ServiceRequest', id: `request-${status}`, status, intent: 'order', code: words, subject };
}

function observation(id: string, loinc: string, date: string): FhirJson {
  return {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: code('http://loinc.org', loinc),
    subject,
    effectiveDateTime: date,
    dataAbsentReason: code('http://terminology.hl7.org/CodeSystem/data-absent-reason', 'not-performed'),
  };
}

/** By the first and the last code of each list: a server that reads a list as one code finds neither. */
const observations = retrievalKeys.flatMap((key) => {
  const codes = loincCodesFor(key);
  return [codes.at(0), codes.at(-1)].flatMap((loinc, place) =>
    loinc === undefined ? [] : [observation(`${key}-${place + 1}`, loinc, `2026-0${place + 1}-15T10:00:00Z`)],
  );
});

const clinical = 'http://terminology.hl7.org/CodeSystem';
const statement = { status: 'active', medicationCodeableConcept: words, subject };
const allergyStatus = code(`${clinical}/allergyintolerance-clinical`, 'active');
const conditionStatus = code(`${clinical}/condition-clinical`, 'active');
const given = { status: 'completed', vaccineCode: words, patient: subject, occurrenceDateTime: '2026-01-15' };

export const probeResources: readonly FhirJson[] = [
  patient,
  medication,
  ...['active', 'stopped', 'draft', 'entered-in-error'].map(order),
  ...['active', 'draft', 'completed'].map(request),
  ...observations,
  observation('other-code', '8302-2', '2026-01-15T10:00:00Z'),
  { resourceType: 'MedicationStatement', id: 'statement', ...statement },
  { resourceType: 'AllergyIntolerance', id: 'allergy', clinicalStatus: allergyStatus, code: words, patient: subject },
  { resourceType: 'Condition', id: 'condition', clinicalStatus: conditionStatus, code: words, subject },
  { resourceType: 'Procedure', id: 'procedure', status: 'completed', code: words, subject },
  { resourceType: 'Immunization', id: 'immunization', ...given },
];

const whole: { readonly [K in QueryKey]?: readonly string[] } = {
  patient: [probeId],
  medications: ['order-active', 'order-stopped'],
  medicationStatements: ['statement'],
  allergies: ['allergy'],
  conditions: ['condition'],
  procedures: ['procedure'],
  immunizations: ['immunization'],
  serviceRequests: ['request-active', 'request-draft'],
};

/** Ids that the search of this key must find, newest first where it asks for that; and no other. */
export function expectedIds(key: QueryKey): readonly string[] {
  return whole[key] ?? [`${key}-2`, `${key}-1`];
}
