/** Cards counted by what became of them. */
import type { CardAnswer } from './read-answers.js';

export interface Tally {
  readonly shown: number;
  readonly accepted: number;
  readonly overridden: number;
  readonly reasons: ReadonlyMap<string, number>;
  /** Of each answer, in seconds, shortest first. */
  readonly waits: readonly number[];
}

export function tallyOf(cards: readonly CardAnswer[]): Tally {
  const answers = cards.flatMap(({ answer }) => answer ?? []);
  const overrides = answers.filter(({ outcome }) => outcome === 'overridden');
  return {
    shown: cards.length,
    accepted: answers.length - overrides.length,
    overridden: overrides.length,
    reasons: counts(overrides.map(({ reason }) => reason)),
    waits: answers.map(({ seconds }) => seconds).toSorted((one, other) => one - other),
  };
}

function counts(names: readonly string[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1);
  return counted;
}

export function grouped(
  cards: readonly CardAnswer[],
  nameOf: (card: CardAnswer) => string,
): ReadonlyMap<string, readonly CardAnswer[]> {
  const groups = new Map<string, CardAnswer[]>();
  for (const card of cards) {
    const group = groups.get(nameOf(card));
    if (group === undefined) groups.set(nameOf(card), [card]);
    else group.push(card);
  }
  return groups;
}
