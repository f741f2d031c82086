import { limitMg, mgActive, totals } from '../../src/dosing/totals.js';
import type { DailyDose } from '../../src/model/dose.js';
import { exact } from '../../src/model/exact.js';

const fixed = (mg: string): DailyDose => ({ kind: 'fixed', mgPerDay: exact(mg), strengthInferred: false });
const unknown: DailyDose = { kind: 'refused', reason: 'no-timing' };

describe('A8 totals', () => {
  it('a draft within 10 % of several active orders is presumed to replace them', () => {
    const active = [fixed('100'), fixed('50')];
    expect(totals(fixed('165'), active, false).replacement).toBe(true);
    expect(totals(fixed('165.1'), active, false)).toMatchObject({ replacement: false });
    expect(totals(fixed('165.1'), active, false).sumForMaximumOnly?.toFraction()).toBe('3151/10');
    // 150 is above 1.1 x 136.3
    expect(totals(fixed('136.3'), active, false).replacement).toBe(false);
    expect(totals(fixed('136.4'), active, false).replacement).toBe(true);
  });

  it('nothing active: nothing is replaced, and the sum is the draft', () => {
    const result = totals(fixed('150'), [], false);
    expect(result.replacement).toBe(false);
    expect(result.sumForMaximumOnly?.toFraction()).toBe('150');
    expect(result.active?.toFraction()).toBe('0');
  });

  it('an active order that cannot be computed makes the total unknown, never smaller', () => {
    expect(mgActive([fixed('100'), unknown])).toBeUndefined();
    const result = totals(fixed('150'), [fixed('100'), unknown], false);
    expect(result).toEqual({ draft: exact(150), replacement: false });
  });

  it('ranges and steps count with their highest', () => {
    expect(limitMg({ kind: 'range', lowest: exact(50), highest: exact(100) })?.toFraction()).toBe('100');
    expect(limitMg({ kind: 'steps', current: exact(50), highest: exact(150) })?.toFraction()).toBe('150');
    expect(limitMg({ kind: 'refused', reason: 'as-needed', highest: exact(75) })?.toFraction()).toBe('75');
    expect(limitMg(unknown)).toBeUndefined();
  });
});
