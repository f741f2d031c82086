import { ADULT_Y, EGFR_MAX_AGE_D, EGFR_MID, EGFR_SEVERE, EGFR_VERY_LOW } from '../knowledge/constants.js';
import { exact, type Fraction } from '../model/exact.js';
import type { Measurement } from '../model/facts.js';
import { computedEgfr } from '../facts/ckd-epi.js';
import type { Case } from './case.js';
import { hasActive } from './conditions.js';
import { ageInDays, known, newest, valueOf } from './lab.js';
import { below, quantity } from './term.js';

/** The eGFR that is judged and where it comes from. */
export interface RenalValue {
  readonly value: Fraction;
  readonly source: 'reported' | 'computed' | 'dialysis';
  readonly measurement?: Measurement;
}

/**
 * Newest reported eGFR at most EGFR_MAX_AGE_D old. Dialysis counts as below EGFR_VERY_LOW. A computed value stands in
 * only where it is low: it may forbid or lower a number, never allow more.
 */
export function renalValue(situation: Case): RenalValue | undefined {
  if (hasActive(situation, 'dialysis'))
    return { value: exact(EGFR_VERY_LOW.value).sub(exact('1/1000000')), source: 'dialysis' };
  const renal = known(situation.facts.renalFunction);
  const reported = renal === undefined ? undefined : newest(renal.egfr);
  if (reported !== undefined && isRecent(reported, situation))
    return { value: valueOf(reported), source: 'reported', measurement: reported };
  const creatinine = renal === undefined ? undefined : newest(renal.creatinine);
  return creatinine !== undefined && isRecent(creatinine, situation) ? computed(creatinine, situation) : undefined;
}

function isRecent(measurement: Measurement, { now }: Case): boolean {
  return ageInDays(measurement, now) <= EGFR_MAX_AGE_D.value;
}

function computed(creatinine: Measurement, { facts }: Case): RenalValue | undefined {
  const { ageYears, gender } = known(facts.patient) ?? {};
  if (ageYears === undefined || ageYears < ADULT_Y.value || (gender !== 'female' && gender !== 'male'))
    return undefined;
  const value = computedEgfr(creatinine.value, ageYears, gender);
  return value !== undefined && value.compare(exact(EGFR_MID.value)) < 0
    ? { value, source: 'computed', measurement: creatinine }
    : undefined;
}

export const EGFR = quantity('EGFR', ['renalFunction', 'conditions'], (situation) => renalValue(situation)?.value);
export const EGFR_SEVERE_LOW = { ...below(EGFR, EGFR_SEVERE), name: 'EGFR_SEVERE_LOW' };
