/**
 * What a finding rests on, as a text that is the same as long as nothing that its rule looked at has changed: the drugs
 * with their doses, the results, the phenotypes, and the numbers that the site set. Ids are left out: an order written anew
 * says nothing new.
 */
import { Fraction } from '../model/exact.js';
import type { FactKey, RetrievalKey } from '../model/fact-keys.js';
import type { Facts, MedicationFact } from '../model/facts.js';
import { isObject } from '../model/json.js';
import { onceEach } from '../model/memo.js';
import type { Spoken } from './judge.js';
import type { Rule } from './rule.js';

export function basisOf(findings: readonly Spoken[]): string {
  const [first] = findings;
  if (first === undefined) return '[]';
  const { facts, settings } = first.situation.case;
  const keys = new Set<FactKey>();
  for (const { rule } of findings) for (const key of readBy(rule)) keys.add(key);
  const told = findings.map(({ rule, row, indicator, situation: { case: judged } }) => [
    rule.id,
    row.id,
    indicator,
    judged.thiopurine?.ingredient,
    judged.partner?.name,
  ]);
  const known = textsOf(facts);
  return written([told, [...keys].toSorted().map((key) => [key, known(key)]), settings.thresholds]);
}

/** Everything that the rule may look at: a row that did not fire was looked at too. */
const readBy = onceEach(
  ({ knowledge, presupposes, rows }: Rule): ReadonlySet<FactKey> =>
    new Set([
      ...knowledge.needs,
      ...knowledge.wants,
      ...(presupposes?.reads ?? []),
      ...rows.flatMap(({ when, proposals }) => [...when.reads, ...proposals.flatMap((one) => [...one.when.reads])]),
    ]),
);

/** What was found under each key, written once for all cards of an answer. */
const textsOf = onceEach((facts: Facts): ((key: FactKey) => string) => {
  const known = new Map<FactKey, string>();
  return (key) => {
    const text = known.get(key) ?? written(looked(key, facts));
    known.set(key, text);
    return text;
  };
});

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
  const { list, drafts, unreadableDrafts, takesBiologic, hasUnreadableEntry, statements } = medications;
  const entries = [...drafts, ...(list.status === 'known' ? list.value : [])].map(drug);
  const state = list.status === 'known' ? 'known' : list.reason;
  const beside = [
    ...(takesBiologic ? ['biologic'] : []),
    ...(hasUnreadableEntry ? ['unreadable'] : []),
    ...(statements === undefined ? [] : ['statements', statements]),
  ];
  return [state, unreadableDrafts.length, entries.map(written).toSorted(), ...beside];
}

/** Of a dose that cannot be computed, what was written: two that nobody can read may differ. */
function drug({ match, status, current, dose, route, end, resource }: MedicationFact): unknown {
  const asWritten = dose.kind === 'fixed' ? undefined : (resource['dosageInstruction'] ?? resource['dosage']);
  return [match.name, current, status === 'on-hold', dose, route, current ? undefined : end?.day, asWritten];
}

/** Where a resource came from, and its letters, are no part of what it says. */
const leftOut: ReadonlySet<string> = new Set(['reference', 'resource', 'draft']);

/** One text for one value: texts with their length, so that none can pass for the end of another. */
function written(value: unknown): string {
  if (typeof value === 'string') return `${value.length}:${value}`;
  if (value instanceof Fraction) return `${value.s}*${value.n}/${value.d}`;
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (!isObject(value)) return String(value);
  let all = '{';
  for (const name of Object.keys(value)) if (!leftOut.has(name)) all += `${name}=${written(value[name])};`;
  return `${all}}`;
}
