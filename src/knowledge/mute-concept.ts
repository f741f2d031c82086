import type { LocalCodes } from '../model/drugs.js';
import type { Json } from '../model/json.js';
import { rememberedByConcept } from './concept-memo.js';
import { localCodesOf } from './local-codes.js';
import { codingsOf, wordingsOf } from './terminology.js';
import { plain } from './words.js';

/** The number of a product is no word, wherever it stands. */
function isWord(text: string): boolean {
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

/** A code of a system that we read: whoever wrote it meant one certain product, of ours or not. */
export function hasKnownCode(concept: Json | undefined): boolean {
  return codingsOf(concept).some(
    ({ system, code }) => code !== undefined && system !== undefined && system !== 'unknown',
  );
}

/** Words that stand in names of products and name no drug: what it is, its form, its unit. */
const unnaming: ReadonlySet<string> = new Set(
  [
    'medication medications medicine medicines medicinal drug drugs product item article order prescription',
    'medikament medikamente arzneimittel praparat artikel verordnung medicament medicaments medicamento farmaco',
    'geneesmiddel unknown unspecified other none see note text free',
    'tablet tablets tabs tab tabl tbl capsule capsules caps cap pill pills film coated oral solution suspension',
    'injection infusion syrup drops powder cream ointment spray ampoule vial dose strength unit units per mcg',
    'tablette tabletten filmtablette filmtabletten kapsel kapseln kaps losung suspension tropfen saft spritze',
    'comprime comprimes pellicule gelule gelules comprimido comprimidos capsula capsulas compressa compresse',
  ].flatMap((words) => words.split(' ')),
);

/** Names are longer than units, and longer yet beside a number: MED-00423 is a code, interferon-1a is none. */
const SHORTEST_NAME = 3;
const SHORTEST_BESIDE_NUMBER = 5;

/** Whether a text can be the name of a drug: "MED-00423", "Medication" and "Tabl. 300 mg" can not. */
export function mayNameDrug(text: string): boolean {
  return plain(text.slice(0, LONGEST_NAME))
    .split(/[\s,;:()[\]/+]+/)
    .some((word) => {
      const shortest = /\p{N}/u.test(word) ? SHORTEST_BESIDE_NUMBER : SHORTEST_NAME;
      return (word.match(/\p{L}+/gu) ?? []).some((part) => isName(part, shortest));
    });
}

const LONGEST_NAME = 300;

/** Scripts that write a name in few signs have no short units of their own. */
function isName(part: string, shortest: number): boolean {
  return !/^[a-z]+$/.test(part) || (part.length >= shortest && !unnaming.has(part));
}
