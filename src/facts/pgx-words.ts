/** Words about TPMT and NUDT15: whose phenotype is which. */
import { compareActivity, gravestOf, saysUntested, sentencesOf } from '../knowledge/phenotype-words.js';
import { phenotypeOfDiplotype } from '../knowledge/star-alleles.js';
import type { Gene, Phenotype } from '../model/facts.js';

/** What a text says of a gene. unreadable: it speaks of the gene, and no phenotype can be read. untested: it denies a result. */
export interface GeneSaid {
  readonly gene: Gene;
  readonly said: Phenotype | 'unreadable' | 'untested';
  readonly by: 'words' | 'diplotype';
}

/** A result stands at the front of its text: what lies behind is not examined, so a hostile one costs no more than this. */
const LONGEST_TEXT = 4000;
const MOST_PHRASES = 100;
const MOST_MENTIONS = 20;

const MENTION =
  /\b(?:(tpmt|thiopurine[ -](?:s[ -])?methyl ?transferase)|(nudt[ -]?15|nudix hydrolase 15)|(?:cyp|ugt|dpyd|slco|vkorc|g6pd|nat2|comt|abcg2|hla)\w*)/gi;
const IN_BRACKETS = /\(\s?(tpmt|nudt[ -]?15|cyp\w+)\s?\)/gi;
const ENDS_WITH_GENE = /\b(?:for|of|in) (?:the )?(?:tpmt|nudt[ -]?15)(?: gene)?[\s:]*$/i;
const LIST = /^[\s/+&:-]*$/;
const FILLER = /^(?:\b(?:for|of|in|the|both|genes?|results?|phenotype|genotype|status)\b|[\s/+&:.-])*$/i;
const PAIR = /\*\s?(\d+[A-Z]?)(?:\.\d+)?\s*[/|]\s*(?:(?:TPMT|NUDT15)\s*)?\*\s?(\d+[A-Z]?)/gi;

/** Public repositories use TPMT's 79713-4 for CYP2C9 and CYP2C19: words that name another gene outweigh the code. */
export function namesAnotherGene(words: readonly string[]): boolean {
  return words.some((one) => /\b(cyp|ugt|dpyd|slco|vkorc|g6pd|nat2|comt)/i.test(one) && !/tpmt|nudt15/i.test(one));
}

type Named = Gene | 'another';
type Read = (phrase: string) => Phenotype | undefined;

/** A piece of a text that speaks of one gene, of a list of genes, or of none. */
interface Part {
  readonly words: string;
  readonly genes: readonly Named[];
  readonly phenotype: Phenotype | undefined;
  readonly says: boolean;
  /** Genes alone, as in a list: "TPMT and ...", "... and NUDT15". */
  readonly isBare: boolean;
  readonly startsWithGene: boolean;
  readonly endsWithGene: boolean;
  /** It names several genes and does not say whose the phenotype is. */
  readonly isOpen: boolean;
}

/**
 * What the text says of each gene that it names, or, naming none, of the genes that were asked about. Each phenotype goes with
 * the gene of its own phrase, else of the phrases before it. Where that is open it counts for every gene, unless it is normal.
 */
export function readGenes(text: string, asked: readonly Gene[], read: Read): readonly GeneSaid[] {
  if (asked.length === 0 && text.search(MENTION) < 0) return [];
  const phrases = sentencesOf(text.slice(0, LONGEST_TEXT).replace(IN_BRACKETS, ' for $1 '));
  const isWhole = text.length < LONGEST_TEXT && phrases.flat().length <= MOST_PHRASES;
  let left = MOST_PHRASES;
  const sentences = phrases.slice(0, MOST_PHRASES).map((sentence) => {
    const heard = sentence.slice(0, left);
    left -= heard.length;
    return partsOf(heard, read);
  });
  const parts = sentences.flat();
  const mentioned = new Set(parts.flatMap(({ genes }) => genes));
  if (mentioned.size === 0 && parts.every(({ phenotype }) => phenotype === undefined) && saysUntested(text)) {
    return asked.map((gene) => ({ gene, said: 'untested', by: 'words' }));
  }
  // The gene of a code is meant beside those that the text names; of a panel's two genes it names those that it is about.
  const isMeant = mentioned.size === 0 || asked.length === 1;
  const meant = order.filter((gene) => mentioned.has(gene) || (isMeant && asked.includes(gene)));
  const told = attribute(sentences, asked, meant);
  return meant
    .filter((gene) => mentioned.size === 0 || mentioned.has(gene) || told.has(gene))
    .map((gene) => verdict(gene, told.get(gene) ?? [], isWhole));
}

