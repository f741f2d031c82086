import { dailyDose, type DoseOptions } from '../../src/dosing/daily-dose.js';
import type { DailyDose } from '../../src/model/dose.js';
import { exact } from '../../src/model/exact.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';

const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } };
const mg = (value: Json): JsonObject => ({ value, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' });
const line = (value: Json, more: JsonObject = {}): JsonObject => ({
  timing: daily,
  doseAndRate: [{ doseQuantity: mg(value) }],
  ...more,
});
const order = (dosageInstruction: Json, more: JsonObject = {}): FhirJson => ({
  resourceType: 'MedicationRequest',
  dosageInstruction,
  ...more,
});

function read(resource: FhirJson, more: Partial<DoseOptions> = {}): DailyDose {
  return dailyDose(resource, { texts: [], singleIngredient: true, now: new Date('2026-03-10T00:30:00Z'), ...more });
}

/** The dose in words that a test can compare: "150", "50..100", "50 of 100", or the refusal. */
function said(dose: DailyDose): string {
  switch (dose.kind) {
    case 'fixed':
      return dose.mgPerDay.toFraction();
    case 'range':
      return `${dose.lowest.toFraction()}..${dose.highest.toFraction()}`;
    case 'steps':
      return `${dose.current.toFraction()} of ${dose.highest.toFraction()}`;
    case 'refused':
      return dose.highest === undefined ? dose.reason : `${dose.reason} ${dose.highest.toFraction()}`;
  }
}

const timed = (repeat: JsonObject, code?: string): string =>
  said(read(order([line(50, { timing: { repeat, ...(code && { code: { coding: [{ code }] } }) } })])));

describe('A1 which dose', () => {
  const doses = (...values: number[]): Json => [line(0, { doseAndRate: values.map((v) => ({ doseQuantity: mg(v) })) })];

  it('takes several entries of one value as that value, and refuses several values', () => {
    expect(said(read(order(doses(150, 150))))).toBe('150');
    expect(said(read(order(doses(150, 148))))).toBe('two-doses');
  });

  it('does not choose between a dose on the dosage and another one in doseAndRate', () => {
    expect(said(read(order([line(150, { doseQuantity: mg(100) })])))).toBe('two-doses');
    expect(said(read(order([line(150, { doseQuantity: mg(150) })])))).toBe('150');
  });

  it('reads objects where arrays belong, and a statement as an order', () => {
    expect(said(read(order({ timing: daily, doseAndRate: { doseQuantity: mg(150) } })))).toBe('150');
    expect(said(read({ resourceType: 'MedicationStatement', dosage: line(75) }))).toBe('75');
  });
});

describe('A2 units and strengths', () => {
  const of = (doseQuantity: JsonObject, more: Partial<DoseOptions> = {}): string =>
    said(read(order([{ timing: daily, doseQuantity }]), more));
  const system = 'http://unitsofmeasure.org';

  it.each([
    ['mg by unit alone', { value: 100, unit: 'mg' }, '100'],
    ['micrograms', { value: 50000, code: 'ug', system }, '50'],
    ['no unit and no code', { value: 100 }, 'unit-unknown'],
    ['a UCUM code of another kind', { value: 100, code: 'ng', unit: 'mg', system }, 'unit-unknown'],
    ['a unit that contradicts its code', { value: 2, code: 'mg', unit: 'tablet', system }, 'unit-unknown'],
    ['puffs counted as 1', { value: 2, code: '1', unit: 'puff', system }, 'unit-unknown'],
    ['a foreign code with a word we know', { value: 2, code: '385055001', unit: 'Tablet', system: 'x' }, '100'],
    ['mg per kg and day: per dose or per day is open', { value: 2, code: 'mg/kg/d', system }, 'unit-unknown'],
    ['a comparator', { value: 100, code: 'mg', comparator: '<', system }, 'no-dose'],
  ])('%s', (_case, quantity, expected) => {
    expect(of(quantity, { codeStrengthMg: 50 })).toBe(expected);
  });

  it('needs a valid weight for mg/kg and a concentration for mL', () => {
    expect(of({ value: 2, code: 'mg/kg', system })).toBe('weight-unknown');
    expect(of({ value: 2, code: 'mg/kg', system }, { weightKg: exact('68.05') })).toBe('1361/10');
    expect(of({ value: 5, code: 'mL', system }, { codeStrengthMg: 50 })).toBe('strength-unknown');
  });

  const tablets = (more: Partial<DoseOptions>): string => of({ value: 2, code: '{tbl}', system }, more);
  const strength = (value: number, code = 'mg', per: JsonObject = { value: 1 }): FhirJson => ({
    resourceType: 'Medication',
    ingredient: { strength: { numerator: { value, code }, denominator: per } },
  });

  it('takes the product code, else the ingredient, and refuses when the two contradict each other', () => {
    expect(tablets({ codeStrengthMg: 50, medication: strength(50) })).toBe('100');
    expect(tablets({ medication: strength(0.025, 'g') })).toBe('50');
    expect(tablets({ codeStrengthMg: 50, medication: strength(25) })).toBe('strength-unknown');
    expect(tablets({ medication: strength(10, 'mg', { value: 1, code: 'mL' }) })).toBe('strength-unknown');
  });

  it.each([
    [['Azathioprine 50 MG Oral Tablet', 'Imuran 50mg'], '100'],
    [['Azathioprin 12,5 mg'], '25'],
    [['Azathioprine 10 MG/ML suspension'], 'strength-unknown'],
    [['Azathioprine 10 mg per mL'], 'strength-unknown'],
    [['azathioprine 25-50 mg'], 'strength-unknown'],
    [['azathioprine 1 000 mg'], 'strength-unknown'],
    [['azathioprine 1,000 mg'], 'strength-unknown'],
    [['azathioprine 150 mg daily'], 'strength-unknown'],
    [['azathioprine 0 mg'], 'strength-unknown'],
  ])('reads words only where they can mean one tablet: %j', (texts, expected) => {
    expect(tablets({ texts })).toBe(expected);
  });

  it('marks a strength from words as inferred, and never takes one for a combination', () => {
    expect(
      read(order([line(0, { doseAndRate: [{ doseQuantity: { value: 2, code: '{tbl}' } }] })]), {
        texts: ['Imuran 50 mg'],
      }),
    ).toMatchObject({ kind: 'fixed', strengthInferred: true });
    expect(tablets({ texts: ['Imuran 50 mg'], singleIngredient: false })).toBe('strength-unknown');
  });
});

describe('A3 and A4 timing', () => {
  it.each([
    ['days of the week with a daily period', { frequency: 1, period: 1, periodUnit: 'd', dayOfWeek: ['mon'] }, '50/7'],
    [
      'a week with as many days',
      { frequency: 3, period: 1, periodUnit: 'wk', dayOfWeek: ['mon', 'wed', 'fri'] },
      '150/7',
    ],
    [
      'a week with other days',
      { frequency: 2, period: 1, periodUnit: 'wk', dayOfWeek: ['mon'] },
      'dayOfWeek-vs-weekly',
    ],
    [
      'another period with days',
      { frequency: 1, period: 2, periodUnit: 'd', dayOfWeek: ['mon'] },
      'dayOfWeek-vs-period',
    ],
    ['no day of the week', { frequency: 1, period: 1, periodUnit: 'd', dayOfWeek: ['someday'] }, 'dayOfWeek-vs-period'],
    [
      'times and days of a week',
      { timeOfDay: ['08:00', '20:00'], period: 1, periodUnit: 'wk', dayOfWeek: ['mon', 'tue'] },
      'dayOfWeek-vs-weekly',
    ],
    ['frequency without period', { frequency: 2 }, 'no-period'],
    ['period without unit', { frequency: 2, period: 1 }, 'no-period'],
    ['a unit that is none', { frequency: 2, period: 1, periodUnit: 'fortnight' }, 'no-period'],
    ['DSTU2 periodUnits', { frequency: 2, period: 1, periodUnits: 'd' }, '100'],
    ['days alone', { dayOfWeek: ['mon', 'thu'] }, '100/7'],
    ['when alone, one code as DSTU2 has it', { when: 'MORN' }, '50'],
    ['when and times that differ', { when: ['MORN'], timeOfDay: ['08:00', '20:00'] }, 'frequency-vs-times'],
    ['one time twice', { timeOfDay: ['08:00', '08:00'] }, 'frequency-vs-times'],
    ['a month', { frequency: 1, period: 1, periodUnit: 'mo' }, '1250/761'],
    ['period range', { frequency: 1, period: 1, periodMax: 2, periodUnit: 'd' }, '25..50'],
    ['a frequency range turned round', { frequency: 2, frequencyMax: 1, period: 1, periodUnit: 'd' }, '50..100'],
    ['bounds alone', { boundsPeriod: { end: '2026-04-01' } }, 'no-timing'],
  ])('%s', (_case, repeat, expected) => {
    expect(timed(repeat)).toBe(expected);
  });

  it.each([
    ['QOD', '25'],
    ['q8h', '150'],
    ['BED', '50'],
    ['Q3H', 'timing-code'],
  ])('code %s', (code, expected) => {
    expect(timed({}, code)).toBe(expected);
  });

  it('refuses a code that contradicts the repeat beside it', () => {
    expect(timed({ frequency: 1, period: 1, periodUnit: 'd' }, 'BID')).toBe('timing-code');
    expect(timed({ frequency: 2, period: 1, periodUnit: 'd' }, 'BID')).toBe('100');
  });
});

describe('A5 to A7 several dosages', () => {
  const at = (when: string, value: number, more: JsonObject = {}): JsonObject =>
    line(value, { timing: { code: { coding: [{ code: when }] } }, ...more });

  it('adds lines that differ in their times, and refuses the same time twice in two spellings', () => {
    expect(said(read(order([at('AM', 100), at('PM', 50)])))).toBe('150');
    expect(said(read(order([line(50), at('QD', 50)])))).toBe('indistinguishable');
  });

  it('refuses a sequence that is neither one step nor a row of steps', () => {
    expect(said(read(order([line(50, { sequence: 1 }), at('AM', 50)])))).toBe('mixed-sequence');
    expect(said(read(order([line(50, { sequence: '1' }), line(75, { sequence: '2' })])))).toBe('mixed-sequence');
  });

  const until = (start: string, end?: string): JsonObject => ({
    repeat: { ...daily.repeat, boundsPeriod: { start, ...(end && { end }) } },
  });
  it('never adds unnumbered lines of different spans of time', () => {
    const lines = [at('AM', 50, { timing: until('2026-01-01', '2026-02-01') }), at('PM', 100)];
    expect(said(read(order(lines)))).toBe('mixed-sequence 150');
  });

  it.each([
    ['2026-03-09', '50 of 150'],
    ['2026-03-10', '100 of 150'],
    ['2026-03-11', '100 of 150'],
    ['2026-03-24', '150 of 150'],
  ])('takes the step of the day: %s', (day, expected) => {
    const steps = [
      line(150, { sequence: 3, timing: until('2026-03-24') }),
      line(50, { sequence: 1, timing: until('2026-03-01', '2026-03-09') }),
      line(100, { sequence: 2, timing: until('2026-03-10', '2026-03-23') }),
    ];
    expect(said(read(order(steps), { now: new Date(`${day}T23:00:00Z`) }))).toBe(expected);
  });

  it('a step without a start begins on the day after the last day of the one before it', () => {
    const steps = [line(50, { sequence: 1, timing: until('2026-03-01', '2026-03-09') }), line(100, { sequence: 2 })];
    expect(said(read(order(steps), { now: new Date('2026-03-09T12:00:00Z') }))).toBe('50 of 100');
    expect(said(read(order(steps), { now: new Date('2026-03-10T12:00:00Z') }))).toBe('100 of 100');
  });

  it('counts steps of stated length from the day of the order', () => {
    const week = { repeat: { ...daily.repeat, boundsDuration: { value: 1, code: 'wk' } } };
    const steps = [line(50, { sequence: 1, timing: week }), line(100, { sequence: 2, timing: week })];
    expect(said(read(order(steps, { authoredOn: '2026-03-04' })))).toBe('50 of 100');
    expect(said(read(order(steps, { authoredOn: '2026-03-03' })))).toBe('100 of 100');
    expect(said(read(order(steps)))).toBe('50 of 100');
  });

  it('refuses as-needed with the highest dose where it can be computed', () => {
    expect(said(read(order([line(50, { asNeededBoolean: true })])))).toBe('as-needed 50');
    expect(said(read(order([line(50, { asNeededCodeableConcept: { text: 'flare' } })])))).toBe('as-needed 50');
    expect(said(read(order([line(50, { asNeededBoolean: 'no' })])))).toBe('as-needed 50');
    expect(said(read(order([{ asNeededBoolean: true, timing: daily }])))).toBe('as-needed');
    expect(said(read(order([line(50, { asNeededBoolean: false })])))).toBe('50');
  });

  it('gives an intravenous dose as a range: sums and limits use it, cards print no number', () => {
    expect(said(read(order([line(100, { route: { coding: [{ code: '47625008' }] } })])))).toBe('100..100');
    expect(said(read(order([line(100)]), { route: 'intravenous' }))).toBe('100..100');
    expect(
      said(read(order([line(100, { route: { coding: [{ code: '26643006' }] } })]), { route: 'intravenous' })),
    ).toBe('100');
  });

  it.each(['rateQuantity', 'rateRatio', 'rateRange'])('refuses %s on the dosage of older versions too', (rate) => {
    expect(said(read(order([line(100, { [rate]: { value: 1 } })])))).toBe('infusion-rate');
  });
});

describe('hostile JSON is refused, never thrown on and never guessed', () => {
  it.each([['150'], [-150], [0], [1e400], [1e-300], [1e25], [NaN], [null], [{}], [[150]], [true]])(
    'dose value %p',
    (value) => {
      expect(said(read(order([line(value)])))).toBe('no-dose');
    },
  );

  it.each([['2'], [0], [-1], [1.5], [1e400], [{}], [[2]]])('frequency %p', (frequency) => {
    expect(timed({ frequency, period: 1, periodUnit: 'd' })).toBe('no-timing');
  });

  it.each([['1'], [0], [-1], [1e400], [{}]])('period %p', (period) => {
    expect(timed({ frequency: 1, period, periodUnit: 'd' })).toBe('no-period');
  });

  it.each([[undefined], [null], ['50 mg daily'], [[]], [[null, 3, 'x']]])('dosageInstruction %p', (dosage) => {
    expect(said(read(dosage === undefined ? { resourceType: 'MedicationRequest' } : order(dosage)))).toBe('no-dose');
  });

  it.each([['__proto__'], ['constructor'], ['toString']])(
    'the name of an object member is no unit and no code: %s',
    (name) => {
      expect(said(read(order([{ timing: daily, doseQuantity: { value: 1, code: name } }])))).toBe('unit-unknown');
      expect(timed({ frequency: 1, period: 1, periodUnit: name })).toBe('no-period');
      expect(timed({}, name)).toBe('timing-code');
    },
  );

  it('a range without upper end has no dose; without lower end it begins at nothing', () => {
    const ranged = (doseRange: JsonObject): string => said(read(order([{ timing: daily, doseRange }])));
    expect(ranged({ low: mg(50) })).toBe('no-dose');
    expect(ranged({ high: mg(50) })).toBe('0..50');
    expect(ranged({ low: mg(50), high: mg(0) })).toBe('no-dose');
  });
});
