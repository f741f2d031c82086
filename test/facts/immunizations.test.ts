import { readImmunizations } from '../../src/facts/immunizations.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import { daysAgo, hostile, now } from './resources.js';

const CVX = 'http://hl7.org/fhir/sid/cvx';
const given = (members: JsonObject): FhirJson => ({
  resourceType: 'Immunization',
  id: 'i',
  status: 'completed',
  vaccineCode: { coding: [{ system: CVX, code: '03' }] },
  occurrenceDateTime: daysAgo(10),
  ...members,
});

describe('vaccines given', () => {
  it('are recognised and dated', () => {
    const [fact] = readImmunizations([given({})], now);
    expect(fact).toMatchObject({
      vaccine: { kind: 'vaccine', group: 'mmr' },
      day: daysAgo(10),
      reference: 'Immunization/i',
    });
  });

  it.each(['not-done', 'entered-in-error', undefined])('not with status %s', (status) => {
    expect(readImmunizations([given({ status })], now)).toEqual([]);
  });

  it.each([{ notGiven: true }, { wasNotGiven: true }])('not with %j', (members) => {
    expect(readImmunizations([given(members)], now)).toEqual([]);
  });

  it('not without a day, nor from the day after tomorrow', () => {
    expect(readImmunizations([given({ occurrenceDateTime: undefined })], now)).toEqual([]);
    expect(readImmunizations([given({ occurrenceDateTime: daysAgo(-2) })], now)).toEqual([]);
  });

  it('a day in words that is a date counts', () => {
    const said = given({ occurrenceDateTime: undefined, occurrenceString: '2026-11' });
    expect(readImmunizations([said], now)[0]?.day).toBe('2026-11-01');
  });

  it('newest first', () => {
    const days = readImmunizations([given({ occurrenceDateTime: daysAgo(90) }), given({})], now).map(({ day }) => day);
    expect(days).toEqual([daysAgo(10), daysAgo(90)]);
  });

  it('not a code that is no vaccine', () => {
    expect(readImmunizations([given({ vaccineCode: { text: 'azathioprine' } })], now)).toEqual([]);
    expect(readImmunizations(hostile, now)).toEqual([]);
  });
});
