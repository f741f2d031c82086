import { readFeedback } from '../../src/feedback/read-feedback.js';
import { ServiceError } from '../../src/http/errors.js';
import type { JsonObject } from '../../src/model/json.js';

const service = 'azathioprine-order-sign';
const overridden = { card: 'card-1', outcome: 'overridden', outcomeTimestamp: '2026-03-02T10:00:00.123+01:00' };
const accepted = { ...overridden, outcome: 'accepted', acceptedSuggestions: [{ id: 'b' }, { id: 'a' }] };

function read(entry: JsonObject): unknown {
  return readFeedback(service, { feedback: [entry] })[0];
}

describe('feedback entries', () => {
  it('CH-FB-02: an acceptance keeps its suggestions, sorted', () => {
    expect(read(accepted)).toEqual({
      service,
      card: 'card-1',
      outcome: 'accepted',
      outcomeTimestamp: '2026-03-02T10:00:00.123+01:00',
      accepted: ['a', 'b'],
    });
  });

  it.each<[string, JsonObject | undefined, JsonObject | undefined]>([
    ['no reason', undefined, undefined],
    ['a full reason', { reason: { code: 'c', system: 's', display: 'd' } }, { code: 'c', system: 's' }],
    ['a reason without system and display', { reason: { code: 'c' } }, { code: 'c' }],
    ['the shape of older clients', { code: 'c', system: 's' }, { code: 'c', system: 's' }],
    ['the shape of older clients without system', { code: 'c' }, { code: 'c' }],
  ])('CH-FB-03: reads %s', (_name, overrideReason, reason) => {
    const entry = read(overrideReason === undefined ? overridden : { ...overridden, overrideReason });
    expect(entry).toEqual({ service, ...overridden, accepted: [], ...(reason === undefined ? {} : { reason }) });
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['alone', { userComment: 'Jane agreed' }, { comment: 'Jane agreed' }],
    [
      'beside a reason',
      { reason: { code: 'c' }, userComment: 'Jane agreed' },
      { reason: { code: 'c' }, comment: 'Jane agreed' },
    ],
    ['without a letter', { userComment: '' }, {}],
  ])('CH-FB-03: reads a comment %s', (_name, overrideReason, members) => {
    const entry = read({ ...overridden, overrideReason });
    expect(entry).toEqual({ service, ...overridden, accepted: [], ...members });
  });

  it.each<[string, JsonObject]>([
    ['no card', { outcome: 'overridden', outcomeTimestamp: '2026-03-02T10:00:00Z' }],
    ['an empty card id', { ...overridden, card: '' }],
    ['a card id of 201 characters', { ...overridden, card: 'x'.repeat(201) }],
    ['a card that is no string', { ...overridden, card: 7 }],
    ['another outcome', { ...overridden, outcome: 'ignored' }],
    ['no timestamp', { card: 'card-1', outcome: 'overridden' }],
    ['a timestamp that is a day', { ...overridden, outcomeTimestamp: '2026-03-02' }],
    ['an impossible timestamp', { ...overridden, outcomeTimestamp: '2026-13-02T10:00:00Z' }],
    ['acceptance without suggestions', { ...overridden, outcome: 'accepted' }],
    ['acceptance of no suggestion', { ...accepted, acceptedSuggestions: [] }],
    ['a suggestion without id', { ...accepted, acceptedSuggestions: [{}] }],
    ['a reason without code', { ...overridden, overrideReason: { reason: { system: 's' } } }],
    ['a reason that is a text', { ...overridden, overrideReason: 'no' }],
    ['a comment that is no text', { ...overridden, overrideReason: { userComment: 7 } }],
  ])('CH-FB-05: refuses %s', (_name, entry) => {
    expect(() => read(entry)).toThrow(ServiceError);
  });

  it.each([{}, { feedback: {} }, { feedback: [] }, { feedback: [null] }, { feedback: 'a' }])(
    'CH-FB-05: refuses %j',
    (body) => {
      expect(() => readFeedback(service, body)).toThrow(ServiceError);
    },
  );

  it('tolerates unknown members', () => {
    expect(read({ ...overridden, extension: {} })).toMatchObject({ card: 'card-1' });
  });
});
