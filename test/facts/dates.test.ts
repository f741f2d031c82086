import {
  addDays,
  completedYears,
  dayAfter,
  daysBetween,
  daysFrom,
  firstMoment,
  isFuture,
  parseDate,
  today,
} from '../../src/facts/dates.js';

const noon = new Date('2026-11-22T12:00:00Z');

describe('parseDate reads every FHIR date form', () => {
  it.each([
    ['2026', '2026-01-01', '2026-01-01T00:00:00Z'],
    ['2026-05', '2026-05-01', '2026-05-01T00:00:00Z'],
    ['2026-05-17', '2026-05-17', '2026-05-17T00:00:00Z'],
    ['2026-05-17T10:30:00Z', '2026-05-17', '2026-05-17T10:30:00Z'],
    ['2026-05-17T10:30:00.250Z', '2026-05-17', '2026-05-17T10:30:00.250Z'],
    ['2026-05-17T10:30Z', '2026-05-17', '2026-05-17T10:30:00Z'],
    ['2026-05-17 10:30:00Z', '2026-05-17', '2026-05-17T10:30:00Z'],
    ['2028-02-29', '2028-02-29', '2028-02-29T00:00:00Z'],
  ])('%s', (written, day, instant) => {
    expect(parseDate(written)).toEqual({ day, time: Date.parse(instant) });
  });

  it('keeps the local day of the string and the instant of its zone', () => {
    expect(parseDate('2026-05-18T01:00:00+13:00')).toEqual({
      day: '2026-05-18',
      time: Date.parse('2026-05-17T12:00:00Z'),
    });
    expect(parseDate('2026-05-17T23:00:00-05:00')).toEqual({
      day: '2026-05-17',
      time: Date.parse('2026-05-18T04:00:00Z'),
    });
  });

  it('reads a time without a zone as UTC, wherever the service runs', () => {
    expect(parseDate('2026-05-17T10:30:00')?.time).toBe(Date.parse('2026-05-17T10:30:00Z'));
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2027-02-29',
    '26-05-17',
    '17.05.2026',
    'yesterday',
    '',
    '2026-05-17T25:00:00Z',
    '2026-05-17T10:61:00Z',
    '2026-05-17T10:00:00+25:00',
    '2026-05-17T',
    '2026-W20',
    '0000-01-01',
  ])('gives nothing for %j', (written) => {
    expect(parseDate(written)).toBeUndefined();
  });

  it.each([undefined, null, 20260517, true, {}, ['2026-05-17']])('gives nothing for %j', (value) => {
    expect(parseDate(value)).toBeUndefined();
  });

  it('takes the first value that is a date', () => {
    expect(firstMoment(undefined, 'soon', '2026-05-17', '2020-01-01')?.day).toBe('2026-05-17');
    expect(firstMoment('soon')).toBeUndefined();
  });
});

describe('days are calendar days', () => {
  it.each([
    ['2026-11-22', 0],
    ['2026-11-21', 1],
    ['2026-11-23', -1],
    ['2026-10-23', 30],
    ['2025-11-22', 365],
  ])('from %s to 22 November 2026', (day, days) => {
    expect(daysBetween(day, noon)).toBe(days);
  });

  it('do not depend on the time of day', () => {
    expect(daysBetween('2026-11-21', new Date('2026-11-22T00:00:00Z'))).toBe(1);
    expect(daysBetween('2026-11-21', new Date('2026-11-22T23:59:59.999Z'))).toBe(1);
  });

  it('are not lost or gained where clocks change', () => {
    expect(daysFrom('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('end where a FHIR date ends, at the years 1 and 9999', () => {
    expect(dayAfter('9999-12-30', 1)).toBe('9999-12-31');
    expect(dayAfter('9999-12-30', 2)).toBeUndefined();
    expect(dayAfter('0001-01-02', -1)).toBe('0001-01-01');
    expect(dayAfter('0001-01-02', -2)).toBeUndefined();
    expect(dayAfter('2026-11-22', 1e300)).toBeUndefined();
    expect(dayAfter('2026-11-22', -Infinity)).toBeUndefined();
  });

  it('as a limit to compare with stop there', () => {
    expect(addDays('9999-12-01', 90)).toBe('9999-12-31');
    expect(addDays('0001-03-01', -183)).toBe('0001-01-01');
  });

  it('are those of UTC for now', () => {
    expect(today(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-22');
  });

  it('allow one day ahead, not two', () => {
    expect(isFuture('2026-11-23', noon)).toBe(false);
    expect(isFuture('2026-11-24', noon)).toBe(true);
  });
});

describe('completed years', () => {
  it.each([
    ['2008-11-22', 18],
    ['2008-11-23', 17],
    ['2008-11-21', 18],
  ])('%s', (birth, years) => {
    expect(completedYears(birth, '2026-11-22')).toBe(years);
  });

  it('counts 29 February on 1 March', () => {
    expect(completedYears('2008-02-29', '2026-02-28')).toBe(17);
    expect(completedYears('2008-02-29', '2026-03-01')).toBe(18);
  });
});
