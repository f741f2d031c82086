/** What became of every claim of the five texts that the project began with. */
import { escaped, file, list, section, table } from './markdown.js';

export interface SeedClaim {
  readonly id: string;
  readonly claim: string;
  readonly disposition: string;
  readonly note: string;
  readonly places: readonly Place[];
}

/** A rule, a row of it, or words that stand on its card. */
export interface Place {
  readonly rule: string;
  readonly row?: string;
  readonly words?: string;
}

const texts: { readonly [seed: string]: string } = {
  S000: 'Text 000: package insert of azathioprine, translated',
  S001: 'Text 001: sales page, uses and composition',
  S002: 'Text 002: sales page, uses and dosage',
  S003: 'Text 003: article of a lupus community',
  S004: 'Text 004: article of a lupus site',
};

/** Lines of seed-claims.tsv: id, claim, disposition, note, places. */
export function seedClaims(tsv: string): readonly SeedClaim[] {
  return tsv
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [id = '', claim = '', disposition = '', note = '', places = ''] = line.split('\t');
      return { id, claim, disposition, note, places: places === '' ? [] : places.split(' + ').map(placeOf) };
    });
}

/** `rule`, `rule/row`, or `rule "words on its card"`. */
function placeOf(place: string): Place {
  const [, rule = place, row, words] = /^([\w-]+)(?:\/([\w-]+))?(?: "([^"]+)")?$/.exec(place) ?? [];
  return { rule, ...(row === undefined ? {} : { row }), ...(words === undefined ? {} : { words }) };
}

export function seedMarkdown(claims: readonly SeedClaim[]): string {
  const kinds = [...new Set(claims.map(({ disposition }) => disposition))].toSorted();
  return file([
    '# What became of the claims',
    `The project began with five texts about azathioprine of very different quality. They make ${claims.length} claims; this is what became of each. Where sources contradict a claim, [contradictions](contradictions.md) says what is done instead.`,
    list([
      '**RULE**: a rule acts on it.',
      '**CARD-TEXT**: a card says it, as far as it has room.',
      '**CONTEXT**: true or harmless, nothing to act on.',
      '**CONTRADICTED**: sources say otherwise.',
      '**UNSUPPORTED**: no source was found.',
    ]),
    table(
      ['Disposition', 'Claims'],
      [
        ...kinds.map((kind) => [kind, String(claims.filter(({ disposition }) => disposition === kind).length)]),
        ['all', String(claims.length)],
      ],
    ),
    ...Object.entries(texts).flatMap(([seed, title]) =>
      section(
        title,
        table(
          ['Claim', 'What it says', 'Disposition', 'Note', 'Where it stands'],
          claims.filter(({ id }) => id.startsWith(seed)).map(rowOf),
        ),
      ),
    ),
  ]);
}

function rowOf({ id, claim, disposition, note, places }: SeedClaim): readonly string[] {
  return [id, escaped(claim), disposition, escaped(note), places.map(placeWords).join('; ')];
}

function placeWords({ rule, row, words }: Place): string {
  const link = `[${rule}](rules/${rule}.md)`;
  if (words !== undefined) return `${link}: “${escaped(words)}”`;
  return row === undefined ? link : `${link}, row ${row}`;
}
