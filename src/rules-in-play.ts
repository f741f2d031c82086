/** Which rules the orders of a request concern, before anything is asked of a FHIR server. */
import { object, objects, text } from './model/json.js';
import type { Orders } from './model/orders.js';
import { draftsOf, readFacts } from './facts/read-facts.js';
import { rules } from './rules/index.js';
import type { JudgeInput } from './rules/judge.js';
import type { Rule } from './rules/rule.js';
import { situationsOf } from './rules/situations.js';
import { switchedOn } from './rules/switches.js';
import { sysDataGap } from './rules/sys-data-gap.js';
import { isThiopurine } from './terms/access.js';
import { isCriticalOrder } from './terms/gap.js';

export interface InPlay {
  readonly rules: readonly Rule[];
  /** A thiopurine is ordered: what the rules read is needed, whatever the medication list holds. */
  readonly isThiopurineOrdered: boolean;
  /** False: the answer is silent, and nothing is asked of anybody. */
  readonly isConcerned: boolean;
  /** Orders in hand, and those of a thiopurine among them. */
  readonly counts: { readonly orders: number; readonly thiopurineOrders: number };
}

/** `retrieved` holds no key yet, only the Medications that drafts refer to. */
export function rulesInPlay(input: JudgeInput): InPlay {
  const ofHook = switchedOn(rules, input.settings).filter(({ knowledge }) => knowledge.hooks.includes(input.hook));
  if (input.hook === 'patient-view') {
    const counts = { orders: 0, thiopurineOrders: 0 };
    return { rules: ofHook, isThiopurineOrdered: false, isConcerned: true, counts };
  }
  const { hook, settings, now } = input;
  const facts = readFacts(input.orders, input.retrieved, input.patientId, now, settings);
  const paired = ofHook.filter((rule) => situationsOf(rule, { hook, facts, settings, now }).length > 0);
  // A critical partner is never signed unseen, also where no rule pairs it.
  const isCritical = facts.medications.drafts.some((entry) => entry.draft?.inHand === true && isCriticalOrder(entry));
  const concerned = paired.length === 0 && isCritical ? [sysDataGap] : paired;
  const thiopurineOrders = facts.medications.drafts.filter(
    (entry) => entry.draft?.inHand === true && isThiopurine(entry),
  ).length;
  const isUnreadable = facts.medications.unreadableDrafts.some(({ draft }) => draft.inHand);
  const isConcerned = concerned.length > 0 || isUnreadable || input.orders.kind === 'none-sent';
  const counts = { orders: draftsOf(input.orders).filter(({ inHand }) => inHand).length, thiopurineOrders };
  return { rules: concerned, isThiopurineOrdered: thiopurineOrders > 0, isConcerned, counts };
}

/** Whether any of the rules has a thiopurine to judge, once the medication list was read. */
export function findsThiopurine(of: readonly Rule[], input: JudgeInput): boolean {
  const { hook, settings, now } = input;
  const facts = readFacts(input.orders, input.retrieved, input.patientId, now, settings);
  const request = { hook, facts, settings, now };
  return of.some((rule) => situationsOf(rule, request).some((situation) => situation.case.thiopurine !== undefined));
}

/** Medication references of drafts that no contained resource answers. */
export function openDraftReferences(orders: Orders): readonly string[] {
  return draftsOf(orders).flatMap(({ resource }) => {
    const reference = text(object(resource['medicationReference'])?.['reference']);
    const isContained = reference?.startsWith('#') === true && objects(resource['contained']).length > 0;
    return reference === undefined || isContained ? [] : [reference];
  });
}
