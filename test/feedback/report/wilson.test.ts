import { wilson } from '../../../src/feedback/report/wilson.js';

describe("Wilson's score interval", () => {
  // Newcombe RG, Stat Med 1998;17:857-72, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is that of the literature', (some, all, low, high) => {
    const interval = wilson(some, all);
    expect(interval?.share).toBe(some / all);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  // By hand: with nothing or all the free end is z²/(n + z²) from its own, 3.8415/13.8415 for n = 10.
  it('of none and of all ends where it must', () => {
    expect(wilson(0, 10)).toMatchObject({ share: 0, low: 0, high: expect.closeTo(0.2775, 4) as number });
    expect(wilson(10, 10)).toMatchObject({ share: 1, low: expect.closeTo(0.7225, 4) as number, high: 1 });
  });

  it('of nothing there is none', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});
