import { remembered } from '../model/memo.js';

/**
 * Units of laboratory results: how each is spelled in the wild and what makes it the unit of its fact (catalogue, Facts).
 * Factors are exact fractions as text. `plausible` is used only for a number that came without a unit: it is read in the
 * one unit in which it could be a result of a living patient, and in none where two would do. The limits are editorial,
 * wide on purpose: a wider limit makes more numbers unusable, never a wrong one.
 */
export interface Measured {
  /** What a card calls it. */
  readonly words: string;
  /** Unit of the fact. */
  readonly unit: string;
  /** Canonical spelling (see canonicalUnit) to the factor that gives the unit of the fact. */
  readonly factors: { readonly [spelling: string]: string };
  readonly plausible: { readonly low: string; readonly high: string };
}

const perLitre = {
  '10*9/l': '1',
  // A blank where the power should be raised: canonicalUnit takes it away.
  '109/l': '1',
  'g/l': '1',
  'gpt/l': '1',
  'giga/l': '1',
  '/nl': '1',
  '10*3/ul': '1',
  '103/ul': '1',
  '1000/ul': '1',
  'k/ul': '1',
  'th/ul': '1',
  'thou/ul': '1',
  'thous/ul': '1',
  'thousand/ul': '1',
  'thousands/ul': '1',
  'tsd/ul': '1',
};
const perMicrolitre = { '/ul': '1/1000', '10*6/l': '1/1000' };
const cells = { ...perLitre, ...perMicrolitre };
const percent = { '%': '1' };
const enzyme = { 'u/l': '1', 'iu/l': '1', 'ukat/l': '60' };
const filtration = {
  'ml/min/1.73m2': '1',
  'ml/min/1.73sqm': '1',
  'ml/min/1.73': '1',
  'ml/min/bsa': '1',
  'ml/min': '1',
};

const redCells = {
  'pmol/8.10*8rbc': '1',
  'pmol/8.10*8': '1',
  'pmol/8x10*8rbc': '1',
  'pmol/8x10*8': '1',
  'pmol/8x10e8rbc': '1',
  'pmol/8x10e8': '1',
  'pmol/8x10^8rbc': '1',
  'pmol/8x10^8': '1',
  'pmol/8*10*8rbc': '1',
  'pmol/8*10*8': '1',
};

export const measured = {
  wbc: { words: 'leukocytes', unit: '10*9/L', factors: cells, plausible: { low: '0.1', high: '500' } },
  anc: { words: 'neutrophils', unit: '10*9/L', factors: cells, plausible: { low: '0.01', high: '200' } },
  alc: { words: 'lymphocytes', unit: '10*9/L', factors: cells, plausible: { low: '0.01', high: '500' } },
  plt: { words: 'platelets', unit: '10*9/L', factors: cells, plausible: { low: '1', high: '2500' } },
  'anc-percent': { words: 'neutrophils', unit: '%', factors: percent, plausible: { low: '1', high: '100' } },
  hb: {
    words: 'haemoglobin',
    unit: 'g/dL',
    factors: { 'g/dl': '1', 'g/l': '1/10', 'mmol/l': '161/100' },
    plausible: { low: '2', high: '22' },
  },
  alt: { words: 'ALT', unit: 'U/L', factors: enzyme, plausible: { low: '2', high: '20000' } },
  ast: { words: 'AST', unit: 'U/L', factors: enzyme, plausible: { low: '2', high: '20000' } },
  lipase: { words: 'lipase', unit: 'U/L', factors: enzyme, plausible: { low: '2', high: '20000' } },
  bilirubin: {
    words: 'bilirubin',
    unit: 'mg/dL',
    factors: { 'mg/dl': '1', 'umol/l': '10/171' },
    plausible: { low: '0.1', high: '50' },
  },
  albumin: {
    words: 'albumin',
    unit: 'g/L',
    factors: { 'g/l': '1', 'g/dl': '10' },
    plausible: { low: '8', high: '65' },
  },
  'bile-acids': {
    words: 'bile acids',
    unit: 'umol/L',
    factors: { 'umol/l': '1', 'mg/l': '10000/4086' },
    plausible: { low: '0.1', high: '1000' },
  },
  egfr: { words: 'eGFR', unit: 'mL/min/1.73 m2', factors: filtration, plausible: { low: '1', high: '250' } },
  creatinine: {
    words: 'creatinine',
    unit: 'mg/dL',
    factors: { 'mg/dl': '1', 'umol/l': '100/8842' },
    plausible: { low: '0.1', high: '30' },
  },
  tgn: { words: '6-TGN', unit: 'pmol/8x10*8 RBC', factors: redCells, plausible: { low: '1', high: '5000' } },
  mmp: { words: '6-MMP', unit: 'pmol/8x10*8 RBC', factors: redCells, plausible: { low: '1', high: '200000' } },
  inr: { words: 'INR', unit: '1', factors: { inr: '1', '1': '1', ratio: '1' }, plausible: { low: '0.5', high: '30' } },
  hcg: {
    words: 'hCG',
    unit: 'IU/L',
    factors: { 'iu/l': '1', 'miu/ml': '1', 'u/l': '1', 'mu/ml': '1' },
    plausible: { low: '0', high: '10000000' },
  },
} as const satisfies { readonly [analyte: string]: Measured };

export type Analyte = keyof typeof measured;

export function isAnalyte(name: string): name is Analyte {
  return Object.hasOwn(measured, name);
}

/**
 * One spelling for the many of one unit: "x10E3/mcL", "10^3/µL", "10³/mm³" and "10*3/uL" become "10*3/ul".
 * Case is dropped; it is never what tells two units of the same analyte apart.
 */
export const canonicalUnit: (spelling: string) => string = remembered(1000, (spelling) =>
  spelling
    .slice(0, 60)
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu, (digits) => `*${digits.normalize('NFKC')}`)
    .toLowerCase()
    .replace(/(?<!\s)\s+per\s+/g, '/')
    .replace(/\((\d)\)/g, '*$1')
    .replace(/[\s_()[\]]/g, '')
    .replace(/[µμ]/g, 'u')
    .replace(/^mcmol/, 'umol')
    .replace(/\{([^}]*)\}?/g, (braced, note: string) => {
      // A brace that never closes is no note. Read to its end all the same, or each "{" would search the rest anew.
      if (!braced.endsWith('}')) return braced;
      return /1\.73|^inr$/.test(note) ? note : '';
    })
    .replace(/^[x×*]+(?=10)/, '')
    .replace(/^10(?:\*\*|\^|e\+?|exp|\*)0?(?=\d)/, '10*')
    .replace(/m[\^*]+([23])$/, 'm$1')
    .replace(/(mcl|mm3|cumm|cmm)$/, 'ul')
    .replace(/^(?:cells?|1|#)\//, '/')
    .replace(/^ui\//, 'iu/')
    .replace(/^mui\//, 'miu/'),
);
