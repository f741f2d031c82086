/** Results that were promised and have not come: told once, in few words. */
import type { Newest, OpenPromise, Recollection, WatchedTest } from '../src/model/journal.js';
import { daysBetween, parseDate } from '../src/facts/dates.js';
import type { Decision } from '../src/rules/decide.js';
import { overrideReasons } from './override-reasons.js';
import { newestResult } from './watches.js';

/** What is told of one test, however often it was promised. */
export interface BrokenPromise {
  /** The one that has waited longest. */
  readonly promise: OpenPromise;
  readonly all: readonly OpenPromise[];
  readonly summary: string;
  readonly detail: string;
}

/** At order-select nothing is said of results, and without a thiopurine nobody waits for one. */
export function brokenPromises({ judgement }: Decision, { promises }: Recollection): readonly BrokenPromise[] {
  const { input, facts, verdicts } = judgement;
  const concernsThiopurine = verdicts.some(({ situation }) => situation.case.thiopurine !== undefined);
  if (input.hook === 'order-select' || !concernsThiopurine) return [];
  return (['CBC', 'INR'] as const).flatMap((test) => {
    const newest = newestResult(test, facts);
    if (newest === undefined) return [];
    const missed = promises.filter((one) => one.watch.test === test && isMissed(one, newest, input.now));
    const [promise] = missed.toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
    return promise === undefined ? [] : [{ promise, all: missed, ...wordsOf(promise, newest) }];
  });
}

function isMissed({ madeAt, watch }: OpenPromise, newest: Newest, now: Date): boolean {
  const made = dayOf(madeAt);
  if (daysBetween(made, now) <= watch.days) return false;
  if (!newest.exists) return true;
  // What was on file when the card was made is known, or else whatever came since counts.
  if (watch.newest === undefined) return newest.day < made;
  return watch.newest.exists && newest.day <= watch.newest.day;
}

const names: { readonly [T in WatchedTest]: string } = { CBC: 'blood count', INR: 'INR' };

function wordsOf({ by, watch, madeAt }: OpenPromise, newest: Newest): Pick<BrokenPromise, 'summary' | 'detail'> {
  const name = names[watch.test];
  const said = by === 'order' ? 'ordered' : 'promised';
  const answer = by === 'order' ? `The ${name} was ordered by a click` : `The answer was "${overrideReasons[by]}"`;
  const last = newest.exists ? `The last ${name} on file is of ${newest.day}.` : `No ${name} is on file.`;
  return {
    summary: `No ${name} has come since one was ${said} on ${dayOf(madeAt)}.`,
    detail: `${answer}, on ${dayOf(madeAt)}. A result was expected within ${watch.days} days. ${last} This is said once.`,
  };
}

/** The day of a time in UTC where the service runs, as for every date on a card. */
function dayOf(time: string): string {
  return parseDate(time)?.day ?? time;
}
