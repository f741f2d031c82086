/** Compact vignettes to FHIR resources. */
import { testOrders, type TestName } from '../../src/knowledge/test-orders.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';
import type { CompactAllergy, CompactCondition, CompactEvent, CompactLab, CompactOrder, Vignette } from './vignette.js';

export const now = new Date('2026-11-22T10:00:00Z');
export const patientId = 'patient-1';
const subject = { reference: `Patient/${patientId}` };

/** The calendar day so many days before `now`. */
function day(daysAgo: number): string {
  return new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

/** The very hour of `now`, so that a result is exactly so many days old however days are counted. */
function instant(daysAgo: number): string {
  return new Date(now.getTime() - daysAgo * 86_400_000).toISOString();
}

interface LabKind {
  readonly key: string;
  /** Left out for a test that has a name and no code: EBV IgG, HBV DNA. */
  readonly loinc?: string;
  readonly unit?: string;
}

const labs: Readonly<Record<string, LabKind>> = {
  WBC: { key: 'bloodCounts', loinc: '6690-2', unit: '10*9/L' },
  ANC: { key: 'bloodCounts', loinc: '751-8', unit: '10*9/L' },
  'neutrophils %': { key: 'bloodCounts', loinc: '770-8', unit: '%' },
  platelets: { key: 'bloodCounts', loinc: '777-3', unit: '10*9/L' },
  Hb: { key: 'bloodCounts', loinc: '718-7', unit: 'g/dL' },
  lymphocytes: { key: 'bloodCounts', loinc: '731-0', unit: '10*9/L' },
  eGFR: { key: 'renalFunction', loinc: '98979-8', unit: 'mL/min/{1.73_m2}' },
  'creatinine clearance': { key: 'renalFunction', loinc: '35591-7', unit: 'mL/min' },
  creatinine: { key: 'renalFunction', loinc: '2160-0', unit: 'mg/dL' },
  INR: { key: 'inr', loinc: '6301-6', unit: '{INR}' },
  ALT: { key: 'liverTests', loinc: '1742-6', unit: 'U/L' },
  AST: { key: 'liverTests', loinc: '1920-8', unit: 'U/L' },
  bilirubin: { key: 'liverTests', loinc: '1975-2', unit: 'mg/dL' },
  albumin: { key: 'liverTests', loinc: '1751-7', unit: 'g/L' },
  'bile acids': { key: 'liverTests', loinc: '14628-4', unit: 'umol/L' },
  lipase: { key: 'liverTests', loinc: '3040-3', unit: 'U/L' },
  TPMT: { key: 'pharmacogenetics', loinc: '79713-4' },
  NUDT15: { key: 'pharmacogenetics', loinc: '53040-2' },
  'TPMT activity': { key: 'pharmacogenetics', loinc: '21563-2' },
  '6-TGN': { key: 'metabolites', loinc: '32660-3', unit: 'pmol/(8.10*8 RBC)' },
  '6-MMP': { key: 'metabolites', loinc: '32654-6', unit: 'pmol/(8.10*8 RBC)' },
  'pregnancy status': { key: 'pregnancy', loinc: '82810-3' },
  'delivery date': { key: 'pregnancy', loinc: '11778-8' },
  hCG: { key: 'pregnancy', loinc: '21198-7', unit: '[IU]/L' },
  'hCG urine': { key: 'pregnancy', loinc: '2106-3' },
  breastfeeding: { key: 'pregnancy', loinc: '63895-7' },
  weight: { key: 'weight', loinc: '29463-7', unit: 'kg' },
  'surface area': { key: 'weight', loinc: '8277-6', unit: 'm2' },
  HBsAg: { key: 'serology', loinc: '5196-1' },
  'anti-HBc': { key: 'serology', loinc: '13952-7' },
  'VZV IgG': { key: 'serology', loinc: '15410-8' },
  'HBV DNA': { key: 'serology' },
  'EBV VCA IgG': { key: 'serology' },
  'EBV EBNA IgG': { key: 'serology' },
};

/** Every resource of the patient by prefetch key; a key without data is left out. */
export function resourcesByKey(vignette: Vignette): ReadonlyMap<string, readonly FhirJson[]> {
  const byKey = new Map<string, readonly FhirJson[]>();
  const add = (key: string, resources: readonly FhirJson[]): void => {
    if (resources.length > 0) byKey.set(key, [...(byKey.get(key) ?? []), ...resources]);
  };
  byKey.set('medications', listOf(vignette));
  add('patient', [patientOf(vignette)]);
  (vignette.labs ?? []).forEach((lab, index) => {
    add(kindOf(lab).key, [observation(lab, `lab-${index + 1}`)]);
  });
  add('weight', weighings(vignette));
  add('conditions', (vignette.conditions ?? []).map(condition));
  add('allergies', (vignette.allergies ?? []).map(allergy));
  add('procedures', (vignette.procedures ?? []).map(procedure));
  add('immunizations', (vignette.immunizations ?? []).map(immunization));
  add('serviceRequests', (vignette.pending ?? []).map(pendingTest));
  return byKey;
}

/** Drafts, and the Medications that they refer to. */
export function draftsOf(vignette: Vignette): readonly FhirJson[] {
  return withMedications(vignette.drafts, 'draft');
}

function listOf(vignette: Vignette): readonly FhirJson[] {
  return withMedications(vignette.list, 'listed');
}

function withMedications(orders: Vignette['list'] = [], kind: 'draft' | 'listed'): readonly FhirJson[] {
  return orders.flatMap((compact, index) => {
    const one = read(compact);
    const id = one.id ?? `${kind}-${index + 1}`;
    const order = orderOf(one, id, kind);
    return one.by === 'in-bundle' ? [order, medication(one, `medication-of-${id}`)] : [order];
  });
}

function read(compact: string | CompactOrder): CompactOrder {
  if (typeof compact !== 'string') return compact;
  const counted = /^(.+) x (\d+(?:\.\d+)?)$/.exec(compact);
  if (counted !== null) return { drug: counted[1] ?? '', tablets: Number(counted[2]) };
  const dosed = /^(.+?) (\d+(?:\.\d+)?) mg$/.exec(compact);
  return dosed === null ? { drug: compact } : { drug: dosed[1] ?? '', mg: Number(dosed[2]) };
}

function orderOf(one: CompactOrder, id: string, kind: 'draft' | 'listed'): FhirJson {
  const resourceType = one.type ?? 'MedicationRequest';
  const usual = kind === 'draft' ? 'draft' : resourceType === 'MedicationDispense' ? 'completed' : 'active';
  const status = one.status === undefined ? usual : one.status;
  const whose = one.ofPatient === undefined ? subject : { reference: `Patient/${one.ofPatient}` };
  const isRequest = resourceType === 'MedicationRequest' || resourceType === 'ServiceRequest';
  const order: JsonObject = {
    resourceType,
    id,
    ...(status === null ? {} : { status }),
    ...(isRequest ? { intent: one.intent ?? 'order' } : {}),
    ...(resourceType === 'Immunization' ? { patient: whose } : { subject: whose }),
    ...named(one, id, resourceType),
    ...when(one, resourceType, kind),
    ...dosage(one, resourceType),
    ...supply(one, resourceType),
    ...(one.replaces === undefined ? {} : { priorPrescription: { reference: `MedicationRequest/${one.replaces}` } }),
    ...(one.doNotPerform === undefined ? {} : { doNotPerform: one.doNotPerform }),
    ...(one.reference === undefined ? {} : { extension: [referenceDose(one.reference)] }),
  };
  return changed(order, one.more);
}

function changed(resource: JsonObject, more: JsonObject = {}): FhirJson {
  const merged = Object.entries({ ...resource, ...more }).filter(
    ([member, value]) => value !== null || resource[member] === null,
  );
  return Object.fromEntries(merged) as FhirJson;
}

function concept({ drug, rxnorm, cvx }: CompactOrder): JsonObject {
  const coding = [
    ...(rxnorm === undefined ? [] : [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: rxnorm }]),
    ...(cvx === undefined ? [] : [{ system: 'http://hl7.org/fhir/sid/cvx', code: cvx }]),
  ];
  return { ...(coding.length === 0 ? {} : { coding }), ...(drug === '' ? {} : { text: drug }) };
}

