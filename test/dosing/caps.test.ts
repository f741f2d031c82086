import {
  capIm,
  capRange,
  capUntested,
  capXoiDraft,
  capXoiRef,
  capXoiSecond,
  pgxBandLow,
} from '../../src/dosing/caps.js';
import { exact } from '../../src/model/exact.js';

describe('caps of the catalogue', () => {
  it('a share of the reference is bounded by 1 mg/kg, or by 100 mg without a weight', () => {
    expect(capXoiRef('azathioprine', exact(500)).toFraction()).toBe('100');
    expect(capXoiRef('azathioprine', exact(500), exact(60)).toFraction()).toBe('60');
    expect(capXoiSecond('azathioprine', exact(200)).toFraction()).toBe('200/3');
    expect(capXoiRef('mercaptopurine', exact(300)).toFraction()).toBe('50');
    expect(capXoiRef('mercaptopurine', exact(300), exact(70)).toFraction()).toBe('42');
  });

  it('a quarter of the drafted dose is a quarter of at most 2.5 mg/kg, or of 200 mg without a weight', () => {
    expect(capXoiDraft('azathioprine', exact(150)).toFraction()).toBe('75/2');
    expect(capXoiDraft('azathioprine', exact(600)).toFraction()).toBe('50');
    expect(capXoiDraft('mercaptopurine', exact(300)).toFraction()).toBe('25');
    expect(capXoiDraft('mercaptopurine', exact(300), exact(40)).toFraction()).toBe('15');
  });

  it('mercaptopurine has one range for every indication', () => {
    expect(capRange('azathioprine', 'rheumatoid-arthritis', exact(60)).toFraction()).toBe('150');
    expect(capRange('azathioprine', 'transplant-early', exact(60)).toFraction()).toBe('300');
    expect(capRange('mercaptopurine', 'transplant-early', exact(60)).toFraction()).toBe('90');
  });

  it('an untested start has a cap in mg where no weight is known', () => {
    expect(capUntested('azathioprine').toFraction()).toBe('75');
    expect(capUntested('mercaptopurine').toFraction()).toBe('75/2');
    expect(capUntested('mercaptopurine', exact(50)).toFraction()).toBe('25');
  });

  it('the CPIC band begins at 30 % of 2 mg/kg (azathioprine) or 1.5 mg/kg (mercaptopurine)', () => {
    expect(pgxBandLow('CAP_IM', 'azathioprine', exact(80)).toFraction()).toBe('48');
    expect(pgxBandLow('CAP_DIM', 'mercaptopurine', exact(80)).toFraction()).toBe('24');
    expect(capIm('mercaptopurine', exact(80)).toFraction()).toBe('60');
  });
});