const order: readonly Gene[] = ['tpmt', 'nudt15'];

/** Whose words each part is. */
function attribute(
  sentences: readonly (readonly Part[])[],
  asked: readonly Gene[],
  genes: readonly Gene[],
): ReadonlyMap<Named, readonly Part[]> {
  const told = new Map<Named, Part[]>();
  const tell = (to: readonly Named[], part: Part): void => {
    for (const gene of new Set(to)) told.set(gene, [...(told.get(gene) ?? []), part]);
  };
  const hasPhenotype = (gene: Named): boolean =>
    told.get(gene)?.some(({ phenotype }) => phenotype !== undefined) === true;
  const open: Part[] = [];
  let before: readonly Named[] = asked.length === 1 ? asked : [];
  for (const sentence of sentences) {
    const reading = readSentence(sentence);
    for (const { to, part } of reading.told) tell(to, part);
    for (const part of reading.loose) {
      // A second phenotype of a gene may be the other gene's.
      if (before.length > 0 && (genes.length === 1 || !before.some(hasPhenotype))) tell(before, part);
      else open.push({ ...part, isOpen: true });
    }
    open.push(...reading.open);
    if (reading.genes.length > 0) before = reading.genes;
  }
  const said = new Set(genes.flatMap((gene) => told.get(gene) ?? []).map(({ phenotype }) => phenotype));
  for (const part of open) if (part.phenotype === undefined || !said.has(part.phenotype)) tell(genes, part);
  return told;
}

interface SentenceRead {
  readonly told: readonly { readonly to: readonly Named[]; readonly part: Part }[];
  /** Before any gene of the sentence. */
  readonly loose: readonly Part[];
  readonly open: readonly Part[];
  /** Those named last. */
  readonly genes: readonly Named[];
}

function readSentence(sentence: readonly Part[]): SentenceRead {
  const told: { to: readonly Named[]; part: Part }[] = [];
  let loose: Part[] = [];
  let here: readonly Named[] = [];
  let list: readonly Named[] = [];
  let shared: Part | undefined;
  for (const [at, part] of sentence.entries()) {
    if (part.isOpen) {
      [here, list, shared] = [part.genes, [], undefined];
    } else if (part.isBare) {
      // "normal metabolizer for TPMT, NUDT15 (see report)": what follows may be about the second alone.
      const isEnd = sentence[at + 1]?.genes.length !== 0;
      const joined = shared !== undefined && (isEnd || shared.phenotype !== 'normal') ? [shared] : [];
      // "Poor metabolizer, TPMT", "normal metabolizer for TPMT and NUDT15"
      for (const one of [...loose, ...joined]) told.push({ to: part.genes, part: one });
      told.push({ to: part.genes, part });
      loose = [];
      list = [...list, ...part.genes];
      here = list;
    } else if (part.genes.length > 0) {
      const to = part.says && part.startsWithGene ? [...list, ...part.genes] : part.genes;
      told.push({ to, part });
      [here, list, shared] = [to, [], part.says && part.endsWithGene ? part : undefined];
    } else if (part.says) {
      if (here.length > 0) told.push({ to: here, part });
      else loose.push(part);
      [list, shared] = [[], undefined];
    }
  }
  return { told, loose, open: sentence.filter(({ isOpen }) => isOpen), genes: here };
}

