import type { Gene, GeneResult, Phenotype } from '../model/facts.js';
import type { Case } from './case.js';
import { known } from './lab.js';
import { term, type Term, type Truth } from './term.js';

/** Results of the two genes; undefined where pharmacogenetics cannot be judged. No result is no phenotype. */
export function genes({ facts }: Case): readonly (GeneResult | undefined)[] | undefined {
  const results = known(facts.pharmacogenetics);
  return results === undefined ? undefined : [results.tpmt, results.nudt15];
}

/** Genes with a result in hand that says no phenotype, and with none that does. */
export function unreadableGenes({ facts }: Case): readonly Gene[] {
  return known(facts.pharmacogenetics)?.unreadable ?? [];
}

/** Nobody knows what an unreadable result says: no phenotype, and not that there is no result either. */
type Said = Phenotype | 'unreadable' | undefined;

function phenotypeTerm(name: string, holds: (both: readonly Said[]) => Truth): Term {
  return term(name, ['pharmacogenetics'], ({ facts }) => {
    const results = known(facts.pharmacogenetics);
    if (results === undefined) return 'not-evaluated';
    const said = (gene: Gene): Said =>
      results[gene]?.phenotype ?? (results.unreadable.includes(gene) ? 'unreadable' : undefined);
    return holds([said('tpmt'), said('nudt15')]);
  });
}

/** What the readable results leave open is open where another cannot be read. */
function unlessUnreadable(both: readonly Said[], truth: boolean): Truth {
  return both.includes('unreadable') ? 'not-evaluated' : truth;
}

const isIntermediate = (phenotype: Said): boolean =>
  phenotype === 'intermediate' || phenotype === 'possible-intermediate';

export const PGX_POOR = phenotypeTerm('PGX_POOR', (both) => both.includes('poor') || unlessUnreadable(both, false));
// An intermediate result beside an unreadable one speaks: silence would be worse than a card for one gene alone.
export const PGX_IM = phenotypeTerm('PGX_IM', (both) =>
  both.includes('poor') ? false : both.some(isIntermediate) || unlessUnreadable(both, false),
);

/** A gene has a result that says something, and none is unread: needed before "normal" may be read out of PGX_POOR and PGX_IM being false. */
export function isPgxAssigned(situation: Case): boolean {
  const isAssigned = genes(situation)?.some((result) => result !== undefined && result.phenotype !== 'indeterminate');
  return isAssigned === true && unreadableGenes(situation).length === 0;
}

const isUnassigned = (phenotype: Said): boolean =>
  phenotype === undefined || phenotype === 'indeterminate' || phenotype === 'unreadable';

export const PGX_DOUBLE_IM = phenotypeTerm('PGX_DOUBLE_IM', (both) =>
  both.every((one) => isIntermediate(one) || one === 'unreadable') ? unlessUnreadable(both, true) : false,
);
export const PGX_SINGLE_IM = phenotypeTerm('PGX_SINGLE_IM', (both) =>
  both.includes('poor') ? false : both.filter(isIntermediate).length === 1 || unlessUnreadable(both, false),
);
/** What cannot be read is assigned to nothing: the warning is the same as for an indeterminate result. */
export const PGX_NONE_ASSIGNABLE = phenotypeTerm(
  'PGX_NONE_ASSIGNABLE',
  (both) => both.every(isUnassigned) && both.some((one) => one !== undefined),
);
export const PGX_ONE_UNKNOWN = phenotypeTerm(
  'PGX_ONE_UNKNOWN',
  (both) => both.includes('normal') && both.some(isUnassigned),
);
export const PGX_UNTESTED = phenotypeTerm('PGX_UNTESTED', (both) =>
  both.every((one) => one === undefined || one === 'unreadable') ? unlessUnreadable(both, true) : false,
);
