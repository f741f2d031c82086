import { readConditions } from '../../src/facts/conditions.js';
import { readProcedures } from '../../src/facts/procedures.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import { daysAgo, hostile, icd10, now } from './resources.js';

const status = (code: string): JsonObject => ({ coding: [{ code }] });
const condition = (code: string, members: JsonObject = {}): FhirJson => ({
  resourceType: 'Condition',
  id: code,
  code: icd10(code),
  clinicalStatus: status('active'),
  verificationStatus: status('confirmed'),
  recordedDate: daysAgo(10),
  ...members,
});
const read = (...resources: FhirJson[]) => readConditions(resources, false, now);

describe('conditions', () => {
  it('stand in their sets, with a name, a day and a reference', () => {
    const [fact] = read(condition('K50.9'));
    expect(fact).toMatchObject({ active: true, day: daysAgo(10), reference: 'Condition/K50.9' });
    expect(fact?.sets).toContain('ibd');
    expect(fact?.name.length).toBeGreaterThan(0);
    expect(read(condition('J06.9'))).toEqual([]);
  });

  it.each(['active', 'recurrence', 'relapse'])('are active with clinical status %s', (code) => {
    expect(read(condition('K50.9', { clinicalStatus: status(code) }))[0]?.active).toBe(true);
  });

  it.each(['inactive', 'remission', 'resolved'])('are kept, inactive, with clinical status %s', (code) => {
    expect(read(condition('K50.9', { clinicalStatus: status(code) }))[0]?.active).toBe(false);
  });

  it('are active without a clinical status, unless they have ended', () => {
    expect(read(condition('K50.9', { clinicalStatus: undefined }))[0]?.active).toBe(true);
    expect(read(condition('K50.9', { clinicalStatus: undefined, abatementDateTime: daysAgo(1) }))[0]?.active).toBe(
      false,
    );
    expect(read(condition('K50.9', { clinicalStatus: undefined, abatementDateTime: daysAgo(-1) }))[0]?.active).toBe(
      true,
    );
    expect(read(condition('K50.9', { clinicalStatus: 'resolved' }))[0]?.active).toBe(false);
  });

  it.each(['refuted', 'entered-in-error'])('are none with verification status %s', (code) => {
    expect(read(condition('K50.9', { verificationStatus: status(code) }))).toEqual([]);
    expect(read(condition('K50.9', { verificationStatus: code }))).toEqual([]);
  });

  it.each(['unconfirmed', 'provisional', 'differential'])('count with verification status %s', (code) => {
    expect(read(condition('K50.9', { verificationStatus: status(code) }))).toHaveLength(1);
  });

  it.each([
    ['2020-05', daysAgo(10), '2020-05-31'],
    ['2024-02', daysAgo(10), '2024-02-29'],
    ['2020', daysAgo(10), '2020-12-31'],
    ['2026', daysAgo(3), daysAgo(3)],
    ['2026-11', daysAgo(3), daysAgo(3)],
    ['2026', undefined, '2026-01-01'],
    ['2026-11', undefined, daysAgo(0)],
    ['2026', '2026-05', '2026-05-31'],
    ['2026-05', '2026-04-30', '2026-05-01'],
    ['2026-05-04', daysAgo(3), '2026-05-04'],
    [undefined, '2026-05', '2026-05-31'],
  ])('of %s, recorded %s: the last day that it may have begun, %s', (onsetDateTime, recordedDate, day) => {
    expect(read(condition('A41.9', { onsetDateTime, recordedDate }))[0]?.day).toBe(day);
    expect(read(condition('A41.9', { onsetPeriod: { start: onsetDateTime }, recordedDate }))[0]?.day).toBe(day);
  });

  it('date a transplant by its onset alone, on the first day that it may have been', () => {
    const recordedDate = daysAgo(5);
    expect(read(condition('Z94.0', { recordedDate }))[0]).not.toHaveProperty('transplanted');
    expect(read(condition('Z94.0', { recordedDate, onsetDateTime: daysAgo(30) }))[0]?.transplanted).toBe(daysAgo(30));
    expect(read(condition('Z94.0', { recordedDate, onsetDateTime: '2026-11' }))[0]?.transplanted).toBe('2026-11-01');
    expect(read(condition('Z94.0', { onsetDateTime: daysAgo(-2) }))[0]).not.toHaveProperty('transplanted');
    expect(read(condition('K50.9', { onsetDateTime: daysAgo(30) }))[0]).not.toHaveProperty('transplanted');
  });

  it('of rejection, failure or aftercare date no transplant', () => {
    const snomed = (code: string): JsonObject => ({ coding: [{ system: 'http://snomed.info/sct', code }] });
    const dated = (code: JsonObject): boolean =>
      read({ ...condition('x', { onsetDateTime: daysAgo(5) }), code }).some(({ transplanted }) => transplanted);
    expect(read(condition('T86.11', { onsetDateTime: daysAgo(5) }))[0]?.sets).toContain('transplant');
    for (const code of ['T86.11', 'T86.12', 'Z48.22']) expect(dated(icd10(code))).toBe(false);
    expect(dated(snomed('236570004'))).toBe(false);
    expect(dated(snomed('737295003'))).toBe(true);
    expect(dated({ text: 'Kidney transplant rejection' })).toBe(false);
    expect(dated({ text: 'Kidney transplant' })).toBe(true);
  });

  it('are dated by onset, else by recording', () => {
    expect(read(condition('K50.9', { onsetPeriod: { start: '2020-05-03' } }))[0]?.day).toBe('2020-05-03');
    expect(read(condition('K50.9', { recordedDate: undefined }))[0]).not.toHaveProperty('day');
    expect(read(condition('K50.9', { onsetDateTime: daysAgo(-2) }))[0]).not.toHaveProperty('day');
  });
});

