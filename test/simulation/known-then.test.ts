/** Law: an order is judged by what could be known when it was written, and by no more. docs/simulation.md says it. */
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import { knownAt, thenOf } from '../../src/simulation/known-then.js';
import { signingsIn } from '../../src/simulation/signings.js';

const known = (written: string, resource: FhirJson): FhirJson | undefined => {
  const then = thenOf(written);
  if (then === undefined) throw new Error(`${written} is no date`);
  return knownAt(resource, then);
};

const at = '2026-03-10T10:00:00Z';

it.each<[string, string, FhirJson, boolean]>([
  ['a result of the day before', at, { resourceType: 'Observation', effectiveDateTime: '2026-03-09' }, true],
  ['a result of the same day', at, { resourceType: 'Observation', effectiveDateTime: '2026-03-10' }, true],
  ['a result of the next day', at, { resourceType: 'Observation', effectiveDateTime: '2026-03-11' }, false],
  ['a result of an hour later', at, { resourceType: 'Observation', effectiveDateTime: '2026-03-10T11:00:00Z' }, false],
  [
    'that hour in another zone',
    at,
    { resourceType: 'Observation', effectiveDateTime: '2026-03-10T11:00:00+02:00' },
    true,
  ],
  [
    'a sample taken before and reported after',
    at,
    { resourceType: 'Observation', effectiveDateTime: '2026-03-10T08:00:00Z', issued: '2026-03-10T12:00:00Z' },
    false,
  ],
  [
    'a result of that evening, to an order that says its day alone',
    '2026-03-10',
    { resourceType: 'Observation', effectiveDateTime: '2026-03-10T20:00:00Z' },
    true,
  ],
  ['a condition that was recorded later', at, { resourceType: 'Condition', recordedDate: '2026-04-01' }, false],
  ['one that began later', at, { resourceType: 'Condition', onsetDateTime: '2026-04-01' }, false],
  ['one without a date', at, { resourceType: 'Condition' }, true],
  ['an allergy that was recorded later', at, { resourceType: 'AllergyIntolerance', recordedDate: '2026-04' }, false],
  ['an allergy that began later', at, { resourceType: 'AllergyIntolerance', onsetDateTime: '2026-04-01' }, false],
  [
    'an allergy that began in a period later',
    at,
    { resourceType: 'AllergyIntolerance', onsetPeriod: { start: '2026-04-01' } },
    false,
  ],
  ['an allergy that began before', at, { resourceType: 'AllergyIntolerance', onsetDateTime: '2026-02-01' }, true],
  [
    'an allergy that began before and was recorded later',
    at,
    { resourceType: 'AllergyIntolerance', onsetDateTime: '2026-02-01', recordedDate: '2026-04-01' },
    false,
  ],
  [
    'a condition that began in a period later',
    at,
    { resourceType: 'Condition', onsetPeriod: { start: '2026-04-01' } },
    false,
  ],
  ['a vaccination of next week', at, { resourceType: 'Immunization', occurrenceDateTime: '2026-03-17' }, false],
  ['an operation of last year', at, { resourceType: 'Procedure', performedPeriod: { start: '2025-02-01' } }, true],
  ['a statement that was made later', at, { resourceType: 'MedicationStatement', dateAsserted: '2026-03-12' }, false],
  ['an earlier order', at, { resourceType: 'MedicationRequest', authoredOn: '2026-03-10T09:59:00Z' }, true],
  ['an order of the same moment', at, { resourceType: 'MedicationRequest', authoredOn: at }, false],
  [
    'an order of the same moment, written in another zone',
    at,
    { resourceType: 'MedicationRequest', authoredOn: '2026-03-10T12:00:00.000+02:00' },
    false,
  ],
  [
    'an order of the day, at its first moment',
    '2026-03-10T00:00:00Z',
    { resourceType: 'MedicationRequest', authoredOn: '2026-03-10' },
    true,
  ],
  [
    'an order of the first moment, on the day',
    '2026-03-10',
    { resourceType: 'MedicationRequest', authoredOn: '2026-03-10T00:00:00Z' },
    false,
  ],
  ['an order of the same day', '2026-03-10', { resourceType: 'MedicationRequest', authoredOn: '2026-03-10' }, false],
  ['the patient', at, { resourceType: 'Patient', birthDate: '1980-01-01' }, true],
])('%s', (_name, written, resource, isKnown) => {
  expect(known(written, resource) !== undefined).toBe(isKnown);
});

