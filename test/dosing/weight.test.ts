import { readWeight } from '../../src/dosing/weight.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import { daysAgo, now, weighing } from './examples.js';

function said(observations: readonly FhirJson[], ageYears?: number): string {
  const { weight } = readWeight(observations, ageYears === undefined ? {} : { ageYears }, now);
  return weight.usable ? `${weight.kg.toFraction()} kg${weight.stated ? ' stated' : ''}` : weight.reason;
}

const stated: JsonObject = { code: { coding: [{ system: 'http://loinc.org', code: '3142-7' }] } };

describe('B look-back by age', () => {
  it.each([
    [40, 365, '70 kg'],
    [40, 366, 'weight-stale'],
    [18, 365, '70 kg'],
    [17, 90, '70 kg'],
    [17, 91, 'weight-stale'],
    [2, 90, '70 kg'],
    [1, 30, '70 kg'],
    [1, 31, 'weight-stale'],
    [undefined, 30, '70 kg'],
    [undefined, 31, 'weight-stale'],
  ])('age %p, %p days ago: %s', (age, ago, expected) => {
    expect(said([weighing(70, 'kg', ago)], age)).toBe(expected);
  });
});

describe('B units and plausibility', () => {
  it.each([
    [2, 'kg', '2 kg'],
    [1.9, 'kg', 'weight-implausible'],
    [350, 'kg', '350 kg'],
    [350.1, 'kg', 'weight-implausible'],
    [0, 'kg', 'weight-implausible'],
    [70500, 'g', '141/2 kg'],
    [150, '[lb_av]', '136077711/2000000 kg'],
    [2400, '[oz_av]', '85048569/1250000 kg'],
    [70, 'stone', 'weight-unit'],
    [150, 'lb', 'weight-unit'],
  ])('%p %s: %s', (value, unit, expected) => {
    expect(said([weighing(value, unit, 1)], 40)).toBe(expected);
  });

  it('takes kg by unit without code, and nothing without both', () => {
    expect(said([weighing(70, '', 1, { valueQuantity: { value: 70, unit: 'kg' } })], 40)).toBe('70 kg');
    expect(said([weighing(70, '', 1, { valueQuantity: { value: 70 } })], 40)).toBe('weight-unit');
  });

  it('refuses pounds in words beside a code for kilograms: the mix-up itself', () => {
    expect(said([weighing(70, '', 1, { valueQuantity: { value: 165, unit: 'lbs', code: 'kg' } })], 40)).toBe(
      'weight-unit',
    );
  });

  it.each([['70'], [-70], [1e400], [{}]])('value %p is no weight', (value) => {
    expect(said([weighing(70, '', 1, { valueQuantity: { value, code: 'kg' } })], 40)).toBe('weight-unit');
  });
});

describe('B which weight', () => {
  it('takes the newest of final, amended and corrected, and never one entered in error', () => {
    const wrong = ['entered-in-error', 'preliminary', 'cancelled'].map((status) => weighing(71, 'kg', 1, { status }));
    const good = [weighing(69, 'kg', 30), weighing(70, 'kg', 3, { status: 'amended' })];
    expect(said([...wrong, ...good], 40)).toBe('70 kg');
    expect(said(wrong, 40)).toBe('weight-none');
  });

  it('takes a stated weight only where no measured one is fresh, and says so', () => {
    expect(said([weighing(71, 'kg', 1, stated), weighing(70, 'kg', 100)], 40)).toBe('70 kg');
    expect(said([weighing(71, 'kg', 1, stated), weighing(70, 'kg', 400)], 40)).toBe('71 kg stated');
  });

  it('does not fall back to an older weight when the newest cannot be used', () => {
    expect(said([weighing(700, 'kg', 1), weighing(70, 'kg', 5)], 40)).toBe('weight-implausible');
  });

  it('leaves out undated and future weights and results without a value', () => {
    const future = weighing(90, 'kg', -2);
    const undated = weighing(90, 'kg', 1, { effectiveDateTime: null });
    const empty = weighing(90, 'kg', 1, { valueQuantity: { unit: 'kg' } });
    expect(said([future, undated, empty, weighing(70, 'kg', 5)], 40)).toBe('70 kg');
  });

  it('orders two weights of one day by their time', () => {
    const at = (value: number, time: string): FhirJson =>
      weighing(value, 'kg', 1, { effectiveDateTime: `${daysAgo(1)}T${time}` });
    expect(said([at(70, '08:00:00Z'), at(72, '09:30:00'), at(71, '09:00:00+01:00')], 40)).toBe('72 kg');
  });

  it.each([
    ['without a time of day', 70, daysAgo(1), 72, daysAgo(1), '70 kg'],
    ['of which one has no time', 72, `${daysAgo(1)}T09:00:00Z`, 70, daysAgo(1), '70 kg'],
    ['at one time', 70, `${daysAgo(1)}T09:00:00Z`, 72, `${daysAgo(1)}T09:00:00Z`, '70 kg'],
    ['with a time each', 70, `${daysAgo(1)}T08:00:00Z`, 72, `${daysAgo(1)}T09:00:00Z`, '72 kg'],
    ['a jump apart', 165, daysAgo(1), 75, daysAgo(1), 'weight-jump'],
  ])('of two of one day %s', (_case, one, oneAt, other, otherAt, expected) => {
    const both = [
      weighing(one, 'kg', 1, { effectiveDateTime: oneAt }),
      weighing(other, 'kg', 1, { effectiveDateTime: otherAt }),
    ];
    expect(said(both, 40)).toBe(expected);
    expect(said(both.toReversed(), 40)).toBe(expected);
  });

  it('of two of one day the one that cannot be read comes first', () => {
    const both = [weighing(70, 'kg', 1), weighing(11, 'stone', 1)];
    expect([said(both, 40), said(both.toReversed(), 40)]).toEqual(['weight-unit', 'weight-unit']);
  });
});

describe('B jump', () => {
  it.each([
    ['a quarter is no jump', 93.75, 75, 10, 40, '375/4 kg'],
    ['more than a quarter is', 93.8, 75, 10, 40, 'weight-jump'],
    ['downwards too', 56.2, 75, 10, 40, 'weight-jump'],
    ['adults within 90 days', 165, 75, 90, 40, 'weight-jump'],
    ['adults beyond 90 days', 165, 75, 91, 40, '165 kg'],
    ['children always', 30, 20, 700, 9, 'weight-jump'],
    ['unknown age as children', 165, 75, 91, undefined, 'weight-jump'],
  ])('%s', (_case, newest, previous, apart, age, expected) => {
    expect(said([weighing(previous, 'kg', apart), weighing(newest, 'kg', 0)], age)).toBe(expected);
  });
});

describe('surface area', () => {
  it('is read as measured, in m2, and never computed', () => {
    const area = (unit: string): FhirJson =>
      weighing(1.8, unit, 3, { code: { coding: [{ system: 'http://loinc.org', code: '3140-1' }] } });
    expect(readWeight([area('m2')], { ageYears: 40 }, now).surfaceArea?.m2.toFraction()).toBe('9/5');
    const smaller = { ...area('m2'), valueQuantity: { value: 1.6, code: 'm2' } };
    for (const both of [
      [area('m2'), smaller],
      [smaller, area('m2')],
    ])
      expect(readWeight(both, { ageYears: 40 }, now).surfaceArea?.m2.toFraction()).toBe('8/5');
    expect(readWeight([area('cm2')], { ageYears: 40 }, now).surfaceArea).toBeUndefined();
    expect(readWeight([weighing(70, 'kg', 3)], { ageYears: 40 }, now).surfaceArea).toBeUndefined();
  });
});
