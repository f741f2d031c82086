/**
 * A chart of any number of resources, for which exactly the same cards come: a man on allopurinol and a score of results
 * that rules read, and beside them years of history, most of which no rule is about.
 */
import type { FhirJson } from '../../model/json.js';
import type { Random } from './random.js';
import {
  allergy,
  coded,
  condition,
  immunization,
  lab,
  medication,
  patient,
  procedure,
  serviceRequest,
  type Lab,
  type Named,
} from './resources.js';

/** Keys of discovery's prefetch. */
const searched = [
  'medications',
  'allergies',
  'conditions',
  'procedures',
  'weight',
  'bloodCounts',
  'liverTests',
  'renalFunction',
  'inr',
  'pharmacogenetics',
  'metabolites',
  'serology',
  'pregnancy',
  'immunizations',
  'serviceRequests',
] as const;
type Searched = (typeof searched)[number];

export interface Chart {
  readonly patient: FhirJson;
  readonly lists: Readonly<Record<Searched, readonly FhirJson[]>>;
}

const DAY_MS = 86_400_000;

export function chartOf(resources: number, random: Random, now: Date): Chart {
  const ago = (days: number): { readonly random: Random; readonly day: string } => ({
    random,
    day: new Date(now.getTime() - days * DAY_MS).toISOString().slice(0, 10),
  });
  const lists = Object.fromEntries(searched.map((key): [Searched, FhirJson[]] => [key, []])) as Record<
    Searched,
    FhirJson[]
  >;
  for (const [key, resource] of present(ago)) lists[key].push(resource);
  const count = Object.values(lists).reduce((sum, { length }) => sum + length, 1);
  const rest = Math.max(0, resources - count);
  for (let index = 0; index < rest; index += 1) {
    // Newest first, as a server sorts: from two years ago to fifteen.
    const [key, resource] = past(random, ago(750 + Math.floor((index / rest) * 4700)));
    lists[key].push(resource);
  }
  return { patient: patient(), lists };
}

type Ago = (days: number) => { readonly random: Random; readonly day: string };

function present(ago: Ago): readonly (readonly [Searched, FhirJson])[] {
  const normal = { code: 'LA25391-6', words: 'Normal metabolizer' };
  const negative = { code: 'LA6577-6', words: 'Negative' };
  return [
    ['medications', medication({ code: '197319', words: 'Allopurinol 100 MG Oral Tablet' }, 'active', ago(90))],
    ['medications', medication({ code: '314076', words: 'Lisinopril 10 MG Oral Tablet' }, 'completed', ago(400))],
    ['allergies', allergy({ code: '91936005', words: 'Allergy to penicillin' }, ago(3000))],
    ['conditions', condition({ code: '34000006', words: 'Crohn disease' }, 'active', ago(900))],
    ['procedures', procedure({ code: '73761001', words: 'Colonoscopy' }, ago(500))],
    ['weight', lab(weightOf(81), ago(20))],
    ...blood.map((one) => ['bloodCounts', lab(one, ago(6))] as const),
    ...liver.map((one) => ['liverTests', lab(one, ago(6))] as const),
    ['renalFunction', lab(kidney[0], ago(6))],
    ['pharmacogenetics', coded({ code: '79713-4', words: 'TPMT gene product metabolic activity' }, normal, ago(300))],
    ['pharmacogenetics', coded({ code: '93193-1', words: 'NUDT15 gene product metabolic activity' }, normal, ago(300))],
    ['serology', coded({ code: '5196-1', words: 'Hepatitis B virus surface Ag' }, negative, ago(300))],
    ['immunizations', immunization(vaccines[0], ago(200))],
    ['serviceRequests', serviceRequest({ code: '24323-8', words: 'Comprehensive metabolic panel' }, ago(30))],
  ];
}

/** One of the past. The shares are about those of a long chart: mostly results, many of them of the panel beside. */
function past(random: Random, at: ReturnType<Ago>): readonly [Searched, FhirJson] {
  const share = random.below(100);
  const varied = (one: Lab): Lab => ({ ...one, value: Math.round(one.value * (90 + random.below(20))) / 100 });
  if (share < 13) return ['medications', medication(random.pick(drugs), 'completed', at)];
  if (share < 19) return ['conditions', condition(random.pick(problems), 'resolved', at)];
  if (share < 27) return ['procedures', procedure(random.pick(procedures), at)];
  if (share < 33) return ['weight', lab(weightOf(70 + random.below(20)), at)];
  if (share < 47) return ['bloodCounts', lab(varied(random.pick(blood)), at)];
  if (share < 63) return ['bloodCounts', lab(varied(random.pick(beside)), at)];
  if (share < 79) return ['liverTests', lab(varied(random.pick(liver)), at)];
  if (share < 91) return ['renalFunction', lab(varied(random.pick(kidney)), at)];
  if (share < 94)
    return ['inr', lab({ loinc: '6301-6', words: 'INR', value: 1, unit: '{INR}', range: [0.8, 1.2] }, at)];
  if (share < 97) return ['immunizations', immunization(random.pick(vaccines), at)];
  return ['serviceRequests', serviceRequest({ code: '58410-2', words: 'CBC panel' }, at)];
}

