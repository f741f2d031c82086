/** Who takes the thiopurine, since when, and whether it is a start. */
import { thiopurines, type Thiopurine } from '../model/drugs.js';
import { CHANGE_FACTOR } from '../knowledge/constants.js';
import { exact } from '../model/exact.js';
import type { Day, MedicationFact } from '../model/facts.js';
import { daysBetween, today } from '../facts/dates.js';
import { endedDays, historyComplete, isContinuing, lastEnded, latestChain, totalOn } from '../facts/exposure.js';
import {
  activeOrders,
  beyondEveryLimit,
  count,
  drafted,
  hasAnyOf,
  hasConcept,
  isThiopurine,
  listUsable,
  listed,
  onUsableList,
  ownOrders,
} from './access.js';
import type { Case } from './case.js';
import { quantity, term } from './term.js';

export const THIOPURINE_IN_HAND = term('THIOPURINE_IN_HAND', ['draftOrders'], isInHand);

function isInHand({ thiopurine }: Case): boolean {
  return thiopurine !== undefined && thiopurine.drafts.length > 0;
}

/** DRUG_IS(name,..): the thiopurine of the case is one of these. */
export function DRUG_IS(...names: readonly Thiopurine[]): ReturnType<typeof term> {
  return term(`DRUG_IS(${names.join(', ')})`, ['draftOrders', 'medications'], ({ thiopurine }) =>
    thiopurine === undefined ? 'not-evaluated' : names.includes(thiopurine.ingredient),
  );
}

export const THIOPURINE_CURRENT = term('THIOPURINE_CURRENT', ['medications', 'draftOrders'], (situation) => {
  const { thiopurine } = situation;
  const own = (entry: MedicationFact): boolean => thiopurine !== undefined && hasConcept(entry, thiopurine.ingredient);
  const taken = (entry: MedicationFact): boolean => (entry.current || lasts(entry, situation.now)) && own(entry);
  return onUsableList(
    situation,
    isInHand(situation) || drafted(situation).some(taken) || listed(situation).some(taken),
  );
});

/**
 * A completed order counts until its END DATE: it was handed out to its end, and the patient has what it was for. A stopped
 * one does not: whoever stops it to change the therapy would be warned of the very order just stopped.
 */
export function lasts({ status, end, resource }: MedicationFact, now: Date): boolean {
  return (
    resource.resourceType === 'MedicationRequest' &&
    status === 'completed' &&
    end !== undefined &&
    end.day >= today(now)
  );
}

/**
 * Why a thiopurine of the list has no dose in force: its orders are on hold, or completed and not used up. Undefined where
 * one is active, or nothing of the kind explains it.
 */
export function whyNoneInForce(situation: Case): 'on-hold' | 'completed' | undefined {
  if (isInHand(situation) || activeOrders(situation).length > 0) return undefined;
  const own = ownOrders(situation);
  if (own.some((entry) => lasts(entry, situation.now))) return 'completed';
  return own.some(({ current, status }) => current && status === 'on-hold') ? 'on-hold' : undefined;
}

/** Days since the last thiopurine ended, when none is current; beyond every limit when a usable list holds none. */
export const THIOPURINE_ENDED_D = quantity('THIOPURINE_ENDED_D', ['medications'], (situation) => {
  if (isInHand(situation) || !listUsable(situation)) return undefined;
  const orders = listed(situation).filter(isThiopurine);
  if (orders.length === 0) return beyondEveryLimit;
  const last = lastEnded(orders, situation.now);
  return last === undefined ? undefined : count(endedDays(last, situation.now));
});

/** A thiopurine of another ingredient that is current and that the draft does not name as replaced. */
function otherThiopurines(situation: Case): readonly MedicationFact[] {
  const own = situation.thiopurine;
  if (own === undefined) return [];
  const replaced = own.drafts.map(({ priorPrescription }) => priorPrescription);
  return [...drafted(situation), ...listed(situation)].filter(
    (entry) => entry.current && isThiopurine(entry) && !hasConcept(entry, own.ingredient) && !names(replaced, entry),
  );
}

