/** Doses against what is in force, against weight and against limits. */
import { limitMg, mgActive, totals } from '../dosing/totals.js';
import { over, type DosedThiopurine, type Limit } from '../dosing/limits.js';
import { siteLimit } from '../dosing/site-limit.js';
import { asNeeded, courseDays, supplyDays, weeklyOnly } from '../dosing/schedule-facts.js';
import {
  ALL_LABEL_MAX,
  ALL_MAX,
  AZA_MAX_ABSOLUTE,
  CHANGE_FACTOR,
  DROP_FACTOR,
  REDUCTION_FACTOR,
  SWITCH_D,
  SWITCH_HIGH_SHARE,
  SWITCH_LOW_SHARE,
  SWITCH_SAME_SHARE,
} from '../knowledge/constants.js';
import { exact, type Fraction } from '../model/exact.js';
import { today } from '../facts/dates.js';
import { endedDays, inForceOn, lastEnded } from '../facts/exposure.js';
import { dailyTotal, renewals, type DailyTotal } from '../facts/superseded.js';
import type { MedicationFact } from '../model/facts.js';
import { activeOrders, beyondEveryLimit, drafted, hasConcept, listUsable, listed, ordersInForce } from './access.js';
import type { Case } from './case.js';
import { quantity, term, type Quantity, type Term, type Truth } from './term.js';

/** mg/day of the judged thiopurine: its drafts in hand together, else the current total of the ingredient. */
export const MG_NEW = quantity('MG_NEW', ['draftOrders', 'medications'], mgNew);

export function mgNew(situation: Case): Fraction | undefined {
  const orders = judgedOrders(situation);
  return orders.length === 0 ? undefined : mgActive(orders.map(({ dose }) => dose));
}

/** The drafts in hand, else what is active, else a draft in the background: whose dose the case is about. */
export function judgedOrders(situation: Case): readonly MedicationFact[] {
  const { thiopurine } = situation;
  if (thiopurine === undefined) return [];
  if (thiopurine.drafts.length > 0) return thiopurine.drafts;
  const active = activeOrders(situation);
  return active.length > 0
    ? active
    : drafted(situation).filter((entry) => entry.current && hasConcept(entry, thiopurine.ingredient));
}

/** Every active order together, for alarms; undefined where none is active, or a dose cannot be computed. */
export function mgActiveOf(situation: Case): Fraction | undefined {
  const orders = activeOrders(situation);
  return orders.length === 0 ? undefined : mgActive(orders.map(({ dose }) => dose));
}

/** The dose that the orders in force make up; undefined where none is, or a dose cannot be computed. */
export function mgInForce(situation: Case): DailyTotal | undefined {
  return totalOfAll(ordersInForce(situation), situation);
}

function totalOfAll(orders: readonly MedicationFact[], situation: Case): DailyTotal | undefined {
  const isRenewed = renewals(listed(situation));
  const doses = orders.flatMap((entry) => {
    const mg = limitMg(entry.dose);
    return mg === undefined ? [] : [{ mg, entry, isRenewed: isRenewed(entry) }];
  });
  return doses.length < orders.length ? undefined : dailyTotal(doses, today(situation.now));
}

/** What a number is computed from and a card says is taken: the drafts in hand together, else the dose in force. */
export function mgTaken(situation: Case): DailyTotal | undefined {
  const isOnList = situation.thiopurine?.drafts.length === 0 && activeOrders(situation).length > 0;
  if (isOnList) return mgInForce(situation);
  const mg = mgNew(situation);
  return mg && { least: mg, most: mg };
}

export const DOSE_KNOWN = term('DOSE_KNOWN', ['draftOrders', 'medications'], (situation) => {
  const judged = judgedOrders(situation);
  return judged.length > 0 && judged.every(({ dose }) => dose.kind === 'fixed');
});

export function weightKg({ facts }: Case): Fraction | undefined {
  return facts.weight.status === 'known' && facts.weight.value.weight.usable ? facts.weight.value.weight.kg : undefined;
}

export const WEIGHT_VALID = term('WEIGHT_VALID', ['weight'], (situation) => weightKg(situation) !== undefined);

