import { dailyDose, type DoseOptions } from '../../src/dosing/daily-dose.js';
import { toR4 } from '../../src/fhir/legacy.js';
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

  it('refuses a dosage that a modifier extension may turn round', () => {
    expect(said(read(order([line(150, { modifierExtension: [{ url: 'x', valueString: 'do not' }] })])))).toBe(
      'no-dose',
    );
    expect(said(read(order([line(150, { modifierExtension: [] })])))).toBe('150');
  });

  it('refuses two older names of the dose that differ', () => {
    const flat = (simple: number): FhirJson =>
      toR4(order([{ timing: daily, doseQuantity: mg(50), doseSimpleQuantity: mg(simple) }]));
    expect(said(read(flat(100)))).toBe('two-doses');
    expect(said(read(flat(50)))).toBe('50');
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
  const hl7 = 'http://terminology.hl7.org/CodeSystem';
  const plan = 'https://fhir.kbv.de/CodeSystem/KBV_CS_SFHIR_BMP_DOSIEREINHEIT';

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
    ['a single dose of a German medication plan, called g', { value: 2, code: 'g', system: plan }, 'unit-unknown'],
    ['the same with its word', { value: 2, code: 'g', unit: 'Einzeldosis', system: plan }, 'unit-unknown'],
    ['a gram of the plan, called t', { value: 2, code: 't', unit: 'g', system: plan }, '2000'],
    ['pieces of the plan', { value: 2, code: '1', unit: 'Stück', system: plan }, '100'],
    ['mg of another system', { value: 2, code: 'mg', system: 'http://example.org/units' }, 'unit-unknown'],
    ['a drug form of version 3', { value: 2, code: 'TAB', system: `${hl7}/v3-orderableDrugForm` }, '100'],
    [
      'a drug form that is none of ours',
      { value: 2, code: 'SUPP', system: `${hl7}/v3-orderableDrugForm` },
      'unit-unknown',
    ],
    [
      'grams in the system of drug forms',
      { value: 2, code: 'g', system: `${hl7}/v3-orderableDrugForm` },
      'unit-unknown',
    ],
    ['UCUM by its object identifier', { value: 2, code: 'g', system: 'urn:oid:2.16.840.1.113883.6.8' }, '2000'],
    ['a code without a system', { value: 2, code: '{pill}' }, '100'],
    ['tab(s) beside {tbl}', { value: 2, code: '{tbl}', unit: 'tab(s)', system }, '100'],
    ['a word of another language beside {tbl}', { value: 2, code: '{tbl}', unit: 'Tabletten', system }, '100'],
    ['milligrams beside mg', { value: 2, code: 'mg', unit: 'Milligramm', system }, '2'],
    ['each beside {tbl}', { value: 2, code: '{tbl}', unit: 'EA', system }, '100'],
    ['mg per kg and day beside mg', { value: 2, code: 'mg', unit: 'mg/kg/day', system }, 'unit-unknown'],
    ['mg per kg in words beside mg', { value: 2, code: 'mg', unit: 'mg per kg', system }, 'unit-unknown'],
    ['mg daily beside mg', { value: 2, code: 'mg', unit: 'mg daily', system }, 'unit-unknown'],
    ['Tablette beside mg', { value: 2, code: 'mg', unit: 'Tablette', system }, 'unit-unknown'],
    ['tablets of 50 mg beside mg', { value: 2, code: 'mg', unit: 'tablets of 50 mg', system }, 'unit-unknown'],
    ['micrograms beside mg', { value: 2, code: 'mg', unit: 'micrograms', system }, 'unit-unknown'],
    ['milligrams beside {tbl}', { value: 2, code: '{tbl}', unit: 'milligrams', system }, 'unit-unknown'],
    ['half tablet beside {tbl}', { value: 1, code: '{tbl}', unit: 'half tablet', system }, 'unit-unknown'],
    ['1/2 Tabl. beside {tbl}', { value: 1, code: '{tbl}', unit: '1/2 Tabl.', system }, 'unit-unknown'],
    ['½ tablet beside {tbl}', { value: 1, code: '{tbl}', unit: '½ tablet', system }, 'unit-unknown'],
    ['tablespoons beside {tbl}', { value: 1, code: '{tbl}', unit: 'tablespoon', system }, 'unit-unknown'],
    ['the words tablet(s), tabs, pill', { value: 2, unit: 'tablet(s)' }, '100'],
    ['tabs', { value: 2, unit: 'tabs' }, '100'],
    ['pill', { value: 2, unit: 'pill' }, '100'],
    ['{tab}', { value: 2, code: '{tab}', system }, '100'],
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

  it('A2b two different numbers: refuses a code or an ingredient that the words contradict', () => {
    expect(tablets({ codeStrengthMg: 50, texts: ['azathioprine 100 MG tablet'] })).toBe('strength-unknown');
    expect(tablets({ codeStrengthMg: 50, texts: ['azathioprine 50 MG', 'azathioprine 25 mg'] })).toBe(
      'strength-unknown',
    );
    expect(tablets({ codeStrengthMg: 50, texts: ['azathioprine 50 mg/5 mL'] })).toBe('strength-unknown');
    expect(tablets({ medication: strength(50), texts: ['Azathioprin 25 mg'] })).toBe('strength-unknown');
    expect(tablets({ medication: strength(50), texts: ['Azathioprin 50 mg'] })).toBe('100');
  });

  it('words that state a dose leave the strength of a code as it is', () => {
    expect(tablets({ codeStrengthMg: 50, texts: ['azathioprine 150 mg daily'] })).toBe('100');
    expect(tablets({ codeStrengthMg: 50, texts: ['azathioprine 25-50 mg'] })).toBe('100');
  });

  it('an ingredient strength that cannot be read leaves no strength to the words', () => {
    const texts = ['Azathioprin 50 mg'];
    expect(tablets({ medication: strength(50, 'mg', { value: 1, code: 'g' }), texts })).toBe('strength-unknown');
    expect(tablets({ medication: strength(50, 'mmol'), texts })).toBe('strength-unknown');
    expect(tablets({ medication: { resourceType: 'Medication', ingredient: [{ strength: {} }] }, texts })).toBe('100');
    expect(tablets({ medication: strength(50, 'mg', { value: 1, unit: 'Tablette' }) })).toBe('100');
    expect(tablets({ medication: strength(50, 'mg', { value: 1, unit: 'Tablette', code: 'mL' }) })).toBe(
      'strength-unknown',
    );
  });

  it("the strength of another substance is not the tablet's", () => {
    const lactose = strength(70);
    const otherIngredients = [lactose['ingredient'] as JsonObject];
    expect(tablets({ medication: lactose, otherIngredients })).toBe('strength-unknown');
    expect(tablets({ medication: lactose, otherIngredients, texts: ['Azathioprin 50 mg'] })).toBe('strength-unknown');
    const both = { ...lactose, ingredient: [...otherIngredients, strength(50)['ingredient'] as JsonObject] };
    expect(tablets({ medication: both, otherIngredients })).toBe('100');
    expect(tablets({ medication: both, texts: ['Azathioprin 50 mg'] })).toBe('strength-unknown');
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
    [["azathioprine 1'000 mg"], 'strength-unknown'],
    [['Azathioprin-ratiopharm 50 mg Filmtabletten N3'], '100'],
    [['IMURAN 50 MG POR TBL FLM 100X50MG'], '100'],
    [['Azatioprina Aurobindo 50 mg comprimidos recubiertos con película EFG, 50 comprimidos'], '100'],
    [['AZATHIOPRINE MYLAN 50 mg, comprimé pelliculé'], '100'],
    [['AZATHIOPRINE 50MG - 28 TABLETS'], '100'],
    [['azathioprine 50 mg tablet unit dose, 100/box'], '100'],
    [['Azathioprin 1A Pharma 50 mg 100 Stk'], '100'],
  ])('reads words only where they can mean one tablet: %j', (texts, expected) => {
    expect(tablets({ texts })).toBe(expected);
  });

  it.each([
    ...['150 mg täglich', '150 mg tgl.', '150 mg pro Tag', '150 mg 1x/Tag', '150 mg morgens', '150 mg Montags'],
    ...['150 mg par jour', '150 mg matin', '150 mg al día', '150 mg al dì', '150 mg ogni sera', '150 mg per dag'],
    ...[
      '150 mg every morning',
      '150 mg qam',
      '150 mg qhs',
      '150 mg nightly',
      '150 mg nocte',
      '150 mg q24h',
      '150 mg 3 x',
    ],
    ...[
      '150 mg 1-0-0',
      '150 mg \u00bd\u20130\u2013\u00bd',
      '150 mg dose',
      'total 150 mg',
      'Tagesdosis 150 mg',
      'ta\u0308glich 50 mg',
    ],
    ...['25 to 50 mg', '25 bis 50 mg', '25 or 50 mg', '25 mg or 50', '25 mg - 50', '25, 50 mg', '25 \u00e0 50 mg'],
    ...['25\u201150 mg', '25\u221250 mg', '25\u201450 mg', '25  to  50 mg'],
    ...['50 mg pro 5 ml', '50 mg in 5 ml', '50 mg = 5 ml', '50 mg (5 ml)', 'Suspension 50 mg', '2 mg kg'],
    ...['\u00bd 50 mg', '1/2 50 mg'],
  ])('infers no strength from a dose, a span or a concentration: azathioprine %s', (words) => {
    expect(tablets({ texts: [`azathioprine ${words}`] })).toBe('strength-unknown');
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

  it('A5 lines that differ in their timing code add, with a repeat beside it and without', () => {
    const coded = (code: string, value: number): JsonObject =>
      line(value, { timing: { ...daily, code: { coding: [{ code }] } } });
    expect(said(read(order([coded('AM', 300), coded('PM', 200)])))).toBe('500');
    expect(said(read(order([coded('AM', 300), at('PM', 200)])))).toBe('500');
    expect(said(read(order([coded('AM', 300), at('AM', 200)])))).toBe('indistinguishable');
    expect(said(read(order([coded('QD', 300), line(200)])))).toBe('indistinguishable');
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
