import { asNeeded, courseDays, supplyDays, weeklyOnly } from '../../src/dosing/schedule-facts.js';
import { routeOf } from '../../src/dosing/route.js';
import { speaksInTablets } from '../../src/dosing/speech.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';

const order = (dosageInstruction: Json, more: JsonObject = {}): FhirJson => ({
  resourceType: 'MedicationRequest',
  dosageInstruction,
  ...more,
});
const repeating = (repeat: JsonObject, more: JsonObject = {}): JsonObject => ({ timing: { repeat }, ...more });
const daily = { frequency: 1, period: 1, periodUnit: 'd' };

describe('WEEKLY_ONLY', () => {
  it.each<[string, Json, boolean]>([
    ['once a week', repeating({ frequency: 1, period: 1, periodUnit: 'wk' }), true],
    ['once in seven days', repeating({ frequency: 1, period: 7, periodUnit: 'd' }), true],
    ['code WK', { timing: { code: { coding: [{ code: 'WK' }] } } }, true],
    ['one day of the week', repeating({ ...daily, dayOfWeek: ['mon'] }), true],
    [
      'morning and evening of one day',
      ['MORN', 'EVE'].map((when) => repeating({ when: [when], dayOfWeek: 'mon' })),
      true,
    ],
    ['two lines on two days', ['mon', 'thu'].map((day) => repeating({ ...daily, dayOfWeek: [day] })), false],
    ['three times a week', repeating({ frequency: 3, period: 1, periodUnit: 'wk' }), false],
    ['every second week', repeating({ frequency: 1, period: 2, periodUnit: 'wk' }), false],
    ['daily', repeating(daily), false],
    [
      'a weekly line beside a daily one',
      [repeating({ frequency: 1, period: 1, periodUnit: 'wk' }), repeating(daily)],
      false,
    ],
    ['nothing', [], false],
  ])('%s', (_case, dosage, expected) => {
    expect(weeklyOnly(order(dosage))).toBe(expected);
  });
});

describe('AS_NEEDED', () => {
  it('holds when any line is', () => {
    expect(asNeeded(order([repeating(daily), repeating(daily, { asNeededBoolean: true })]))).toBe(true);
    expect(asNeeded(order([repeating(daily, { asNeededBoolean: false })]))).toBe(false);
  });
});

describe('COURSE_D', () => {
  const days = (dosage: Json, more: JsonObject = {}): string | undefined =>
    courseDays(order(dosage, more))?.toFraction();
  const during = (start: string, end?: string): JsonObject =>
    repeating({ ...daily, boundsPeriod: { start, ...(end && { end }) } });

  it('is the stated duration, the days of the period with both ends, or count by frequency', () => {
    expect(days(repeating({ ...daily, boundsDuration: { value: 2, code: 'wk' } }))).toBe('14');
    expect(days(repeating({ ...daily, boundsRange: { high: { value: 5, unit: 'days' } } }))).toBe('5');
    expect(days(during('2026-03-01', '2026-03-10'))).toBe('10');
    expect(days(repeating({ frequency: 2, period: 1, periodUnit: 'd', count: 10 }))).toBe('5');
  });

  it('begins on the day of the order where the period does not say', () => {
    expect(days(repeating({ ...daily, boundsPeriod: { end: '2026-03-10' } }), { authoredOn: '2026-03-04' })).toBe('7');
  });

  it('is not evaluated when the order is open-ended, in one line or in all', () => {
    expect(days(repeating(daily))).toBeUndefined();
    expect(days([during('2026-03-01', '2026-03-10'), during('2026-03-11')])).toBeUndefined();
    expect(days([])).toBeUndefined();
    expect(days(during('2026-03-10', '2026-03-01'))).toBeUndefined();
  });

  it('adds the steps of a taper', () => {
    const step = (sequence: number): JsonObject =>
      repeating({ ...daily, boundsDuration: { value: 1, code: 'wk' } }, { sequence });
    expect(days([step(1), step(2)])).toBe('14');
    expect(days([during('2026-03-01', '2026-03-07'), during('2026-03-08', '2026-03-20')])).toBe('20');
  });
});

describe('SUPPLY_D', () => {
  const supplied = (dispenseRequest: JsonObject): string | undefined =>
    supplyDays(order([], { dispenseRequest }))?.toFraction();
  it.each<[JsonObject, string | undefined]>([
    [{ expectedSupplyDuration: { value: 30, code: 'd' } }, '30'],
    [{ expectedSupplyDuration: { value: 30, unit: 'days' }, numberOfRepeatsAllowed: 2 }, '90'],
    [{ expectedSupplyDuration: { value: 1, code: 'mo' } }, '761/25'],
    [{ expectedSupplyDuration: { value: '30', code: 'd' } }, undefined],
    [{ numberOfRepeatsAllowed: 2 }, undefined],
  ])('%j', (dispense, expected) => {
    expect(supplied(dispense)).toBe(expected);
  });
});

describe('route', () => {
  it.each<[string, Json, string]>([
    ['no dosage', [], 'unknown'],
    ['none', [{}], 'unknown'],
    ['SNOMED CT oral', [{ route: { coding: [{ code: '26643006' }] } }], 'oral'],
    ['an array', [{ route: [{ coding: { code: '47625008' } }] }], 'intravenous'],
    ['a feeding tube', [{ route: { text: 'via nasogastric tube' } }], 'oral'],
    ['inhaled in words', [{ route: { text: 'Inhalation' } }], 'inhaled'],
    ['a rinse that is called oral', [{ route: { text: 'oral rinse' } }], 'mouthwash'],
    ['a code that we do not know', [{ route: { coding: [{ code: '999' }] } }], 'other'],
    ['oral, then intravenous', [{ route: { text: 'oral' } }, { route: { text: 'IV' } }], 'intravenous'],
    ['oral, then rectal', [{ route: { text: 'oral' } }, { route: { text: 'rectal' } }], 'other'],
  ])('%s', (_case, dosage, expected) => {
    expect(routeOf(order(dosage))).toBe(expected);
  });
});

describe('way of speaking', () => {
  it('is tablets only where every dose counts them', () => {
    const pill = { doseQuantity: { value: 1, code: '{pill}' } };
    expect(
      speaksInTablets(order([pill, { doseAndRate: [{ doseRange: { low: { code: '1' }, high: { code: '1' } } }] }])),
    ).toBe(true);
    expect(speaksInTablets(order([pill, { doseQuantity: { value: 50, code: 'mg' } }]))).toBe(false);
    expect(speaksInTablets(order([]))).toBe(false);
  });
});
