import type { GeneResult, Phenotype } from '../model/facts.js';
import type { Case } from './case.js';
import { known } from './lab.js';
import { term, type Term } from './term.js';

/** Results of the two genes; undefined where pharmacogenetics cannot be judged. No result is no phenotype. */
export function genes({ facts }: Case): readonly (GeneResult | undefined)[] | undefined {
  const results = known(facts.pharmacogenetics);
  return results === undefined ? undefined : [results.tpmt, results.nudt15];
}

function phenotypeTerm(name: string, holds: (phenotypes: readonly (Phenotype | undefined)[]) => boolean): Term {
  return term(name, ['pharmacogenetics'], (situation) => {
    const results = genes(situation);
    return results === undefined ? 'not-evaluated' : holds(results.map((result) => result?.phenotype));
  });
}

const isIntermediate = (phenotype: Phenotype | undefined): boolean =>
  phenotype === 'intermediate' || phenotype === 'possible-intermediate';

export const PGX_POOR = phenotypeTerm('PGX_POOR', (both) => both.includes('poor'));
export const PGX_IM = phenotypeTerm('PGX_IM', (both) => !both.includes('poor') && both.some(isIntermediate));

/** A gene has a result that says something: needed before "normal" may be read out of PGX_POOR and PGX_IM being false. */
export function isPgxAssigned(situation: Case): boolean {
  return genes(situation)?.some((result) => result !== undefined && result.phenotype !== 'indeterminate') === true;
}

const isUnassigned = (phenotype: Phenotype | undefined): boolean =>
  phenotype === undefined || phenotype === 'indeterminate';

export const PGX_DOUBLE_IM = phenotypeTerm('PGX_DOUBLE_IM', (both) => both.every(isIntermediate));
export const PGX_SINGLE_IM = phenotypeTerm(
  'PGX_SINGLE_IM',
  (both) => !both.includes('poor') && both.filter(isIntermediate).length === 1,
);
export const PGX_NONE_ASSIGNABLE = phenotypeTerm(
  'PGX_NONE_ASSIGNABLE',
  (both) => both.every(isUnassigned) && both.includes('indeterminate'),
);
export const PGX_ONE_UNKNOWN = phenotypeTerm(
  'PGX_ONE_UNKNOWN',
  (both) => both.includes('normal') && both.some(isUnassigned),
);
export const PGX_UNTESTED = phenotypeTerm('PGX_UNTESTED', (both) => both.every((phenotype) => phenotype === undefined));