export const MGKG_NEW = quantity('MGKG_NEW', ['draftOrders', 'weight'], (situation) => {
  const kg = weightKg(situation);
  return kg === undefined ? undefined : mgNew(situation)?.div(kg);
});

/** Compared with the limit's member per kg where the weight is valid, else with its member in mg. */
export function OVER(limit: { readonly name: string; readonly value: Limit }): Term {
  return term(`OVER(${limit.name})`, ['draftOrders', 'weight'], (situation) =>
    isOver(siteLimit(limit, situation.settings), situation),
  );
}

export function isOver(limit: Limit, situation: Case): Truth {
  const ingredient = dosed(situation);
  const mg = mgNew(situation);
  if (ingredient === undefined || mg === undefined) return 'not-evaluated';
  return over(limit, ingredient, mg, weightKg(situation)) ?? 'not-evaluated';
}

export function dosed({ thiopurine }: Case): DosedThiopurine | undefined {
  return thiopurine === undefined || thiopurine.ingredient === 'tioguanine' ? undefined : thiopurine.ingredient;
}

/** Nothing to compare with is no increase; a dose that cannot be computed is not known to be one. */
export const INCREASE = term('INCREASE', ['draftOrders', 'medications'], (situation) =>
  compareWithActive(situation, (isNow, was) => isNow.compare(was.mul(exact(CHANGE_FACTOR.value))) > 0),
);

export const REDUCTION = term('REDUCTION', ['draftOrders', 'medications'], (situation) =>
  compareWithActive(situation, (isNow, was) => isNow.compare(was.mul(exact(REDUCTION_FACTOR.value))) <= 0),
);

function compareWithActive(situation: Case, holds: (isNow: Fraction, was: Fraction) => boolean): Truth {
  if ((situation.thiopurine?.drafts.length ?? 0) === 0) return false;
  if (!listUsable(situation)) return 'not-evaluated';
  if (activeOrders(situation).length === 0) return false;
  const isNow = mgNew(situation);
  const was = mgInForce(situation)?.most;
  return isNow === undefined || was === undefined ? 'not-evaluated' : holds(isNow, was);
}

export const MG_SUM_OVER_MAX = term('MG_SUM_OVER_MAX', ['medications', 'draftOrders', 'weight'], (situation) => {
  const sum = mgSum(situation);
  const ingredient = dosed(situation);
  if (sum === undefined || ingredient === undefined) return 'not-evaluated';
  return over(AZA_MAX_ABSOLUTE.value, ingredient, sum, weightKg(situation)) ?? 'not-evaluated';
});

/** MG_NEW where the drafts replace what is active, else both together; undefined where the list cannot be judged. */
function mgSum(situation: Case): Fraction | undefined {
  const drafts = situation.thiopurine?.drafts ?? [];
  const [draft] = drafts;
  if (!listUsable(situation) || draft === undefined) return undefined;
  const active = activeOrders(situation).map(({ dose }) => dose);
  if (drafts.length === 1) return totals(draft.dose, active, draft.priorPrescription !== undefined).sumForMaximumOnly;
  const replaces = active.length <= 1 || drafts.some(({ priorPrescription }) => priorPrescription !== undefined);
  const added = replaces ? exact(0) : mgActive(active);
  return added === undefined ? undefined : mgNew(situation)?.add(added);
}

/** Nothing in force is nothing to drop from. A renewal beside the order that it renews, still active, drops nothing. */
export const DROP_LIMIT = quantity('DROP_LIMIT', ['medications'], (situation) => {
  if (listUsable(situation) && activeOrders(situation).length === 0) return exact(0);
  return mgInForce(situation)?.least.mul(exact(DROP_FACTOR.value));
});

export const AS_NEEDED = term('AS_NEEDED', ['draftOrders'], (situation) => inDrafts(situation, asNeeded));
export const WEEKLY_ONLY = term('WEEKLY_ONLY', ['draftOrders'], (situation) => inDrafts(situation, weeklyOnly));

