import { readSerology } from '../../src/facts/serology.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';
import { daysAgo, hostile, loinc, now, observation } from './resources.js';

const HBSAG = '5196-1';
const named = (name: string, members: JsonObject): FhirJson => ({
  ...observation(HBSAG, members),
  code: { text: name },
});
const flag = (code: string): JsonObject => ({
  interpretation: [
    { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code }] },
  ],
});
const hbsag = (members: JsonObject): string | undefined =>
  readSerology([observation(HBSAG, members)], now).hbsag?.answer;

describe('answer of a serology test', () => {
  it.each<[JsonObject, string | undefined]>([
    [{ valueCodeableConcept: loinc('LA6576-8') }, 'positive'],
    [{ valueString: 'Non-reactive' }, 'negative'],
    [{ valueBoolean: true }, 'positive'],
    [{ valueBoolean: false }, 'negative'],
    [flag('POS'), 'positive'],
    [flag('NEG'), 'negative'],
    [{ interpretation: { text: 'NEG' } }, 'negative'],
    [{ valueQuantity: { value: 250 }, ...flag('POS') }, 'positive'],
    [{ valueString: 'equivocal', ...flag('POS') }, 'indeterminate'],
    [{ valueQuantity: { value: 250 } }, undefined],
    [{ valueQuantity: { value: 250 }, ...flag('H') }, undefined],
    [{ ...flag('POS'), interpretation: [{ coding: [{ system: 'urn:of-the-house', code: 'POS' }] }] }, undefined],
  ])('%j', (members, answer) => {
    expect(hbsag(members)).toBe(answer);
  });

  it.each<[string, Json | undefined, string | undefined, string | undefined]>([
    ['2000', 2000, undefined, 'positive'],
    ['0.5', 0.5, undefined, 'positive'],
    ['>170000000', 170_000_000, '>', 'positive'],
    ['0', 0, undefined, 'negative'],
    ['<20', 20, '<', 'indeterminate'],
    ['none', undefined, undefined, undefined],
    ['-1', -1, undefined, undefined],
  ])('HBV DNA of %s IU/mL', (_, value, comparator, answer) => {
    const valueQuantity = { unit: 'IU/mL', ...(value !== undefined && { value }), ...(comparator && { comparator }) };
    expect(readSerology([named('HBV DNA (PCR)', { valueQuantity })], now).hbvDna?.answer).toBe(answer);
  });

  it.each([
    ['2000 IU/mL', 'positive'],
    ['<20 IU/mL', 'indeterminate'],
    ['<20 IU/mL, detected', 'positive'],
    ['Not detected', 'negative'],
  ])('HBV DNA in words: %s', (valueString, answer) => {
    expect(readSerology([named('Hepatitis B virus DNA', { valueString })], now).hbvDna?.answer).toBe(answer);
  });
});

describe('EBV IgG by name', () => {
  it.each([
    ['EBV IgG', true],
    ['EBV Antibody, IgG', true],
    ['Epstein-Barr virus nuclear antigen IgG', true],
    ['VCA IgG', true],
    ['EBNA-1 IgG', true],
    ['EBV VCA and EA IgG', true],
    ['EBV early antigen IgG', false],
    ['EBV EA-D IgG', false],
    ['EBV IgM', false],
    ['VZV IgG', false],
    ['EBV', false],
  ])('%s: %p', (name, isFound) => {
    expect('ebv' in readSerology([named(name, { valueString: 'negative' })], now)).toBe(isFound);
  });
});

it('the newest counts; on a day without clock a positive one, whatever the order', () => {
  const at = (valueString: string, effectiveDateTime: string): FhirJson =>
    observation(HBSAG, { id: valueString, valueString, effectiveDateTime });
  const negative = at('negative', `${daysAgo(3)}T08:00:00Z`);
  const cases = [
    [at('positive', daysAgo(3)), 'positive'],
    [at('positive', `${daysAgo(3)}T07:00:00Z`), 'negative'],
    [at('positive', daysAgo(4)), 'negative'],
  ] as const;
  for (const [other, answer] of cases) {
    expect(readSerology([negative, other], now).hbsag?.answer).toBe(answer);
    expect(readSerology([other, negative], now).hbsag?.answer).toBe(answer);
  }
});

it('trips over nothing', () => {
  expect(readSerology(hostile, now)).toEqual({});
});
