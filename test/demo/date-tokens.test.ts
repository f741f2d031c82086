import { resolveDateTokens } from '../../src/demo/date-tokens.js';

const at = (iso: string, text: string): string => resolveDateTokens(text, new Date(iso));

describe('date tokens move with the day', () => {
  it.each([
    ['2028-02-29T12:00:00Z', '{{today}}', '2028-02-29'],
    ['2028-02-29T12:00:00Z', '{{today-1}}', '2028-02-28'],
    ['2028-03-01T12:00:00Z', '{{today-1}}', '2028-02-29'],
    ['2027-03-01T12:00:00Z', '{{today-1}}', '2027-02-28'],
    ['2028-02-29T12:00:00Z', '{{today-366}}', '2027-02-28'],
    ['2026-12-31T23:59:59Z', '{{today+1}}', '2027-01-01'],
    ['2027-01-01T00:00:00Z', '{{today-1}}', '2026-12-31'],
  ])('on %s %s is %s', (now, token, expected) => {
    expect(at(now, token)).toBe(expected);
  });

  it('gives a dateTime of the same time of day', () => {
    expect(at('2027-01-01T08:30:00Z', '{{now-1}}')).toBe('2026-12-31T08:30:00.000Z');
  });

  it('leaves every other text alone', () => {
    expect(at('2027-01-01T08:30:00Z', 'on {{today-1}} and {{todayish}}')).toBe('on 2026-12-31 and {{todayish}}');
  });
});
