import type { Gene } from '../knowledge/pgx-codes.js';
import { phenotypeOfDiplotype } from '../knowledge/star-alleles.js';
import type { Phenotype } from '../model/facts.js';

/** From the worst to the one that says least: of two results the lower counts, and a known one before an indeterminate. */
const lowestFirst: readonly Phenotype[] = ['poor', 'intermediate', 'possible-intermediate', 'normal', 'indeterminate'];

export function compareActivity(a: Phenotype, b: Phenotype): number {
  return lowestFirst.indexOf(a) - lowestFirst.indexOf(b);
}

/** Public repositories use TPMT's 79713-4 for CYP2C9 and CYP2C19: words that name another gene outweigh the code. */
export function namesAnotherGene(words: readonly string[]): boolean {
  return words.some((one) => /\b(cyp|ugt|dpyd|slco|vkorc|g6pd|nat2|comt)/i.test(one) && !/tpmt|nudt15/i.test(one));
}

/** More than any report has; each costs a reading. */
const MOST_MENTIONS = 100;

/** Words about each gene that a text names: from its mention to the next one; a list of genes shares what follows it. */
export function partsByGene(words: string): readonly { readonly gene: Gene; readonly words: string }[] {
  const mentions = [...words.matchAll(/\b(TPMT|NUDT15)/gi)];
  const [only] = mentions;
  if (mentions.length === 1 && only) return [{ gene: geneNamed(only[0]), words }];
  let following = '';
  const sharing = new Set<Gene>();
  return mentions
    .map((mention, at) => ({ gene: geneNamed(mention[0]), own: words.slice(mention.index, mentions[at + 1]?.index) }))
    .slice(0, MOST_MENTIONS)
    .toReversed()
    .flatMap(({ gene, own }) => {
      if (!isBareMention(own)) {
        following = own;
        sharing.clear();
      }
      // Once for each gene: a hostile list repeats it hundreds of times.
      if (sharing.has(gene)) return [];
      sharing.add(gene);
      return [{ gene, words: following }];
    });
}

/** Phenotype of the star-allele pair in a text; of several pairs that fit one sample the lowest. */
export function phenotypeOfDiplotypeIn(gene: Gene, words: string): Phenotype | undefined {
  const pairs = [...words.matchAll(/\*\s?(\d+[A-Z]?)(?:\.\d+)?\s*[/|]\s*(?:(?:TPMT|NUDT15)\s*)?\*\s?(\d+[A-Z]?)/gi)];
  return pairs
    .map(([, first = '', second = '']) =>
      phenotypeOfDiplotype(gene, `*${first.toUpperCase()}`, `*${second.toUpperCase()}`),
    )
    .toSorted(compareActivity)[0];
}

function geneNamed(mention: string): Gene {
  return mention.toUpperCase() === 'TPMT' ? 'tpmt' : 'nudt15';
}

function isBareMention(words: string): boolean {
  return /^(TPMT|NUDT15)[\s,/+&:-]*(and\s*)?$/i.test(words);
}