function medication(one: CompactOrder, id: string): FhirJson {
  return { resourceType: 'Medication', id, code: concept(one) };
}

function named(one: CompactOrder, id: string, type: string): JsonObject {
  if (type === 'Immunization') return { vaccineCode: concept(one) };
  if (type === 'ServiceRequest') return { code: concept(one) };
  switch (one.by) {
    case 'contained':
      return { contained: [medication(one, 'med')], medicationReference: { reference: '#med' } };
    case 'in-bundle':
      return { medicationReference: { reference: `Medication/medication-of-${id}` } };
    case 'display':
      return { medicationReference: { display: one.drug } };
    case 'unresolved':
      return { medicationReference: { reference: `Medication/nowhere-${id}` } };
    default:
      return { medicationCodeableConcept: concept(one) };
  }
}

function when({ startDaysAgo, endDaysAgo }: CompactOrder, type: string, kind: 'draft' | 'listed'): JsonObject {
  const start = startDaysAgo ?? (kind === 'draft' ? 0 : undefined);
  const started = start === undefined ? undefined : day(start);
  switch (type) {
    case 'MedicationStatement':
      return {
        effectivePeriod: {
          ...(started === undefined ? {} : { start: started }),
          ...(endDaysAgo === undefined ? {} : { end: day(endDaysAgo) }),
        },
      };
    case 'MedicationDispense':
      return started === undefined ? {} : { whenHandedOver: started };
    case 'Immunization':
      return started === undefined ? {} : { occurrenceDateTime: started };
    default:
      return started === undefined ? {} : { authoredOn: started };
  }
}

