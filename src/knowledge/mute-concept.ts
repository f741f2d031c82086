import type { LocalCodes } from '../model/drugs.js';
import type { Json } from '../model/json.js';
import { rememberedByConcept } from './concept-memo.js';
import { localCodesOf } from './local-codes.js';
import { codingsOf, wordingsOf } from './terminology.js';

/** The number of a product is no word, wherever it stands. */
export function isWord(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** Only code systems unknown to us name it, without a word beside: it may be anything. */
const isMute = rememberedByConcept(
  2000,
  (concept) =>
    !wordingsOf(concept).some(isWord) &&
    codingsOf(concept).every(({ system }) => system === undefined || system === 'unknown'),
);

export function saysNothing(concept: Json | undefined, localCodes: LocalCodes): boolean {
  if (!isMute(concept)) return false;
  const { drugs, vaccines } = localCodesOf(concept, localCodes);
  return drugs.length === 0 && vaccines.length === 0;
}