function inDrafts({ thiopurine }: Case, holds: typeof asNeeded): boolean {
  return thiopurine?.drafts.some(({ resource }) => holds(resource)) === true;
}

/** Shortest course, longest supply of the drafts in hand, in days. */
export const COURSE_D = quantity('COURSE_D', ['draftOrders'], ({ thiopurine }) =>
  extreme(
    thiopurine?.drafts.map(({ resource }) => courseDays(resource)),
    -1,
  ),
);
export const SUPPLY_D = quantity('SUPPLY_D', ['draftOrders'], ({ thiopurine }) =>
  extreme(
    thiopurine?.drafts.map(({ resource }) => supplyDays(resource)),
    1,
  ),
);

function extreme(values: readonly (Fraction | undefined)[] | undefined, direction: 1 | -1): Fraction | undefined {
  return values?.reduce((best, value) => {
    if (best === undefined || value === undefined) return best ?? value;
    return value.compare(best) * direction > 0 ? value : best;
  }, undefined);
}

/** Orders of the other ingredient (azathioprine or mercaptopurine) that are active, else those that ended last, at most SWITCH_D ago. */
function priorOrders(situation: Case): readonly MedicationFact[] {
  const other = dosed(situation) === 'azathioprine' ? 'mercaptopurine' : 'azathioprine';
  const active = ordersInForce(situation, other);
  if (active.length > 0 || dosed(situation) === undefined) return active;
  const ended = listed(situation).filter((entry) => hasConcept(entry, other));
  const last = lastEnded(ended, situation.now);
  const days = last === undefined ? undefined : endedDays(last, situation.now);
  if (last?.end === undefined || days === undefined || days > SWITCH_D.value) return [];
  const together = inForceOn(ended, last.end.day);
  return together.length === 0 ? [last] : together;
}

/** Whether PRIOR_MG was one fixed dose a day: a range, a taper or an order as needed is compared with, never halved. */
export function isPriorFixed(situation: Case): boolean {
  return priorOrders(situation).every(({ dose }) => dose.kind === 'fixed');
}

/** PRIOR_MG: their mg/day; undefined where there are none or a dose cannot be computed. */
export function priorMg(situation: Case): DailyTotal | undefined {
  return totalOfAll(priorOrders(situation), situation);
}

/** Without another thiopurine there is no switch: `never` then makes the comparison false rather than not evaluated. */
function shareOfPrior(name: string, share: { readonly value: number }, never: Fraction): Quantity {
  return quantity(name, ['medications'], (situation) => {
    if (listUsable(situation) && priorOrders(situation).length === 0) return never;
    return priorMg(situation)?.least.mul(exact(share.value));
  });
}

export const SWITCH_SAME_MG = shareOfPrior('SWITCH_SAME_MG', SWITCH_SAME_SHARE, beyondEveryLimit);
export const SWITCH_HIGH_MG = shareOfPrior('SWITCH_HIGH_MG', SWITCH_HIGH_SHARE, beyondEveryLimit);
export const SWITCH_LOW_MG = shareOfPrior('SWITCH_LOW_MG', SWITCH_LOW_SHARE, exact(0));

export const ALL_OVER = overLeukaemiaLimit('ALL_OVER', ALL_MAX.value);
export const ALL_LABEL_OVER = overLeukaemiaLimit('ALL_LABEL_OVER', ALL_LABEL_MAX.value);

/** Per kg or per measured surface area: either member over is over; neither computable is not evaluated. */
function overLeukaemiaLimit(name: string, limit: { readonly mgkg: number; readonly mgm2: number }): Term {
  return term(name, ['weight'], (situation) => {
    const mg = mgNew(situation);
    const kg = weightKg(situation);
    const area = situation.facts.weight.status === 'known' ? situation.facts.weight.value.surfaceArea?.m2 : undefined;
    if (mg === undefined || (kg === undefined && area === undefined)) return 'not-evaluated';
    const perKg = kg !== undefined && mg.compare(kg.mul(exact(limit.mgkg))) > 0;
    return perKg || (area !== undefined && mg.compare(area.mul(exact(limit.mgm2))) > 0);
  });
}
