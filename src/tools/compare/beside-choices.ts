/** What may stand beside the thiopurine of a generated request: for each rule what it is about. */
import type { RetrievalKey } from '../../model/fact-keys.js';
import type { JsonObject } from '../../model/json.js';

export type Choices<T> = readonly [T, ...T[]];

export const drugs = [
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

export const conditions = [
  'Cirrhosis of liver',
  'Acute pancreatitis',
  'Lesch-Nyhan syndrome',
  'Lymphoma',
  'Aplastic anemia',
  'Portal hypertension',
  'Tuberculosis',
  'Multiple sclerosis',
  'Juvenile idiopathic arthritis',
  'Rheumatoid arthritis',
  'Kidney transplant',
  'Autoimmune hepatitis',
  'Intrahepatic cholestasis of pregnancy',
  'Pruritus of pregnancy',
] as const;

type Result = readonly [key: RetrievalKey, loinc: string, unit: string, values: Choices<number>];

export const results: Choices<Result> = [
  ['liverTests', '1742-6', 'U/L', [30, 90, 130, 220, 420]],
  ['liverTests', '1975-2', 'mg/dL', [0.8, 2.4, 4]],
  ['liverTests', '14628-4', 'umol/L', [12, 45, 110]],
  ['inr', '6301-6', '{INR}', [1, 2.5, 4.6]],
  ['metabolites', '32660-3', 'pmol/(8.10*8 RBC)', [150, 300, 600]],
  ['metabolites', '32654-6', 'pmol/(8.10*8 RBC)', [2000, 6500]],
];

type Answer = readonly [key: RetrievalKey, code: JsonObject, words: string];

/** One code for every gene: the words name it. */
const nudt15: JsonObject = { ...byLoinc('53040-2'), text: 'NUDT15 phenotype' };

export const answers: Choices<Answer> = [
  ['serology', byLoinc('5196-1'), 'Positive'],
  // Found by its name: the tables have no code of it.
  ['serology', { text: 'EBV VCA IgG' }, 'Negative'],
  ['pharmacogenetics', byLoinc('79713-4'), 'Poor Metabolizer'],
  ['pharmacogenetics', nudt15, 'Poor Metabolizer'],
  ['pharmacogenetics', nudt15, 'Intermediate Metabolizer'],
  ['pharmacogenetics', nudt15, 'Intermediate Metabolizer'],
  ['pharmacogenetics', nudt15, 'Normal Metabolizer'],
  ['pregnancy', byLoinc('63895-7'), 'Yes'],
];

export function byLoinc(code: string): JsonObject {
  return { coding: [{ system: 'http://loinc.org', code }] };
}

export const vaccines = [
  'yellow fever vaccine',
  'measles, mumps and rubella vaccine',
  'varicella vaccine',
  'influenza vaccine',
] as const;
