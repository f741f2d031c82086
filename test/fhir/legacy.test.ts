import { toDraftOrder, toR4 } from '../../src/fhir/legacy.js';
import { ownershipFor } from '../../src/fhir/subject.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';

const patient = { reference: 'Patient/p1' };
const quantity = { value: 1, system: 'http://unitsofmeasure.org', code: '{pill}' };
const concept = { text: 'Azathioprine 50 MG Oral Tablet' };

/** The order of the public sandbox in the shape that it sends to a DSTU2, STU3 and R4 server. */
const dstu2: FhirJson = {
  resourceType: 'MedicationOrder',
  id: 'order-123',
  status: 'draft',
  patient,
  dateWritten: '2026-05-01',
  dosageInstruction: [{ timing: { repeat: { frequency: 1, period: 1, periodUnits: 'd' } }, doseQuantity: quantity }],
  medicationCodeableConcept: concept,
};
const stu3: FhirJson = {
  resourceType: 'MedicationRequest',
  id: 'order-123',
  status: 'draft',
  intent: 'order',
  subject: patient,
  authoredOn: '2026-05-01',
  dosageInstruction: [{ timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseQuantity: quantity }],
  medicationCodeableConcept: concept,
};
const r4: FhirJson = {
  ...stu3,
  dosageInstruction: [
    { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: quantity }] },
  ],
};

describe('a draft order', () => {
  it.each([
    ['dstu2', dstu2, 'MedicationOrder/order-123'],
    ['stu3', stu3, 'MedicationRequest/order-123'],
    ['r4', r4, 'MedicationRequest/order-123'],
  ])('of %s reads as R4 and keeps what came', (dialect, resource, reference) => {
    const before = structuredClone(resource);
    const draft = toDraftOrder(resource, true);
    expect(draft).toEqual({ reference, dialect, original: before, resource: r4, inHand: true });
    expect(draft.original).toBe(resource);
    expect(resource).toEqual(before);
  });

  it('without an id says so', () => {
    expect(toDraftOrder({ resourceType: 'MedicationRequest' }, false)).toMatchObject({
      reference: 'MedicationRequest/(no id)',
      dialect: 'r4',
      inHand: false,
    });
  });

  it.each<[string, JsonObject, string]>([
    ['a MedicationOrder without dosage', { resourceType: 'MedicationOrder' }, 'dstu2'],
    ['periodUnits alone', { dosageInstruction: [{ timing: { repeat: { periodUnits: 'd' } } }] }, 'dstu2'],
    ['a dose directly on a lone dosage object', { dosageInstruction: { doseRange: {} } }, 'stu3'],
    ['a requesting agent', { requester: { agent: { reference: 'Practitioner/1' } } }, 'stu3'],
    ['a context', { context: { reference: 'Encounter/1' } }, 'stu3'],
    ['both ways of saying the dose', { dosageInstruction: [{ doseQuantity: quantity, doseAndRate: [] }] }, 'r4'],
    ['words for dosage', { dosageInstruction: 'one a day' }, 'r4'],
    ['a ProcedureRequest', { resourceType: 'ProcedureRequest' }, 'stu3'],
    ['a ProcedureRequest with orderer', { resourceType: 'ProcedureRequest', orderer: {} }, 'dstu2'],
    ['a DiagnosticOrder', { resourceType: 'DiagnosticOrder' }, 'dstu2'],
  ])('with %s', (_name, resource, dialect) => {
    expect(toDraftOrder({ resourceType: 'MedicationRequest', ...resource }, true).dialect).toBe(dialect);
  });
});

