import { areGivenApart } from '../../src/dosing/given-apart.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';

function order(...timings: readonly JsonObject[]): FhirJson {
  return { resourceType: 'MedicationRequest', dosageInstruction: timings.map((timing) => ({ timing })) };
}

const daily = { frequency: 1, period: 1, periodUnit: 'd' };

function at(repeat: JsonObject): FhirJson {
  return order({ repeat: { ...daily, ...repeat } });
}

describe('two orders of the same dose are told apart by structured timing alone', () => {
  it.each([
    ['morning, evening', at({ when: ['MORN'] }), at({ when: ['EVE'] })],
    ['after breakfast, at bedtime', at({ when: ['PCM'] }), at({ when: ['HS'] })],
    ['eight, twenty hours', at({ timeOfDay: ['08:00:00'] }), at({ timeOfDay: ['20:00:00'] })],
    ['morning by code, evening by moment', order({ code: { coding: [{ code: 'AM' }] } }), at({ when: ['EVE'] })],
    ['Monday, Tuesday', at({ dayOfWeek: ['mon'] }), at({ dayOfWeek: ['tue'] })],
  ])('%s: both are given', (_, one, other) => {
    expect(areGivenApart(one, other)).toBe(true);
    expect(areGivenApart(other, one)).toBe(true);
  });

  it.each([
    ['both in the morning', at({ when: ['MORN'] }), at({ when: ['CM'] })],
    ['morning and evening, evening', at({ when: ['MORN', 'EVE'] }), at({ when: ['EVE'] })],
    ['evening, at no said time', at({ when: ['EVE'] }), at({})],
    ['no moment is known', at({ when: ['MORN'] }), at({ when: ['C'] })],
    ['one line leaves it open', at({ when: ['MORN'] }), order({ repeat: { when: ['EVE'] } }, { repeat: daily })],
    ['eight, nine hours', at({ timeOfDay: ['08:00:00'] }), at({ timeOfDay: ['09:00:00'] })],
    ['Monday, Monday and Tuesday', at({ dayOfWeek: ['mon'] }), at({ dayOfWeek: ['mon', 'tue'] })],
    ['no lines', { resourceType: 'MedicationRequest' }, { resourceType: 'MedicationRequest' }],
  ])('%s: one may be the renewal of the other', (_, one, other) => {
    expect(areGivenApart(one, other)).toBe(false);
    expect(areGivenApart(other, one)).toBe(false);
  });
});
