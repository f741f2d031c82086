import { amountOf } from '../../src/facts/amount.js';
import { canonicalUnit, measured, type Analyte } from '../../src/knowledge/units.js';
import type { JsonObject } from '../../src/model/json.js';

const inUnit = (analyte: Analyte, holder: JsonObject): string => {
  const read = amountOf(holder, analyte);
  return read.usable ? `${read.amount.comparator ?? ''}${read.amount.value.toString()}` : read.why;
};
const quantity = (value: number | string, unit?: string, code?: string): JsonObject => ({
  valueQuantity: {
    value,
    ...(unit !== undefined && { unit }),
    ...(code !== undefined && { code, system: 'http://unitsofmeasure.org' }),
  },
});

describe('units of the Facts table', () => {
  it.each([
    ...[
      '10*9/L',
      '10^9/L',
      'x10^9/L',
      'x10E9/L',
      'X10E9/L',
      '10E9/L',
      '10e+9/L',
      '10⁹/L',
      '× 10⁹/l',
      'G/L',
      'Gpt/l',
      'Giga/L',
      '/nL',
      '1/nl',
    ].map((unit) => ['wbc', 4.2, unit, '4.2']),
    ...[
      '10*3/uL',
      '10*3/µL',
      '10*3/μL',
      '10^3/uL',
      'x10E3/uL',
      'x10(3)/mcL',
      '10*3/mm3',
      '10³/mm³',
      'K/uL',
      'k/mcL',
      'K/CUMM',
      'thou/uL',
      'Thousand/uL',
      'THOU/CMM',
      'Tsd/µl',
      'th/uL',
      'Thousands/uL',
      '10 3/uL',
      'x10 3/mm3',
      '10 9/L',
      '10*3{cells}/uL',
    ].map((unit) => ['wbc', 4.2, unit, '4.2']),
    ...['/uL', '/µL', '/mm3', '/mm³', 'cells/uL', '{cells}/uL', 'cells/mcL', '1/uL', '/cumm', '10*6/L', 'x10E6/L'].map(
      (unit) => ['wbc', 4200, unit, '4.2'],
    ),
    ['hb', 12, 'g/dL', '12'],
    ['hb', 12, 'G/DL', '12'],
    ['hb', 120, 'g/L', '12'],
    ['hb', 8, 'mmol/L', '12.88'],
    ['anc-percent', 55, '%', '55'],
    ['alt', 40, 'U/L', '40'],
    ['alt', 40, '[iU]/L', '40'],
    ['alt', 40, 'IU/L', '40'],
    ['alt', 40, 'UI/L', '40'],
    ['alt', 2, 'ukat/L', '120'],
    ['alt', 2, 'µkat/l', '120'],
    ['bilirubin', 1.2, 'mg/dL', '1.2'],
    ['bilirubin', 34.2, 'umol/L', '2'],
    ['bilirubin', 34.2, 'µmol/L', '2'],
    ['albumin', 40, 'g/L', '40'],
    ['albumin', 4, 'g/dL', '40'],
    ['bile-acids', 19, 'umol/L', '19'],
    ['bile-acids', 4.086, 'mg/L', '10'],
    ['creatinine', 1.1, 'mg/dL', '1.1'],
    ['creatinine', 88.42, 'umol/L', '1'],
    ['creatinine', 88.42, 'μmol/l', '1'],
    ...[
      'mL/min/{1.73_m2}',
      'mL/min/1.73m2',
      'mL/min/1.73 m2',
      'ml/min/1.73m²',
      'mL/min/1.73m^2',
      'mL/min/1.73 sqm',
      'mL/min per 1.73 m2',
      'mL/min/(1.73 m2)',
      'mL/min',
    ].map((unit) => ['egfr', 45, unit, '45']),
    ['inr', 2.5, '{INR}', '2.5'],
    ['inr', 2.5, 'INR', '2.5'],
    ['inr', 2.5, '1', '2.5'],
    ['hcg', 25, 'IU/L', '25'],
    ['hcg', 25, 'm[IU]/mL', '25'],
    ['hcg', 25, 'mIU/mL', '25'],
    ['hcg', 25, 'mUI/mL', '25'],
  ] as [Analyte, number, string, string][])('%s %d %s is %s', (analyte, value, unit, expected) => {
    expect(inUnit(analyte, quantity(value, unit))).toBe(expected);
    expect(inUnit(analyte, quantity(value, undefined, unit))).toBe(expected);
  });

  it('cover every spelling in the table under its canonical name', () => {
    for (const { factors } of Object.values(measured)) {
      for (const spelling of Object.keys(factors)) expect(canonicalUnit(spelling)).toBe(spelling);
    }
  });

  it.each([
    ['wbc', '10*6/uL'],
    ['wbc', '10*9/mL'],
    ['hb', 'mg/dL'],
    ['egfr', 'mL/s'],
    ['alt', 'furlong'],
    ['anc-percent', '10*9/L'],
  ] as const)('%s in %s is unusable and named', (analyte, unit) => {
    expect(inUnit(analyte, quantity(7, unit))).toBe(`${measured[analyte].words} 7 in an unknown unit`);
  });

  it('refuses a code and a unit that contradict each other', () => {
    expect(inUnit('hb', quantity(12, 'g/L', 'g/dL'))).toBe('haemoglobin 12 in two units');
    expect(inUnit('hb', quantity(12, 'gram per decilitre', 'g/dL'))).toBe('12');
  });
});

