/** Which thiopurines and partners a rule is read for: one case for each, and the order of the request that it belongs to. */
import { thiopurines, type DrugConcept, type VaccineGroup } from '../model/drugs.js';
import type { Facts, MedicationFact } from '../model/facts.js';
import { onceEach } from '../model/memo.js';
import type { HookName } from '../model/orders.js';
import type { Settings } from '../model/settings.js';
import { lastEnded } from '../facts/exposure.js';
import { hasConcept, isSystemic, isThiopurine } from '../terms/access.js';
import type { Case, PartnerInCase, ThiopurineInCase } from '../terms/case.js';
import { isCriticalOrder } from '../terms/gap.js';
import type { Rule } from './rule.js';

export interface JudgedRequest {
  readonly hook: HookName;
  readonly facts: Facts;
  readonly settings: Settings;
  readonly now: Date;
}

/** A case with the draft that it judges; patient-view judges no draft. */
export interface Situation {
  readonly case: Case;
  readonly order?: MedicationFact;
  /** Reference of the draft that could not be read (sys-data-gap). */
  readonly unreadable?: string;
}

const vaccineGroups: { readonly [partner: string]: readonly VaccineGroup[] } = {
  'live-vaccine-critical': ['live-critical'],
  'live-vaccine-mmr': ['mmr'],
  'live-vaccine-varicella': ['varicella', 'zoster-live'],
  'vaccine-unclassified': ['unclassified'],
};

/** What every rule asks of the orders and the medication list, found once. */
const ordersOf = onceEach(({ medications: { drafts, list } }: Facts) => {
  const listed = list.status === 'known' ? list.value : [];
  const inHand = drafts.filter(({ draft }) => draft?.inHand === true);
  const all = [...drafts, ...listed];
  const current = all.filter((entry) => entry.current);
  return {
    inHand,
    listed,
    all,
    own: thiopurines
      .map((ingredient) => ({ ingredient, drafts: inHand.filter((entry) => hasConcept(entry, ingredient)) }))
      .filter(({ drafts: found }) => found.length > 0),
    taken: thiopurines
      .filter((ingredient) => current.some((entry) => hasConcept(entry, ingredient)))
      .map((ingredient): ThiopurineInCase => ({ ingredient, drafts: [] })),
  };
});

/** An order that one of the named partners of a rule is ordered or taken with. */
function isPartnerOf({ knowledge }: Rule, entry: MedicationFact): boolean {
  const { match } = entry;
  if (match.kind === 'vaccine')
    return knowledge.partners.some((partner) => vaccineGroups[partner]?.includes(match.group));
  return isSystemic(entry) && match.concepts.some((concept) => knowledge.partners.includes(concept));
}

/** Every case of a rule in this request. None: the rule does not concern any order in hand. */
export function situationsOf(rule: Rule, request: JudgedRequest): readonly Situation[] {
  if (request.hook === 'patient-view') {
    const taken = takenThiopurines(rule, request);
    // Without a readable list nobody knows whether the rule concerns the patient: its table says "not evaluated".
    if (taken.length === 0 && request.facts.medications.list.status !== 'known')
      return [situation(request, undefined, undefined)];
    return taken.flatMap((thiopurine) => casesFor(rule, request, thiopurine));
  }
  const { inHand, own: ordered } = ordersOf(request.facts);
  const own = thiopurinesOf(rule, ordered);
  const situations: Situation[] = [];
  for (const thiopurine of own) situations.push(...casesFor(rule, request, thiopurine, thiopurine.drafts[0]));
  if (rule.partnerTriggers) situations.push(...partnerCases(rule, request, inHand, own));
  if (rule.criticalPartnerTriggers === true) situations.push(...besideCriticalPartner(rule, request, inHand, own));
  return situations;
}

function thiopurinesOf({ knowledge }: Rule, found: readonly ThiopurineInCase[]): readonly ThiopurineInCase[] {
  return found.filter(({ ingredient }) => knowledge.thiopurines.includes(ingredient));
}

/** A partner in hand is judged against each thiopurine that is taken and not itself in hand, else the one that ended last. */
function partnerCases(
  rule: Rule,
  request: JudgedRequest,
  inHand: readonly MedicationFact[],
  own: readonly ThiopurineInCase[],
): readonly Situation[] {
  const drafts = inHand.filter((entry) => isPartnerOf(rule, entry));
  if (drafts.length === 0) return [];
  const taken = takenThiopurines(rule, request).filter(
    ({ ingredient }) => !own.some((judged) => judged.ingredient === ingredient),
  );
  if (taken.length === 0 && own.length > 0) return [];
  const counterparts: readonly (ThiopurineInCase | undefined)[] =
    taken.length > 0 ? taken : [endedThiopurine(rule, request)];
  return partnersIn(rule, drafts).flatMap((partner) =>
    counterparts.map((thiopurine) => situation(request, thiopurine, withDrafts(partner, drafts), partner.orders[0])),
  );
}

