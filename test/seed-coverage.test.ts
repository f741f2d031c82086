/** No claim of the first texts is lost: each has a disposition, and what acts on it or says it exists. */
import { existsSync, readFileSync } from 'node:fs';
import { cardWords } from '../cards/index.js';
import { evidence } from '../src/knowledge/evidence.js';
import { ruleTable } from '../src/rules/index.js';
import type { Rule } from '../src/rules/rule.js';
import { seedClaims, type Place } from '../src/tools/pages/seed-claims.js';

const claims = seedClaims(readFileSync('src/knowledge/sources/seed-claims.tsv', 'utf8'));
const rules: ReadonlyMap<string, Rule> = new Map(Object.entries(ruleTable));
const contradictions = readFileSync('docs/contradictions.md', 'utf8');

/** All words that a card of the rule can show. */
function wordsOf(rule: string): string {
  const words = cardWords.get(rule);
  const rows = Object.values(words?.rows ?? {}).flatMap(({ summary, proposals, detail = '' }) => [
    summary,
    detail,
    ...proposals,
  ]);
  return [words?.detail ?? '', ...Object.values(words?.addOns ?? {}), ...rows].join('\n');
}

function isThere({ rule, row, words }: Place): boolean {
  const found = rules.get(rule);
  if (found === undefined) return false;
  if (words !== undefined) return wordsOf(rule).includes(words);
  return row === undefined || found.rows.some(({ id }) => id === row);
}

const placeless = (disposition: string): readonly string[] =>
  claims.filter((claim) => claim.disposition === disposition && claim.places.length === 0).map(({ id }) => id);

describe('the claims', () => {
  it('are all there, each once, in their five texts', () => {
    const counts = [97, 54, 44, 27, 12];
    const ids = counts.flatMap((count, seed) =>
      Array.from({ length: count }, (_, index) => `S00${seed}-${String(index + 1).padStart(2, '0')}`),
    );
    expect(claims.map(({ id }) => id)).toEqual(ids);
  });

  it('have the dispositions that were ruled', () => {
    const count = (kind: string): number => claims.filter(({ disposition }) => disposition === kind).length;
    const kinds = [...new Set(claims.map(({ disposition }) => disposition))];
    expect(Object.fromEntries(kinds.map((kind) => [kind, count(kind)]))).toEqual({
      RULE: 73,
      CONTEXT: 65,
      'CARD-TEXT': 52,
      CONTRADICTED: 24,
      UNSUPPORTED: 20,
    });
  });

  it('have a place where a rule acts on them or a card says them', () => {
    expect([...placeless('RULE'), ...placeless('CARD-TEXT')]).toEqual([]);
  });

  it('name rules, rows and words that exist', () => {
    const missing = claims.flatMap(({ id, places }) =>
      places.filter((place) => !isThere(place)).map((place) => `${id}: ${JSON.stringify(place)}`),
    );
    expect(missing).toEqual([]);
  });

  it('name the words, where they are text of a card', () => {
    const wordless = claims.filter(
      ({ disposition, places }) => disposition === 'CARD-TEXT' && !places.some(({ words }) => words !== undefined),
    );
    expect(wordless.map(({ id }) => id)).toEqual([]);
  });
});

describe('a place', () => {
  it.each([
    [{ rule: 'core-nothing' }],
    [{ rule: 'core-ribavirin', row: 'nothing' }],
    [{ rule: 'core-ribavirin', words: 'Words that no card says' }],
  ])('%j does not exist', (place: Place) => {
    expect(isThere(place)).toBe(false);
  });
});

describe('contradictions', () => {
  it('are told, each of them', () => {
    const contradicted = claims.filter(({ disposition }) => disposition === 'CONTRADICTED').map(({ id }) => id);
    expect(contradicted.filter((id) => !contradictions.includes(`[${id}]`))).toEqual([]);
  });

  it('of the rulings (a) to (i) have a heading of their own', () => {
    const letters = [...contradictions.matchAll(/^## \((\w)\) /gm)].map((match) => match[1]);
    expect(letters.join('')).toBe('abcdefghi');
  });

  it('name claims, sources and pages that exist', () => {
    const named = (pattern: RegExp): readonly string[] =>
      [...contradictions.matchAll(pattern)].map((match) => match[1] ?? '');
    const ids = new Set(claims.map(({ id }) => id));
    expect(named(/\[(S\d+-\d+)\]/g).filter((id) => !ids.has(id))).toEqual([]);
    const sources = named(/`([a-z][\w-]+)`/g).filter((word) => word !== 'us');
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((source) => !(source in evidence))).toEqual([]);
    expect(named(/\]\(([\w/.-]+)\)/g).filter((path) => !existsSync(`docs/${path}`))).toEqual([]);
  });
});
