import { ANC_HOLD, ANC_SAME_DAY, CHILD_COUNT_Y, PLT_HOLD, WBC_HOLD } from '../knowledge/constants.js';
import { exact } from '../model/exact.js';
import type { BloodCountsFact, Measurement, PatientFact, Series } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { daysWithoutClock, orderTime } from '../model/newest-first.js';
import { namedUnusable, ordered, resultsIn, seriesOf, unreadIn, type Result, type Results } from './measurement.js';

/** White cells, neutrophils, platelets, haemoglobin and lymphocytes, each newest first. */
export function readBloodCounts(resources: readonly FhirJson[], { ageYears }: PatientFact, now: Date): BloodCountsFact {
  const reported = resultsIn(resources, now);
  const results = { ...reported, usable: [...reported.usable, ...neutrophilsFromPercent(reported)] };
  const isChild = ageYears !== undefined && ageYears < CHILD_COUNT_Y.value;
  return {
    wbc: withAlarming(results, 'wbc', WBC_HOLD.value),
    anc: withAlarming(results, 'anc', isChild ? ANC_SAME_DAY.value : ANC_HOLD.value),
    plt: withAlarming(results, 'plt', PLT_HOLD.value),
    hb: seriesOf(results, 'hb', 'low'),
    alc: seriesOf(results, 'alc', 'low'),
    unusable: namedUnusable(results, ['wbc', 'anc', 'plt', 'hb', 'alc']),
    unread: unreadIn(results, ['wbc', 'anc', 'plt']),
  };
}

/**
 * The final results and the preliminary ones that count: below the HOLD line and newer than any final one, or of a day
 * without clock, on which they may be. The line is the knowledge's own: one between it and a stricter line of the site
 * would stand before an older one that is below both, and a milder row would win than without the site's line.
 */
function withAlarming(results: Results, analyte: 'wbc' | 'anc' | 'plt', hold: number): Series {
  const final = seriesOf(results, analyte, 'low');
  const low = results.usable
    .filter((result) => result.analyte === analyte)
    .map(({ measurement }) => measurement)
    .filter((one) => one.preliminary && isBelow(one, hold));
  if (low.length === 0) return final;
  return ordered([...final, ...notOvertaken(low, final)], 'low');
}

function notOvertaken(low: Series, final: Series): Series {
  const [newest] = final;
  if (newest === undefined) return low;
  const withoutClock = daysWithoutClock([...final, ...low]);
  const time = orderTime(newest, withoutClock);
  return low.filter(
    (one) => orderTime(one, withoutClock) > time || (one.day === newest.day && withoutClock.has(one.day)),
  );
}

function isBelow({ value, comparator }: Measurement, limit: number): boolean {
  return comparator === '<' ? value.lte(exact(limit)) : comparator === undefined && value.lt(exact(limit));
}

/**
 * Leukocytes x neutrophil % of the same specimen or time, where the laboratory did not report neutrophils for that time. A
 * preliminary count may still be withdrawn: it stands in for no product of final results.
 */
function neutrophilsFromPercent({ usable }: Results): readonly Result[] {
  const counts = usable.filter(({ analyte }) => analyte === 'anc');
  const counted = bySample(counts);
  const countedFinally = bySample(counts.filter(isFinal));
  const leukocytes = usable.filter(({ analyte }) => analyte === 'wbc');
  const wholeOf = bySample([...leukocytes.filter(isFinal), ...leukocytes.filter((result) => !isFinal(result))]);
  return usable
    .filter(({ analyte }) => analyte === 'anc-percent')
    .flatMap((share) => {
      const whole = wholeOf(share);
      const product = whole && productOf(whole.measurement, share.measurement);
      if (product === undefined) return [];
      const isCounted = (product.preliminary ? counted : countedFinally)(share) !== undefined;
      return isCounted ? [] : [{ ...share, analyte: 'anc' as const, measurement: product }];
    });
}

function isFinal({ measurement }: Result): boolean {
  return !measurement.preliminary;
}

/**
 * Finds the first of these results that is of one sample with another: of its specimen, or of its time where one of the
 * two names no specimen. By index: a long chart has thousands of either.
 */
function bySample(results: readonly Result[]): (other: Result) => Result | undefined {
  const ofSpecimen = new Map<string, number>();
  const ofTime = new Map<number, number>();
  const ofTimeAlone = new Map<number, number>();
  for (const [index, { specimen, measurement }] of results.entries()) {
    enter(ofTime, measurement.time, index);
    if (specimen === undefined) enter(ofTimeAlone, measurement.time, index);
    else enter(ofSpecimen, specimen, index);
  }
  return ({ specimen, measurement: { time } }) => {
    if (specimen === undefined) return results[ofTime.get(time) ?? -1];
    const first = Math.min(ofSpecimen.get(specimen) ?? Infinity, ofTimeAlone.get(time) ?? Infinity);
    return results[first];
  };
}

function enter<K>(index: Map<K, number>, key: K, place: number): void {
  if (!index.has(key)) index.set(key, place);
}

/** Nothing where one side is only known to be above and the other only below. The % result's own limits are not those of a count. */
function productOf(whole: Measurement, share: Measurement): Measurement | undefined {
  const comparators = new Set([whole.comparator, share.comparator].filter((sign) => sign !== undefined));
  const [comparator] = comparators;
  if (comparators.size > 1) return undefined;
  return {
    value: whole.value.mul(share.value).div(100),
    ...(comparator && { comparator }),
    day: share.day,
    time: share.time,
    reference: share.reference,
    preliminary: whole.preliminary || share.preliminary,
  };
}
