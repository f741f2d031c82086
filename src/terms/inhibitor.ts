/** Xanthine-oxidase inhibitors, and the dose before them. */
import { exact, type Fraction } from '../model/exact.js';
import type { DrugConcept } from '../model/drugs.js';
import type { Day, MedicationFact } from '../model/facts.js';
import {
  AZA_TO_MP,
  CHAIN_GAP_D,
  EGFR_SEVERE,
  REF_LOOKBACK_D,
  XOI_WASHOUT_D,
  XOI_WASHOUT_RENAL_D,
} from '../knowledge/constants.js';
import { addDays, daysBetween, today } from '../facts/dates.js';
import { endedDays, highestDailyTotal, lastEnded, latestChain, totalOn } from '../facts/exposure.js';
import { certain } from '../facts/superseded.js';
import { onceEach } from '../model/memo.js';
import { isReduced, type DosedThiopurine } from '../dosing/limits.js';
import { readReferenceDose } from '../dosing/reference-dose.js';
import {
  count,
  drafted,
  hasAnyOf,
  hasConcept,
  isCurrentDrug,
  isSystemic,
  listed,
  listUsable,
  onUsableList,
  ownOrders,
  partnerTold,
} from './access.js';
import type { Case } from './case.js';
import { dosed, mgTaken, weightKg } from './dose.js';
import { EGFR } from './renal.js';
import { quantity, term } from './term.js';

/** Inhibitors with which a reduced dose is known; febuxostat and topiroxostat are not among them. */
const inhibitors: readonly DrugConcept[] = ['allopurinol', 'oxipurinol', 'tisopurine'];
const allInhibitors: readonly DrugConcept[] = [...inhibitors, 'febuxostat', 'topiroxostat'];

export const XOI_CURRENT = term('XOI_CURRENT', ['medications', 'draftOrders'], (situation) =>
  onUsableList(situation, isCurrentDrug(situation, inhibitors)),
);

/** Renal function unknown counts as reduced: oxipurinol may linger. */
export const XOI_WASHOUT = term('XOI_WASHOUT', ['medications', 'renalFunction'], (situation) => {
  if (isCurrentDrug(situation, inhibitors)) return false;
  if (!listUsable(situation)) return 'not-evaluated';
  const orders = inhibitorOrders(situation, inhibitors);
  const days = washoutDays(situation);
  if (days !== undefined && days <= washoutLimit(situation)) return true;
  // Stopped on a day that nobody wrote down: it may have been yesterday.
  return orders.some(({ end }) => end === undefined) ? 'not-evaluated' : false;
});

export function washoutLimit(situation: Case): number {
  const egfr = EGFR.evaluate(situation);
  const lingers = egfr === undefined || egfr.compare(exact(EGFR_SEVERE.value)) < 0;
  return lingers ? XOI_WASHOUT_RENAL_D.value : XOI_WASHOUT_D.value;
}

function washoutDays(situation: Case): number | undefined {
  const last = lastEnded(inhibitorOrders(situation, inhibitors), situation.now);
  return last === undefined ? undefined : endedDays(last, situation.now);
}

/** Name of the inhibitor that is ordered or taken, for words of rules without a partner. */
export function currentInhibitor(situation: Case): string | undefined {
  const match = [...drafted(situation), ...listed(situation)].find(
    (entry) => entry.current && isSystemic(entry) && hasAnyOf(entry, inhibitors),
  )?.match;
  if (match?.kind !== 'drug') return undefined;
  return partnerTold({ name: match.name, concepts: match.concepts.filter((concept) => inhibitors.includes(concept)) });
}

/** PAIR_DAYS of the thiopurine with its inhibitor: days since the later chain start; undefined when one is unknown. */
export const XOI_PAIR_DAYS = quantity('PAIR_DAYS', ['medications'], (situation) => {
  const { medications } = situation.facts;
  const orders = inhibitorOrders(situation, inhibitors);
  const starts = [ownOrders(situation), orders].map((entries) => latestChain(entries, medications)?.start);
  const [own, other] = starts;
  if (own === undefined || other === undefined) return undefined;
  return count(daysBetween(own > other ? own : other, situation.now));
});

function inhibitorOrders(situation: Case, concepts: readonly DrugConcept[]): readonly MedicationFact[] {
  return listed(situation).filter((entry) => isSystemic(entry) && hasAnyOf(entry, concepts));
}

/** The dose before the inhibitor, in mg/day of the thiopurine of the case. */
export interface Reference {
  readonly mg: Fraction;
  /** Dose in force when the inhibitor began, where it is known and another. */
  readonly inForce?: Fraction;
  readonly basis: readonly string[];
}

/**
 * REF_MG of the catalogue, first that holds. The drafted dose is never the reference. An inhibitor that is drafted while
 * it is already taken is a renewal: its start is the start of its chain (authoredOn of a renewal is never the start).
 */
export function referenceDose(situation: Case): Reference | undefined {
  const found = referenceFound(situation);
  return found !== undefined && 'mg' in found ? found : undefined;
}

