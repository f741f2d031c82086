/**
 * What a finding rests on, as a text that is the same as long as nothing that its rule looked at has changed: the drugs
 * with their doses, the results, the phenotypes, and the numbers that the site set. Ids are left out: an order written anew
 * says nothing new.
 */
import { Fraction } from '../model/exact.js';
import type { FactKey, RetrievalKey } from '../model/fact-keys.js';
import type { Facts, MedicationFact } from '../model/facts.js';
import type { Spoken } from './judge.js';
import type { Rule } from './rule.js';

export function basisOf(findings: readonly Spoken[]): string {
  const [first] = findings;
  if (first === undefined) return '[]';
  const { facts, settings } = first.situation.case;
  const told = findings.map(({ rule, row, indicator, situation }) => [
    rule.id,
    row.id,
    indicator,
    situation.case.thiopurine?.ingredient ?? '',
    situation.case.partner?.name ?? '',
  ]);
  const keys = [...new Set(findings.flatMap(({ rule }) => [...readBy(rule)]))].toSorted();
  const judgedBy = settings.thresholds === undefined ? [] : [settled(settings.thresholds)];
  return JSON.stringify([told, keys.map((key) => [key, settled(looked(key, facts))]), ...judgedBy]);
}

/** Everything that the rule may look at: a row that did not fire was looked at too. */
function readBy({ knowledge, presupposes, rows }: Rule): ReadonlySet<FactKey> {
  return new Set([
    ...knowledge.needs,
    ...knowledge.wants,
    ...(presupposes?.reads ?? []),
    ...rows.flatMap(({ when, proposals }) => [...when.reads, ...proposals.flatMap((one) => [...one.when.reads])]),
  ]);
}

function looked(key: FactKey, facts: Facts): unknown {
  switch (key) {
    case 'draftOrders':
    case 'medications':
      return drugs(facts);
    case 'serviceRequests':
      return facts.pendingTests;
    default:
      return facts[key satisfies Exclude<RetrievalKey, 'medications' | 'serviceRequests'>];
  }
}

/** Ordered or on the list is one: what was signed moves from there to here. */
function drugs({ medications }: Facts): unknown {
  const { list, drafts, unreadableDrafts } = medications;
  const entries = [...drafts, ...(list.status === 'known' ? list.value : [])].map(drug);
  const state = list.status === 'known' ? 'known' : list.reason;
  return [state, unreadableDrafts.length, entries.map((entry) => JSON.stringify(settled(entry))).toSorted()];
}

function drug({ match, current, dose, route, end }: MedicationFact): unknown {
  return [match.name, current, dose, route, current ? '' : (end?.day ?? '')];
}

/** Where a resource came from, and its letters, are no part of what it says. */
const leftOut: readonly string[] = ['reference', 'resource', 'draft'];

function settled(value: unknown): unknown {
  if (value instanceof Fraction) return value.toFraction();
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([name]) => !leftOut.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [name, settled(member)]);
}