/** Of words and alleles the lower. */
function verdict(gene: Gene, parts: readonly Part[], isWhole: boolean): GeneSaid {
  const isSure = ({ isOpen }: Part, phenotype: Phenotype): boolean => phenotype !== 'normal' || (!isOpen && isWhole);
  const word = gravestOf(
    parts.flatMap((part) => (part.phenotype !== undefined && isSure(part, part.phenotype) ? [part.phenotype] : [])),
  );
  const [alleles] = parts
    .flatMap((part) => {
      const phenotype = phenotypeOfDiplotypeIn(gene, part.words);
      return phenotype !== undefined && isSure(part, phenotype) ? [phenotype] : [];
    })
    .toSorted(compareActivity);
  if (alleles !== undefined && (word === undefined || compareActivity(alleles, word) < 0)) {
    return { gene, said: alleles, by: 'diplotype' };
  }
  const isUntested = parts.some(({ words }) => saysUntested(words));
  return { gene, said: word ?? (isUntested ? 'untested' : 'unreadable'), by: 'words' };
}

/** Phenotype of the star-allele pair in a text; of several pairs that fit one sample the lowest. */
function phenotypeOfDiplotypeIn(gene: Gene, words: string): Phenotype | undefined {
  return [...words.matchAll(PAIR)]
    .map(([, first = '', second = '']) =>
      phenotypeOfDiplotype(gene, `*${first.toUpperCase()}`, `*${second.toUpperCase()}`),
    )
    .toSorted(compareActivity)[0];
}

function partsOf(sentence: readonly string[], read: Read): readonly Part[] {
  return sentence.flatMap((phrase) => {
    const mentions = mentionsIn(phrase);
    const isOne = new Set(mentions.map(({ gene }) => gene)).size <= 1;
    if (isOne || mentions.length > MOST_MENTIONS) return [partOf(phrase, mentions, read)];
    const pieces = piecesOf(phrase, mentions, read).map((piece) => partOf(piece, mentionsIn(piece), read));
    const isPlain = pieces.every((piece) => piece.says && piece.genes.length > 0 && !piece.isOpen);
    return isPlain ? pieces : [{ ...partOf(phrase, mentions, read), isOpen: true }];
  });
}

/** "TPMT poor NUDT15 normal" is cut before each gene that follows a phenotype, "poor for TPMT normal for NUDT15" behind each. */
function piecesOf(phrase: string, mentions: readonly Mention[], read: Read): readonly string[] {
  const isGeneFirst = !saysAnything(phrase.slice(0, mentions[0]?.start), read);
  const cuts: number[] = [];
  mentions.forEach(({ gene, start }, at) => {
    const previous = mentions[at - 1];
    if (previous === undefined || previous.gene === gene) return;
    // The alleles of one gene may hold its name: "TPMT*1/TPMT*3A NUDT15*1/NUDT15*1".
    const since = isGeneFirst ? (cuts.at(-1) ?? 0) : previous.end;
    if (saysAnything(phrase.slice(since, start), read)) cuts.push(isGeneFirst ? start : previous.end);
  });
  return [0, ...cuts].map((cut, at) => phrase.slice(cut, cuts[at]));
}

interface Mention {
  readonly gene: Named;
  readonly start: number;
  readonly end: number;
}

function mentionsIn(phrase: string): readonly Mention[] {
  return [...phrase.matchAll(MENTION)].map(({ index, 0: words, 1: tpmt, 2: nudt15 }) => ({
    gene: tpmt === undefined ? (nudt15 === undefined ? 'another' : 'nudt15') : 'tpmt',
    start: index,
    end: index + words.length,
  }));
}

function partOf(words: string, mentions: readonly Mention[], read: Read): Part {
  const genes = [...new Set(mentions.map(({ gene }) => gene))];
  const isList = mentions.every(
    ({ start, gene }, at) =>
      at === 0 || gene === mentions[at - 1]?.gene || LIST.test(words.slice(mentions[at - 1]?.end, start)),
  );
  return {
    words,
    genes,
    phenotype: read(words),
    says: saysAnything(words, read),
    isBare: genes.length > 0 && FILLER.test(words.replace(MENTION, ' ')),
    startsWithGene: genes.length > 0 && !saysAnything(words.slice(0, mentions[0]?.start), read),
    endsWithGene: ENDS_WITH_GENE.test(words),
    isOpen: !isList || (genes.length > 1 && mentions.length > MOST_MENTIONS),
  };
}

function saysAnything(words: string, read: Read): boolean {
  return read(words) !== undefined || words.search(PAIR) >= 0;
}
