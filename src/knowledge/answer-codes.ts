/** Coded answers of qualitative tests: positive, negative and what is neither. */
import type { Json } from '../model/json.js';
import { codeIndex, rowOf } from './code-index.js';
import { member } from './tables.js';
import { codingsOf, wordingsOf } from './terminology.js';
import * as open from './value-sets/lookup.js';
import * as snomed from './value-sets/snomed/lookup.js';
import { wordsOf } from './words.js';

const answers = ['positive', 'negative', 'indeterminate'] as const;
export type Answer = (typeof answers)[number];

const index = codeIndex(open.answerCodes, snomed.answerCodes);

/** Negative words stand first: "not detected" holds "detected". */
const words: readonly (readonly [Answer, RegExp])[] = [
  ['indeterminate', /\b(indeterminate|equivocal|inconclusive|borderline|invalid)\b/],
  ['negative', /\b(negative|neg|not detected|undetected|absent|(non|not) ?reactive|not present|none detected)\b/],
  ['positive', /\b(positive|pos|detected|present|reactive)\b/],
];

/** The answer by code, else by its words. */
export function answerOf(value: Json | undefined): Answer | undefined {
  const coded = codingsOf(value).flatMap((coding) => member(rowOf(index, coding)?.[0], answers) ?? []);
  if (coded[0] !== undefined) return coded[0];
  const said = wordingsOf(value).map((wording) => wordsOf(wording).slice(0, 12).join(' '));
  return words.find(([, pattern]) => said.some((wording) => pattern.test(wording)))?.[0];
}