describe('medication resources in R4 names', () => {
  it('MedicationOrder: prescriber, encounter, reason, prior order and its end', () => {
    const order = {
      ...dstu2,
      status: 'stopped',
      dateEnded: '2026-05-20',
      prescriber: { reference: 'Practitioner/1' },
      reasonCodeableConcept: { text: 'gout' },
      priorPrescription: { reference: 'http://ehr.example/MedicationOrder/7' },
      dispenseRequest: { validityPeriod: { start: '2026-05-01', end: '2026-12-31' } },
    };
    expect(toR4(order)).toEqual({
      ...r4,
      status: 'stopped',
      requester: { reference: 'Practitioner/1' },
      reasonCode: [{ text: 'gout' }],
      priorPrescription: { reference: 'http://ehr.example/MedicationRequest/7' },
      dispenseRequest: { validityPeriod: { start: '2026-05-01', end: '2026-05-20' } },
    });
  });

  it('STU3 MedicationRequest: context and requesting agent', () => {
    const context = { reference: 'Encounter/1' };
    const agent = { reference: 'Practitioner/1' };
    expect(toR4({ ...stu3, context, requester: { agent } })).toEqual({ ...r4, encounter: context, requester: agent });
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['doseRange', { doseRange: { low: quantity } }, { doseAndRate: [{ doseRange: { low: quantity } }] }],
    ['doseSimpleQuantity', { doseSimpleQuantity: quantity }, { doseAndRate: [{ doseQuantity: quantity }] }],
    ['quantityQuantity (statement)', { quantityQuantity: quantity }, { doseAndRate: [{ doseQuantity: quantity }] }],
    ['rateRatio', { rateRatio: { numerator: quantity } }, { doseAndRate: [{ rateRatio: { numerator: quantity } }] }],
    [
      'one dose said twice',
      { doseQuantity: quantity, doseAndRate: [{ type: {}, doseQuantity: quantity }] },
      { doseAndRate: [{ type: {}, doseQuantity: quantity }] },
    ],
    [
      'two doses that differ: neither is lost',
      { doseQuantity: quantity, doseAndRate: [{ doseQuantity: { ...quantity, value: 2 } }] },
      { doseAndRate: [{ doseQuantity: { ...quantity, value: 2 } }, { doseQuantity: quantity }] },
    ],
    [
      'additionalInstructions, bounds, duration and when',
      {
        additionalInstructions: { text: 'with food' },
        timing: { repeat: { boundsQuantity: { value: 7 }, durationUnits: 'h', when: 'PCM' } },
      },
      {
        additionalInstruction: [{ text: 'with food' }],
        timing: { repeat: { boundsDuration: { value: 7 }, durationUnit: 'h', when: ['PCM'] } },
      },
    ],
    ['names of every object', { constructor: 1, toString: 2 }, { constructor: 1, toString: 2 }],
  ])('a dosage with %s', (_name, given, expected) => {
    expect(toR4({ resourceType: 'MedicationRequest', dosageInstruction: [given] })['dosageInstruction']).toEqual([
      expected,
    ]);
    expect(toR4({ resourceType: 'MedicationStatement', dosage: given })['dosage']).toEqual([expected]);
  });

  it.each([
    ['wasNotTaken', { wasNotTaken: true, status: 'active' }, 'not-taken'],
    ['wasNotTaken false', { wasNotTaken: false, status: 'active' }, 'active'],
    ['taken n', { taken: 'n', status: 'active' }, 'not-taken'],
    ['taken y', { taken: 'y', status: 'completed' }, 'completed'],
    ['a mistake stays a mistake', { taken: 'n', status: 'entered-in-error' }, 'entered-in-error'],
  ])('a statement: %s', (_name, given, status) => {
    const read = toR4({ resourceType: 'MedicationStatement', patient, ...given });
    expect(read).toEqual({ resourceType: 'MedicationStatement', subject: patient, status });
  });

  it('a dispense that was not done is cancelled', () => {
    const read = toR4({ resourceType: 'MedicationDispense', patient, notDone: true, status: 'completed' });
    expect(read).toEqual({ resourceType: 'MedicationDispense', subject: patient, status: 'cancelled' });
  });

  it('keeps two subjects apart, so that they can disagree', () => {
    const read = toR4({ ...dstu2, subject: { reference: 'Patient/p2' } });
    expect(ownershipFor('p1', () => undefined)(read)).toBe('other');
    expect(ownershipFor('p2', () => undefined)(read)).toBe('other');
  });
});

