/** Which cards appear, change or go, counted over many requests. */
import type { Said } from './said.js';

export interface Change {
  readonly kind: 'appears' | 'changes' | 'goes';
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Counted extends Change {
  readonly requests: number;
  /** Name of the first request in which it was seen. */
  readonly example: string;
}

export function changesBetween(then: Said, now: Said): readonly Change[] {
  const rules = [...new Set([...then.keys(), ...now.keys()])].toSorted();
  return rules.flatMap((rule): readonly Change[] => {
    const [from, to] = [then.get(rule), now.get(rule)];
    if (from === to) return [];
    if (from === undefined) return [{ kind: 'appears', rule, from: '', to: to ?? '' }];
    return to === undefined ? [{ kind: 'goes', rule, from, to: '' }] : [{ kind: 'changes', rule, from, to }];
  });
}

export interface Tally {
  readonly add: (changes: readonly Change[], example: string) => void;
  /** By rule; of each the most frequent first. */
  readonly all: () => readonly Counted[];
}

export function tally(): Tally {
  const counted = new Map<string, Counted>();
  return {
    add: (changes, example) => {
      for (const change of changes) {
        const key = JSON.stringify(change);
        const known = counted.get(key) ?? { ...change, requests: 0, example };
        counted.set(key, { ...known, requests: known.requests + 1 });
      }
    },
    all: () =>
      [...counted.values()].toSorted((a, b) =>
        a.rule === b.rule ? b.requests - a.requests || (a.to < b.to ? -1 : 1) : a.rule < b.rule ? -1 : 1,
      ),
  };
}

/** One line for a rule with its counts, then one for each change, with an example. */
export function linesOf(all: readonly Counted[]): readonly string[] {
  const rules = [...new Set(all.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const own = all.filter((one) => one.rule === rule);
    const counts = (['appears', 'changes', 'goes'] as const).flatMap((kind) => {
      const requests = own.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.requests, 0);
      return requests === 0 ? [] : [`${kind} in ${requests}`];
    });
    return [`${rule}: ${counts.join(', ')}`, ...own.slice(0, mostOfRule).map(changeLine), ...rest(own.length)];
  });
}

/** Doses make many changes of one; the rest is counted above. */
const mostOfRule = 5;

function rest(changes: number): readonly string[] {
  return changes > mostOfRule ? [`  and ${changes - mostOfRule} more kinds of change`] : [];
}

function changeLine({ kind, from, to, requests, example }: Counted): string {
  const what = kind === 'changes' ? `${from} becomes ${to}` : kind === 'appears' ? to : from;
  return `  ${kind}, ${requests} times: ${what} (first: ${example})`;
}