function weightOf(value: number): Lab {
  return { loinc: '29463-7', words: 'Body weight', value, unit: 'kg', range: [40, 160] };
}

const blood: readonly [Lab, ...Lab[]] = [
  { loinc: '6690-2', words: 'Leukocytes [#/volume] in Blood', value: 6.4, unit: '10*3/uL', range: [4, 10] },
  { loinc: '751-8', words: 'Neutrophils [#/volume] in Blood', value: 4.1, unit: '10*3/uL', range: [2, 7.5] },
  { loinc: '777-3', words: 'Platelets [#/volume] in Blood', value: 241, unit: '10*3/uL', range: [150, 400] },
  { loinc: '718-7', words: 'Hemoglobin [Mass/volume] in Blood', value: 14.2, unit: 'g/dL', range: [13, 17] },
];

/** What comes in the same panels, and no rule reads. */
const beside: readonly [Lab, ...Lab[]] = [
  { loinc: '787-2', words: 'MCV [Entitic volume]', value: 89, unit: 'fL', range: [80, 96] },
  { loinc: '785-6', words: 'MCH [Entitic mass]', value: 30, unit: 'pg', range: [27, 33] },
  { loinc: '788-0', words: 'Erythrocyte distribution width [Ratio]', value: 13, unit: '%', range: [11, 15] },
  { loinc: '2951-2', words: 'Sodium [Moles/volume] in Serum or Plasma', value: 140, unit: 'mmol/L', range: [135, 145] },
  {
    loinc: '2823-3',
    words: 'Potassium [Moles/volume] in Serum or Plasma',
    value: 4.2,
    unit: 'mmol/L',
    range: [3.5, 5],
  },
  { loinc: '2345-7', words: 'Glucose [Mass/volume] in Serum or Plasma', value: 92, unit: 'mg/dL', range: [70, 99] },
];

const liver: readonly [Lab, ...Lab[]] = [
  { loinc: '1742-6', words: 'Alanine aminotransferase [Enzymatic activity]', value: 24, unit: 'U/L', range: [5, 40] },
  { loinc: '1920-8', words: 'Aspartate aminotransferase [Enzymatic activity]', value: 22, unit: 'U/L', range: [5, 40] },
  { loinc: '1975-2', words: 'Bilirubin.total [Mass/volume]', value: 0.7, unit: 'mg/dL', range: [0.2, 1.2] },
];

const kidney: readonly [Lab, ...Lab[]] = [
  { loinc: '98979-8', words: 'GFR/1.73 sq M.predicted', value: 92, unit: 'mL/min/{1.73_m2}', range: [60, 130] },
  {
    loinc: '2160-0',
    words: 'Creatinine [Mass/volume] in Serum or Plasma',
    value: 0.9,
    unit: 'mg/dL',
    range: [0.6, 1.3],
  },
];

const drugs: readonly [Named, ...Named[]] = [
  { code: '308182', words: 'Amoxicillin 250 MG Oral Capsule' },
  { code: '313782', words: 'Acetaminophen 325 MG Oral Tablet' },
  { code: '198051', words: 'Omeprazole 20 MG Delayed Release Oral Capsule' },
  { code: '617312', words: 'Atorvastatin 20 MG Oral Tablet' },
  { code: '860975', words: 'Metformin hydrochloride 500 MG Extended Release Oral Tablet' },
  { code: '308136', words: 'Amlodipine 2.5 MG Oral Tablet' },
  { code: '310965', words: 'Ibuprofen 200 MG Oral Tablet' },
  { code: '312615', words: 'Prednisone 20 MG Oral Tablet' },
];

const problems: readonly [Named, ...Named[]] = [
  { code: '38341003', words: 'Hypertensive disorder' },
  { code: '195662009', words: 'Acute viral pharyngitis' },
  { code: '444814009', words: 'Viral sinusitis' },
  { code: '10509002', words: 'Acute bronchitis' },
  { code: '44465007', words: 'Sprain of ankle' },
  { code: '55822004', words: 'Hyperlipidemia' },
];

const procedures: readonly [Named, ...Named[]] = [
  { code: '73761001', words: 'Colonoscopy' },
  { code: '430193006', words: 'Medication reconciliation' },
  { code: '710824005', words: 'Assessment of health and social care needs' },
  { code: '399208008', words: 'Plain X-ray of chest' },
];

const vaccines: readonly [Named, ...Named[]] = [
  { code: '140', words: 'Influenza, seasonal, injectable, preservative free' },
  { code: '115', words: 'Tdap' },
  { code: '133', words: 'Pneumococcal conjugate PCV 13' },
];