describe('a number without a unit is usable where one unit is plausible', () => {
  it.each([
    ['wbc', 4.2, '4.2'],
    ['wbc', 4200, '4.2'],
    ['wbc', 0, '0'],
    ['plt', 150, '150'],
    ['plt', 150000, '150'],
    ['anc', 0.4, '0.4'],
    ['hb', 120, '12'],
    ['hb', 15, '15'],
    ['albumin', 40, '40'],
    ['albumin', 4, '40'],
    ['creatinine', 1, '1'],
    ['creatinine', 90, '90/88.42'],
    ['bilirubin', 0.5, '0.5'],
    ['egfr', 60, '60'],
    ['inr', 2.5, '2.5'],
    ['hcg', 30, '30'],
  ] as [Analyte, number, string][])('%s %d', (analyte, value, expected) => {
    const read = amountOf(quantity(value), analyte);
    const [top = '', bottom = '1'] = expected.split('/');
    expect(read.usable && read.amount.value.mul(bottom).equals(top)).toBe(true);
  });

  it.each([
    ['wbc', 200, 'leukocytes 200 without unit'],
    ['anc', 20, 'neutrophils 20 without unit'],
    ['plt', 1500, 'platelets 1500 without unit'],
    ['hb', 8, 'haemoglobin 8 without unit'],
    ['alt', 35, 'ALT 35 without unit'],
    ['bilirubin', 15, 'bilirubin 15 without unit'],
    ['creatinine', 20, 'creatinine 20 without unit'],
    ['anc-percent', 0.55, 'neutrophils 0.55 without unit'],
    ['inr', 250, 'INR 250 without unit'],
  ] as [Analyte, number, string][])('%s %d is not', (analyte, value, why) => {
    expect(inUnit(analyte, quantity(value))).toBe(why);
  });
});

describe('forms of a value', () => {
  it.each([
    [{ valueString: '>60' }, '>60'],
    [{ valueString: '> 90 mL/min/1.73m2' }, '>90'],
    [{ valueString: '<7.5' }, '<7.5'],
    [{ valueString: '≥60' }, '>60'],
    [{ valueString: '<=15' }, '<15'],
    [{ valueString: '45' }, '45'],
    [{ valueString: '45,5' }, '45.5'],
    [{ valueInteger: 45 }, '45'],
    [{ valueQuantity: { value: 60, comparator: '>', unit: 'mL/min' } }, '>60'],
    [{ valueQuantity: { value: 15, comparator: '<' } }, '<15'],
    [{ valueQuantity: { value: '45', unit: 'mL/min' } }, '45'],
    [{ valueQuantity: { value: '>60', unit: 'mL/min' } }, '>60'],
  ])('%j', (holder, expected) => {
    expect(inUnit('egfr', holder)).toBe(expected);
  });

  it.each([
    [{}],
    [{ valueString: 'see report' }],
    [{ valueString: '' }],
    [{ valueString: '1,234' }],
    [{ valueString: '45-60' }],
    [{ valueInteger: -4 }],
    [{ valueQuantity: { value: -4, unit: 'mL/min' } }],
    [{ valueQuantity: { unit: 'mL/min' } }],
    [{ valueQuantity: { value: 60, comparator: 'ad', unit: 'mL/min' } }],
    [{ valueQuantity: null }],
    [{ valueQuantity: [] }],
    [{ valueCodeableConcept: { text: '45' } }],
    [{ dataAbsentReason: { text: 'clotted' } }],
    [{ valueRange: { low: { value: 1 } } }],
    [{ valueQuantity: { value: 1e-9, unit: 'mL/min' } }],
  ] as [JsonObject][])('%j has no number', (holder) => {
    expect(inUnit('egfr', holder)).toBe('eGFR without a number');
  });
});

describe('a point before exactly three digits of a text', () => {
  it.each<[Analyte, string, string]>([
    ['plt', '150.000 /µl', 'platelets 150.000 in thousands or decimals'],
    ['wbc', '4.200 /uL', 'leukocytes 4.200 in thousands or decimals'],
    ['wbc', '<1.000 cells/mm3', 'leukocytes 1.000 in thousands or decimals'],
    ['plt', '1.200 G/L', 'platelets 1.200 in thousands or decimals'],
    ['mmp', '5.700 pmol/8x10*8 RBC', '6-MMP 5.700 in thousands or decimals'],
    ['hcg', '1.200 IU/L', 'hCG 1.200 in thousands or decimals'],
    ['plt', '150.000 G/L', '150'],
    ['wbc', '4.200 G/L', '4.2'],
    ['hcg', '0.100 IU/L', '0.1'],
    ['creatinine', '1.234 mg/dL', '1.234'],
    ['plt', '150.00 /nl', '150'],
    ['plt', '150000 /µl', '150'],
  ])('%s %s: %s', (analyte, valueString, expected) => {
    expect(inUnit(analyte, { valueString })).toBe(expected);
  });

  it('parts decimals in a Quantity, whose numbers are written by programs', () => {
    expect(inUnit('hcg', quantity('1.200', 'IU/L'))).toBe('1.2');
  });
});
