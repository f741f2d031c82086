/** The catalogue's condition sets: by ICD-10 category, by SNOMED CT code, by a text that is nothing but the name. */
import { rememberedByConcept } from './concept-memo.js';
import { codeIndex, rowOf } from './code-index.js';
import { listOf, tableRows } from './tables.js';
import { codingsOf, wordingsOf, type Coding } from './terminology.js';
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
  const coded = codings.flatMap(setsOfCoding);
  const worded = wordingsOf(concept).flatMap((wording) => byText.get(comparable(wording)) ?? []);
  // Words add what codes leave out, never a second opinion: "Sepsis" beside a code of its sequelae stays out.
  const sets = coded.length > 0 || codings.some((coding) => coding.system === 'icd10') ? coded : worded;
  return [...new Set(sets)];
});

function setsOfCoding(coding: Coding): readonly string[] {
  if (coding.system === 'icd10') return byCategory(coding.code ?? '');
  return listOf(rowOf(snomed, coding)?.[0], ',');
}

/**
 * SNOMED CT codes of the set transplant that name the operation or the graft. The others name what became of a
 * graft, or what was done to it, later: rejection, failure, a biopsy.
 */
const graftCodes: ReadonlySet<string | undefined> = new Set(
  (
    '149204008 149473000 149586006 161665007 235464004 316054003 316055002 316061004 366961000000102 399241000000100 ' +
    '416091000000102 464381000000109 702776000 702777009 719352000 737295003 737297006 739024006 739025007 ' +
    '857241000000102 885861000000104 885871000000106'
  ).split(' '),
);

/** Of a concept in the set transplant: whether its date is that of the transplant. T86 and Z48.2 come after it. */
export const datesTransplant = rememberedByConcept(1000, (concept): boolean => {
  const coded = codingsOf(concept).filter((coding) => setsOfCoding(coding).includes('transplant'));
  if (coded.length === 0) return !wordingsOf(concept).some((wording) => /reject/i.test(wording));
  return coded.every(({ system, code }) => (system === 'icd10' ? /^Z94/i.test(code ?? '') : graftCodes.has(code)));
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
