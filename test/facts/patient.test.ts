import { readPatient } from '../../src/facts/patient.js';

const now = new Date('2026-11-22T12:00:00Z');
const read = (patient: Record<string, string | boolean | number>) =>
  readPatient([{ resourceType: 'Patient', ...patient }], now);

describe('age in completed years', () => {
  it.each([
    ['2008-11-22', 18],
    ['2008-11-23', 17],
    ['2026-11-22', 0],
    ['1951-11-22', 75],
  ])('born %s', (birthDate, age) => {
    expect(read({ birthDate }).ageYears).toBe(age);
  });

  it('is left out where a month or a year leaves two ages open', () => {
    expect(read({ birthDate: '2008' })).toEqual({ gender: 'unknown' });
    expect(read({ birthDate: '2008-11' })).toEqual({ gender: 'unknown' });
  });

  it('is known from a month that leaves one age', () => {
    expect(read({ birthDate: '2008-10' }).ageYears).toBe(18);
    expect(read({ birthDate: '2008-12' }).ageYears).toBe(17);
  });

  it('is known from a year on its last day', () => {
    const lastDay = new Date('2026-12-31T12:00:00Z');
    expect(readPatient([{ resourceType: 'Patient', birthDate: '2008' }], lastDay).ageYears).toBe(18);
  });

  it('is left out for a birth to come and for no date', () => {
    expect(read({ birthDate: '2027-01-01' })).toEqual({ gender: 'unknown' });
    expect(read({ birthDate: 'unknown' })).toEqual({ gender: 'unknown' });
  });

  it('does not ask whether the patient has died', () => {
    expect(read({ birthDate: '1980-01-01', deceasedBoolean: true }).ageYears).toBe(46);
  });
});

describe('gender', () => {
  it.each(['female', 'male', 'other', 'unknown'])('%s', (gender) => {
    expect(read({ gender }).gender).toBe(gender);
  });

  it('ignores case and takes anything else for unknown', () => {
    expect(read({ gender: 'Female' }).gender).toBe('female');
    expect(read({ gender: 'F' }).gender).toBe('unknown');
    expect(read({ gender: 1 }).gender).toBe('unknown');
  });

  it('is unknown without a Patient', () => {
    expect(readPatient([], now)).toEqual({ gender: 'unknown' });
    expect(readPatient([{ resourceType: 'Group', gender: 'male' }], now)).toEqual({ gender: 'unknown' });
  });
});