/** One case for each thiopurine that is taken, not in hand, while a critical partner is ordered. */
function besideCriticalPartner(
  rule: Rule,
  request: JudgedRequest,
  inHand: readonly MedicationFact[],
  own: readonly ThiopurineInCase[],
): readonly Situation[] {
  const order = inHand.find((entry) => isCriticalOrder(entry) && !isThiopurine(entry));
  if (order === undefined || own.length > 0) return [];
  const taken = takenThiopurines(rule, request);
  const judged: readonly (ThiopurineInCase | undefined)[] = taken.length > 0 ? taken : [undefined];
  return judged.map((thiopurine) => situation(request, thiopurine, undefined, order));
}

function takenThiopurines(rule: Rule, { facts }: JudgedRequest): readonly ThiopurineInCase[] {
  return thiopurinesOf(rule, ordersOf(facts).taken);
}

function endedThiopurine({ knowledge }: Rule, { facts, now }: JudgedRequest): ThiopurineInCase | undefined {
  const last = lastEnded(ordersOf(facts).listed.filter(isThiopurine), now);
  const ingredient = knowledge.thiopurines.find((name) => last !== undefined && hasConcept(last, name));
  return ingredient === undefined ? undefined : { ingredient, drafts: [] };
}

/** A thiopurine with each of its partners; alone where it has none, so that the table says clear or not evaluated. */
function casesFor(
  rule: Rule,
  request: JudgedRequest,
  thiopurine: ThiopurineInCase,
  order?: MedicationFact,
): readonly Situation[] {
  if (rule.pairing === 'none') return [situation(request, thiopurine, undefined, order)];
  const { all, inHand } = ordersOf(request.facts);
  const candidates = all.filter((entry) => isPartnerOf(rule, entry) && !hasConcept(entry, thiopurine.ingredient));
  if (candidates.length === 0) return [situation(request, thiopurine, undefined, order)];
  const inPlay = candidates.filter(({ current }) => current);
  const chosen = inPlay.length > 0 ? inPlay : endedPartner(rule, candidates, request.now);
  const partners = partnersIn(rule, chosen).slice(0, rule.pairing === 'one' ? 1 : undefined);
  if (partners.length === 0) return [situation(request, thiopurine, undefined, order)];
  return partners.map((partner) => situation(request, thiopurine, withDrafts(partner, inHand), order));
}

function endedPartner(rule: Rule, candidates: readonly MedicationFact[], now: Date): readonly MedicationFact[] {
  const last = lastEnded(candidates, now);
  return last === undefined || (rule.needsKnownEnd === true && last.end?.basis === 'estimated') ? [] : [last];
}

interface Found {
  readonly partner: Omit<PartnerInCase, 'drafts'>;
  readonly orders: readonly MedicationFact[];
}

/** Orders grouped by the partner that they are of; drafts come first, so a drafted partner leads. */
function partnersIn(rule: Rule, entries: readonly MedicationFact[]): readonly Found[] {
  const groups = new Map<string, Found>();
  for (const entry of entries) {
    const { match, route } = entry;
    const inhaled = route === 'inhaled';
    const key = `${match.name}|${match.kind === 'vaccine' ? match.group : String(inhaled)}`;
    const known = groups.get(key);
    const concepts: readonly DrugConcept[] =
      match.kind === 'drug' ? match.concepts.filter((concept) => rule.knowledge.partners.includes(concept)) : [];
    const vaccine = match.kind === 'vaccine' ? { vaccine: match.group } : {};
    groups.set(key, {
      partner: { name: match.name, concepts, inhaled, ...vaccine },
      orders: [...(known?.orders ?? []), entry],
    });
  }
  return [...groups.values()];
}

function withDrafts({ partner, orders }: Found, drafts: readonly MedicationFact[]): PartnerInCase {
  return { ...partner, drafts: orders.filter((entry) => drafts.includes(entry)) };
}

function situation(
  request: JudgedRequest,
  thiopurine: ThiopurineInCase | undefined,
  partner: PartnerInCase | undefined,
  order?: MedicationFact,
): Situation {
  const { hook, facts, settings, now } = request;
  // Written out: made for every rule, and a spread with a member more costs fifty times as much.
  const judged: Case = { hook, facts, settings, now, thiopurine, partner };
  return order === undefined ? { case: judged } : { case: judged, order };
}
