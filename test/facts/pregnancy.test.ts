import { readPregnancy } from '../../src/facts/pregnancy.js';
import type { PatientFact, PregnancyFact } from '../../src/model/facts.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';
import { daysAgo, hostile, icd10, loinc, now, observation } from './resources.js';

const woman: PatientFact = { gender: 'female', ageYears: 30 };
const read = (resources: FhirJson[], patient: PatientFact = woman): PregnancyFact =>
  readPregnancy(resources, [], patient, now);
const at = (days: number, members: JsonObject): JsonObject => ({ ...members, effectiveDateTime: daysAgo(days) });

const PREGNANT = { valueCodeableConcept: loinc('LA15173-0') };
const NOT_PREGNANT = { valueCodeableConcept: loinc('LA26683-5') };
const status = (days: number, value: JsonObject, id = '82810-3'): FhirJson =>
  observation('82810-3', at(days, { ...value, id }));
const due = (days: number, recorded = 30): FhirJson =>
  observation('11778-8', at(recorded, { valueDateTime: daysAgo(days) }));
const test = (days: number, value: JsonObject): FhirJson => observation('2106-3', at(days, value));
const hcg = (days: number, value: number, comparator?: string): FhirJson =>
  observation(
    '19080-1',
    at(days, { valueQuantity: { value, unit: 'IU/L', ...(comparator !== undefined && { comparator }) } }),
  );
const condition = (code: string, days: number, clinical = 'active'): FhirJson => ({
  resourceType: 'Condition',
  id: code,
  code: icd10(code),
  clinicalStatus: { coding: [{ code: clinical }] },
  onsetDateTime: daysAgo(days),
});
const POSITIVE = { valueCodeableConcept: loinc('LA6576-8') };
const NEGATIVE = { valueCodeableConcept: loinc('LA6577-6') };

describe('PREGNANT by status', () => {
  it.each([
    [60, true],
    [61, false],
    [0, true],
  ])('%d days old: %s', (days, pregnant) => {
    expect('pregnant' in read([status(days, PREGNANT)])).toBe(pregnant);
  });

  it('names the newest record', () => {
    expect(read([status(50, PREGNANT), status(5, PREGNANT, 'newer')]).pregnant).toEqual({
      day: daysAgo(5),
      reference: 'Observation/newer',
    });
  });

  it.each<[string, JsonObject]>([
    ['words', { valueCodeableConcept: { text: 'Pregnant' } }],
    ['a string', { valueString: 'pregnant' }],
    ['a boolean', { valueBoolean: true }],
    ['yes', { valueCodeableConcept: { text: 'Yes' } }],
  ])('said in %s', (_, value) => {
    expect(read([status(5, value)]).pregnant).toBeDefined();
  });

  it('11449-6 too', () => {
    expect(read([observation('11449-6', at(5, PREGNANT))]).pregnant).toBeDefined();
  });

  it.each<[string, JsonObject]>([
    ['not pregnant', NOT_PREGNANT],
    ['unknown', { valueCodeableConcept: loinc('LA4489-6') }],
    ['possibly', { valueString: 'possibly pregnant' }],
    ['nothing', {}],
  ])('not from %s', (_, value) => {
    expect(read([status(5, value)]).pregnant).toBeUndefined();
  });

  it('not from a preliminary, cancelled or undated one; without a status it warns', () => {
    expect(read([{ ...status(5, PREGNANT), status: 'preliminary' }]).pregnant).toBeUndefined();
    expect(read([{ ...status(5, PREGNANT), status: 'entered-in-error' }]).pregnant).toBeUndefined();
    expect(read([{ ...status(5, PREGNANT), effectiveDateTime: undefined }]).pregnant).toBeUndefined();
    expect(read([{ ...status(5, PREGNANT), status: undefined }]).pregnant).toBeDefined();
    expect(read([{ ...status(5, NOT_PREGNANT), status: undefined }]).excluded).toBeUndefined();
  });
});

describe('PREGNANT by due date', () => {
  it.each([
    [14, true],
    [15, false],
    [0, true],
    [-300, true],
    [-301, false],
  ])('due %d days ago: %s', (days, pregnant) => {
    expect('pregnant' in read([due(days)])).toBe(pregnant);
  });

  it('without a day of its own', () => {
    expect(read([{ ...due(-100), effectiveDateTime: undefined }]).pregnant).toEqual({
      day: daysAgo(-100),
      reference: 'Observation/11778-8',
    });
  });
});

