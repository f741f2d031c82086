import type { Phenotype } from '../model/facts.js';
import type { Json } from '../model/json.js';
import { phenotypeOf } from './pgx-codes.js';
import { wordingsOf } from './terminology.js';

/**
 * Words of laboratories for a phenotype that are no metabolizer words: the aliases of CPIC's phenotypes. They are read only in
 * the value of a result whose code says what was measured, where "carrier" and "deficient" mean one thing.
 */
const aliases: readonly (readonly [Phenotype, RegExp])[] = [
  [
    'poor',
    /\b(deficient|deficiency|homozygous (variant|mutant|mutation|deficient)|(very low|absent|no detectable) (enzyme )?activity)\b/,
  ],
  ['intermediate', /\b(heterozygous|heterozygote|carrier)\b/],
];

/** The phenotype that a value names, in CPIC's words or in a laboratory's. Denied words ("not a carrier") name none. */
export function phenotypeNamed(value: Json | undefined): Phenotype | undefined {
  const said = wordingsOf(value).join(' | ').slice(0, 2000).toLowerCase();
  const denied = /\b(not|non|no (evidence|mutation|variant|deficien)|without|excluded?)\b/.test(said);
  return phenotypeOf(value) ?? (denied ? undefined : aliases.find(([, words]) => words.test(said))?.[0]);
}
