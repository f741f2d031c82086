/** What codes say of pregnancy and lactation. */
import { rememberedByConcept } from './concept-memo.js';
import { codeIndex, rowOf } from './code-index.js';
import { member } from './tables.js';
import { codingsOf } from './terminology.js';
import type { Coding } from './terminology.js';
import * as open from './value-sets/lookup.js';
import * as snomed from './value-sets/snomed/lookup.js';

/**
 * Of a question, whose answer is in the value: status, due-date, last-period, hcg-qualitative, hcg-quantitative,
 * lactation-status. Of a statement: pregnant, not-pregnant, possible, unknown, abortive (a pregnancy without a living
 * outcome that is over once resolved), ended (loss or termination), delivered, postpartum, lactating, not-lactating,
 * hcg-positive, hcg-negative.
 */
const meanings = [
  'status',
  'due-date',
  'last-period',
  'hcg-qualitative',
  'hcg-quantitative',
  'lactation-status',
  'pregnant',
  'not-pregnant',
  'possible',
  'unknown',
  'abortive',
  'ended',
  'delivered',
  'postpartum',
  'lactating',
  'not-lactating',
  'hcg-positive',
  'hcg-negative',
] as const;
export type PregnancyMeaning = (typeof meanings)[number];

const index = codeIndex(open.pregnancyCodes, snomed.pregnancyCodes);

/**
 * Chapters of ICD-10. Only a code that says so itself ends a pregnancy: tears, bleeding and a retained placenta after birth
 * (O70, O72, O73) do; other labour (O60-O69, O71, O74-O77), what is "in pregnancy" or "in childbirth" (most of O88, O91, O92) and what may be either (O90.3, O92.2-O92.7, O94-O9A) do not. The fifth character
 * of ICD-10-CM that means "in the puerperium" is 3 in O88 and 2 in O91 and O92. A failed termination (O07) ends nothing.
 */
const categories: readonly (readonly [RegExp, PregnancyMeaning])[] = [
  [/^O0[0-2]/, 'abortive'],
  [/^(O0[3-68]|Z332)/, 'ended'],
  [/^(O0[79]|O[1-3]\d|O4[0-8]|O60|Z331|Z34|Z3A)/, 'pregnant'],
  [/^(O7[023]|O8[0-4]|Z37)/, 'delivered'],
  [/^Z391/, 'lactating'],
  [/^(O8[5-79]|O88\d3|O90[0-24-9]|O91\d2|O92[01]2|Z39)/, 'postpartum'],
  [/^Z3201/, 'hcg-positive'],
  [/^Z3202/, 'hcg-negative'],
];

/** Meaning of the first coding of a CodeableConcept (code or valueCodeableConcept) that says something. */
export const pregnancyMeaning = rememberedByConcept(1000, (concept): PregnancyMeaning | undefined =>
  codingsOf(concept)
    .map(meaningOf)
    .find((meaning) => meaning !== undefined),
);

function meaningOf(coding: Coding): PregnancyMeaning | undefined {
  if (coding.system === 'icd10') {
    const code = (coding.code ?? '').replace(/\./g, '').toUpperCase();
    return categories.find(([category]) => category.test(code))?.[1];
  }
  return member(rowOf(index, coding)?.[0], meanings);
}