describe('PREGNANT by condition', () => {
  it.each([
    [300, true],
    [301, false],
  ])('%d days old: %s', (days, pregnant) => {
    expect('pregnant' in read([condition('O26.90', days)])).toBe(pregnant);
    expect('pregnant' in readPregnancy([], [condition('Z34.00', days)], woman, now)).toBe(pregnant);
  });

  it('not when resolved, refuted or undated', () => {
    expect(read([condition('O26.90', 30, 'resolved')]).pregnant).toBeUndefined();
    expect(read([{ ...condition('O26.90', 30), verificationStatus: 'refuted' }]).pregnant).toBeUndefined();
    expect(read([{ ...condition('O26.90', 30), onsetDateTime: undefined }]).pregnant).toBeUndefined();
  });

  it('not from a loss or a delivery', () => {
    expect(read([condition('O03.9', 30)]).pregnant).toBeUndefined();
    expect(read([condition('O80', 30)]).pregnant).toBeUndefined();
  });
});

describe('a month or a year without a day', () => {
  const began = (code: string, onsetDateTime: string, days = 3): FhirJson => ({
    ...condition(code, days),
    onsetDateTime,
    recordedDate: daysAgo(days),
  });

  it('is late for a pregnancy', () => {
    expect(read([began('Z33.1', '2026')]).pregnant?.day).toBe(daysAgo(3));
    expect(read([began('Z33.1', '2025-12')]).pregnant).toBeUndefined();
    expect(read([began('Z39.1', '2026')]).lactating).toBeDefined();
  });

  it('is early for its end', () => {
    expect(read([condition('Z33.1', 60), began('O80', '2026')]).pregnant).toBeDefined();
    expect(read([condition('Z33.1', 60), began('O80', '2026-11')]).pregnant).toBeUndefined();
  });
});

describe('cancelled by a later delivery, loss or not-pregnant record', () => {
  it.each<[string, FhirJson]>([
    ['a delivery', condition('O80', 10)],
    ['a resolved delivery', condition('O80', 10, 'resolved')],
    ['a loss', condition('O03.9', 10)],
    ['an outcome of delivery', condition('Z37.0', 10)],
    ['a not-pregnant status', status(10, NOT_PREGNANT)],
  ])('%s', (_, end) => {
    expect(read([condition('O26.90', 200), end]).pregnant).toBeUndefined();
    expect(read([due(-50), end]).pregnant).toBeUndefined();
    expect(read([status(30, PREGNANT), end]).pregnant).toBeUndefined();
  });

  it.each(['O85', 'O86.12', 'O87.0', 'O88.23', 'O89.4', 'O90.4', 'O91.12', 'O92.02', 'Z39.2', 'Z33.2', 'O08.1'])(
    'by %s, that says so itself',
    (code) => {
      expect(read([condition('Z33.1', 60), condition(code, 3)]).pregnant).toBeUndefined();
    },
  );

  it.each([
    ['in pregnancy', ['O88.212', 'O91.112', 'O92.112']],
    ['in childbirth', ['O88.22']],
    ['of lactation', ['O91.13', 'O92.13', 'O92.6']],
    ['of pregnancy or the puerperium', ['O88', 'O88.2', 'O90.3', 'O91.0', 'O92.20', 'O94', 'O98.8', 'O9A.2']],
    ['of labour', ['O60.0', 'O61.0', 'O62.0', 'O71.0', 'O75.0', 'O77.0']],
  ])('not by a code %s: %j', (_, codes) => {
    for (const code of codes) expect(read([condition('Z33.1', 60), condition(code, 3)]).pregnant).toBeDefined();
  });

  it.each(['O61.0', 'O75.0', 'O88.212', 'O91.112', 'O92.112', 'O99.2'])('%s alone is in no set pregnancy', (code) => {
    expect(read([condition(code, 3)]).pregnant).toBeUndefined();
  });

  it('ectopic, molar and missed: pregnant while active, over once resolved', () => {
    for (const code of ['O00.90', 'O01.9', 'O02.1']) {
      expect(read([condition(code, 3)]).pregnant).toBeDefined();
      expect(read([condition('Z33.1', 20), condition(code, 3)]).pregnant).toBeDefined();
      expect(read([condition('Z33.1', 20), condition(code, 3, 'resolved')]).pregnant).toBeUndefined();
    }
  });

  it('not by a failed termination, even when it is resolved', () => {
    expect(read([condition('Z33.1', 60), condition('O07.4', 3)]).pregnant).toBeDefined();
    expect(read([condition('Z33.1', 60), condition('O07.4', 3, 'resolved')]).pregnant).toBeDefined();
  });

  it('not by an earlier one', () => {
    expect(read([condition('O03.9', 250), condition('O26.90', 60)]).pregnant).toBeDefined();
    expect(read([status(40, NOT_PREGNANT), status(5, PREGNANT)]).pregnant).toBeDefined();
    expect(read([status(5, NOT_PREGNANT, 'a'), status(5, PREGNANT, 'b')]).pregnant).toBeDefined();
  });

  it('a due date without a day of its own by any end since its conception', () => {
    const undated = { ...due(-100), effectiveDateTime: undefined };
    expect(read([undated, condition('O03.9', 30)]).pregnant).toBeUndefined();
    expect(read([undated, condition('O03.9', 250)]).pregnant).toBeDefined();
  });

  it('not by a negative test', () => {
    expect(read([condition('O26.90', 60), test(5, NEGATIVE)]).pregnant).toBeDefined();
  });
});

