import { retrievalKeys, type FactKey, type RetrievalKey } from '../model/fact-keys.js';
import { onceEach } from '../model/memo.js';
import type { HookName } from '../model/orders.js';
import { rules } from './index.js';
import type { Rule } from './rule.js';

/**
 * Every key that a rule reads: what it needs, what it wants, what its rows and their suggestions look at. How old a
 * weight may be depends on the patient's age, which counts are judged on age and immune cytopenia; a test is not asked
 * for again while it is pending.
 */
export const keysOf = onceEach(({ knowledge, rows }: Rule): readonly FactKey[] => {
  const proposals = rows.flatMap((row) => row.proposals);
  const terms = [...rows, ...proposals].map(({ when }) => when);
  const keys = new Set([...knowledge.needs, ...knowledge.wants, ...terms.flatMap(({ reads }) => [...reads])]);
  if (keys.has('weight')) keys.add('patient');
  if (keys.has('bloodCounts')) keys.add('patient').add('conditions');
  if (proposals.some((proposal) => proposal.kind === 'create-test' || 'with' in proposal)) keys.add('serviceRequests');
  return [...keys];
});

/** What the rules of a hook ask of the CDS Client: the keys of discovery's prefetch. */
export function keysForHook(hook: HookName): ReadonlySet<RetrievalKey> {
  return retrieved(rules.filter(({ knowledge }) => knowledge.hooks.includes(hook)));
}

/** The keys of these rules, in the order of the catalogue. */
export function retrieved(of: readonly Rule[]): ReadonlySet<RetrievalKey> {
  const read = new Set<FactKey>();
  for (const rule of of) for (const key of keysOf(rule)) read.add(key);
  return new Set(retrievalKeys.filter((key) => read.has(key)));
}
