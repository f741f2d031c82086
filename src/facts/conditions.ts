import { conditionName, conditionSetsOf, datesTransplant } from '../knowledge/condition-sets.js';
import type { ConditionFact, Day } from '../model/facts.js';
import { object, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { firstMoment, isFuture, parseDate, parseLastDay, today, type Moment } from './dates.js';
import { referenceOf } from './reference.js';
import { isWithdrawn, statusCode } from './status.js';

/**
 * Conditions that stand in at least one set; refuted and mistaken entries are none, inactive ones stay with active false.
 * `pregnant`: PREGNANT holds, so that cholestasis (K83.1) is that of pregnancy.
 */
export function readConditions(resources: readonly FhirJson[], pregnant: boolean, now: Date): readonly ConditionFact[] {
  const facts = resources
    .filter(({ resourceType }) => resourceType === 'Condition')
    .flatMap((condition) => conditionFact(condition, pregnant, now));
  return settleLeukaemia(facts);
}

/** clinicalStatus active, recurrence, relapse or absent. Absent with an end that has passed is the end. */
export function isActive(condition: JsonObject, now: Date): boolean {
  const status = statusCode(condition['clinicalStatus']);
  if (status !== undefined) return ['active', 'recurrence', 'relapse'].includes(status);
  const period = object(condition['abatementPeriod']);
  const end = firstMoment(condition['abatementDateTime'], period?.['end'], period?.['start']);
  return condition['abatementBoolean'] !== true && (end === undefined || end.day > today(now));
}

/** When something began: the same moment twice, unless a month or a year is all that is known. */
export interface Onset {
  readonly earliest: Moment;
  readonly latest: Moment;
}

/** Onset, else the day of recording; a day to come is a typing error and dates nothing. */
export function onsetOf(condition: JsonObject, now: Date): Onset | undefined {
  const recorded = condition['recordedDate'];
  const written = [startOf(condition), recorded].find((value) => parseDate(value) !== undefined);
  const earliest = parseDate(written);
  if (!earliest || isFuture(earliest.day, now)) return undefined;
  return { earliest, latest: latestOf(written, recorded, now) ?? earliest };
}

function startOf(condition: JsonObject): Json | undefined {
  const onset = condition['onsetDateTime'];
  return parseDate(onset) === undefined ? object(condition['onsetPeriod'])?.['start'] : onset;
}

/** What was recorded had begun, and nothing began after today. */
function latestOf(written: Json | undefined, recorded: Json | undefined, now: Date): Moment | undefined {
  const first = parseDate(written);
  const last = parseLastDay(written);
  // A year alone without a recording date would be today's at every renewal.
  if (!first || !last || last.day === first.day || (isYear(written) && parseDate(recorded) === undefined)) return first;
  const bounds = [last, parseLastDay(recorded), parseDate(today(now))].filter((moment) => moment !== undefined);
  const latest = bounds.reduce((one, other) => (other.day < one.day ? other : one));
  return latest.day < first.day ? first : latest;
}

function conditionFact(condition: FhirJson, pregnant: boolean, now: Date): readonly ConditionFact[] {
  if (isWithdrawn(condition['verificationStatus'])) return [];
  // O26.6 stands in the set pregnancy too and speaks for itself; K83.1 does not.
  const named = conditionSetsOf(condition['code']);
  const sets = named.filter((set) => set !== 'icp' || pregnant || named.includes('pregnancy'));
  const [first] = sets;
  if (first === undefined) return [];
  const day = onsetOf(condition, now)?.latest.day;
  const transplanted = sets.includes('transplant') ? transplantDay(condition, now) : undefined;
  return [
    {
      sets,
      name: conditionName(first),
      active: isActive(condition, now),
      ...(day !== undefined && { day }),
      ...(transplanted !== undefined && { transplanted }),
      reference: referenceOf(condition),
    },
  ];
}

function isYear(written: Json | undefined): boolean {
  return typeof written === 'string' && /^\s*\d{4}\s*$/.test(written);
}

/** The first possible day: what is taken for a fresh graft is allowed the higher dose. */
function transplantDay(condition: FhirJson, now: Date): Day | undefined {
  const day = datesTransplant(condition['code']) ? parseDate(startOf(condition))?.day : undefined;
  return day === undefined || isFuture(day, now) ? undefined : day;
}

/**
 * A remission code or a personal history is history only when no active leukaemia stands beside it: then it is no
 * leukaemia under treatment. Beside an active one it is that leukaemia.
 */
function settleLeukaemia(facts: readonly ConditionFact[]): readonly ConditionFact[] {
  const isHistory = ({ sets }: ConditionFact): boolean => sets.includes('leukaemia-history');
  const underTreatment = facts.some((fact) => fact.active && fact.sets.includes('leukaemia') && !isHistory(fact));
  return facts
    .map((fact) => (isHistory(fact) ? without(fact, underTreatment ? 'leukaemia-history' : 'leukaemia') : fact))
    .filter(({ sets }) => sets.length > 0);
}

function without(fact: ConditionFact, dropped: string): ConditionFact {
  const sets = fact.sets.filter((set) => set !== dropped);
  return { ...fact, sets, name: sets[0] === undefined ? fact.name : conditionName(sets[0]) };
}
