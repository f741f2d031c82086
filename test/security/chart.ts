/** One patient whose chart holds every string that a FHIR resource of ours may hold, and the same chart in hostile hands. */
import type { HookName } from '../../src/model/orders.js';
import { isObject, type Json, type JsonObject } from '../../src/model/json.js';

export interface Chart {
  readonly drafts: JsonObject;
  readonly prefetch: JsonObject;
}

/** The day of test/support/real-app.ts's clock in these tests. */
export const now = new Date('2026-03-02T12:00:00Z');
const patientId = 'patient-1';
const subject = { reference: `Patient/${patientId}`, display: 'Anna Muster' };
const annotation = [{ text: 'prefers mornings', authorString: 'a nurse' }];
const doctor = { reference: 'Practitioner/1', display: 'Dr. Who' };
const loinc = 'http://loinc.org';
const ucum = 'http://unitsofmeasure.org';

const bundle = (...resources: readonly JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});

const dosage = (mg: number): JsonObject => ({
  text: 'one a day',
  patientInstruction: 'with food',
  additionalInstruction: [{ text: 'with water' }],
  timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' }, code: { text: 'daily' } },
  route: { text: 'oral', coding: [{ system: 'http://snomed.info/sct', code: '26643006', display: 'Oral route' }] },
  site: { text: 'mouth' },
  method: { text: 'swallow' },
  doseAndRate: [{ type: { text: 'ordered' }, doseQuantity: { value: mg, unit: 'mg', system: ucum, code: 'mg' } }],
});

const order = (id: string, status: string, mg: number, medication: JsonObject): JsonObject => ({
  resourceType: 'MedicationRequest',
  id,
  status,
  intent: 'order',
  text: { status: 'generated', div: '<div>an order</div>' },
  identifier: [{ system: 'https://hospital.example/orders', value: 'A-17' }],
  subject,
  encounter: { display: 'ward 3' },
  requester: doctor,
  recorder: doctor,
  performer: doctor,
  authoredOn: '2025-11-01',
  reasonCode: [
    { text: 'colitis', coding: [{ system: 'http://snomed.info/sct', code: '64766004', display: 'Colitis' }] },
  ],
  note: annotation,
  ...medication,
  dosageInstruction: [dosage(mg)],
  dispenseRequest: { quantity: { value: 30, unit: 'tablet' }, performer: { display: 'corner pharmacy' } },
});

/** Named by words alone: that a rule about the drug fires shows that the words were read. */
const words = (text: string): JsonObject => ({
  medicationCodeableConcept: { text, coding: [{ system: 'https://hospital.example/drugs', display: text }] },
});

const result = (id: string, code: string, display: string, value: number, unit: string): JsonObject => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: loinc, code, display }], text: display },
  category: [{ text: 'laboratory' }],
  subject,
  performer: [doctor],
  effectiveDateTime: '2026-02-20',
  issued: '2026-02-20T10:00:00Z',
  valueQuantity: { value, unit, system: ucum, code: unit },
  interpretation: [{ text: 'low' }],
  referenceRange: [
    { text: 'of adults', low: { value: 0.1, unit, code: unit }, high: { value: 900, unit, code: unit } },
  ],
  note: annotation,
  method: { text: 'by machine' },
  device: { display: 'machine 7' },
  bodySite: { text: 'arm' },
});

const phenotype = {
  ...{ resourceType: 'Observation', id: 'tpmt', status: 'final', subject, effectiveDateTime: '2024-05-01' },
  code: { coding: [{ system: loinc, code: '79713-4', display: 'TPMT phenotype' }], text: 'TPMT phenotype' },
  valueCodeableConcept: { text: 'Intermediate Metabolizer' },
  component: [{ code: { text: 'diplotype' }, valueString: '*1/*3A' }],
};

const allergy = {
  ...{ resourceType: 'AllergyIntolerance', id: 'allergy', patient: subject, recorder: doctor, note: annotation },
  clinicalStatus: { coding: [{ code: 'active', display: 'Active' }], text: 'active' },
  code: { text: 'azathioprine', coding: [{ display: 'azathioprine' }] },
  recordedDate: '2020-01-05',
  reaction: [
    {
      substance: { text: 'azathioprine' },
      manifestation: [{ text: 'Leukopenia', coding: [{ display: 'Leukopenia' }] }],
      description: 'leukopenia after a month',
      note: annotation,
    },
  ],
};

const condition = {
  ...{
    resourceType: 'Condition',
    id: 'colitis',
    subject,
    asserter: doctor,
    onsetDateTime: '2019-01-01',
    note: annotation,
  },
  clinicalStatus: { coding: [{ code: 'active' }], text: 'active' },
  code: {
    text: 'Acute pancreatitis',
    coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'K85.9', display: 'Acute pancreatitis' }],
  },
  severity: { text: 'severe' },
  stage: [{ summary: { text: 'late' } }],
  bodySite: [{ text: 'belly' }],
};

const immunization = {
  ...{
    resourceType: 'Immunization',
    id: 'mmr',
    status: 'completed',
    patient: subject,
    occurrenceDateTime: '2026-02-20',
  },
  vaccineCode: { text: 'MMR vaccine live', coding: [{ display: 'MMR vaccine live' }] },
  lotNumber: 'L-1',
  manufacturer: { display: 'a maker' },
  note: annotation,
  performer: [{ actor: doctor }],
};

const patient = {
  ...{ resourceType: 'Patient', id: patientId, gender: 'female', birthDate: '1975-04-04' },
  name: [{ text: 'Anna Muster', family: 'Muster', given: ['Anna'], prefix: ['Dr.'] }],
  address: [{ text: 'Weg 1', line: ['Weg 1'], city: 'Bern', postalCode: '3000' }],
  telecom: [{ system: 'phone', value: '+41 31 000 00 00' }],
  contact: [{ name: { text: 'Hans' } }],
};