describe('what ended later had not ended yet', () => {
  const order: FhirJson = { resourceType: 'MedicationRequest', authoredOn: '2026-02-01', status: 'stopped' };
  const supply = (days: number): JsonObject => ({ expectedSupplyDuration: { value: days, unit: 'days', code: 'd' } });

  it.each<[string, JsonObject, string]>([
    ['stated later', { dispenseRequest: { validityPeriod: { end: '2026-03-20' } } }, 'active'],
    ['stated earlier', { dispenseRequest: { validityPeriod: { end: '2026-03-01' } } }, 'stopped'],
    // 1 February and 60 days: 2 April.
    ['of a supply that reached further', { dispenseRequest: supply(60) }, 'active'],
    // 1 February and 30 days: 3 March.
    ['of a supply that had run out', { dispenseRequest: supply(30) }, 'stopped'],
  ])('an order with an end %s', (_name, more, status) => {
    expect(known(at, { ...order, ...more })?.['status']).toBe(status);
  });

  it('an order that goes on, or was cancelled, stays as it is', () => {
    for (const status of ['active', 'on-hold', 'cancelled'])
      expect(known(at, { ...order, status })?.['status']).toBe(status);
  });

  it('a condition that abated later was active, one that abated earlier was not', () => {
    const resolved = { coding: [{ code: 'resolved' }] };
    const condition = (abatementDateTime: string): FhirJson => ({
      ...{ resourceType: 'Condition', recordedDate: '2025-01-01', clinicalStatus: resolved },
      abatementDateTime,
    });
    expect(known(at, condition('2026-03-11'))).toMatchObject({ clinicalStatus: { coding: [{ code: 'active' }] } });
    expect(known(at, condition('2026-03-11'))?.['abatementDateTime']).toBeUndefined();
    expect(known(at, condition('2026-03-10'))).toEqual(condition('2026-03-10'));
  });
});

describe('orders that were signed', () => {
  const order = (id: string, more: JsonObject = {}): FhirJson => ({
    ...{ resourceType: 'MedicationRequest', id, status: 'completed', intent: 'order', authoredOn: at },
    ...more,
  });
  const signed = (...chart: readonly FhirJson[]) => {
    const { signings, left } = signingsIn(chart);
    return { ids: signings.map(({ orders }) => orders.map(({ id }) => id)), left };
  };

  it('at one moment are one signing, the earliest first, each a draft again, each line once', () => {
    const earlier = order('c', { authoredOn: '2026-01-01' });
    expect(signed(order('a'), order('b'), earlier, order('a'))).toEqual({ ids: [['c'], ['a', 'b']], left: 0 });
    expect(signingsIn([order('a')]).signings[0]?.orders[0]).toMatchObject({ id: 'a', status: 'draft' });
  });

  it('are one signing however the moment is written; a whole day is another', () => {
    const written = ['2026-03-10T10:00:00.000Z', '2026-03-10T12:00:00+02:00', '2026-03-10 10:00:00Z', '2026-03-10'];
    const orders = written.map((authoredOn, place) => order(`o${place}`, { authoredOn }));
    expect(signed(order('a'), ...orders)).toEqual({ ids: [['o3'], ['a', 'o0', 'o1', 'o2']], left: 0 });
    const midnight = order('b', { authoredOn: '2026-03-10T00:00:00Z' });
    expect(signed(order('a', { authoredOn: '2026-03-10' }), midnight).ids).toEqual([['a'], ['b']]);
  });

  it.each<[string, JsonObject]>([
    ['a draft', { status: 'draft' }],
    ['a mistake', { status: 'entered-in-error' }],
    ['a plan', { intent: 'plan' }],
    ['an administration', { intent: 'instance-order' }],
    ['what a patient reports', { reportedBoolean: true }],
    ['what is not to be given', { doNotPerform: true }],
    ['one without a day', { authoredOn: undefined }],
    ['one of no day', { authoredOn: 'last spring' }],
  ])('%s is none of them, and counted', (_name, more) => {
    expect(signed(order('a', more), order('b'))).toEqual({ ids: [['b']], left: 1 });
  });
});
