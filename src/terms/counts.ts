/** Blood counts against the HOLD and ACTION lines. Half-open: the limit itself is not below. */
import {
  ANC_ACTION,
  ANC_HOLD,
  ANC_SAME_DAY,
  CHILD_COUNT_Y,
  COUNT_MAX_AGE_D,
  PLT_ACTION,
  PLT_HOLD,
  RECENT_D,
  WBC_ACTION,
  WBC_HOLD,
} from '../knowledge/constants.js';
import { exact } from '../model/exact.js';
import type { BloodCountsFact, Measurement, Series } from '../model/facts.js';
import { count } from './access.js';
import type { Case } from './case.js';
import { IMMUNE_CYTOPENIA } from './conditions.js';
import { ageInDays, isBelow, known, newest } from './lab.js';
import { or, quantity, term, type Truth } from './term.js';

/** One count that is judged, with its two lines. */
interface Judged {
  readonly name: 'WBC' | 'ANC' | 'platelets';
  readonly series: Series;
  readonly hold: number;
  /** Undefined: the laboratory's own lower limit of each result. */
  readonly action: number | undefined;
}

/** COUNTS JUDGED: platelets left out in immune cytopenia; children by ANC and by their laboratory's own limits. */
function judgedCounts(counts: BloodCountsFact, situation: Case): readonly Judged[] {
  const age = known(situation.facts.patient)?.ageYears;
  if (age !== undefined && age < CHILD_COUNT_Y.value) {
    return [{ name: 'ANC', series: counts.anc, hold: ANC_SAME_DAY.value, action: undefined }];
  }
  const all: readonly Judged[] = [
    { name: 'WBC', series: counts.wbc, hold: WBC_HOLD.value, action: WBC_ACTION.value },
    { name: 'ANC', series: counts.anc, hold: ANC_HOLD.value, action: ANC_ACTION.value },
    { name: 'platelets', series: counts.plt, hold: PLT_HOLD.value, action: PLT_ACTION.value },
  ];
  return IMMUNE_CYTOPENIA.evaluate(situation) === true ? all.filter(({ name }) => name !== 'platelets') : all;
}

/** The newest result; a preliminary one only when it is newer and in the HOLD range. */
function newestUsable({ series, hold }: Judged): Measurement | undefined {
  const [first] = series;
  return first?.preliminary === true && isBelow(first, hold) ? first : newest(series);
}

export interface LowCount {
  readonly name: Judged['name'];
  readonly measurement: Measurement;
}

/** Recent counts below their HOLD line; undefined where bloodCounts cannot be judged. */
export function heldCounts(situation: Case): readonly LowCount[] | undefined {
  return lowCounts(situation, (measurement, { hold }) => isBelow(measurement, hold));
}

/** Recent counts from the HOLD line up to below the ACTION line. */
export function actionCounts(situation: Case): readonly LowCount[] | undefined {
  return lowCounts(situation, (measurement, { hold, action }) => {
    const line = action ?? measurement.lowerLimit?.valueOf();
    return !isBelow(measurement, hold) && line !== undefined && isBelow(measurement, line);
  });
}

function lowCounts(
  situation: Case,
  isLow: (measurement: Measurement, judged: Judged) => boolean,
): readonly LowCount[] | undefined {
  const counts = known(situation.facts.bloodCounts);
  return counts === undefined
    ? undefined
    : judgedCounts(counts, situation).flatMap((judged) => {
        const measurement = newestUsable(judged);
        const isRecent = measurement !== undefined && ageInDays(measurement, situation.now) <= RECENT_D.value;
        return isRecent && isLow(measurement, judged) ? [{ name: judged.name, measurement }] : [];
      });
}

function found(low: readonly LowCount[] | undefined): Truth {
  return low === undefined ? 'not-evaluated' : low.length > 0;
}

export const COUNT_HOLD = term('COUNT_HOLD', ['bloodCounts'], (situation) => found(heldCounts(situation)));

export const COUNT_ACTION = term('COUNT_ACTION', ['bloodCounts'], (situation) =>
  found(heldCounts(situation)?.length === 0 ? actionCounts(situation) : heldCounts(situation)?.slice(0, 0)),
);

export const COUNT_ABNORMAL = { ...or(COUNT_HOLD, COUNT_ACTION), name: 'COUNT_ABNORMAL', shape: 'atom' } as const;

/** WBC and platelets recent and at or above their ACTION lines; ANC too, where there is one. */
export const COUNT_NORMAL = term('COUNT_NORMAL', ['bloodCounts'], (situation) => {
  const counts = known(situation.facts.bloodCounts);
  if (counts === undefined) return 'not-evaluated';
  const lines = judgedCounts(counts, situation).map((judged) => ({ judged, measurement: newestUsable(judged) }));
  const needed = lines.filter(
    ({ judged, measurement }) => measurement !== undefined || judged.name !== 'ANC' || lines.length === 1,
  );
  if (needed.some(({ measurement }) => measurement === undefined)) return 'not-evaluated';
  return needed.every(
    ({ judged, measurement }) => measurement !== undefined && isNormal(measurement, judged, situation.now),
  );
});

function isNormal(measurement: Measurement, { action }: Judged, now: Date): boolean {
  const line = action ?? measurement.lowerLimit?.valueOf();
  return line !== undefined && !isBelow(measurement, line) && ageInDays(measurement, now) <= RECENT_D.value;
}

/** Newest usable WBC or ANC result. */
export function lastCount({ facts }: Case): Measurement | undefined {
  const counts = known(facts.bloodCounts);
  const candidates =
    counts === undefined ? [] : [newest(counts.wbc), newest(counts.anc)].filter((result) => result !== undefined);
  return candidates.toSorted((a, b) => b.time - a.time)[0];
}

/** Days since the newest usable WBC or ANC; undefined when none exists or the key cannot be judged. */
export const CBC_AGE = quantity('CBC_AGE', ['bloodCounts'], (situation) => {
  const last = lastCount(situation);
  return last === undefined ? undefined : count(ageInDays(last, situation.now));
});

export const FRESH_COUNT_SEEN = term('FRESH_COUNT_SEEN', ['bloodCounts'], (situation) => {
  const age = CBC_AGE.evaluate(situation);
  return age !== undefined && age.compare(exact(COUNT_MAX_AGE_D.value)) <= 0;
});
