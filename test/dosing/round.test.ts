import { isReduced, over } from '../../src/dosing/limits.js';
import { roundToSchedule, type RoundingRequest } from '../../src/dosing/round.js';
import { AZA_MAX_ABSOLUTE, XOI_CEILING, XOI_GREY, XOI_LOW } from '../../src/knowledge/constants.js';
import { formularies } from '../../src/knowledge/formularies.js';
import type { Formulary } from '../../src/model/dose.js';
import { exact } from '../../src/model/exact.js';
import { asExample, stocked } from './examples.js';

function round(cap: string, more: Partial<RoundingRequest> = {}): ReturnType<typeof asExample> {
  const formulary = formularies.eu;
  return asExample(
    roundToSchedule({ cap: exact(cap), ingredient: 'azathioprine', formulary, alternateDay: true, ...more }),
  );
}

describe('C at the edge of a cap', () => {
  it.each([
    ['37.5', 37.5],
    ['37.4', 25],
    ['37.6', 37.5],
    ['12.5', 12.5],
    ['100/3', 25],
    ['12.6', 12.5],
    ['93.75', 75],
    // 75 is no longer four fifths of the cap: 100 and 75 on alternate days.
    ['93.85', 87.5],
    ['600', 300],
  ])('azathioprine, eu, cap %s: %p', (cap, mgPerDay) => {
    expect(round(cap)).toMatchObject({ mgPerDay });
  });

  it.each(['12.4', '0.1', '0'])('cap %s cannot be delivered by tablets', (cap) => {
    expect(round(cap)).toEqual({ refuse: 'not-deliverable' });
  });

  it('nothing is deliverable where the site stocks nothing', () => {
    expect(round('100', { formulary: { tablets: {}, liquids: {} } })).toEqual({ refuse: 'not-deliverable' });
    expect(round('100', { ingredient: 'tioguanine' })).toEqual({ refuse: 'not-deliverable' });
  });
});

describe('C6 a suggestion must lower the dose by more than 5 %', () => {
  it.each([
    ['150', { mgPerDay: 75 }],
    ['79', { mgPerDay: 75 }],
    // 75 is 95.05 % of 78.9
    ['78.9', { refuse: 'no-meaningful-change' }],
    ['75', { refuse: 'no-meaningful-change' }],
    ['50', { refuse: 'no-meaningful-change' }],
  ])('75 mg offered for %s mg', (mgNew, expected) => {
    expect(round('75', { mgNew: exact(mgNew) })).toMatchObject(expected);
  });
});

describe('C6 exactly 95 % is no meaningful change', () => {
  it('47.5 mg for 50 mg', () => {
    const formulary: Formulary = { ...stocked({ liquid: true }), tablets: {} };
    expect(round('47.5', { formulary, mgNew: exact(50) })).toEqual({ refuse: 'no-meaningful-change' });
    expect(round('47.5', { formulary, mgNew: exact('50.1') })).toMatchObject({ mgPerDay: 47.5 });
  });
});

describe('C3 order of choice', () => {
  const us75: Formulary = { tablets: { azathioprine: [{ mg: 75, halves: false }] }, liquids: {} };

  it('never alternates by more than MAX_ALTERNATION_MG', () => {
    expect(round('40', { formulary: us75 })).toEqual({ refuse: 'not-deliverable' });
    expect(round('40', { formulary: formularies.demo, ingredient: 'mercaptopurine' })).toMatchObject({
      alternate: [1, 0],
      mgPerDay: 25,
    });
  });

  it('takes a daily dose inside the CPIC band, and alternates below it', () => {
    const cap = exact('200/3');
    expect(round('200/3', { nearEnough: exact(50) })).toMatchObject({ tablets: 1, product: 50 });
    expect(round('200/3', { nearEnough: exact('50.1') })).toMatchObject({ alternate: [3, 2], mgPerDay: 62.5 });
    expect(cap.gt('62.5')).toBe(true);
  });

  it('splits a tablet only where no whole tablet is near enough', () => {
    expect(round('75', { formulary: formularies.us })).toMatchObject({ product: 75, whole: true });
    expect(round('75', { formulary: formularies.us, ingredient: 'mercaptopurine' })).toMatchObject({
      tablets: 1.5,
      whole: false,
    });
  });

  it('takes at most six tablets', () => {
    const formulary: Formulary = { tablets: { azathioprine: [{ mg: 25, halves: false }] }, liquids: {} };
    expect(round('200', { formulary })).toMatchObject({ tablets: 6, mgPerDay: 150 });
  });
});

describe('C5 liquids', () => {
  const liquidOnly: Formulary = { ...stocked({ liquid: true }), tablets: {} };

  it.each([
    ['4.9', 'not-deliverable'],
    ['5', 5],
    ['5.9', 5],
    ['30', 30],
    ['32.4', 30],
    ['32.5', 32.5],
    ['120', 120],
    ['200', 120],
  ])('azathioprine, cap %s: %p', (cap, expected) => {
    const result = round(cap, { formulary: liquidOnly });
    expect(result['mgPerDay'] ?? result['refuse']).toBe(expected);
  });

  it.each([
    ['1.9', 'not-deliverable'],
    ['2', 2],
    ['19.9', 18],
    ['23.9', 20],
    ['24', 24],
    ['27', 24],
  ])('mercaptopurine, cap %s: %p', (cap, expected) => {
    const result = round(cap, { formulary: liquidOnly, ingredient: 'mercaptopurine' });
    expect(result['mgPerDay'] ?? result['refuse']).toBe(expected);
  });

  it('a concentration that the steps were not made for gives no dose', () => {
    const formulary: Formulary = { tablets: {}, liquids: { azathioprine: { mgPerMl: 50 } } };
    expect(round('50', { formulary })).toEqual({ refuse: 'not-deliverable' });
  });
});

describe('OVER and REDUCED at their edges', () => {
  it('compares mg/kg with a weight and mg without one', () => {
    expect(over(XOI_LOW.value, 'azathioprine', exact(50))).toBe(false);
    expect(over(XOI_LOW.value, 'azathioprine', exact('50.1'))).toBe(true);
    expect(over(XOI_LOW.value, 'azathioprine', exact('50.4'), exact(80))).toBe(false);
    expect(over(XOI_LOW.value, 'azathioprine', exact('50.5'), exact(80))).toBe(true);
    expect(over(XOI_GREY.value, 'mercaptopurine', exact('37.5'))).toBe(false);
    expect(over(XOI_GREY.value, 'mercaptopurine', exact('37.6'))).toBe(true);
  });

  it('is not evaluated where the limit has no such member', () => {
    expect(over(AZA_MAX_ABSOLUTE.value, 'mercaptopurine', exact(1000))).toBeUndefined();
    expect(over({ azathioprine: { mg: 5 }, mercaptopurine: {} }, 'azathioprine', exact(9), exact(70))).toBeUndefined();
  });

  it('a reduced dose is at most 34 % of the reference and not over the ceiling', () => {
    expect(isReduced(exact(51), exact(150), 'azathioprine')).toBe(true);
    expect(isReduced(exact('51.1'), exact(150), 'azathioprine')).toBe(false);
    expect(isReduced(exact(100), exact(300), 'azathioprine')).toBe(true);
    expect(isReduced(exact('100.1'), exact(300), 'azathioprine')).toBe(false);
    expect(isReduced(exact(75), exact(300), 'azathioprine', exact(75))).toBe(true);
    expect(isReduced(exact('75.1'), exact(300), 'azathioprine', exact(75))).toBe(false);
    expect(over(XOI_CEILING.value, 'azathioprine', exact('75.1'), exact(75))).toBe(true);
  });
});
