/** Blood counts against the patient's own earlier ones. */
import { COUNT_RELATIVE_FALL, PRETREAT_MARGIN, TREND_D, TREND_FALL } from '../knowledge/constants.js';
import { exact } from '../model/exact.js';
import type { Series } from '../model/facts.js';
import { latestChain } from '../facts/exposure.js';
import { isThiopurine, listed } from './access.js';
import type { Case } from './case.js';
import { actionCounts, heldCounts, judgedCounts, type LowCount } from './counts.js';
import { ageInDays, known, valueOf } from './lab.js';
import { median } from './median.js';
import { term } from './term.js';

/** The series of the counts that are below a line; of all judged counts where none is. */
function lowSeries(situation: Case): readonly Series[] | undefined {
  const counts = known(situation.facts.bloodCounts);
  if (counts === undefined) return undefined;
  const low = [...(heldCounts(situation) ?? []), ...(actionCounts(situation) ?? [])].map(({ name }) => name);
  const judged = judgedCounts(counts, situation);
  return judged.filter(({ name }) => low.length === 0 || low.includes(name)).map(({ series }) => series);
}

/** A low count fell by COUNT_RELATIVE_FALL or more from the median of its previous three; with fewer than three: no. */
export const RELATIVE_FALL = term('RELATIVE_FALL', ['bloodCounts'], (situation) => {
  const series = lowSeries(situation);
  return series === undefined ? 'not-evaluated' : series.some(fellClearly);
});

function fellClearly([last, ...before]: Series): boolean {
  const previous = before.slice(0, 3).map(valueOf);
  if (last === undefined || previous.length < 3) return false;
  const middle = median(previous);
  return middle !== undefined && valueOf(last).compare(middle.mul(exact(1).sub(exact(COUNT_RELATIVE_FALL.value)))) <= 0;
}

/** Two results or more before the known start, and every low count at least PRETREAT_MARGIN of their median. */
export const PRETREATMENT_LOW = term('PRETREATMENT_LOW', ['bloodCounts', 'medications'], (situation) => {
  const series = lowSeries(situation);
  const start = latestChain(listed(situation).filter(isThiopurine), situation.facts.medications)?.start;
  if (series === undefined) return 'not-evaluated';
  if (start === undefined) return false;
  return series.length > 0 && series.every((results) => isAsBefore(results, start));
});

function isAsBefore(results: Series, start: string): boolean {
  const [last] = results;
  const before = results.filter(({ day }) => day < start).map(valueOf);
  const middle = before.length < 2 ? undefined : median(before);
  return (
    last !== undefined && middle !== undefined && valueOf(last).compare(middle.mul(exact(PRETREAT_MARGIN.value))) >= 0
  );
}

/** Each of the last three results of one judged count more than TREND_FALL below the one before, all within TREND_D. */
export const COUNT_TREND = term('COUNT_TREND', ['bloodCounts'], (situation) => {
  return known(situation.facts.bloodCounts) === undefined ? 'not-evaluated' : fallingCount(situation) !== undefined;
});

/** The judged count that falls. */
export function fallingCount(situation: Case): LowCount | undefined {
  const counts = known(situation.facts.bloodCounts);
  const all = counts === undefined ? [] : judgedCounts(counts, situation);
  const falling = all
    .map(({ name, series }) => ({
      name,
      series: series.filter((result) => ageInDays(result, situation.now) <= TREND_D.value),
    }))
    .find(({ series }) => fallsThrice(series));
  const [measurement] = falling?.series ?? [];
  return falling === undefined || measurement === undefined ? undefined : { name: falling.name, measurement };
}

function fallsThrice(series: Series): boolean {
  const results = series.slice(0, 4);
  const share = exact(1).sub(exact(TREND_FALL.value));
  return (
    results.length === 4 &&
    results.slice(0, 3).every((result, index) => {
      const before = results[index + 1];
      return before !== undefined && valueOf(result).compare(valueOf(before).mul(share)) < 0;
    })
  );
}