function dosage(one: CompactOrder, type: string): JsonObject {
  if (type === 'Immunization' || type === 'ServiceRequest') return {};
  const { mg, tablets, perDay = 1, everyDays = 1, endDaysAgo } = one;
  const ends = endDaysAgo !== undefined && type !== 'MedicationStatement';
  const hasDose = mg !== undefined || tablets !== undefined;
  if (!hasDose && !ends && one.route === undefined && one.asNeeded === undefined) return {};
  const repeat = {
    ...(hasDose ? { frequency: perDay, period: everyDays, periodUnit: 'd' } : {}),
    ...(ends ? { boundsPeriod: { end: day(endDaysAgo) } } : {}),
    ...(one.courseDays === undefined ? {} : { boundsDuration: { value: one.courseDays, unit: 'days', code: 'd' } }),
  };
  const doseQuantity =
    mg === undefined
      ? { value: tablets ?? 0, unit: 'tablet' }
      : { value: mg, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' };
  const line = {
    ...(Object.keys(repeat).length === 0 ? {} : { timing: { repeat } }),
    ...(one.asNeeded === undefined ? {} : { asNeededBoolean: one.asNeeded }),
    ...(one.route === undefined ? {} : { route: { text: one.route } }),
    ...(hasDose ? { doseAndRate: [{ doseQuantity }] } : {}),
  };
  return { [type === 'MedicationStatement' ? 'dosage' : 'dosageInstruction']: [line] };
}

function supply({ supplyDays, repeats }: CompactOrder, type: string): JsonObject {
  const days = { value: supplyDays ?? 0, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' };
  if (type === 'MedicationDispense') return supplyDays === undefined ? {} : { daysSupply: days };
  if (supplyDays === undefined && repeats === undefined) return {};
  return {
    dispenseRequest: {
      ...(supplyDays === undefined ? {} : { expectedSupplyDuration: days }),
      ...(repeats === undefined ? {} : { numberOfRepeatsAllowed: repeats }),
    },
  };
}

function referenceDose({ drug, mg, daysAgo }: NonNullable<CompactOrder['reference']>): JsonObject {
  const dose = { value: mg, unit: 'mg/d', system: 'http://unitsofmeasure.org', code: 'mg/d' };
  return {
    url: 'https://azathioprine-cds.example.org/StructureDefinition/reference-dose',
    extension: [
      { url: 'dose', valueQuantity: dose },
      { url: 'ingredient', valueCode: drug },
      { url: 'date', valueDate: day(daysAgo) },
    ],
  };
}

function patientOf({ patient = {} }: Vignette): FhirJson {
  const { sex = 'male', years = 52, days } = patient;
  const birthDate = days === undefined ? `${now.getUTCFullYear() - years}-01-15` : day(days);
  return { resourceType: 'Patient', id: patientId, gender: sex, birthDate };
}

function kindOf({ test }: CompactLab): LabKind {
  const kind = labs[test];
  if (kind === undefined) throw new Error(`No laboratory test is called ${test}.`);
  return kind;
}

function observation(lab: CompactLab, id: string): FhirJson {
  const { loinc, unit: usual } = kindOf(lab);
  const gene = { code: code('48018-6'), valueCodeableConcept: { text: lab.test } };
  return changed(
    {
      resourceType: 'Observation',
      id,
      status: lab.status ?? 'final',
      code: loinc === undefined ? { text: lab.test } : code(loinc),
      subject,
      effectiveDateTime: instant(lab.daysAgo),
      ...valueOf(lab.value, lab.unit ?? usual),
      ...(loinc === '53040-2' ? { component: [gene] } : {}),
      ...(lab.low === undefined && lab.high === undefined ? {} : { referenceRange: [range(lab, lab.unit ?? usual)] }),
    },
    lab.more,
  );
}

function code(loinc: string): JsonObject {
  return { coding: [{ system: 'http://loinc.org', code: loinc }] };
}

function valueOf(value: number | string, unit: string | undefined): JsonObject {
  const bounded = typeof value === 'string' ? /^([<>]=?)(\d+(?:\.\d+)?)$/.exec(value) : null;
  if (bounded !== null) {
    return { valueQuantity: { value: Number(bounded[2]), comparator: bounded[1] ?? '', ...ucum(unit) } };
  }
  if (typeof value === 'number') return { valueQuantity: { value, ...ucum(unit) } };
  return /^\d{4}-\d\d-\d\d$/.test(value) ? { valueDateTime: value } : { valueCodeableConcept: { text: value } };
}

function ucum(unit: string | undefined): JsonObject {
  return unit === undefined || unit === '' ? {} : { unit, system: 'http://unitsofmeasure.org', code: unit };
}

function range({ low, high }: CompactLab, unit: string | undefined): JsonObject {
  const limit = (value: number): JsonObject => ({ value, ...ucum(unit) });
  return { ...(low === undefined ? {} : { low: limit(low) }), ...(high === undefined ? {} : { high: limit(high) }) };
}

function weighings({ weight }: Vignette): readonly FhirJson[] {
  if (weight === undefined) return [];
  const all = typeof weight === 'number' ? [{ kg: weight, daysAgo: 10 }] : weight;
  return all.map(({ kg, daysAgo }, index) =>
    observation({ test: 'weight', value: kg, daysAgo }, `weight-${index + 1}`),
  );
}

/** Servers that check what they store want the code system too. */
function status(system: string, value: string): JsonObject {
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code: value }] };
}

