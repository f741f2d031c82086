import {
  ADULT_Y,
  EGFR_FALL,
  EGFR_FALL_TO,
  EGFR_MAX_AGE_D,
  EGFR_MID,
  EGFR_PAIR_D,
  EGFR_SEVERE,
  EGFR_VERY_LOW,
  FRACTION_RENAL_LOW,
  FRACTION_RENAL_MID,
  N,
} from '../knowledge/constants.js';
import { exact, type Fraction } from '../model/exact.js';
import type { Measurement } from '../model/facts.js';
import { daysFrom } from '../facts/dates.js';
import { computedEgfr } from '../facts/ckd-epi.js';
import { ofRecord, type Case } from './case.js';
import { hasActive } from './conditions.js';
import { ageInDays, known, newest, valueOf } from './lab.js';
import { median } from './median.js';
import { dosed, mgNew, weightKg } from './dose.js';
import { below, quantity, term, type Term } from './term.js';

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
export const renalValue = ofRecord((situation): RenalValue | undefined => {
  if (hasActive(situation, 'dialysis'))
    return { value: exact(EGFR_VERY_LOW.value).sub(exact('1/1000000')), source: 'dialysis' };
  const renal = known(situation.facts.renalFunction);
  const reported = renal === undefined ? undefined : newest(renal.egfr);
  if (reported !== undefined && isRecent(reported, situation))
    return { value: valueOf(reported), source: 'reported', measurement: reported };
  const creatinine = renal === undefined ? undefined : newest(renal.creatinine);
  return creatinine !== undefined && isRecent(creatinine, situation) ? computed(creatinine, situation) : undefined;
});

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

/** Two values at least EGFR_PAIR_D apart, both below EGFR_FALL_TO and both EGFR_FALL below the median of the year before them. */
export const EGFR_FALLING = term('EGFR_FALLING', ['renalFunction'], ({ facts, now }) => {
  const renal = known(facts.renalFunction);
  if (renal === undefined) return 'not-evaluated';
  const results = renal.egfr.filter(({ preliminary }) => !preliminary);
  const [last] = results;
  if (last === undefined || ageInDays(last, now) > EGFR_MAX_AGE_D.value || !isFallen(last)) return false;
  return results.some(
    (earlier) =>
      isFallen(earlier) &&
      daysFrom(earlier.day, last.day) >= EGFR_PAIR_D.value &&
      daysFrom(earlier.day, last.day) <= EGFR_MAX_AGE_D.value &&
      areBelowTheYearBefore(last, earlier, results),
  );
});

function isFallen(result: Measurement): boolean {
  return valueOf(result).compare(exact(EGFR_FALL_TO.value)) < 0;
}

/** `earlier` is the earlier of the two: the year is the one before it. */
function areBelowTheYearBefore(last: Measurement, earlier: Measurement, results: readonly Measurement[]): boolean {
  const year = results
    .filter(({ day }) => day < earlier.day && daysFrom(day, earlier.day) <= EGFR_MAX_AGE_D.value)
    .map(valueOf);
  const before = median(year);
  if (before === undefined) return false;
  const limit = before.mul(exact(1).sub(exact(EGFR_FALL.value)));
  return [last, earlier].every((result) => valueOf(result).compare(limit) <= 0);
}

export const RENAL_LOW_OVER = overShare('RENAL_LOW_OVER', FRACTION_RENAL_LOW);
export const RENAL_MID_OVER = overShare('RENAL_MID_OVER', FRACTION_RENAL_MID);

/** With a valid weight: the dose is above this share of the usual dose. */
function overShare(name: string, share: { readonly value: string }): Term {
  return term(name, ['draftOrders', 'weight'], (situation) => {
    const kg = weightKg(situation);
    const ingredient = dosed(situation);
    const mg = mgNew(situation);
    if (kg === undefined) return false;
    if (ingredient === undefined || mg === undefined) return 'not-evaluated';
    return mg.compare(kg.mul(exact(N.value[ingredient])).mul(exact(share.value))) > 0;
  });
}
