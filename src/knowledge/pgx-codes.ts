/** Codes and answers of thiopurine pharmacogenetics. */
import type { Gene, Phenotype } from '../model/facts.js';
import type { Json } from '../model/json.js';
import { codeIndex, rowOf } from './code-index.js';
import { rememberedByConcept } from './concept-memo.js';
import { member } from './tables.js';
import { codingsOf, wordingsOf } from './terminology.js';
import { pharmacogeneticCodes } from './value-sets/lookup.js';
import { gravestOf, phenotypeInPhrase, resultInPhrase, sentencesOf } from './phenotype-words.js';
import { wordsOf } from './words.js';

const genes: readonly Gene[] = ['tpmt', 'nudt15'];
const kinds = ['phenotype', 'genotype', 'activity', 'panel', 'gene', 'other'] as const;
const phenotypes: readonly Phenotype[] = ['poor', 'intermediate', 'possible-intermediate', 'normal', 'indeterminate'];

/**
 * What kind of result a code asks for. gene: which gene a component is about (48018-6). other: variants, haplotypes. named: no
 * code of ours, and its words name the gene alone ("NUDT15 result").
 */
export interface PgxCode {
  readonly kind: (typeof kinds)[number] | 'named';
  /** Left out where the code serves several genes. */
  readonly gene?: Gene;
}

/** Codes that are remembered. */
const MOST_CODES = 1000;

/** A value says its phenotype at its front. */
const LONGEST_VALUE = 2000;

const index = codeIndex(pharmacogeneticCodes);

const TPMT = /\b(tpmt|thiopurine (s )?methyl ?transferase)\b/;
const NUDT15 = /\b(nudt ?15|nudix hydrolase 15)\b/;

/** Public data label TPMT's 79713-4 with other genes: the words then tell whose result it is. */
const OTHER_GENE = /\b(cyp ?\d\w*|dpyd|ugt ?1 ?a ?1|slco ?1 ?b ?1|vkorc ?1|g ?6 ?pd|hla)\b/;

/** What an Observation.code or component code of pharmacogenetics asks for, by LOINC, else by the gene in its words. */
export const pgxCodeOf = rememberedByConcept(MOST_CODES, (code): PgxCode | undefined => {
  const said = sentence(code);
  const named = geneNamed(said);
  if (named === undefined && OTHER_GENE.test(said)) return undefined;
  for (const coding of codingsOf(code)) {
    const [kindColumn, geneColumn] = rowOf(index, coding) ?? [];
    const kind = member(kindColumn, kinds);
    const gene = member(geneColumn, genes);
    if (kind !== undefined) return { kind, ...(gene === undefined ? {} : { gene }) };
  }
  return named === undefined ? undefined : { kind: kindNamed(said), gene: named };
});

function kindNamed(said: string): PgxCode['kind'] {
  if (/\b(phenotype|metaboli[sz]er|metabolic)\b/.test(said)) return 'phenotype';
  if (/\b(genotype|genotyping|diplotype|gene)\b/.test(said)) return 'genotype';
  return /\b(activity|enzyme|rbc|erythrocytes?)\b/.test(said) ? 'activity' : 'named';
}

/** The genes that a code asks about: a panel, or words that name both, ask about both. */
export const genesAsked = rememberedByConcept(MOST_CODES, (code): readonly Gene[] => {
  const found = pgxCodeOf(code);
  if (found?.gene !== undefined) return [found.gene];
  const said = sentence(code);
  const named = found === undefined ? undefined : geneNamed(said);
  if (named !== undefined) return [named];
  return found?.kind === 'panel' || (TPMT.test(said) && NUDT15.test(said)) ? genes : [];
});

/** Gene named by a gene-studied answer: HGNC id, symbol or words. Undefined where two are named. */
export function geneOf(value: Json | undefined): Gene | undefined {
  const ids = codingsOf(value).map((coding) => coding.code?.replace(/^HGNC:/i, ''));
  if (ids.includes('12014')) return 'tpmt';
  if (ids.includes('23063')) return 'nudt15';
  return geneNamed([sentence(value), ...ids.map((id) => wordsOf(id ?? '').join(' '))].join(' '));
}

function geneNamed(said: string): Gene | undefined {
  const tpmt = TPMT.test(said);
  const nudt15 = NUDT15.test(said);
  if (tpmt === nudt15) return undefined;
  return tpmt ? 'tpmt' : 'nudt15';
}

/** Phenotype by answer code (LA...) and by its words ("TPMT Poor Metabolizer"): the gravest. Undefined for denied or other words. */
export function phenotypeOf(value: Json | undefined): Phenotype | undefined {
  return gravestOf([...answersOf(value), ...phenotypesIn(value, phenotypeInPhrase)]);
}

/** The same in the value of a result whose code says what was measured: in the words of laboratories too. */
export function phenotypeNamed(value: Json | undefined): Phenotype | undefined {
  return gravestOf([...answersOf(value), ...phenotypesIn(value, resultInPhrase)]);
}

/** Phenotypes that stand as answer codes. */
export function answersOf(value: Json | undefined): readonly Phenotype[] {
  return codingsOf(value).flatMap((coding) => {
    const [kind, , phenotype] = rowOf(index, coding) ?? [];
    return kind === 'answer' ? (member(phenotype, phenotypes) ?? []) : [];
  });
}

function phenotypesIn(value: Json | undefined, read: (phrase: string) => Phenotype | undefined): readonly Phenotype[] {
  return wordingsOf(value)
    .flatMap((wording) => sentencesOf(wording.slice(0, LONGEST_VALUE)).flat())
    .flatMap((phrase) => read(phrase) ?? []);
}

function sentence(value: Json | undefined): string {
  return wordingsOf(value)
    .map((wording) => wordsOf(wording).slice(0, 60).join(' '))
    .join(' | ');
}
