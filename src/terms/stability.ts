/** A dose that stayed what it is. */
import { CBC_P3_MAX, CHAIN_GAP_D, CHANGE_FACTOR, ESTABLISHED_D } from '../knowledge/constants.js';
import { exact } from '../model/exact.js';
import { addDays, today } from '../facts/dates.js';
import { inForceOn, latestChain, totalOn } from '../facts/exposure.js';
import { ownOrders } from './access.js';
import type { Case } from './case.js';
import { CBC_AGE, COUNT_NORMAL } from './counts.js';
import { INCREASE, mgTaken } from './dose.js';
import { isContinuingCase } from './exposure.js';
import { term } from './term.js';

export const SETTLED = term(
  'SETTLED',
  ['medications', 'draftOrders'],
  (situation) => isContinuingCase(situation) && INCREASE.evaluate(situation) === false,
);

/** UNCHANGED over so many days: continuing, one run of orders, each daily total within CHANGE_FACTOR of this dose. */
export function isUnchangedFor(situation: Case, days: number, mg = mgTaken(situation)?.most): boolean {
  const from = addDays(today(situation.now), -days);
  const entries = latestChain(ownOrders(situation), situation.facts.medications)?.entries ?? [];
  const starts = entries.flatMap(({ start }) => start ?? []).toSorted();
  const [first] = starts;
  if (
    mg === undefined ||
    !isContinuingCase(situation) ||
    first === undefined ||
    first > addDays(from, CHAIN_GAP_D.value)
  )
    return false;
  const reachesBack = first <= from;
  const factor = exact(CHANGE_FACTOR.value);
  const within = [...(reachesBack ? [from] : []), ...starts.filter((start) => start > from)].every((day) => {
    // A dose that cannot be computed is not known to be the same; a day without any is a gap that the chain allows.
    if (inForceOn(entries, day).some(({ dose }) => dose.kind !== 'fixed')) return false;
    const total = totalOn(entries, day);
    return total === undefined || (total.compare(mg.mul(factor)) <= 0 && mg.compare(total.mul(factor)) <= 0);
  });
  return reachesBack && within;
}

/** UNCHANGED for ESTABLISHED_D with a normal count that is not overdue: the dose proved itself. */
export const STABLE = term('STABLE', ['medications', 'bloodCounts'], (situation) => {
  if (!isUnchangedFor(situation, ESTABLISHED_D.value)) return false;
  const age = CBC_AGE.evaluate(situation);
  const isFresh = age === undefined ? 'not-evaluated' : age.compare(exact(CBC_P3_MAX.value)) <= 0;
  const isNormal = COUNT_NORMAL.evaluate(situation);
  if (isFresh === false || isNormal === false) return false;
  return isFresh === true && isNormal === true ? true : 'not-evaluated';
});
