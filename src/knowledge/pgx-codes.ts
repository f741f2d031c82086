/** Codes and answers of thiopurine pharmacogenetics. */
import type { Phenotype } from '../model/facts.js';
import type { Json } from '../model/json.js';
import { codeIndex, rowOf } from './code-index.js';
import { member } from './tables.js';
import { codingsOf, wordingsOf } from './terminology.js';
import { pharmacogeneticCodes } from './value-sets/lookup.js';
import { wordsOf } from './words.js';

const genes = ['tpmt', 'nudt15'] as const;
export type Gene = (typeof genes)[number];
const kinds = ['phenotype', 'genotype', 'activity', 'panel', 'gene', 'other'] as const;
const phenotypes: readonly Phenotype[] = ['poor', 'intermediate', 'possible-intermediate', 'normal', 'indeterminate'];

/** What kind of result a code asks for. gene: which gene a component is about (48018-6). other: variants, haplotypes. */
export interface PgxCode {
  readonly kind: (typeof kinds)[number];
  /** Left out where the code serves several genes. */
  readonly gene?: Gene;
}

const index = codeIndex(pharmacogeneticCodes);

/** Public data label TPMT's 79713-4 with other genes: the words then tell whose result it is. */
const OTHER_GENE = /\b(cyp ?\d\w*|dpyd|ugt ?1 ?a ?1|slco ?1 ?b ?1|vkorc ?1|g ?6 ?pd|hla)\b/;

/** What an Observation.code or component code of pharmacogenetics asks for, by LOINC, else by the gene in its words. */
export function pgxCodeOf(code: Json | undefined): PgxCode | undefined {
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
}

function kindNamed(said: string): PgxCode['kind'] {
  if (/\b(phenotype|metaboli[sz]er|metabolic)\b/.test(said)) return 'phenotype';
  if (/\b(genotype|genotyping|diplotype|gene)\b/.test(said)) return 'genotype';
  return /\b(activity|enzyme|rbc|erythrocytes?)\b/.test(said) ? 'activity' : 'other';
}

/** Gene named by a gene-studied answer: HGNC id, symbol or words. Undefined where two are named. */
export function geneOf(value: Json | undefined): Gene | undefined {
  const ids = codingsOf(value).map((coding) => coding.code?.replace(/^HGNC:/i, ''));
  if (ids.includes('12014')) return 'tpmt';
  if (ids.includes('23063')) return 'nudt15';
  return geneNamed([sentence(value), ...ids.map((id) => wordsOf(id ?? '').join(' '))].join(' '));
}

function geneNamed(said: string): Gene | undefined {
  const tpmt = /\b(tpmt|thiopurine (s )?methyl ?transferase)\b/.test(said);
  const nudt15 = /\b(nudt ?15|nudix hydrolase 15)\b/.test(said);
  if (tpmt === nudt15) return undefined;
  return tpmt ? 'tpmt' : 'nudt15';
}

/** The graver word wins where a text says several; "possible" and "likely" soften intermediate alone (catalogue, PGX_POOR). */
const words: readonly (readonly [Phenotype, RegExp])[] = [
  ['indeterminate', /\b(indeterminate|uncertain|inconclusive|undetermined)\b/],
  ['poor', /\b(poor (metaboli[sz]er|function)|(low|absent|deficient) (enzyme |metabolic )?activity)\b/],
  ['possible-intermediate', /\b(possible|likely) intermediate\b/],
  ['intermediate', /\bintermediate\b/],
  ['poor', /\bpoor\b/],
  ['normal', /\b(normal|extensive|rapid|ultra ?rapid|high)\b/],
];

/** Phenotype by answer code (LA...), else by its words ("TPMT Poor Metabolizer"). Undefined for denied or other words. */
export function phenotypeOf(value: Json | undefined): Phenotype | undefined {
  const coded = codingsOf(value).flatMap((coding) => {
    const [kind, , phenotype] = rowOf(index, coding) ?? [];
    return kind === 'answer' ? (member(phenotype, phenotypes) ?? []) : [];
  });
  if (coded[0] !== undefined) return coded[0];
  const said = sentence(value);
  if (/\b(not|no|non|without|abnormal)\b/.test(said)) return undefined;
  return words.find(([, pattern]) => pattern.test(said))?.[0];
}

function sentence(value: Json | undefined): string {
  return wordingsOf(value)
    .map((wording) => wordsOf(wording).slice(0, 60).join(' '))
    .join(' | ');
}
