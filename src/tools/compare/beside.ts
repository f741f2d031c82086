/** What stands beside the thiopurine in a generated request: one of what each other rule is about, or nothing. */
import type { RetrievalKey } from '../../model/fact-keys.js';
import type { FhirJson, JsonObject } from '../../model/json.js';
import { date, patientId, quantity, type Draw } from './generate-requests.js';

export interface Beside {
  /** `drafts`: among the orders of the request. */
  readonly key: RetrievalKey | 'drafts';
  readonly resource: FhirJson;
}

const subject = { reference: `Patient/${patientId}` };
const loinc = 'http://loinc.org';

const drugs = [
  'methotrexate 10 mg tablet',
  'ramipril 5 mg tablet',
  'co-trimoxazole 960 mg tablet',
  'mesalazine 800 mg tablet',
  'infliximab 100 mg injection',
  'leflunomide 20 mg tablet',
  'mycophenolate mofetil 500 mg tablet',
  'penicillamine 250 mg tablet',
  'cladribine 10 mg tablet',
  'tofacitinib 5 mg tablet',
  'fingolimod 0.5 mg capsule',
  'cyclophosphamide 50 mg tablet',
  'chlorambucil 2 mg tablet',
  'rocuronium 50 mg injection',
  'phenytoin 100 mg capsule',
  'acenocoumarol 1 mg tablet',
  'clozapine 100 mg tablet',
  'cimetidine 400 mg tablet',
] as const;

const conditions = [
  'Cirrhosis of liver',
  'Acute pancreatitis',
  'Lesch-Nyhan syndrome',
  'Lymphoma',
  'Aplastic anemia',
  'Portal hypertension',
  'Tuberculosis',
  'Multiple sclerosis',
  'Rheumatoid arthritis',
  'Kidney transplant',
  'Breastfeeding',
] as const;

type Choices<T> = readonly [T, ...T[]];
type Result = readonly [key: RetrievalKey, loinc: string, unit: string, values: Choices<number>];

const results: Choices<Result> = [
  ['liverTests', '1742-6', 'U/L', [30, 90, 130, 220, 420]],
  ['liverTests', '1975-2', 'mg/dL', [0.8, 2.4, 4]],
  ['inr', '6301-6', '{INR}', [1, 2.5, 4.6]],
  ['metabolites', '32660-4', 'pmol/8x10*8', [150, 300, 600]],
];

const answers: Choices<readonly [key: RetrievalKey, loinc: string, words: string]> = [
  ['serology', '5196-1', 'Positive'],
  ['serology', '30083-8', 'Negative'],
];

const vaccines = [
  'yellow fever vaccine',
  'measles, mumps and rubella vaccine',
  'varicella vaccine',
  'influenza vaccine',
] as const;

export function besideIn(draw: Draw): readonly Beside[] {
  switch (draw(['nothing', 'nothing', 'nothing', 'drug', 'drug', 'condition', 'result', 'result', 'vaccine'])) {
    case 'drug':
      return [drug(draw(drugs), draw(['drafts', 'medications']), draw([10, 60, 200]))];
    case 'condition':
      return [condition(draw(conditions), draw([20, 200, 900]))];
    case 'result':
      return [draw([true, true, true, false]) ? measured(draw) : answered(draw)];
    case 'vaccine':
      return [vaccine(draw(vaccines), draw(['drafts', 'immunizations']), draw([10, 40]))];
    default:
      return [];
  }
}

function drug(name: string, key: 'drafts' | 'medications', daysAgo: number): Beside {
  const isDraft = key === 'drafts';
  return {
    key,
    resource: {
      resourceType: 'MedicationRequest',
      id: isDraft ? 'draft-beside' : 'beside',
      status: isDraft ? 'draft' : 'active',
      intent: 'order',
      subject,
      authoredOn: date(isDraft ? 0 : daysAgo),
      medicationCodeableConcept: { text: name },
      dosageInstruction: [
        {
          timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
          doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
        },
      ],
    },
  };
}

function condition(words: string, daysAgo: number): Beside {
  const active = { coding: [{ code: 'active' }] };
  return {
    key: 'conditions',
    resource: {
      resourceType: 'Condition',
      id: 'beside',
      subject,
      clinicalStatus: active,
      code: { text: words },
      onsetDateTime: date(daysAgo),
    },
  };
}

function measured(draw: Draw): Beside {
  const [key, code, unit, values] = draw(results);
  return { key, resource: observation(code, { valueQuantity: quantity(draw(values), unit) }) };
}

function answered(draw: Draw): Beside {
  const [key, code, words] = draw(answers);
  return { key, resource: observation(code, { valueCodeableConcept: { text: words } }) };
}

function observation(code: string, value: JsonObject): FhirJson {
  return {
    resourceType: 'Observation',
    id: 'beside',
    status: 'final',
    subject,
    code: { coding: [{ system: loinc, code }] },
    effectiveDateTime: date(10),
    ...value,
  };
}

function vaccine(words: string, key: 'drafts' | 'immunizations', daysAgo: number): Beside {
  const status = key === 'drafts' ? {} : { status: 'completed', occurrenceDateTime: date(daysAgo) };
  const resourceType = 'Immunization';
  return { key, resource: { resourceType, id: 'beside', patient: subject, vaccineCode: { text: words }, ...status } };
}
