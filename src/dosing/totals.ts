import { exact, type Fraction } from '../model/exact.js';
import type { DailyDose } from '../model/dose.js';
import { CHANGE_FACTOR } from '../knowledge/constants.js';

/** Amount that limits compare: a range and a multi-step order count with their highest. Undefined: not known. */
export function limitMg(dose: DailyDose): Fraction | undefined {
  if (dose.kind === 'fixed') return dose.mgPerDay;
  return dose.highest;
}

/** MG_ACTIVE over the status active orders of one ingredient; undefined when one of them cannot be computed. */
export function mgActive(activeOrders: readonly DailyDose[]): Fraction | undefined {
  return activeOrders.reduce<Fraction | undefined>((sum, order) => {
    const mg = limitMg(order);
    return sum === undefined || mg === undefined ? undefined : sum.add(mg);
  }, exact(0));
}

export interface Totals {
  readonly active?: Fraction;
  readonly draft?: Fraction;
  /** REPLACEMENT: presumed to replace what is active. */
  readonly replacement: boolean;
  /** MG_SUM: compared with AZA_MAX_ABSOLUTE and with nothing else. */
  readonly sumForMaximumOnly?: Fraction;
}

/** dose-arithmetic A8 for the draft and the status active orders of its ingredient. */
export function totals(draft: DailyDose, activeOrders: readonly DailyDose[], priorPrescriptionNamed: boolean): Totals {
  const mgNew = limitMg(draft);
  const active = mgActive(activeOrders);
  const replacement =
    priorPrescriptionNamed || activeOrders.length === 1 || (activeOrders.length > 1 && withinChange(mgNew, active));
  const sum = replacement ? mgNew : mgNew && active && mgNew.add(active);
  return {
    ...(active && { active }),
    ...(mgNew && { draft: mgNew }),
    replacement,
    ...(sum && { sumForMaximumOnly: sum }),
  };
}

/** Within CHANGE_FACTOR of each other; false where one is not known. */
export function withinChange(mgNew: Fraction | undefined, active: Fraction | undefined): boolean {
  if (mgNew === undefined || active === undefined) return false;
  const factor = exact(CHANGE_FACTOR.value);
  return mgNew.lte(active.mul(factor)) && active.lte(mgNew.mul(factor));
}
