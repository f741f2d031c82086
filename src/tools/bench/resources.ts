/** Resources of a chart as an EHR writes them: R4, minified, with the members that nobody reads. */
import type { FhirJson, JsonObject } from '../../model/json.js';
import type { Random } from './random.js';

export const patientId = 'bench-1';

const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const CATEGORIES = 'http://terminology.hl7.org/CodeSystem/observation-category';

/** What is written down: a code with its words, a value with its unit, and how the reference range stands. */
export interface Lab {
  readonly loinc: string;
  readonly words: string;
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number];
}

export interface Named {
  readonly code: string;
  readonly words: string;
}

interface Day {
  readonly random: Random;
  readonly day: string;
}

const subject = { reference: `Patient/${patientId}` };

function base(resourceType: string, { random, day }: Day): FhirJson {
  const meta = { versionId: '1', lastUpdated: `${day}T10:41:07.000+00:00` };
  return { resourceType, id: random.id(), meta };
}

function concept(system: string, { code, words }: Named): JsonObject {
  return { coding: [{ system, code, display: words }], text: words };
}

export function lab({ loinc, words, value, unit, range }: Lab, at: Day): FhirJson {
  const measured = (amount: number): JsonObject => ({
    value: amount,
    unit,
    system: 'http://unitsofmeasure.org',
    code: unit,
  });
  return {
    ...base('Observation', at),
    status: 'final',
    category: [concept(CATEGORIES, { code: 'laboratory', words: 'Laboratory' })],
    code: concept(LOINC, { code: loinc, words }),
    subject,
    effectiveDateTime: `${at.day}T07:32:00+00:00`,
    issued: `${at.day}T09:05:12.411+00:00`,
    performer: [{ display: 'Central laboratory' }],
    valueQuantity: measured(value),
    referenceRange: [{ low: measured(range[0]), high: measured(range[1]) }],
  };
}

/** A result that is a word: a phenotype, a serology. */
export function coded(loinc: Named, answer: Named, at: Day): FhirJson {
  return {
    ...base('Observation', at),
    status: 'final',
    category: [concept(CATEGORIES, { code: 'laboratory', words: 'Laboratory' })],
    code: concept(LOINC, loinc),
    subject,
    effectiveDateTime: `${at.day}T07:32:00+00:00`,
    valueCodeableConcept: concept(LOINC, answer),
  };
}

export function medication(drug: Named, status: 'active' | 'completed', at: Day): FhirJson {
  return {
    ...base('MedicationRequest', at),
    status,
    intent: 'order',
    medicationCodeableConcept: concept(RXNORM, drug),
    subject,
    authoredOn: `${at.day}T11:20:00+00:00`,
    requester: { reference: `Practitioner/${at.random.id()}`, display: 'Dr. A. Prescriber' },
    reasonCode: [{ text: 'As discussed in clinic' }],
    dosageInstruction: [
      {
        sequence: 1,
        text: 'Take 1 tablet by mouth once a day',
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        route: concept(SNOMED, { code: '26643006', words: 'Oral route' }),
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
      },
    ],
    dispenseRequest: { numberOfRepeatsAllowed: 3, quantity: { value: 90, unit: 'tablet' } },
  };
}

export function condition(problem: Named, status: 'active' | 'resolved', at: Day): FhirJson {
  const clinical = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
  const verified = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';
  return {
    ...base('Condition', at),
    clinicalStatus: { coding: [{ system: clinical, code: status }] },
    verificationStatus: { coding: [{ system: verified, code: 'confirmed' }] },
    category: [{ coding: [{ code: 'problem-list-item', display: 'Problem List Item' }] }],
    code: concept(SNOMED, problem),
    subject,
    onsetDateTime: `${at.day}T00:00:00+00:00`,
    recordedDate: `${at.day}T10:00:00+00:00`,
  };
}

export function procedure(done: Named, at: Day): FhirJson {
  return {
    ...base('Procedure', at),
    status: 'completed',
    code: concept(SNOMED, done),
    subject,
    performedPeriod: { start: `${at.day}T08:00:00+00:00`, end: `${at.day}T08:45:00+00:00` },
    performer: [{ actor: { reference: `Practitioner/${at.random.id()}`, display: 'Dr. B. Operator' } }],
    location: { display: 'Day surgery' },
  };
}

export function immunization(vaccine: Named, at: Day): FhirJson {
  return {
    ...base('Immunization', at),
    status: 'completed',
    vaccineCode: concept('http://hl7.org/fhir/sid/cvx', vaccine),
    patient: subject,
    occurrenceDateTime: `${at.day}T14:10:00+00:00`,
    primarySource: true,
    lotNumber: at.random.id().slice(0, 8),
  };
}

export function serviceRequest(test: Named, at: Day): FhirJson {
  return {
    ...base('ServiceRequest', at),
    status: 'completed',
    intent: 'order',
    code: concept(LOINC, test),
    subject,
    authoredOn: `${at.day}T11:20:00+00:00`,
    requester: { reference: `Practitioner/${at.random.id()}`, display: 'Dr. A. Prescriber' },
  };
}

export function allergy(substance: Named, at: Day): FhirJson {
  return {
    ...base('AllergyIntolerance', at),
    clinicalStatus: { coding: [{ code: 'active' }] },
    verificationStatus: { coding: [{ code: 'confirmed' }] },
    type: 'allergy',
    category: ['medication'],
    criticality: 'low',
    code: concept(SNOMED, substance),
    patient: subject,
    recordedDate: `${at.day}T10:00:00+00:00`,
    reaction: [
      { manifestation: [concept(SNOMED, { code: '271807003', words: 'Eruption of skin' })], severity: 'mild' },
    ],
  };
}

export function patient(): FhirJson {
  return {
    resourceType: 'Patient',
    id: patientId,
    identifier: [{ system: 'urn:oid:1.2.36.146.595.217.0.1', value: '12345' }],
    active: true,
    name: [{ use: 'official', family: 'Bench', given: ['Patient'] }],
    gender: 'male',
    birthDate: '1971-03-09',
    address: [{ line: ['1 Invented Street'], city: 'Nowhere', postalCode: '00000' }],
  };
}