export const chart: Chart = {
  drafts: bundle(
    {
      ...order('draft-1', 'draft', 150, { medicationReference: { reference: '#product', display: 'azathioprine' } }),
      contained: [
        { resourceType: 'Medication', id: 'product', code: { text: 'azathioprine' }, form: { text: 'tablet' } },
        { resourceType: 'Practitioner', id: 'doctor', name: [{ text: 'Dr. Who', family: 'Who' }] },
      ],
    },
    order('draft-2', 'draft', 5, words('warfarin')),
  ),
  prefetch: {
    patient,
    medications: bundle(
      order('allopurinol', 'active', 300, words('allopurinol')),
      order('before', 'active', 100, words('azathioprine')),
      order('mesalazine', 'active', 1000, {
        medicationReference: { reference: 'Medication/m', display: 'mesalazine' },
      }),
      {
        ...{ resourceType: 'Medication', id: 'm', code: { text: 'mesalazine' }, manufacturer: { display: 'a maker' } },
        ingredient: [{ itemCodeableConcept: { text: 'mesalazine' } }],
      },
    ),
    allergies: bundle(allergy),
    conditions: bundle(condition),
    procedures: bundle({
      ...{ resourceType: 'Procedure', id: 'procedure', status: 'completed', subject, performedDateTime: '2015-05-05' },
      code: { text: 'kidney transplant' },
      note: annotation,
    }),
    weight: bundle(result('weight', '29463-7', 'Body weight', 70, 'kg')),
    bloodCounts: bundle(
      result('wbc', '6690-2', 'Leukocytes', 3.1, '10*9/L'),
      result('plt', '777-3', 'Platelets', 120, '10*9/L'),
    ),
    liverTests: bundle(result('alt', '1742-6', 'ALT', 180, 'U/L')),
    renalFunction: bundle(result('egfr', '98979-8', 'eGFR', 25, 'mL/min/{1.73_m2}')),
    inr: bundle(result('inr', '6301-6', 'INR', 2.5, '{INR}')),
    pharmacogenetics: bundle(phenotype),
    immunizations: bundle(immunization),
    serviceRequests: bundle({
      ...{
        resourceType: 'ServiceRequest',
        id: 'asked',
        status: 'active',
        intent: 'order',
        subject,
        authoredOn: '2026-03-01',
      },
      code: { text: 'INR' },
      note: annotation,
    }),
  },
};

/** Two orders and no more, one of them a draft that may be changed (azathioprine) or withdrawn (allopurinol). */
export function pairWith(drafted: 'azathioprine' | 'allopurinol', id = 'draft-1'): Chart {
  const taken = drafted === 'azathioprine' ? 'allopurinol' : 'azathioprine';
  return {
    drafts: bundle(order(id, 'draft', 150, words(drafted))),
    prefetch: { patient, medications: bundle(order('taken', 'active', 300, words(taken))) },
  };
}

export function requestOf({ drafts, prefetch }: Chart, hook: HookName): JsonObject {
  const ordering: JsonObject = hook === 'medication-prescribe' ? { medications: drafts } : { draftOrders: drafts };
  return {
    hook,
    hookInstance: '44444444-4444-4444-8444-444444444444',
    context: {
      patientId,
      userId: 'Practitioner/1',
      ...(hook === 'patient-view' ? {} : ordering),
      ...(hook === 'order-select' ? { selections: ['MedicationRequest/draft-1', 'MedicationRequest/draft-2'] } : {}),
    },
    prefetch,
  };
}

/** Members that people write in; all others are codes, references and dates. */
const free: ReadonlySet<string> = new Set([
  ...[
    'text',
    'display',
    'unit',
    'patientInstruction',
    'div',
    'authorString',
    'valueString',
    'description',
    'lotNumber',
  ],
  ...['family', 'given', 'prefix', 'line', 'city', 'postalCode'],
]);

/** Every text that people write, with this text beside it: before it in every second place, else after it. */
export function beside(asked: Chart, text: string): Chart {
  let count = 0;
  return changed(asked, (words, path) => {
    if (!free.has(path.split('.').at(-1) ?? '')) return words;
    count += 1;
    return count % 2 === 0 ? `${text} ${words}` : `${words} ${text}`;
  });
}

/** The place of the first string of each kind: of `Observation.code.text`, say. */
export function placesIn(asked: Chart): readonly number[] {
  const paths: string[] = [];
  changed(asked, (words, path) => {
    paths.push(path);
    return words;
  });
  return paths.flatMap((path, place) => (paths.indexOf(path) === place ? [place] : []));
}

/** This text in the place of one string of the chart, whatever it was: an id, a date, a status, a code. */
export function instead(asked: Chart, place: number, text: string): Chart {
  let count = -1;
  return changed(asked, (words) => {
    count += 1;
    return count === place ? text : words;
  });
}

type Change = (words: string, path: string) => string;

function changed({ drafts, prefetch }: Chart, change: Change): Chart {
  return { drafts: changedObject(drafts, '', change), prefetch: changedObject(prefetch, '', change) };
}

function changedObject(value: JsonObject, path: string, change: Change): JsonObject {
  const own = typeof value['resourceType'] === 'string' ? value['resourceType'] : path;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [
      name,
      child === undefined ? undefined : changedJson(child, `${own}.${name}`, change),
    ]),
  );
}

function changedJson(value: Json, path: string, change: Change): Json {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((one: Json) => changedJson(one, path, change));
  return isObject(value) ? changedObject(value, path, change) : value;
}