describe('POSSIBLE_PREGNANCY', () => {
  it.each([
    [60, true],
    [61, false],
  ])('positive test %d days old: %s', (days, possible) => {
    expect('possible' in read([test(days, POSITIVE)])).toBe(possible);
  });

  it.each<[string, FhirJson, boolean]>([
    ['25 IU/L', hcg(5, 25), true],
    ['24.9 IU/L', hcg(5, 24.9), false],
    ['<25', hcg(5, 25, '<'), false],
    ['<1000', hcg(5, 1000, '<'), false],
    ['>1000', hcg(5, 1000, '>'), true],
    ['>10', hcg(5, 10, '>'), false],
    ['words', test(5, { valueString: 'Positive' }), true],
    ['a flag', test(5, { interpretation: [{ coding: [{ code: 'POS' }] }] }), true],
    [
      'indeterminate',
      test(5, { valueString: 'indeterminate', interpretation: [{ coding: [{ code: 'POS' }] }] }),
      false,
    ],
    ['an encounter', condition('Z32.01', 5), true],
  ])('%s: %j', (_, resource, possible) => {
    expect('possible' in read([resource])).toBe(possible);
  });

  it('not beside PREGNANT, nor before a later not-pregnant record or negative test', () => {
    expect(read([test(10, POSITIVE), status(5, PREGNANT)])).toMatchObject({ pregnant: {} });
    expect(read([test(10, POSITIVE), status(5, PREGNANT)]).possible).toBeUndefined();
    expect(read([test(10, POSITIVE), status(5, NOT_PREGNANT)]).possible).toBeUndefined();
    expect(read([test(10, POSITIVE), test(5, NEGATIVE)]).possible).toBeUndefined();
    expect(read([test(5, POSITIVE), test(10, NEGATIVE)]).possible).toBeDefined();
  });
});

describe('limits of sex and age', () => {
  it.each<[PatientFact, boolean]>([
    [{ gender: 'female', ageYears: 12 }, true],
    [{ gender: 'female', ageYears: 11 }, false],
    [{ gender: 'female', ageYears: 55 }, true],
    [{ gender: 'female', ageYears: 56 }, false],
    [{ gender: 'male', ageYears: 30 }, false],
    [{ gender: 'unknown', ageYears: 30 }, true],
    [{ gender: 'other', ageYears: 30 }, true],
    [{ gender: 'unknown' }, true],
  ])('%j: %s', (patient, can) => {
    expect('pregnant' in read([status(5, PREGNANT)], patient)).toBe(can);
    expect('possible' in read([test(5, POSITIVE)], patient)).toBe(can);
  });
});

describe('PREGNANCY_EXCLUDED', () => {
  it.each<[string, FhirJson, boolean]>([
    ['negative test of 14 days', test(14, NEGATIVE), true],
    ['negative test of 15 days', test(15, NEGATIVE), false],
    ['status of 30 days', status(30, NOT_PREGNANT), true],
    ['status of 31 days', status(31, NOT_PREGNANT), false],
    ['hCG 4.9', hcg(5, 4.9), true],
    ['hCG 5', hcg(5, 5), false],
    ['hCG <5', hcg(5, 5, '<'), true],
    ['hCG <25', hcg(5, 25, '<'), false],
  ])('%s', (_, resource, excluded) => {
    expect('excluded' in read([resource])).toBe(excluded);
  });
});

describe('LACTATING', () => {
  const feeding = (days: number, value: Json): FhirJson =>
    observation('63895-7', at(days, { valueCodeableConcept: value }));

  it.each([
    [60, true],
    [61, false],
  ])('%d days old: %s', (days, lactating) => {
    expect('lactating' in read([feeding(days, { text: 'Breastfeeding' })])).toBe(lactating);
    expect('lactating' in read([condition('Z39.1', days)])).toBe(lactating);
  });

  it('the newest record decides', () => {
    expect(read([feeding(20, { text: 'Yes' }), feeding(5, { text: 'No' })]).lactating).toBeUndefined();
    expect(read([feeding(20, { text: 'No' }), feeding(5, { text: 'Yes' })]).lactating).toBeDefined();
    expect(read([feeding(5, { text: 'Not breastfeeding' })]).lactating).toBeUndefined();
  });
});

it('trips over nothing', () => {
  expect(read([...hostile])).toEqual({});
});
