/** Inputs that no rule could look at, by their short names. */
import type { FactKey, RetrievalKey } from '../src/model/fact-keys.js';
import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { keysForHook } from '../src/rules/keys.js';
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
      return newest(known(facts.inr) ?? []) !== undefined;
    case 'draftOrders':
      return true;
    default:
      return !facts.unavailable.has(key);
  }
}

/** Keys of this hook that could not be had: what the start card says is not available here. */
export function unreadKeys({ situation }: Spoken, { judgement }: Decision): readonly string[] {
  const asked: readonly RetrievalKey[] = [...keysForHook(judgement.input.hook)];
  return asked.filter((key) => situation.case.facts.unavailable.has(key)).map((key) => keyNames[key]);
}
