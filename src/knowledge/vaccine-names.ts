/** Vaccines by name: the last resort. Codes come first, since names mislead ("vaccinia, live" is replication deficient). */
import type { VaccineGroup } from '../model/drugs.js';
import { listOf, member, tableRows } from './tables.js';
import { vaccineNames } from './value-sets/lookup.js';
import { contains, wordsOf } from './words.js';

export interface VaccineName {
  readonly group: VaccineGroup;
  readonly name: string;
  /** Named by its brand, which no other product shares. */
  readonly branded: boolean;
}

const groups: readonly VaccineGroup[] = ['live-critical', 'mmr', 'varicella', 'zoster-live', 'non-live'];

const rows = tableRows(vaccineNames).flatMap(([group, name = '', brands, alone, beside]) => {
  const known = member(group, groups);
  const phrases = (column: string | undefined): readonly (readonly string[])[] => listOf(column, ';').map(wordsOf);
  return known === undefined
    ? []
    : [{ group: known, name, brands: phrases(brands), alone: phrases(alone), beside: phrases(beside) }];
});
type Row = (typeof rows)[number];

/** A vaccine, in the languages whose names are in the table. */
const VACCINE = /^(vaccin|impf|vacun|vacin|szczepion|rokote|vakcin|vaksin|immuni[sz]ation|вакцин)|ワクチン|疫苗/;
const NOT_A_VACCINE =
  /^(immunoglobulin\w*|immune|globulin|antitoxin|tuberculin|titer|titre|antibod\w*|igg|serolog\w*)$/;

/** The vaccine that texts name, `unclassified` where they name one without saying which; undefined for no vaccine. */
export function vaccineNamed(texts: readonly string[]): VaccineName | undefined {
  const words = texts.flatMap((text) => [...wordsOf(text), '|']);
  const brand = longest(words, (row) => row.brands);
  if (brand !== undefined) return { group: brand.group, name: brand.name, branded: true };
  if (words.some((word) => NOT_A_VACCINE.test(word))) return undefined;
  const vaccine = words.some((word) => VACCINE.test(word));
  const context = vaccine || words.includes('live') || texts.every((text) => isAloneIn(text));
  const found = longest(words, (row) => (context ? [...row.alone, ...row.beside] : row.alone));
  if (found !== undefined) return { group: found.group, name: found.name, branded: false };
  if (!vaccine) return undefined;
  return { group: 'unclassified', name: 'unspecified vaccine', branded: false };
}

/** The row with the longest phrase that stands in the words: "zoster vaccine live" before "zoster". */
function longest(words: readonly string[], phrases: (row: Row) => readonly (readonly string[])[]): Row | undefined {
  let best: { readonly row: Row; readonly length: number } | undefined;
  for (const row of rows) {
    for (const phrase of phrases(row)) {
      if (phrase.length > (best?.length ?? 0) && contains(words, phrase)) best = { row, length: phrase.length };
    }
  }
  return best?.row;
}

/** A text that is the name of the disease and nothing else ("Varicella") names its vaccine in an order. */
function isAloneIn(text: string): boolean {
  const name = wordsOf(text).join(' ');
  return rows.some((row) => row.beside.some((phrase) => phrase.join(' ') === name));
}
