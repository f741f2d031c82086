import { wordingsOf } from './terminology.js';
import type { Json } from '../model/json.js';
import type { PregnancyMeaning } from './pregnancy-codes.js';
import { wordsOf } from './words.js';

/** Answers to a question of pregnancy or lactation that are words without a code. The whole wording has to be the answer. */
const sayings: readonly (readonly [RegExp, PregnancyMeaning])[] = [
  [/^(patient )?(is )?(currently )?pregnant( finding)?$/, 'pregnant'],
  [/^(patient )?(is )?(not|non) ?(currently )?pregnant( finding)?$/, 'not-pregnant'],
  [
    /^(mother )?(is )?(currently )?(breast ?feeding|breast ?feeds|breastfed|lactating|nursing)( finding)?$/,
    'lactating',
  ],
  [/^(mother )?(is )?(not|non) ?(currently )?(breast ?feeding|lactating|nursing)( finding)?$/, 'not-lactating'],
];

export function pregnancyInWords(value: Json | undefined): PregnancyMeaning | undefined {
  const said = wordingsOf(value).map((wording) => wordsOf(wording).join(' '));
  return sayings.find(([pattern]) => said.some((words) => pattern.test(words)))?.[1];
}

/** A plain yes or no, said as boolean, word or the code of a yes/no list (its display says it). */
export function yesOrNo(value: Json | undefined): 'positive' | 'negative' | undefined {
  if (typeof value === 'boolean') return value ? 'positive' : 'negative';
  const said = wordingsOf(value).map((wording) => wording.trim().toLowerCase());
  if (said.includes('yes')) return 'positive';
  return said.includes('no') ? 'negative' : undefined;
}