function names(references: readonly (string | undefined)[], { reference }: MedicationFact): boolean {
  return references.includes(reference);
}

export const OTHER_THIOPURINE_CURRENT = term('OTHER_THIOPURINE_CURRENT', ['medications', 'draftOrders'], (situation) =>
  onUsableList(situation, otherThiopurines(situation).length > 0),
);

/** A draft in hand is never evidence of CONTINUING. */
export function isContinuingCase(situation: Case, ingredients: readonly Thiopurine[] = thiopurines): boolean {
  const replaces =
    situation.thiopurine?.drafts.some(({ priorPrescription }) => priorPrescription !== undefined) === true;
  return (
    replaces || listed(situation).some((entry) => hasAnyOf(entry, ingredients) && isContinuing(entry, situation.now))
  );
}

export const CONTINUING = term('CONTINUING', ['medications', 'draftOrders'], (situation) =>
  isContinuingCase(situation),
);

export const START_CONFIRMED = term('START_CONFIRMED', ['medications', 'draftOrders'], (situation) =>
  isConfirmedStart(situation),
);

export function isConfirmedStart(situation: Case): boolean {
  return (
    listUsable(situation) && historyComplete(situation.facts.medications, situation.now) && !isContinuingCase(situation)
  );
}

export const START = term('START', ['medications', 'draftOrders'], isStart);

/** START_CONFIRMED or START_PROBABLE, with the thiopurine in hand: the list is usable and shows no evidence of CONTINUING. */
export function isStart(situation: Case): boolean {
  return listUsable(situation) && !isContinuingCase(situation) && isInHand(situation);
}

/** For the duplicate rule: the drafted ingredient alone is judged, while another thiopurine may continue. */
export function isStartOfIngredient(situation: Case): boolean {
  const { thiopurine } = situation;
  return (
    thiopurine !== undefined &&
    isInHand(situation) &&
    listUsable(situation) &&
    !isContinuingCase(situation, [thiopurine.ingredient])
  );
}

export const UNKNOWN = term(
  'UNKNOWN',
  ['medications'],
  (situation) => !listUsable(situation) && !isContinuingCase(situation),
);

/**
 * Days since the known CHAIN start of the thiopurine class, or since the last INCREASE if later. An increase is later than a
 * start that nobody knows, too: where an order at the lower dose ended. Orders that run side by side are two strengths.
 */
export const THERAPY_DAY = quantity('THERAPY_DAY', ['medications'], (situation) => {
  const chain = latestChain(listed(situation).filter(isThiopurine), situation.facts.medications);
  if (!chain?.entries.some((entry) => isContinuing(entry, situation.now))) return undefined;
  const own = ownOrders(situation).filter((entry) => chain.entries.includes(entry));
  const from = chain.start === undefined ? lastRaise(own) : (lastIncrease(own) ?? chain.start);
  return from === undefined ? undefined : count(daysBetween(from, situation.now));
});

/** The last increase of orders that are all dated, where one that was in force before it has ended. */
function lastRaise(entries: readonly MedicationFact[]): Day | undefined {
  const increase = lastIncrease(entries);
  const isDated = entries.every(({ start }) => start !== undefined);
  const hasEnded = entries.some(({ current, start = '' }) => !current && increase !== undefined && start < increase);
  return isDated && hasEnded ? increase : undefined;
}

/** Start of the last order whose day brought the total more than CHANGE_FACTOR above the day before. */
function lastIncrease(entries: readonly MedicationFact[]): Day | undefined {
  const starts = [...new Set(entries.flatMap(({ start }) => start ?? []))].toSorted();
  return starts.findLast((start, index) => {
    const before = starts[index - 1];
    const was = before === undefined ? undefined : totalOn(entries, before);
    const is = totalOn(entries, start);
    return was !== undefined && is !== undefined && is.compare(was.mul(exact(CHANGE_FACTOR.value))) > 0;
  });
}

export const ACTIVE_ORDERS = quantity('ACTIVE_ORDERS', ['medications'], (situation) =>
  listUsable(situation) ? count(activeOrders(situation).length) : undefined,
);
