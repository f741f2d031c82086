/** Results that an answer to a card promises: what its rows ask to have tested. */
import type { Newest, Watch, WatchedTest } from '../src/model/journal.js';
import type { Facts, Series } from '../src/model/facts.js';
import { INR_FRESH_D, PENDING_D, XOI_CBC_WEEKLY_D } from '../src/knowledge/constants.js';
import type { Spoken } from '../src/rules/judge.js';

const watched: readonly WatchedTest[] = ['CBC', 'INR'];

export function watchesOf(told: readonly Spoken[]): readonly Watch[] {
  return watched.flatMap((test): readonly Watch[] => {
    const asking = told.filter(({ row }) => row.proposals.some((proposal) => testsOf(proposal).includes(test)));
    const [first] = asking;
    if (first === undefined) return [];
    const newest = newestResult(test, first.situation.case.facts);
    const days = Math.min(...asking.map((finding) => daysFor(test, finding)));
    return [{ test, days, ...(newest === undefined ? {} : { newest }) }];
  });
}

function testsOf(proposal: Spoken['row']['proposals'][number]): readonly string[] {
  if (proposal.kind === 'create-test') return proposal.tests;
  return 'with' in proposal ? proposal.with : [];
}

/** As long as the catalogue takes an asked-for test to be on its way; beside an inhibitor or a coumarin a week. */
function daysFor(test: WatchedTest, { rule, row }: Spoken): number {
  if (test === 'INR') return INR_FRESH_D.value;
  const isInhibitor = rule.id.startsWith('core-xoi-') || row.id.startsWith('xoi-');
  return isInhibitor ? XOI_CBC_WEEKLY_D.value : PENDING_D.value;
}

/** Day of the newest result; none: there is none; undefined: nobody knows. */
export function newestResult(test: WatchedTest, facts: Facts): Newest | undefined {
  const series = seriesOf(test, facts);
  if (series === undefined) return undefined;
  const days = series.map(({ day }) => day).toSorted();
  const day = days.at(-1);
  return day === undefined ? { exists: false } : { exists: true, day };
}

function seriesOf(test: WatchedTest, { bloodCounts, inr }: Facts): Series | undefined {
  if (test === 'INR') return inr.status === 'known' ? inr.value.results : undefined;
  if (bloodCounts.status !== 'known') return undefined;
  const { wbc, anc, plt } = bloodCounts.value;
  return [...wbc, ...anc, ...plt];
}
