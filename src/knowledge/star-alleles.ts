import type { Gene, Phenotype } from '../model/facts.js';

/**
 * Function of TPMT and NUDT15 star alleles and the diplotype rule of CPIC, as PharmCAT of 2025-11-05 publishes them
 * (PharmGKB/PharmCAT, src/main/resources/org/pharmgkb/pharmcat/phenotype). Every allele that is not listed is of uncertain or
 * unknown function, which the rule treats alike; CPIC changed functions in 2026, so a reported phenotype goes first.
 */
const functions: { readonly [G in Gene]: { readonly normal: readonly string[]; readonly none: readonly string[] } } = {
  tpmt: {
    normal: ['*1'],
    none: ['*2', '*3A', '*3B', '*3C', '*4', '*11', '*14', '*15', '*23', '*29', '*41'],
  },
  nudt15: { normal: ['*1'], none: ['*2', '*3', '*9'] },
};

/** normal+normal, normal+none, none+none; with an allele of unknown function possible-intermediate beside none, else indeterminate. */
export function phenotypeOfDiplotype(gene: Gene, first: string, second: string): Phenotype {
  const { normal, none } = functions[gene];
  const withoutFunction = [first, second].filter((allele) => none.includes(allele)).length;
  const withFunction = [first, second].filter((allele) => normal.includes(allele)).length;
  if (withoutFunction === 2) return 'poor';
  if (withFunction === 2) return 'normal';
  if (withoutFunction === 1) return withFunction === 1 ? 'intermediate' : 'possible-intermediate';
  return 'indeterminate';
}
