/** Drugs by name: the last resort, for orders that carry no code we know. */
import type { DrugConcept, RouteClass } from '../model/drugs.js';
import { drugConcepts } from '../model/drugs.js';
import { listOf, member, tableRows } from './tables.js';
import { drugNames } from './value-sets/lookup.js';
import { nearlySame, plain, standsAt, stem, wordsOf } from './words.js';

export interface DrugName {
  /** Empty: a product that no rule counts. */
  readonly concepts: readonly DrugConcept[];
  readonly name: string;
  /** Route that the brand itself implies. */
  readonly route?: RouteClass;
  /** The brand is a combination. */
  readonly combination: boolean;
}

interface Phrase {
  readonly words: readonly string[];
  readonly drug: DrugName;
}

/** Slips of the pen are forgiven where missing the drug would be unforgivable, and where no other drug lies that near. */
const forgiven: ReadonlySet<string> = new Set([
  'azathioprine',
  'mercaptopurine',
  'tioguanine',
  'allopurinol',
  'oxipurinol',
  'febuxostat',
  'topiroxostat',
  'ribavirin',
]);
const SHORTEST_FORGIVEN = 8;

/** Scripts without spaces between words: a name may stand anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u;

const rows = tableRows(drugNames).map(([name = '', concepts = '', spellings, brands, mark]) => ({
  drug: {
    name,
    concepts: listOf(concepts, ',').flatMap((concept) => member(concept, drugConcepts) ?? []),
    combination: mark === 'combination',
    ...(mark === 'inhaled' || mark === 'topical' ? { route: mark } : {}),
  } satisfies DrugName,
  spellings: listOf(spellings, ';'),
  brands: listOf(brands, ';'),
}));

const bySpelling = firstWords(
  rows.flatMap(({ drug, spellings }) => spellings.map((spelling) => ({ words: wordsOf(spelling).map(stem), drug }))),
);
const byBrand = firstWords(
  rows.flatMap(({ drug, brands }) => brands.map((brand) => ({ words: wordsOf(brand), drug }))),
);
const unspaced = rows.flatMap(({ drug, brands }) =>
  brands.filter((brand) => UNSPACED.test(brand)).map((brand) => ({ written: plain(brand), drug })),
);
const forgivenStems = rows
  .filter(({ drug }) => forgiven.has(drug.name))
  .flatMap(({ drug, spellings }) => spellings.map((spelling) => ({ stem: stem(wordsOf(spelling).at(-1) ?? ''), drug })))
  .filter((entry) => entry.stem.length >= SHORTEST_FORGIVEN);

function firstWords(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const [first] = phrase.words;
    if (first !== undefined) index.set(first, [...(index.get(first) ?? []), phrase]);
  }
  return index;
}

/** Every drug that a text names, each once, in the order of the text. */
export function drugsNamed(text: string): readonly DrugName[] {
  const words = wordsOf(text);
  const stems = words.map(stem);
  const found = words.flatMap((_, place) => [
    ...phrasesAt(bySpelling, stems, place),
    ...phrasesAt(byBrand, words, place),
    ...abbreviationAt(words, place),
    ...slipOf(stems[place] ?? ''),
  ]);
  const written = plain(text);
  const anywhere = UNSPACED.test(written) ? unspaced.filter((entry) => written.includes(entry.written)) : [];
  return once([...found, ...anywhere.map((entry) => entry.drug)], words);
}

function phrasesAt(
  index: ReadonlyMap<string, readonly Phrase[]>,
  words: readonly string[],
  place: number,
): readonly DrugName[] {
  const phrases = index.get(words[place] ?? '') ?? [];
  return phrases.filter((phrase) => standsAt(words, place, phrase.words)).map((phrase) => phrase.drug);
}

function slipOf(word: string): readonly DrugName[] {
  if (word.length < SHORTEST_FORGIVEN) return [];
  return forgivenStems.filter((entry) => nearlySame(entry.stem, word)).map((entry) => entry.drug);
}

/** AZA and MTX are common letters: they are drugs only beside a strength, and AZA per m2 is azacitidine. */
function abbreviationAt(words: readonly string[], place: number): readonly DrugName[] {
  const name = words[place] === 'aza' ? 'azathioprine' : words[place] === 'mtx' ? 'methotrexate' : undefined;
  if (name === undefined) return [];
  const around = words.slice(Math.max(0, place - 3), place + 5);
  const unit = around.indexOf('mg');
  const strength = unit > 0 && /^\p{N}+$/u.test(around[unit - 1] ?? '') && around[unit + 1] !== 'm';
  return strength ? rows.filter(({ drug }) => drug.name === name).map(({ drug }) => drug) : [];
}

/** Its Italian name writes ss for x. */
const sulfamethoxazole: ReadonlySet<string> = new Set(
  ['sulfa', 'sulpha', 'SMX', 'sulfamethoxazole', 'sulfametossazolo'].flatMap(wordsOf).map(stem),
);

function isSulfamethoxazole(word: string): boolean {
  return sulfamethoxazole.has(stem(word));
}

function once(found: readonly DrugName[], words: readonly string[]): readonly DrugName[] {
  const byName = new Map<string, DrugName>();
  for (const drug of found) if (!byName.has(drug.name) || drug.route !== undefined) byName.set(drug.name, drug);
  // A brand that no rule counts takes its substance with it: Afinitor is everolimus for cancer.
  for (const drug of found) if (drug.concepts.length === 0) byName.delete(drug.name.replace(/ \(.*/, ''));
  const trimethoprim = byName.get('trimethoprim');
  if (trimethoprim !== undefined) {
    // Trimethoprim beside a sulfonamide is co-trimoxazole; beside polymyxin it is an eye drop.
    if (words.some(isSulfamethoxazole)) {
      byName.delete('trimethoprim');
      const both = rows.find(({ drug }) => drug.name === 'co-trimoxazole')?.drug;
      if (both !== undefined) byName.set(both.name, both);
    } else if (words.some((word) => word.startsWith('polym')))
      byName.set('trimethoprim', { ...trimethoprim, route: 'topical' });
  }
  return [...byName.values()];
}
