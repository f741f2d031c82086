import { periodOf } from '../../../src/feedback/report/period.js';
import { mondaysOf, weekdayOf, weekOf } from '../../../src/feedback/report/weeks.js';
import { ServiceError } from '../../../src/model/service-error.js';

describe('an ISO week', () => {
  // ISO 8601: the first week of a year holds its first Thursday.
  it.each([
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2028-02-29', '2028-W09'],
  ])('%s lies in %s', (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it('begins on Monday', () => {
    expect(['2026-11-16', '2026-11-22'].map(weekdayOf)).toEqual([0, 6]);
  });
});

describe('the period of a report', () => {
  const sunday = new Date('2026-11-22T23:59:59.999Z');

  it('is by default the twelve weeks that end with this one, in UTC', () => {
    expect(periodOf({}, sunday)).toEqual({ from: '2026-08-31', to: '2026-11-22' });
    expect(periodOf({ from: '', to: '' }, new Date('2026-11-23T00:00:00Z'))).toEqual({
      from: '2026-09-07',
      to: '2026-11-29',
    });
    expect(mondaysOf(periodOf({}, sunday))).toHaveLength(12);
  });

  it('is made of whole weeks, whatever days are named', () => {
    expect(periodOf({ from: '2026-03-11', to: '2026-03-12' }, sunday)).toEqual({
      from: '2026-03-09',
      to: '2026-03-15',
    });
    expect(periodOf({ to: '2026-03-12' }, sunday)).toEqual({ from: '2025-12-22', to: '2026-03-15' });
    expect(mondaysOf({ from: '2026-03-09', to: '2026-03-22' })).toEqual(['2026-03-09', '2026-03-16']);
  });

  it('holds 106 weeks and no more', () => {
    expect(mondaysOf(periodOf({ from: '2024-11-11', to: '2026-11-22' }, sunday))).toHaveLength(106);
    expect(() => periodOf({ from: '2024-11-10', to: '2026-11-22' }, sunday)).toThrow(/106 weeks/);
  });

  const broken = [
    '2026-3-11',
    '2026-02-30',
    '2026-13-01',
    '11/22/2026',
    'x',
    '2026-03-11T00:00:00Z',
    ['2026-03-11'],
    7,
  ];
  it.each(['from', 'to'].flatMap((name) => broken.map((value) => [name, value] as const)))(
    'with %s = %j is malformed, and the answer names it',
    (name, value) => {
      expect(() => periodOf({ [name]: value }, sunday)).toThrow(
        expect.objectContaining({ name: ServiceError.name, code: 'malformed', expression: name }) as Error,
      );
    },
  );

  it('does not end before it begins', () => {
    expect(() => periodOf({ from: '2026-03-16', to: '2026-03-15' }, sunday)).toThrow('from must not be after to.');
  });
});
