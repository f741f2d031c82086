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

const rows = tableRows(vaccineNames).flatMap(([group, name = '', brands, alone, beside, besideAlways]) => {
  const known = member(group, groups);
  const phrases = (column: string | undefined): readonly (readonly string[])[] => listOf(column, ';').map(wordsOf);
  return known === undefined
    ? []
    : [
        {
          group: known,
          name,
          brands: phrases(brands),
          alone: phrases(alone),
          beside: phrases(beside),
          ofVaccine: phrases(besideAlways),
        },
      ];
});
type Row = (typeof rows)[number];

/** Where a word begins to say vaccine, in the languages whose names are in the table: Gelbfieber|impfstoff. Not Vaccinium, the bilberry. */
const VACCINE = /impf|vaccin(?!ium)|vacun|^vacin|szczepion|rokote|vakcin|vaksin|^immuni[sz]ation|вакцин|ワクチン|疫苗/;
const NOT_A_VACCINE =
  /^(immunoglobulin\w*|immune|globulin|antitoxin|tuberculin|titre|antibod\w*|antikorper\w*|antistof\w*|anticorps|anticuerpos?|anticorpi|igg|serolog\w*|mismatch)$|titers?$/;

/** What is said of vaccines where none is ordered. */
const TALK =
  /^(vaccinated|impft|history|status|records?|card|certificate|booklet|counsell?ing|advice|education|declined|refused|refusal)$|impf(ausweis|pass|buch|nachweis|zeugnis|status|anamnese|schaden|reaktion|dokumentation)|beratung$|aufklarung$/;

/** What is known of vaccines given before. */
const RECORD =
  /^(history|status|records?|anamnese|antecedents?|antecedentes|anamnesi|historial|statut|estado|carnet|immunstatus)$|impf(ausweis|pass|buch|nachweis|zeugnis|status|anamnese|dokumentation)$/;
const LINK = /^(of|for|de|des|du|di|der|van|fur)$/;
const LONGEST_NAME = 5;

/** What stands between the disease and the vaccine in one word: Masern|lebend|impfstoff, Polio|schluck|impfung. */
const joints = ['lebend', 'schluck', 'schutz', 'auffrischungs', 'auffrisch'];

/** The vaccine that texts name, `unclassified` where they name one without saying which; undefined for no vaccine. */
export function vaccineNamed(texts: readonly string[]): VaccineName | undefined {
  const words = texts.flatMap((text) => [...wordsOf(text).flatMap(parted), '|']);
  const brand = longest([words], (row) => row.brands);
  if (brand !== undefined) return { group: brand.group, name: brand.name, branded: true };
  if (words.some((word) => NOT_A_VACCINE.test(word))) return undefined;
  const vaccine = words.some((word) => VACCINE.test(word));
  const context = vaccine || words.includes('live') || texts.every((text) => isAloneIn(text));
  // "Influenza vaccine, nasal" is nasal influenza.
  const besideVaccine = vaccine ? words.filter((word) => !VACCINE.test(word)) : [];
  const isRecordAlone = vaccine && texts.every((text) => isVaccineRecord(wordsOf(text)));
  const found = longest([words, besideVaccine], (row) => [
    ...row.alone,
    ...(context ? row.beside : []),
    ...(vaccine && !isRecordAlone ? row.ofVaccine : []),
  ]);
  if (found !== undefined) return { group: found.group, name: found.name, branded: false };
  if (!vaccine || words.some((word) => TALK.test(word))) return undefined;
  return { group: 'unclassified', name: 'unspecified vaccine', branded: false };
}

export function isWordForVaccine(word: string): boolean {
  return VACCINE.test(word);
}

export function isRecord(word: string): boolean {
  return RECORD.test(word);
}

/**
 * "MMR vaccination history", "History of MMR", "Impfstatus Masern": the record of a vaccine and nothing else. In "yellow fever
 * vaccine per travel history" the history is not the vaccine's.
 */
export function isVaccineRecord(words: readonly string[]): boolean {
  const [first = '', ...others] = words;
  const named = LINK.test(others[0] ?? '') ? others.slice(1) : others;
  if (RECORD.test(first) && lengths.some((length) => isVaccineName(named.slice(0, length)))) return true;
  const before = words.slice(0, -1);
  return RECORD.test(words.at(-1) ?? '') && lengths.some((length) => isVaccineName(before.slice(-length)));
}

const lengths = Array.from({ length: LONGEST_NAME }, (_, index) => index + 1);

function isVaccineName(words: readonly string[]): boolean {
  const [only = ''] = words;
  if (words.length === 1 && (VACCINE.test(only) || only === 'immunity')) return true;
  const name = words.join(' ');
  const isName = (phrase: readonly string[]): boolean => phrase.join(' ') === name;
  return rows.some(({ brands, alone, beside, ofVaccine }) => [brands, alone, beside, ofVaccine].flat().some(isName));
}

/** A word that ends in one for vaccine is taken apart: Gelbfieberimpfung is gelbfieber, impfung. */
function parted(word: string): readonly string[] {
  const place = word.search(VACCINE);
  if (place <= 0) return [word];
  const disease = word.slice(0, place);
  const joint = joints.find((one) => disease.endsWith(one) && disease !== one);
  const parts = joint === undefined ? [disease] : [disease.slice(0, -joint.length), joint];
  return [...parts, word.slice(place)];
}

/** The row with the longest phrase that stands in the words: "zoster vaccine live" before "zoster". */
function longest(
  readings: readonly (readonly string[])[],
  phrases: (row: Row) => readonly (readonly string[])[],
): Row | undefined {
  let best: { readonly row: Row; readonly length: number } | undefined;
  for (const row of rows) {
    for (const phrase of phrases(row)) {
      const isLonger = phrase.length > (best?.length ?? 0);
      if (isLonger && readings.some((words) => contains(words, phrase))) best = { row, length: phrase.length };
    }
  }
  return best?.row;
}

/** A text that is the name of the disease and nothing else ("Varicella") names its vaccine in an order. */
function isAloneIn(text: string): boolean {
  const name = wordsOf(text).join(' ');
  return rows.some((row) => row.beside.some((phrase) => phrase.join(' ') === name));
}
