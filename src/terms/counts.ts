/** Blood counts against the HOLD and ACTION lines. Half-open: the limit itself is not below. */
import {
  ALC_CLADRIBINE,
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
import { siteNumber } from '../knowledge/site-number.js';
import { exact } from '../model/exact.js';
import type { BloodCountsFact, CountName, Measurement, Series } from '../model/facts.js';
import { count } from './access.js';
import { ofRecord, type Case } from './case.js';
import { hasActive, IMMUNE_CYTOPENIA } from './conditions.js';
import { ageInDays, isBelow, known, newest, valueOf } from './lab.js';
import { or, quantity, term, type Quantity, type Term, type Truth } from './term.js';

/** One count that is judged, with its two lines. */
interface Judged {
  readonly name: 'WBC' | 'ANC' | 'platelets';
  readonly key: CountName;
  readonly series: Series;
  readonly hold: number;
  /** Undefined: the laboratory's own lower limit of each result. */
  readonly action: number | undefined;
}

/** COUNTS JUDGED: platelets left out in immune cytopenia; children by ANC and by their laboratory's own limits. */
export function judgedCounts(counts: BloodCountsFact, situation: Case): readonly Judged[] {
  const all = countsWithLines(counts, situation);
  return IMMUNE_CYTOPENIA.evaluate(situation) === true ? all.filter(({ key }) => key !== 'plt') : all;
}

function countsWithLines(counts: BloodCountsFact, { facts, settings }: Case): readonly Judged[] {
  const age = known(facts.patient)?.ageYears;
  if (age !== undefined && age < CHILD_COUNT_Y.value) {
    return [{ name: 'ANC', key: 'anc', series: counts.anc, hold: ANC_SAME_DAY.value, action: undefined }];
  }
  const { wbc, anc, plt } = counts;
  return [
    { name: 'WBC', key: 'wbc', series: wbc, hold: siteNumber(WBC_HOLD, settings), action: WBC_ACTION.value },
    { name: 'ANC', key: 'anc', series: anc, hold: siteNumber(ANC_HOLD, settings), action: ANC_ACTION.value },
    { name: 'platelets', key: 'plt', series: plt, hold: siteNumber(PLT_HOLD, settings), action: PLT_ACTION.value },
  ];
}

/** The newest result: of the preliminary ones a series holds only those that count. */
function newestUsable({ series }: Pick<Judged, 'series'>): Measurement | undefined {
  return series[0];
}

export interface LowCount {
  readonly name: Judged['name'];
  readonly measurement: Measurement;
}

/** Recent counts below their HOLD line; undefined where bloodCounts cannot be judged. */
export const heldCounts = ofRecord((situation) =>
  lowCounts(situation, (measurement, { hold }) => isBelow(measurement, hold)),
);

/** Recent counts from the HOLD line up to below the ACTION line. */
export const actionCounts = ofRecord((situation) =>
  lowCounts(situation, (measurement, { hold, action }) => {
    const line = action ?? measurement.lowerLimit?.valueOf();
    return !isBelow(measurement, hold) && line !== undefined && isBelow(measurement, line);
  }),
);

function lowCounts(
  situation: Case,
  isLow: (measurement: Measurement, judged: Judged) => boolean,
): readonly LowCount[] | undefined {
  const counts = known(situation.facts.bloodCounts);
  return counts === undefined
    ? undefined
    : judgedCounts(counts, situation).flatMap((judged) => {
        const measurement = recentUsable(judged, situation);
        return measurement !== undefined && isLow(measurement, judged) ? [{ name: judged.name, measurement }] : [];
      });
}

function recentUsable(judged: Judged, { now }: Case): Measurement | undefined {
  const measurement = newestUsable(judged);
  return measurement !== undefined && ageInDays(measurement, now) <= RECENT_D.value ? measurement : undefined;
}

/** A child has counts, and none of them can be judged: neutrophils alone are, above HOLD by the laboratory's own limit. */
function childIsUnjudged(situation: Case, needsLimit: boolean): boolean {
  const counts = known(situation.facts.bloodCounts);
  const [judged, ...others] = counts === undefined ? [] : judgedCounts(counts, situation);
  if (counts === undefined || judged === undefined || others.length > 0 || judged.action !== undefined) return false;
  const neutrophils = recentUsable(judged, situation);
  const hasCounts = [counts.wbc, counts.anc, counts.plt].some((series) => series.length > 0);
  return neutrophils === undefined ? hasCounts : needsLimit && neutrophils.lowerLimit === undefined;
}

/** One low count is enough; none is low only where the newest of each judged count could be read. */
function found(low: readonly LowCount[] | undefined, situation: Case): Truth {
  if (low === undefined || low.length > 0) return low === undefined ? 'not-evaluated' : true;
  return hasUnread(situation) ? 'not-evaluated' : false;
}

function hasUnread(situation: Case): boolean {
  const counts = known(situation.facts.bloodCounts);
  return counts !== undefined && judgedCounts(counts, situation).some(({ key }) => counts.unread.includes(key));
}

export const COUNT_HOLD = term('COUNT_HOLD', ['bloodCounts'], (situation) =>
  childIsUnjudged(situation, false) ? 'not-evaluated' : found(heldCounts(situation), situation),
);

export const COUNT_ACTION = term('COUNT_ACTION', ['bloodCounts'], (situation) => {
  const held = heldCounts(situation);
  if (held === undefined || held.length > 0) return held === undefined ? 'not-evaluated' : false;
  return childIsUnjudged(situation, true) ? 'not-evaluated' : found(actionCounts(situation), situation);
});

export const COUNT_ABNORMAL = { ...or(COUNT_HOLD, COUNT_ACTION), name: 'COUNT_ABNORMAL', shape: 'atom' } as const;

/**
 * WBC and platelets recent and at or above their ACTION lines; ANC too, where there is one. Platelets also in immune
 * cytopenia: low ones are not normal, whoever judges them.
 */
export const COUNT_NORMAL = term('COUNT_NORMAL', ['bloodCounts'], (situation) => {
  const counts = known(situation.facts.bloodCounts);
  if (counts === undefined) return 'not-evaluated';
  const lines = countsWithLines(counts, situation).map((judged) => ({ judged, measurement: newestUsable(judged) }));
  const needed = lines.filter(
    ({ judged, measurement }) => measurement !== undefined || judged.key !== 'anc' || lines.length === 1,
  );
  const isLow = ({ judged, measurement }: (typeof needed)[number]): boolean =>
    measurement !== undefined && !isNormal(measurement, judged, situation.now);
  if (needed.some(({ measurement }) => measurement === undefined)) return 'not-evaluated';
  if (needed.some(isLow)) return false;
  return lines.some(({ judged }) => counts.unread.includes(judged.key)) ? 'not-evaluated' : true;
});

function isNormal(measurement: Measurement, { action }: Judged, now: Date): boolean {
  const line = action ?? measurement.lowerLimit?.valueOf();
  return line !== undefined && !isBelow(measurement, line) && ageInDays(measurement, now) <= RECENT_D.value;
}

/** Newest usable WBC or ANC result. */
export function lastCount({ facts }: Case): Measurement | undefined {
  const counts = known(facts.bloodCounts);
  const candidates =
    counts === undefined
      ? []
      : [counts.wbc, counts.anc].map((series) => newestUsable({ series })).filter((result) => result !== undefined);
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

/** bloodCounts is empty and the same system returned at least one other laboratory result. */
export const CBC_NEVER = term('CBC_NEVER', ['bloodCounts', 'liverTests', 'renalFunction'], ({ facts }) => {
  const counts = known(facts.bloodCounts);
  if (counts === undefined) return 'not-evaluated';
  const none =
    [counts.wbc, counts.anc, counts.plt, counts.hb, counts.alc].every((series) => series.length === 0) &&
    counts.unusable.length === 0;
  const liver = known(facts.liverTests);
  const renal = known(facts.renalFunction);
  const others = [
    ...[liver?.alt, liver?.ast, liver?.bilirubin, liver?.albumin, liver?.bileAcids, liver?.lipase],
    ...[renal?.egfr, renal?.creatinine],
  ];
  if (!none) return false;
  if (others.some((series) => series !== undefined && series.length > 0)) return true;
  return liver === undefined || renal === undefined ? 'not-evaluated' : false;
});

/** Somebody knows when the last count was, or that there was none: a row that says none must not stand for an answer. */
export const CBC_ANSWERED = term('CBC_ANSWERED', [...CBC_NEVER.reads], (situation) =>
  CBC_AGE.evaluate(situation) === undefined && CBC_NEVER.evaluate(situation) === 'not-evaluated'
    ? 'not-evaluated'
    : true,
);

function newestValue(name: string, which: 'hb' | 'alc'): Quantity {
  return quantity(name, ['bloodCounts'], ({ facts }) => {
    const last = newest(known(facts.bloodCounts)?.[which] ?? []);
    return last === undefined ? undefined : valueOf(last);
  });
}

export const ANC = quantity('ANC', ['bloodCounts'], ({ facts }) => {
  const last = newestUsable({ series: known(facts.bloodCounts)?.anc ?? [] });
  return last === undefined ? undefined : valueOf(last);
});
export const HB = newestValue('HB', 'hb');
export const ALC = newestValue('ALC', 'alc');

/** A row that is off in autoimmune haemolytic anaemia, whose haemoglobin is the disease's own. */
export function offInHaemolysis(row: Term): Term {
  return { ...row, evaluate: (situation) => !hasActive(situation, 'aiha') && row.evaluate(situation) };
}

/** Lymphocytes not known count as low. */
export const LYMPHOCYTES_RECOVERED = term('ALC >= ALC_CLADRIBINE', ['bloodCounts'], (situation) => {
  const value = ALC.evaluate(situation);
  return value !== undefined && value.compare(exact(ALC_CLADRIBINE.value)) >= 0;
});

/** Highest haemoglobin of the last RECENT_D minus the newest, in g/dL. */
export const HB_DROP = quantity('HB_DROP', ['bloodCounts'], (situation) => {
  const { facts, now } = situation;
  const recent = (known(facts.bloodCounts)?.hb ?? []).filter((result) => ageInDays(result, now) <= RECENT_D.value);
  const [last] = recent;
  if (last === undefined) return undefined;
  return recent
    .map(valueOf)
    .reduce((high, value) => (value.compare(high) > 0 ? value : high))
    .sub(valueOf(last));
});

export const COUNT_FRESH = term('COUNT_FRESH', ['bloodCounts'], (situation) => {
  const age = CBC_AGE.evaluate(situation);
  return age === undefined ? 'not-evaluated' : age.compare(exact(COUNT_MAX_AGE_D.value)) <= 0;
});
