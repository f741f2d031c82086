/** The catalogue's condition sets: by ICD-10 category, by SNOMED CT code, by a text that is nothing but the name. */
import { rememberedByConcept } from './concept-memo.js';
import { codeIndex, rowOf } from './code-index.js';
import { listOf, tableRows } from './tables.js';
import { codingsOf, wordingsOf } from './terminology.js';
import { conditionCategories, conditionNames } from './value-sets/lookup.js';
import { conditionCodes } from './value-sets/snomed/lookup.js';
import { wordsOf } from './words.js';

type Categories = readonly { readonly first: string; readonly last: string }[];

const categories = tableRows(conditionCategories).map(([set = '', included, excluded]) => ({
  set,
  included: ranges(included),
  excluded: ranges(excluded),
}));
const snomed = codeIndex(conditionCodes);

const names = new Map(tableRows(conditionNames).map(([set = '', name = '']) => [set, name]));
const byText = setsByText();

/** The condition sets that a condition or procedure code stands in; none for a code that no rule names. */
export const conditionSetsOf = rememberedByConcept(2000, (concept): readonly string[] => {
  const codings = codingsOf(concept);
  const coded = codings.flatMap((coding) => {
    if (coding.system === 'icd10') return byCategory(coding.code ?? '');
    return listOf(rowOf(snomed, coding)?.[0], ',');
  });
  const worded = wordingsOf(concept).flatMap((wording) => byText.get(comparable(wording)) ?? []);
  // Words add what codes leave out, never a second opinion: "Sepsis" beside a code of its sequelae stays out.
  const sets = coded.length > 0 || codings.some((coding) => coding.system === 'icd10') ? coded : worded;
  return [...new Set(sets)];
});

/** Short name of a condition set for a card, at most 20 characters. */
export function conditionName(set: string): string {
  return names.get(set) ?? set.slice(0, 20);
}

/** Every condition set of the catalogue. */
export const conditionSetNames: readonly string[] = categories.map(({ set }) => set);

function byCategory(code: string): readonly string[] {
  const plain = withoutDot(code);
  if (!/^[A-Z]\d[0-9A-Z]/.test(plain)) return [];
  return categories
    .filter(({ included, excluded }) => within(plain, included) && !within(plain, excluded))
    .map(({ set }) => set);
}

/** By prefix; a range compares as many characters as its ends have. */
function within(code: string, all: Categories): boolean {
  return all.some(({ first, last }) => {
    const category = code.slice(0, first.length);
    return category >= first && category <= last;
  });
}

function ranges(column: string | undefined): Categories {
  return listOf(column, ' ').map((range) => {
    const [first = '', last = first] = range.split('-').map(withoutDot);
    return { first, last };
  });
}

function withoutDot(code: string): string {
  return code.replace(/[.\s]/g, '').toUpperCase();
}

function setsByText(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const [set = '', , texts] of tableRows(conditionNames)) {
    for (const text of listOf(texts, ';').map(comparable)) index.set(text, [...(index.get(text) ?? []), set]);
  }
  return index;
}

/** A wording without the semantic tag of SNOMED CT. */
function comparable(wording: string): string {
  return wordsOf(
    wording.slice(0, 200).replace(/\((disorder|finding|situation|procedure|morphologic abnormality)\)\s*$/i, ''),
  ).join(' ');
}
