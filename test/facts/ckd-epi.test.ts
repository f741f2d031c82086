import { computedEgfr } from '../../src/facts/ckd-epi.js';
import { exact } from '../../src/model/exact.js';

describe('CKD-EPI 2021', () => {
  // 142 x (0.9/0.7)^-1.2 x 0.9938^55 x 1.012 = 142 x 0.7397 x 0.7103 x 1.012 = 75.5
  // at kappa both brackets are 1: 142 x 0.9938^50 = 142 x 0.7327 = 104.0; with 1.012: 105.3
  // 142 x (0.45/0.9)^-0.302 x 0.9938^30 = 142 x 1.2329 x 0.8298 = 145.3
  // 142 x (4/0.9)^-1.2 x 0.9938^70 = 142 x 0.1670 x 0.6470 = 15.3
  it.each([
    ['0.9', 55, 'female', 75],
    ['0.9', 50, 'male', 104],
    ['0.7', 50, 'female', 105],
    ['0.45', 30, 'male', 145],
    ['4', 70, 'male', 15],
  ] as const)('creatinine %s mg/dL, %d years, %s', (creatinine, age, sex, whole) => {
    expect(computedEgfr(exact(creatinine), age, sex)?.valueOf()).toBe(whole);
  });

  it('rounds down: it may lower a limit, never raise it', () => {
    expect(computedEgfr(exact('0.9'), 55, 'female')?.equals(75)).toBe(true);
  });

  it('is for adults', () => {
    expect(computedEgfr(exact('0.9'), 17, 'female')).toBeUndefined();
    expect(computedEgfr(exact('0.9'), 18, 'female')).toBeDefined();
  });

  it('divides by no zero', () => {
    expect(computedEgfr(exact(0), 50, 'male')).toBeUndefined();
    expect(computedEgfr(exact(`0.${'0'.repeat(90)}1`), 50, 'male')).toBeUndefined();
  });
});
