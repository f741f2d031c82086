import { readServiceRequests } from '../../src/facts/service-requests.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import { daysAgo, hostile, loinc, now } from './resources.js';

const request = (members: JsonObject = {}): FhirJson => ({
  resourceType: 'ServiceRequest',
  id: 's',
  status: 'active',
  code: { ...loinc('57021-8', 'CBC'), text: 'Full blood count' },
  authoredOn: daysAgo(14),
  ...members,
});

describe('tests asked for', () => {
  it('by LOINC code and words', () => {
    expect(readServiceRequests([request()], [], now)).toEqual([
      { loinc: ['57021-8'], words: 'Full blood count; CBC', day: daysAgo(14), reference: 'ServiceRequest/s' },
    ]);
  });

  it('a LOINC number of another or no system is none', () => {
    expect(
      readServiceRequests(
        [request({ code: { coding: [{ code: '57021-8' }, { system: 'urn:x', code: '57021-8' }] } })],
        [],
        now,
      ),
    ).toMatchObject([{ loinc: [] }]);
  });

  it.each(['draft', 'active'])('status %s', (status) => {
    expect(readServiceRequests([request({ status })], [], now)).toHaveLength(1);
  });

  it.each(['completed', 'revoked', 'on-hold', 'entered-in-error', 'unknown', undefined])('not status %s', (status) => {
    expect(readServiceRequests([request({ status })], [], now)).toEqual([]);
  });

  it('not a request to leave it undone', () => {
    expect(readServiceRequests([request({ doNotPerform: true })], [], now)).toEqual([]);
  });

  it('drafts of this request are asked for today unless they say when', () => {
    const undated = request({ status: 'draft', authoredOn: undefined });
    expect(readServiceRequests([], [undated], now)).toMatchObject([{ day: '2026-11-22' }]);
    expect(readServiceRequests([], [request({ status: 'draft' })], now)).toMatchObject([{ day: daysAgo(14) }]);
    expect(readServiceRequests([undated], [], now)[0]).not.toHaveProperty('day');
  });

  it('no medication order among the drafts', () => {
    expect(readServiceRequests([], [{ resourceType: 'MedicationRequest', status: 'draft' }], now)).toEqual([]);
  });

  it('trips over nothing', () => {
    expect(readServiceRequests(hostile, hostile, now).every(({ loinc: codes }) => codes.length === 0)).toBe(true);
  });
});