/** Orders overlapped in the look-back, and one may be the renewal of another: beside an inhibitor no number stands on them. */
export function isReferenceUncertain(situation: Case): boolean {
  const found = referenceFound(situation);
  const isAsked = [XOI_CURRENT, XOI_WASHOUT].some(({ evaluate }) => evaluate(situation) === true);
  return isAsked && found !== undefined && !('mg' in found);
}

/** The lowest that the dose before the inhibitor may have been: what is reduced to a share of it surely is. */
export function leastReference(situation: Case): Fraction | undefined {
  const found = referenceFound(situation);
  return found === undefined || 'mg' in found ? found?.mg : found.least;
}

type Found = Reference | { readonly least: Fraction } | undefined;

/** One case is asked many times by its rows and its card. */
const referenceFound = onceEach((situation: Case): Found => {
  const ingredient = dosed(situation);
  if (ingredient === undefined) return undefined;
  return fromExtension(situation, ingredient) ?? fromHistory(situation, ingredient);
});

function fromExtension(situation: Case, ingredient: DosedThiopurine): Reference | undefined {
  for (const draft of situation.thiopurine?.drafts ?? []) {
    const given = readReferenceDose(draft.resource);
    if (given === undefined || given.ingredient === 'tioguanine') continue;
    const mg = convert(given.mgPerDay, given.ingredient, ingredient);
    return { mg, basis: [] };
  }
  return undefined;
}

function fromHistory(situation: Case, ingredient: DosedThiopurine): Found {
  const window = lookBack(situation);
  if (window === undefined) return undefined;
  const other: DosedThiopurine = ingredient === 'azathioprine' ? 'mercaptopurine' : 'azathioprine';
  return highest(situation, ingredient, ingredient, window) ?? highest(situation, other, ingredient, window);
}

interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** The half-year before the inhibitor: before today where it is newly drafted, else before the start of its chain. */
function lookBack(situation: Case): Window | undefined {
  if (!listUsable(situation)) return undefined;
  const orders = inhibitorOrders(situation, allInhibitors);
  const draftedNow = drafted(situation).some((entry) => hasAnyOf(entry, allInhibitors) && isSystemic(entry));
  const isTaken = orders.some(({ current }) => current) || wasTakenBeside(orders, situation);
  if (draftedNow && !isTaken) return windowBefore(today(situation.now));
  const start = latestChain(orders, situation.facts.medications)?.start;
  return start === undefined ? undefined : windowBefore(addDays(start, -1));
}

/**
 * The inhibitor ended within CHAIN_GAP_D, beside a dose that nobody raised since: ordering it again is a renewal, and that
 * dose is none before it.
 */
function wasTakenBeside(orders: readonly MedicationFact[], situation: Case): boolean {
  const last = lastEnded(orders, situation.now);
  const ended = last === undefined ? undefined : endedDays(last, situation.now);
  if (last?.end === undefined || ended === undefined || ended > CHAIN_GAP_D.value) return false;
  const own = ownOrders(situation);
  const beside = totalOn(own, last.end.day);
  const since = highestDailyTotal(own, last.end.day, today(situation.now));
  return beside !== undefined && since !== undefined && since.most.compare(beside) <= 0;
}

function windowBefore(to: Day): Window {
  return { from: addDays(to, -REF_LOOKBACK_D.value), to };
}

function highest(situation: Case, from: DosedThiopurine, to: DosedThiopurine, window: Window): Found {
  const entries = listed(situation)
    .filter((entry) => hasConcept(entry, from))
    .map((entry) => inForceToday(entry, window, situation.now));
  const highestTotal = highestDailyTotal(entries, window.from, window.to);
  if (highestTotal === undefined) return undefined;
  const total = certain(highestTotal);
  if (total === undefined) return { least: convert(highestTotal.least, from, to) };
  const then = totalOn(entries, window.to);
  const basis = entries
    .filter(({ start }) => start !== undefined && start <= window.to)
    .map(({ reference }) => reference);
  return { mg: convert(total, from, to), basis, ...(then === undefined ? {} : { inForce: convert(then, from, to) }) };
}

/** An active order that nobody dated is in force today at least: it counts where the look-back reaches today. */
function inForceToday(entry: MedicationFact, { to }: Window, now: Date): MedicationFact {
  return entry.current && entry.start === undefined && to === today(now) ? { ...entry, start: to } : entry;
}

function convert(mg: Fraction, from: DosedThiopurine, to: DosedThiopurine): Fraction {
  if (from === to) return mg;
  const ratio = exact(AZA_TO_MP.value);
  return from === 'azathioprine' ? mg.div(ratio) : mg.mul(ratio);
}

export const REF_KNOWN = term(
  'REF_KNOWN',
  ['medications', 'draftOrders'],
  (situation) => leastReference(situation) !== undefined,
);

export const REDUCED = term('REDUCED', ['medications', 'draftOrders', 'weight'], (situation) => {
  const ingredient = dosed(situation);
  const mg = mgTaken(situation)?.most;
  const reference = leastReference(situation);
  if (ingredient === undefined || mg === undefined || reference === undefined) return false;
  return isReduced(mg, reference, ingredient, weightKg(situation));
});