describe('clinical resources in R4 names', () => {
  const hl7 = 'http://terminology.hl7.org/CodeSystem';
  const coded = (system: string, code: string) => ({ coding: [{ system: `${hl7}/${system}`, code }] });
  it.each<[string, JsonObject, JsonObject]>([
    [
      'Condition of DSTU2',
      {
        resourceType: 'Condition',
        patient,
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
        dateRecorded: '2026-01-02',
        category: concept,
      },
      {
        resourceType: 'Condition',
        subject: patient,
        clinicalStatus: coded('condition-clinical', 'active'),
        verificationStatus: coded('condition-ver-status', 'confirmed'),
        recordedDate: '2026-01-02',
        category: [concept],
      },
    ],
    [
      'Condition of STU3',
      { resourceType: 'Condition', subject: patient, clinicalStatus: 'resolved', assertedDate: '2026-01-02' },
      {
        resourceType: 'Condition',
        subject: patient,
        clinicalStatus: coded('condition-clinical', 'resolved'),
        recordedDate: '2026-01-02',
      },
    ],
    [
      'AllergyIntolerance of DSTU2',
      {
        resourceType: 'AllergyIntolerance',
        patient,
        substance: concept,
        status: 'confirmed',
        criticality: 'CRITH',
        category: 'medication',
        recordedDate: '2026-01-02',
      },
      {
        resourceType: 'AllergyIntolerance',
        patient,
        code: concept,
        status: 'confirmed',
        clinicalStatus: coded('allergyintolerance-clinical', 'active'),
        verificationStatus: coded('allergyintolerance-verification', 'confirmed'),
        criticality: 'high',
        category: ['medication'],
        recordedDate: '2026-01-02',
      },
    ],
    [
      'AllergyIntolerance of DSTU2, refuted',
      { resourceType: 'AllergyIntolerance', patient, status: 'refuted' },
      {
        resourceType: 'AllergyIntolerance',
        patient,
        status: 'refuted',
        verificationStatus: coded('allergyintolerance-verification', 'refuted'),
      },
    ],
    [
      'AllergyIntolerance of STU3',
      {
        resourceType: 'AllergyIntolerance',
        patient,
        clinicalStatus: 'inactive',
        verificationStatus: 'unconfirmed',
        criticality: 'high',
        assertedDate: '2026-01-02',
      },
      {
        resourceType: 'AllergyIntolerance',
        patient,
        clinicalStatus: coded('allergyintolerance-clinical', 'inactive'),
        verificationStatus: coded('allergyintolerance-verification', 'unconfirmed'),
        criticality: 'high',
        recordedDate: '2026-01-02',
      },
    ],
    [
      'Observation of STU3',
      { resourceType: 'Observation', subject: patient, interpretation: concept },
      { resourceType: 'Observation', subject: patient, interpretation: [concept] },
    ],
    [
      'Immunization of DSTU2',
      { resourceType: 'Immunization', patient, date: '2026-01-02', status: 'completed', wasNotGiven: false },
      { resourceType: 'Immunization', patient, occurrenceDateTime: '2026-01-02', status: 'completed' },
    ],
    [
      'Immunization that was not given',
      { resourceType: 'Immunization', patient, date: '2026-01-02', status: 'completed', notGiven: true },
      { resourceType: 'Immunization', patient, occurrenceDateTime: '2026-01-02', status: 'not-done' },
    ],
    [
      'Procedure that was not done',
      { resourceType: 'Procedure', subject: patient, status: 'completed', notPerformed: true },
      { resourceType: 'Procedure', subject: patient, status: 'not-done' },
    ],
    [
      'Procedure that was broken off',
      { resourceType: 'Procedure', subject: patient, status: 'aborted', notDone: false },
      { resourceType: 'Procedure', subject: patient, status: 'stopped' },
    ],
    [
      'DiagnosticOrder',
      {
        resourceType: 'DiagnosticOrder',
        subject: patient,
        status: 'requested',
        orderer: { reference: 'Practitioner/1' },
        event: [{ status: 'requested', dateTime: '2026-01-02' }],
        item: [{ code: { text: 'TPMT', coding: [{ code: 'a' }] } }, { code: { coding: [{ code: 'b' }] } }],
      },
      {
        resourceType: 'ServiceRequest',
        subject: patient,
        status: 'active',
        requester: { reference: 'Practitioner/1' },
        event: [{ status: 'requested', dateTime: '2026-01-02' }],
        authoredOn: '2026-01-02',
        code: { text: 'TPMT', coding: [{ code: 'a' }, { code: 'b' }] },
      },
    ],
    [
      'ProcedureRequest of STU3',
      {
        resourceType: 'ProcedureRequest',
        subject: patient,
        status: 'suspended',
        code: concept,
        requester: { agent: { reference: 'Practitioner/1' } },
      },
      {
        resourceType: 'ServiceRequest',
        subject: patient,
        status: 'on-hold',
        code: concept,
        requester: { reference: 'Practitioner/1' },
      },
    ],
  ])('%s', (_name, given, expected) => {
    expect(toR4(given as FhirJson)).toEqual(expected);
  });

  it('R4 stays as it is', () => {
    const condition: FhirJson = {
      resourceType: 'Condition',
      subject: patient,
      category: [concept],
      clinicalStatus: coded('condition-clinical', 'active'),
    };
    expect(toR4(condition)).toEqual(condition);
    expect(toR4({ resourceType: 'Patient', id: 'p1' })).toEqual({ resourceType: 'Patient', id: 'p1' });
  });

  it.each([
    'Condition',
    'AllergyIntolerance',
    'Immunization',
    'Procedure',
    'DiagnosticOrder',
    'MedicationOrder',
    'MedicationStatement',
    'MedicationDispense',
    'Observation',
  ])('%s of nonsense does not break the reading', (resourceType) => {
    const nonsense = {
      resourceType,
      status: 7,
      item: 'x',
      event: {},
      dosage: null,
      dosageInstruction: 3,
      patient: [],
      criticality: 'toString',
      requester: 1,
      category: null,
    };
    expect(toR4(nonsense).resourceType).toMatch(/^[A-Z]/);
  });
});
