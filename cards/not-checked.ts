/** Inputs that no rule could look at, by their short names. */
import type { FactKey } from '../src/model/fact-keys.js';
import { onceEach } from '../src/model/memo.js';
import type { Decision } from '../src/rules/decide.js';
import { keysOf } from '../src/rules/keys.js';
import type { Case } from '../src/terms/case.js';
import { COUNT_NORMAL } from '../src/terms/counts.js';
import { weightKg } from '../src/terms/dose.js';
import { known, newest } from '../src/terms/lab.js';
import { isPgxAssigned } from '../src/terms/pharmacogenetics.js';
import { renalValue } from '../src/terms/renal.js';
import { keyNames } from './names.js';

/** Of these keys, those that are unavailable or hold nothing that decides. */
export function notChecked(situation: Case, keys: readonly FactKey[]): readonly string[] {
  return [...new Set(keys)].filter((key) => !isInHand(key, situation)).map((key) => keyNames[key]);
}

function isInHand(key: FactKey, situation: Case): boolean {
  const { facts } = situation;
  switch (key) {
    case 'renalFunction':
      return renalValue(situation) !== undefined;
    case 'pharmacogenetics':
      return isPgxAssigned(situation);
    case 'bloodCounts':
      return COUNT_NORMAL.evaluate(situation) !== 'not-evaluated' && known(facts.bloodCounts) !== undefined;
    case 'weight':
      return weightKg(situation) !== undefined;
    case 'inr':
      return newest(known(facts.inr)?.results ?? []) !== undefined;
    case 'draftOrders':
      return true;
    default:
      return !facts.unavailable.has(key);
  }
}

/** What a prescriber misses most comes first. */
const toldFirst: readonly FactKey[] = [
  'medications',
  'bloodCounts',
  'renalFunction',
  'pharmacogenetics',
  'allergies',
  'weight',
  'pregnancy',
  'conditions',
  'liverTests',
  'inr',
  'immunizations',
  'procedures',
  'patient',
  'serology',
  'metabolites',
  'serviceRequests',
];

/** What a card was decided with: keys that the rules in play read. */
const keysInPlay = onceEach(({ verdicts }: Decision): ReadonlySet<FactKey> => {
  const read = new Set<FactKey>();
  for (const { rule } of verdicts) for (const key of keysOf(rule)) read.add(key);
  return read;
});

/** Keys that the rules in play read and nobody supplied. */
export const absentKeys = onceEach((decision: Decision): readonly FactKey[] => {
  const read = keysInPlay(decision);
  return toldFirst
    .filter((key) => read.has(key))
    .filter((key) => key !== 'draftOrders' && decision.judgement.facts.unavailable.get(key) === 'absent');
});

/** Results that no newer usable one has overtaken and that could not be used, in words. */
export function unusableResults(decision: Decision): readonly string[] {
  const { facts } = decision.judgement;
  const keys = (['bloodCounts', 'liverTests', 'renalFunction', 'metabolites', 'inr'] as const).filter((key) =>
    keysInPlay(decision).has(key),
  );
  return keys.flatMap((key) => known<{ readonly unusable: readonly string[] }>(facts[key])?.unusable ?? []);
}

/** Each name once, what a prescriber misses most first. */
export function inOrderTold(names: readonly string[]): readonly string[] {
  return toldFirst.map((key) => keyNames[key]).filter((name) => names.includes(name));
}