describe('leukaemia and its history', () => {
  const sets = (...resources: FhirJson[]): (readonly string[])[] =>
    read(...resources).map((fact) => fact.sets.filter((set) => set.startsWith('leukaemia')));

  it('active without remission is leukaemia', () => {
    expect(sets(condition('C91.00'))).toEqual([['leukaemia']]);
  });

  it('remission or personal history alone is history', () => {
    expect(sets(condition('C91.01'))).toEqual([['leukaemia-history']]);
    expect(sets(condition('Z85.6'))).toEqual([['leukaemia-history']]);
  });

  it('remission beside an active leukaemia is that leukaemia', () => {
    expect(sets(condition('C91.01'), condition('C91.00'))).toEqual([['leukaemia'], ['leukaemia']]);
  });

  it('an inactive leukaemia beside it changes nothing', () => {
    const inactive = condition('C91.00', { clinicalStatus: status('resolved') });
    expect(sets(condition('C91.01'), inactive)).toEqual([['leukaemia-history'], ['leukaemia']]);
  });
});

describe('cholestasis of pregnancy', () => {
  const isIcp = (code: string, pregnant: boolean): boolean =>
    readConditions([condition(code)], pregnant, now).some(({ sets }) => sets.includes('icp'));

  it('K83.1 only with pregnancy', () => {
    expect(isIcp('K83.1', false)).toBe(false);
    expect(isIcp('K83.1', true)).toBe(true);
  });

  it('O26.61 by itself', () => {
    expect(isIcp('O26.611', false)).toBe(true);
  });
});

describe('procedures', () => {
  const procedure = (members: JsonObject): FhirJson => ({
    resourceType: 'Procedure',
    id: 'p',
    status: 'completed',
    code: icd10('Z94.0'),
    performedDateTime: daysAgo(20),
    ...members,
  });

  it('count when completed', () => {
    expect(readProcedures([procedure({})], now)).toMatchObject([
      { active: true, day: daysAgo(20), reference: 'Procedure/p' },
    ]);
    expect(readProcedures([procedure({})], now)[0]?.sets).toContain('transplant');
  });

  it.each(['in-progress', 'not-done', 'entered-in-error', 'preparation', undefined])('not with status %s', (other) => {
    expect(readProcedures([procedure({ status: other })], now)).toEqual([]);
  });

  it('are dated by the start of a period', () => {
    const period = { performedDateTime: undefined, performedPeriod: { start: daysAgo(30), end: daysAgo(29) } };
    expect(readProcedures([procedure(period)], now)[0]?.day).toBe(daysAgo(30));
    expect(readProcedures([procedure({ performedDateTime: 'long ago' })], now)[0]).not.toHaveProperty('day');
  });
});

it('trips over nothing', () => {
  expect(read(...hostile)).toEqual([]);
  expect(readProcedures(hostile, now)).toEqual([]);
});
