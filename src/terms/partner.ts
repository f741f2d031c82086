/** The other half of a pair: the partner drug, and how long both have run together. */
import {
  CHANGE_FACTOR,
  COTRIM_PROPHYLAXIS_MG,
  COTRIM_PROPHYLAXIS_PER_WEEK,
  EXPOSURE_GAP_D,
  MTX_HIGH_MG,
  MTX_HIGH_MGM2,
  NEW_PAIR_D,
} from '../knowledge/constants.js';
import { SINGLE_STRENGTH_MG, TRIMETHOPRIM_SHARE } from '../knowledge/co-trimoxazole.js';
import { courseDays, dosesPerWeek } from '../dosing/schedule-facts.js';
import { singleDoses } from '../dosing/single-dose.js';
import { limitMg, mgActive } from '../dosing/totals.js';
import { exact } from '../model/exact.js';
import type { MedicationFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { daysBetween } from '../facts/dates.js';
import { endedDays, latestChain, lastEnded } from '../facts/exposure.js';
import {
  beyondEveryLimit,
  count,
  drafted,
  isPartner,
  isThiopurine,
  listUsable,
  listed,
  onUsableList,
  ownOrders,
  partnerOrders,
} from './access.js';
import type { Case } from './case.js';
import { INCREASE } from './dose.js';
import { START } from './exposure.js';
import { isCriticalOrder } from './gap.js';
import { quantity, some, term, type Truth } from './term.js';

/** The partner of the rule is an order in hand. */
export const PARTNER_IN_HAND = term(
  'PARTNER_IN_HAND',
  ['draftOrders'],
  ({ partner }) => partner !== undefined && partner.drafts.length > 0,
);

/**
 * What PARTNER_IN_HAND means in a rule without partners: a critical partner is in hand, because no answer withdraws both
 * members of a pair (precedence 11). Never in a pair rule: there another drug is no partner.
 */
export const ANY_PARTNER_IN_HAND = term('PARTNER_IN_HAND', ['draftOrders'], (situation) =>
  drafted(situation).some((entry) => entry.draft?.inHand === true && isCriticalOrder(entry) && !isThiopurine(entry)),
);

/** The same for a rule of pairs, also where its case holds no partner: another critical order is none of its own. */
export const OWN_PARTNER_IN_HAND = term(
  'PARTNER_IN_HAND',
  ['draftOrders'],
  ({ partner }) => partner !== undefined && partner.drafts.length > 0,
);

/**
 * PARTNER_IS(name,..): the partner is one of these concepts, or one drug of a class by its own name; ribavirin-inhaled is
 * ribavirin by that route.
 */
export function PARTNER_IS(...names: readonly string[]): ReturnType<typeof term> {
  return term(`PARTNER_IS(${names.join(', ')})`, ['draftOrders', 'medications'], (situation) => {
    const { partner } = situation;
    if (partner === undefined) return onUsableList(situation, false);
    if (names.includes('methotrexate-high-dose')) return inPlay(situation).some(isHighDose);
    return names.some((name) =>
      partner.inhaled
        ? partner.concepts.some((concept) => name === `${concept}-inhaled`)
        : partner.name === name || partner.concepts.some((concept) => name === concept),
    );
  });
}

/** The class of the vaccine of the case. */
export function VACCINE_IS(...groups: readonly string[]): ReturnType<typeof term> {
  return term(`VACCINE_IS(${groups.join(', ')})`, ['draftOrders', 'medications', 'immunizations'], (situation) => {
    const group = situation.partner?.vaccine;
    return group === undefined ? onUsableList(situation, false) : groups.includes(group);
  });
}

export const PARTNER_CURRENT = term('PARTNER_CURRENT', ['medications', 'draftOrders'], (situation) => {
  const { partner } = situation;
  const found =
    partner !== undefined &&
    [...drafted(situation), ...partnerOrders(situation)].some((entry) => entry.current && isPartner(entry, partner));
  return onUsableList(situation, found);
});

/** Days since the END DATE of the partner, when it is not current; beyond every limit when a usable list holds none. */
export const PARTNER_ENDED_D = quantity('PARTNER_ENDED_D', ['medications'], (situation) => {
  if (PARTNER_CURRENT.evaluate(situation) !== false) return undefined;
  const orders = partnerOrders(situation);
  if (orders.length === 0) return beyondEveryLimit;
  const last = lastEnded(orders, situation.now);
  return last === undefined ? undefined : count(endedDays(last, situation.now));
});

export const PARTNER_START = term('PARTNER_START', ['medications', 'draftOrders'], (situation) => {
  if ((situation.partner?.drafts.length ?? 0) === 0) return false;
  if (!listUsable(situation)) return 'not-evaluated';
  return !partnerOrders(situation).some(
    (entry) => entry.current || (endedDays(entry, situation.now) ?? Infinity) <= EXPOSURE_GAP_D.value,
  );
});

/** False where either dose cannot be computed; mg of another drug of the class say nothing. */
const PARTNER_RISE = term('PARTNER_RISE', ['medications', 'draftOrders'], (situation) => {
  const isNow = total(situation.partner?.drafts ?? []);
  const sameDrug = partnerOrders(situation).filter(({ match }) => match.name === situation.partner?.name);
  const was = total(sameDrug.filter(({ current, status }) => current && status === 'active'));
  return isNow !== undefined && was !== undefined && isNow.compare(was.mul(exact(CHANGE_FACTOR.value))) > 0;
});

function total(entries: readonly MedicationFact[]): ReturnType<typeof mgActive> {
  return entries.length === 0 ? undefined : mgActive(entries.map(({ dose }) => dose));
}

/** Days since the later of the two chain starts; undefined when one is unknown. */
function pairDays(situation: Case): number | undefined {
  const { medications } = situation.facts;
  const own = latestChain(ownOrders(situation), medications)?.start;
  const other = latestChain(partnerOrders(situation), medications)?.start;
  if (own === undefined || other === undefined) return undefined;
  return daysBetween(own > other ? own : other, situation.now);
}

export const PAIR_DAYS = quantity('PAIR_DAYS', ['medications'], (situation) =>
  listUsable(situation) ? count(pairDays(situation)) : undefined,
);

/** Both drugs have run together for at most NEW_PAIR_D. An unknown chain start is not new. */
const recentlyCombined = term('NEW_PAIR', ['medications'], (situation): Truth => {
  if (!listUsable(situation)) return 'not-evaluated';
  const both = [ownOrders(situation), partnerOrders(situation)].every((entries) =>
    entries.some(({ current }) => current),
  );
  const days = pairDays(situation);
  return both && days !== undefined && days <= NEW_PAIR_D.value;
});

export const NEW_PAIR = term('NEW_PAIR', ['medications', 'draftOrders'], (situation) =>
  some([PARTNER_START, START, INCREASE, PARTNER_RISE, recentlyCombined], situation),
);

/** The partner order that ended last, for the words of a card. */
export function lastPartnerOrder(situation: Case): MedicationFact | undefined {
  return lastEnded(partnerOrders(situation), situation.now);
}

/** The list's entries that make the partner current. */
export function currentPartnerOrders(situation: Case): readonly MedicationFact[] {
  const { partner } = situation;
  return partner === undefined ? [] : listed(situation).filter((entry) => entry.current && isPartner(entry, partner));
}

/** Length of the partner's order in days; undefined when open-ended. */
export const PARTNER_COURSE_D = quantity('PARTNER_COURSE_D', ['draftOrders', 'medications'], (situation) => {
  const courses = inPlay(situation).map(({ resource }) => courseDays(resource));
  return courses.includes(undefined)
    ? undefined
    : courses.reduce(
        (longest, course) =>
          longest === undefined || (course !== undefined && course.compare(longest) > 0) ? course : longest,
        undefined,
      );
});

/** The drafts of the partner, else its current orders. */
function inPlay(situation: Case): readonly MedicationFact[] {
  const drafts = situation.partner?.drafts ?? [];
  return drafts.length > 0 ? drafts : currentPartnerOrders(situation);
}

/** The dose is known and at most a prophylactic one, by the day or by the number of doses a week. */
export const PARTNER_PROPHYLAXIS = term('PARTNER_PROPHYLAXIS', ['draftOrders', 'medications'], (situation) => {
  const orders = inPlay(situation);
  return orders.length > 0 && orders.every((order) => isProphylactic(order));
});

function isProphylactic({ match, dose, resource }: MedicationFact): boolean {
  const perWeek = dosesPerWeek(resource);
  if (perWeek?.gt(0) === true && perWeek.compare(exact(COTRIM_PROPHYLAXIS_PER_WEEK.value)) <= 0) return true;
  const limit = exact(COTRIM_PROPHYLAXIS_MG.value);
  const mg = limitMg(dose);
  if (mg === undefined) return false;
  return match.name === 'trimethoprim'
    ? mg.compare(limit.mul(TRIMETHOPRIM_SHARE)) <= 0
    : mg.compare(limit) <= 0 && !isOfOneComponent(resource);
}

/**
 * Milligrams of a combination are those of both drugs together, or, as many write it, of trimethoprim alone: then the dose
 * is not known. What is made of whole tablets of the single strength is meant as both together.
 */
function isOfOneComponent(order: FhirJson): boolean {
  return singleDoses(order).some(({ mg }) => mg !== undefined && !mg.mod(SINGLE_STRENGTH_MG).equals(0));
}

/** Any order of the partner in the supplied history. */
export const PARTNER_EVER = term('PARTNER_EVER', ['medications'], (situation) =>
  onUsableList(situation, partnerOrders(situation).length > 0),
);

/** A single dose of methotrexate that makes it high-dose treatment, per square metre or, without that, in mg. */
function isHighDose({ resource }: MedicationFact): boolean {
  return singleDoses(resource).some(
    ({ mg, mgPerM2 }) =>
      (mgPerM2 !== undefined && mgPerM2.compare(exact(MTX_HIGH_MGM2.value)) >= 0) ||
      (mg !== undefined && mg.compare(exact(MTX_HIGH_MG.value)) >= 0),
  );
}
