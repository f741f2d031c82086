/** What each rule said over a block of requests: how often, and a digest that changes with the requests it says it to. */
import { createHash } from 'node:crypto';
import { saidInText } from './said.js';

interface OfRule {
  readonly digest: string;
  /** By what it said: "full/critical -> 50 mg/day". */
  readonly counts: { readonly [what: string]: number };
}

/** By rule id; a rule that said nothing is left out. */
export interface Survey {
  readonly [rule: string]: OfRule;
}

/** Two answers of a rule to a block are taken for one once in four thousand million. */
const lettersOfDigest = 8;

/** `texts`: what was said to the requests of the block, one after the other. */
export function surveyOf(texts: readonly string[]): Survey {
  const linesOf = new Map<string, string[]>();
  const countsOf = new Map<string, Map<string, number>>();
  for (const [place, text] of texts.entries()) {
    for (const [rule, what] of saidInText(text)) {
      const lines = linesOf.get(rule) ?? [];
      const counts = countsOf.get(rule) ?? new Map<string, number>();
      lines.push(`${place} ${what}`);
      counts.set(what, (counts.get(what) ?? 0) + 1);
      linesOf.set(rule, lines);
      countsOf.set(rule, counts);
    }
  }
  const rules = [...linesOf].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    rules.map(([rule, lines]) => [
      rule,
      { digest: digestOf(lines), counts: Object.fromEntries([...(countsOf.get(rule) ?? [])].toSorted()) },
    ]),
  );
}

function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, lettersOfDigest);
}

/** What a rule said otherwise, over all blocks. */
export interface Shift {
  readonly rule: string;
  /** Places of the blocks in which it differs, ascending. */
  readonly blocks: readonly number[];
  /** What it said more or less often. Empty: as often as before, but to other requests. */
  readonly counts: readonly { readonly what: string; readonly then: number; readonly now: number }[];
}

/** By rule. Both of the same blocks. */
export function shiftsBetween(then: readonly Survey[], now: readonly Survey[]): readonly Shift[] {
  const rules = [...new Set([...then, ...now].flatMap((survey) => Object.keys(survey)))].toSorted();
  return rules.flatMap((rule) => {
    const blocks = [...now.keys()].filter((place) => then[place]?.[rule]?.digest !== now[place]?.[rule]?.digest);
    return blocks.length === 0 ? [] : [{ rule, blocks, counts: countsBetween(rule, then, now) }];
  });
}

function countsBetween(rule: string, then: readonly Survey[], now: readonly Survey[]): Shift['counts'] {
  const [before, after] = [totalsOf(rule, then), totalsOf(rule, now)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .map((what) => ({ what, then: before.get(what) ?? 0, now: after.get(what) ?? 0 }))
    .filter((count) => count.then !== count.now);
}

function totalsOf(rule: string, surveys: readonly Survey[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const survey of surveys) {
    for (const [what, count] of Object.entries(survey[rule]?.counts ?? {}))
      totals.set(what, (totals.get(what) ?? 0) + count);
  }
  return totals;
}