function condition(compact: string | CompactCondition, index: number): FhirJson {
  const one: CompactCondition = typeof compact === 'string' ? { text: compact } : compact;
  const coding: readonly Json[] = [
    ...(one.snomed === undefined ? [] : [{ system: 'http://snomed.info/sct', code: one.snomed }]),
    ...(one.icd10 === undefined ? [] : [{ system: 'http://hl7.org/fhir/sid/icd-10', code: one.icd10 }]),
  ];
  return {
    resourceType: 'Condition',
    id: `condition-${index + 1}`,
    clinicalStatus: status('condition-clinical', one.clinicalStatus ?? 'active'),
    ...(one.verificationStatus === undefined
      ? {}
      : { verificationStatus: status('condition-ver-status', one.verificationStatus) }),
    code: { ...(coding.length === 0 ? {} : { coding }), ...(one.text === undefined ? {} : { text: one.text }) },
    subject,
    ...(one.onsetDaysAgo === undefined ? {} : { onsetDateTime: day(one.onsetDaysAgo) }),
    ...(one.recordedDaysAgo === undefined ? {} : { recordedDate: day(one.recordedDaysAgo) }),
  };
}

function allergy(compact: string | CompactAllergy, index: number): FhirJson {
  const one: CompactAllergy = typeof compact === 'string' ? { to: compact } : compact;
  const manifestation = (one.reactions ?? []).map((text) => ({ text }));
  return {
    resourceType: 'AllergyIntolerance',
    id: `allergy-${index + 1}`,
    clinicalStatus: status('allergyintolerance-clinical', one.clinicalStatus ?? 'active'),
    ...(one.verificationStatus === undefined
      ? {}
      : { verificationStatus: status('allergyintolerance-verification', one.verificationStatus) }),
    ...(one.criticality === undefined ? {} : { criticality: one.criticality }),
    code: { text: one.to },
    patient: subject,
    ...(manifestation.length === 0 ? {} : { reaction: [{ manifestation }] }),
  };
}

function eventCode({ text, snomed, cvx }: CompactEvent): JsonObject {
  const coding = [
    ...(snomed === undefined ? [] : [{ system: 'http://snomed.info/sct', code: snomed }]),
    ...(cvx === undefined ? [] : [{ system: 'http://hl7.org/fhir/sid/cvx', code: cvx }]),
  ];
  return { ...(coding.length === 0 ? {} : { coding }), ...(text === undefined ? {} : { text }) };
}

function procedure(one: CompactEvent, index: number): FhirJson {
  return {
    resourceType: 'Procedure',
    id: `procedure-${index + 1}`,
    status: one.status ?? 'completed',
    code: eventCode(one),
    subject,
    ...(one.daysAgo === undefined ? {} : { performedDateTime: day(one.daysAgo) }),
  };
}

function immunization(one: CompactEvent, index: number): FhirJson {
  return {
    resourceType: 'Immunization',
    id: `immunization-${index + 1}`,
    status: one.status ?? 'completed',
    vaccineCode: eventCode(one),
    patient: subject,
    ...(one.daysAgo === undefined ? {} : { occurrenceDateTime: day(one.daysAgo) }),
  };
}

function pendingTest(asked: NonNullable<Vignette['pending']>[number], index: number): FhirJson {
  const { test: name, daysAgo } = typeof asked === 'string' ? { test: asked, daysAgo: 1 } : asked;
  const test = testOrders[name as TestName];
  return {
    resourceType: 'ServiceRequest',
    id: `pending-${index + 1}`,
    status: 'active',
    intent: 'order',
    code: { coding: test.loinc.map((loinc) => ({ system: 'http://loinc.org', code: loinc })), text: test.name },
    subject,
    authoredOn: day(daysAgo),
  };
}
