/** Words for a metabolizer phenotype, one phrase at a time. Only what cannot be misread is normal. */
import type { Phenotype } from '../model/facts.js';
import { remembered } from '../model/memo.js';
import { plain } from './words.js';

/** Phrases that are remembered. */
const MOST_PHRASES = 1000;

/** From the worst to the one that says least: of two results the lower counts, and a known one before an indeterminate. */
const lowestFirst: readonly Phenotype[] = ['poor', 'intermediate', 'possible-intermediate', 'normal', 'indeterminate'];

export function compareActivity(a: Phenotype, b: Phenotype): number {
  return lowestFirst.indexOf(a) - lowestFirst.indexOf(b);
}

/** The same within one text, where a doubt about one part of it is a doubt about "normal". */
const gravestFirst: readonly Phenotype[] = ['poor', 'intermediate', 'possible-intermediate', 'indeterminate', 'normal'];

export function gravestOf(phenotypes: readonly Phenotype[]): Phenotype | undefined {
  return gravestFirst.find((phenotype) => phenotypes.includes(phenotype));
}

type Words = readonly (readonly [Phenotype, RegExp])[];

/** The first that is not denied counts; "possible" and "likely" soften intermediate alone (catalogue, PGX_POOR). */
const words: Words = [
  ['poor', /\bpoor (?:metaboli[sz]er|function|phenotype|status|or|to|intermediate)\b/g],
  ['poor', /\b(?:low|absent|deficient) (?:enzyme |metabolic )?(?:tpmt )?(?:enzyme )?activity\b/g],
  ['possible-intermediate', /\b(?:possible|likely) intermediate\b/g],
  ['intermediate', /\bintermediate\b/g],
  ['poor', /\bpoor\b/g],
  // Lower than normal, by how much is not said: at least intermediate, as the flag "low" of an activity is.
  ['possible-intermediate', /\b(?:reduced|decreased) (?:enzyme |metabolic )?(?:tpmt )?(?:enzyme )?activity\b/g],
  ['indeterminate', /\b(?:indeterminate|uncertain|inconclusive|undetermined)\b/g],
];

/**
 * Words of laboratories for a phenotype that are no metabolizer words: the aliases of CPIC's phenotypes. They are read only in
 * the value of a result whose code says what was measured, where "carrier" and "deficient" mean one thing.
 */
const aliases: Words = [
  [
    'poor',
    /\b(?:deficient|deficiency|homozygous (?:variant|mutant|mutation)|(?:very low|no detectable) (?:enzyme )?activity)\b/g,
  ],
  ['poor', /^(?:very low|absent|undetectable)$/g],
  ['intermediate', /\b(?:heterozygous|heterozygote|carrier)\b/g],
  ['possible-intermediate', /^(?:reduced|decreased)$/g],
];

/** A denial counts directly before what it denies: "not a poor", "no evidence of a poor", "not poor or intermediate". */
const deniedBefore =
  /\b(?:not|no|non|never|without)(?: (?:an?|the|any|evidence|sign|signs|of))*(?: (?:poor|intermediate)(?: metaboli[sz]er)? (?:or|nor)(?: an?)?)? $/;

/** An alias is no metabolizer word, and may be denied behind itself too: "deficiency not detected", "carrier: negative". */
const deniedBehind =
  /^ (?:(?:is|was|status) )*(?:negative|excluded|ruled out|not (?:detected|found|identified|present|seen))\b/;

/** "10% of normal", "normal dose", "lower than normal" and "high risk" are no normal phenotype: what follows must belong to one. */
const normal =
  /(?<!\b(?:of|than|to|below|from|versus|vs|near|low|sub) )\b(?:(?:normal|extensive|rapid|ultra ?rapid)(?=$| (?:metaboli(?!\w*rs\b)|enzym|activity|function|phenotype|genotype|status|tpmt|nudt|thiopurine|red|rbc|for|in|at)\w*)|high(?= (?:enzyme |metabolic )?(?:tpmt )?(?:enzyme )?(?:activity|metaboli)))|^high$|\bwithin (?:the )?normal (?:limits|range)\b/;
const unsure =
  /\b(?:not?|non|never|without|cannot|nor|abnormal|if|unless|possibl[ey]|probabl[ey]|likely|presum\w*|suspected|borderline|reduced|decreased|impaired|unlikely|unclear|unconfirmed|unreliable|unknown|invalid|insufficient|repeat)\b/;

/** The phenotype that a phrase says. Undefined where it says none, or denies one. */
export const phenotypeInPhrase = remembered(MOST_PHRASES, (phrase): Phenotype | undefined => {
  const said = saidIn(phrase);
  const found = words.find(([, pattern]) => stands(pattern, said))?.[0];
  return found ?? (normal.test(said) && !unsure.test(said) ? 'normal' : undefined);
});

/** The same in the value of a result of this gene, in CPIC's words or in a laboratory's. */
export const resultInPhrase = remembered(MOST_PHRASES, (phrase): Phenotype | undefined => {
  const said = saidIn(phrase);
  const alias = aliases.find(([, pattern]) => stands(pattern, said, deniedBehind))?.[0];
  return gravestOf([phenotypeInPhrase(phrase), alias].filter((one) => one !== undefined));
});

const untested =
  /\b(?:not (?:tested|performed|done|ordered|requested|measured|sent)|no results?|untested|pending|awaited|to follow|in progress|cancelled|canceled|insufficient)$/;

/** "Not tested" is no result. Whatever is less plain than these words is not taken for it. */
export function saysUntested(phrase: string): boolean {
  return untested.test(saidIn(phrase));
}

/** Phrases that deny or say something on their own. A point within a number or an allele name ends nothing. */
export function sentencesOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/[;!?\n\r]|\.(?=\s|$)/)
    .map((sentence) =>
      sentence.split(/[,()[\]]|\s[-–—]+\s|\b(?:and|but|while|whereas)\b/i).filter((phrase) => phrase.trim() !== ''),
    );
}

function saidIn(phrase: string): string {
  return plain(phrase)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function stands(pattern: RegExp, said: string, behind?: RegExp): boolean {
  for (const { index, 0: found } of said.matchAll(pattern)) {
    const isDenied = deniedBefore.test(said.slice(0, index)) || behind?.test(said.slice(index + found.length)) === true;
    if (!isDenied) return true;
  }
  return false;
}
