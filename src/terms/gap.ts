/** What could not be read, and for whom that matters. */
import type { DrugConcept } from '../model/drugs.js';
import type { FactKey } from '../model/fact-keys.js';
import { hasAnyOf, isThiopurine, listUsable } from './access.js';
import type { Case } from './case.js';
import { isStart } from './exposure.js';
import { unreadableGenes } from './pharmacogenetics.js';
import { term } from './term.js';

export const NO_ORDERS = term('NO_ORDERS', ['draftOrders'], ({ facts }) => facts.orders.kind === 'none-sent');

export const DRAFT_UNIDENTIFIED = term(
  'DRAFT_UNIDENTIFIED',
  ['draftOrders'],
  ({ answer }) => answer?.isUnreadable === true,
);

/**
 * A list with an entry that may be any drug, or without its statements, is judged by what was read, and the rest is said:
 * beside the other cards.
 */
export const MEDICATIONS_USABLE = term('MEDICATIONS_USABLE', ['medications'], (situation) => {
  const { hasUnreadableEntry, statements } = situation.facts.medications;
  return listUsable(situation) && !hasUnreadableEntry && statements === undefined;
});

const criticalPartners: readonly DrugConcept[] = [
  'allopurinol',
  'oxipurinol',
  'tisopurine',
  'febuxostat',
  'topiroxostat',
  'ribavirin',
  'cladribine',
];

/** Orders that are never signed unseen: a thiopurine, or a partner whose combination with one can kill. */
export function isCriticalOrder(entry: Case['facts']['medications']['drafts'][number]): boolean {
  const { match } = entry;
  if (match.kind === 'vaccine') return match.group !== 'non-live' && match.group !== 'unclassified';
  return isThiopurine(entry) || hasAnyOf(entry, criticalPartners);
}

export const CRITICAL_PARTNER_IN_HAND = term(
  'CRITICAL_PARTNER_IN_HAND',
  ['draftOrders'],
  ({ partner }) => partner?.drafts.some(isCriticalOrder) === true,
);

/** Keys of the setting expectedData that are absent, of those that the rules in play read: nobody asked for the others. */
export function expectedButAbsent({ settings, facts, answer }: Case): Case['settings']['expectedData'] {
  return settings.expectedData.filter(
    ({ key }) => key !== 'draftOrders' && answer?.keysRead.has(key) === true && facts.unavailable.get(key) === 'absent',
  );
}

/** True where the site wants a key of this gap, absent or unreadable, said as a warning. */
export function isPromoted(situation: Case): boolean {
  const failed = badKeys(situation);
  const isFailed = ({ key }: Case['settings']['expectedData'][number]): boolean => failed.includes(key);
  return [...expectedButAbsent(situation), ...situation.settings.expectedData.filter(isFailed)].some(
    ({ indicator }) => indicator === 'warning',
  );
}

export const EXPECTED_ABSENT = term('EXPECTED_ABSENT', [], (situation) => expectedButAbsent(situation).length > 0);

/** Keys that somebody tried to read and failed, of those that the rules of this hook read. At order-select allergies alone. */
export function badKeys(situation: Case): readonly FactKey[] {
  const { answer, facts, hook } = situation;
  const read = hook === 'order-select' ? (['allergies'] as const) : [...(answer?.keysRead ?? [])];
  return read.filter(
    (key) =>
      (key !== 'medications' && key !== 'draftOrders' && (facts.unavailable.get(key) ?? 'absent') !== 'absent') ||
      (key === 'pharmacogenetics' && isGeneUnread(situation)),
  );
}

/** A gene result that says no phenotype. It makes a card of its own at a start alone: each renewal would bring it back. */
function isGeneUnread(situation: Case): boolean {
  const { thiopurine, partner } = situation;
  const isTold = partner === undefined && (thiopurine === undefined || isStart(situation));
  return isTold && unreadableGenes(situation).length > 0;
}

export const ANY_OTHER_KEY_BAD = term('ANY_OTHER_KEY_BAD', [], (situation) => badKeys(situation).length > 0);
export const OTHER_CARD = term('OTHER_CARD', [], ({ answer }) => answer?.hasOtherCard === true);
