/** Doses against the range of the indication. */
import { MG_HIGH_NO_WEIGHT, RANGE_DRIFT, RANGE_MAX } from '../knowledge/constants.js';
import { exact, type Fraction } from '../model/exact.js';
import type { Case } from './case.js';
import { indicationOf } from './conditions.js';
import { dosed, mgActiveOf, mgNew, weightKg } from './dose.js';
import { term, type Truth } from './term.js';

/** Upper end of the range in mg/kg/day; undefined where the indication cannot be known. */
export function rangeMax(situation: Case): number | undefined {
  const indication = indicationOf(situation);
  if (indication === undefined) return undefined;
  return dosed(situation) === 'mercaptopurine'
    ? RANGE_MAX.value['mercaptopurine-non-malignant']
    : RANGE_MAX.value[indication];
}

function isOverRange(mg: Fraction | undefined, kg: Fraction, situation: Case): Truth {
  const max = rangeMax(situation);
  if (mg === undefined || max === undefined) return 'not-evaluated';
  return mg.compare(kg.mul(exact(max)).mul(exact(RANGE_DRIFT.value))) > 0;
}

export const INDICATION_OVER = term('INDICATION_OVER', ['draftOrders', 'weight', 'conditions'], (situation) => {
  const kg = weightKg(situation);
  return kg !== undefined && isOverRange(mgNew(situation), kg, situation);
});

export const MG_ACTIVE_OVER = term('MG_ACTIVE_OVER', ['medications', 'weight'], (situation) => {
  const kg = weightKg(situation);
  const mg = mgActiveOf(situation);
  if (kg !== undefined) return isOverRange(mg, kg, situation);
  const ingredient = dosed(situation);
  return mg === undefined || ingredient === undefined
    ? 'not-evaluated'
    : mg.compare(exact(MG_HIGH_NO_WEIGHT.value[ingredient].mg)) > 0;
});
