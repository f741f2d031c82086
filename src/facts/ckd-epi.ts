import { CKD_EPI_2021 } from '../knowledge/ckd-epi.js';
import { ADULT_Y } from '../knowledge/constants.js';
import { exact, type Fraction } from '../model/exact.js';

/**
 * eGFR in whole mL/min/1.73 m2 by CKD-EPI 2021, to be named as computed; undefined below 18 years and for a creatinine
 * of zero. Powers need floating point: the result is rounded down, so that its error can only make a limit apply sooner.
 */
export function computedEgfr(creatinineMgDl: Fraction, ageYears: number, sex: 'female' | 'male'): Fraction | undefined {
  if (ageYears < ADULT_Y.value || creatinineMgDl.lte(0)) return undefined;
  const { scale, exponentAbove, perYear } = CKD_EPI_2021;
  const { kappa, exponentBelow, factor } = CKD_EPI_2021[sex];
  const ratio = creatinineMgDl.valueOf() / kappa;
  const filtration =
    scale * Math.min(ratio, 1) ** exponentBelow * Math.max(ratio, 1) ** exponentAbove * perYear ** ageYears * factor;
  const whole = Math.floor(filtration);
  // Of a creatinine next to zero the filtration is a number that cannot be written out, and of no patient.
  return Number.isSafeInteger(whole) ? exact(whole) : undefined;
}
