import { exact, type Fraction } from '../model/exact.js';
import type { Schedule } from '../model/dose.js';
import { object, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import type { Dialect } from '../model/orders.js';
import { dayNumber, dayOfNumber } from './days.js';
import { dosageLines, repeatOf } from './dosage-lines.js';
import { countedDays } from './schedule-facts.js';
import { doseInstruction } from './schedule-words.js';
import type { Speech } from './speech.js';

const ucum = 'http://unitsofmeasure.org';

export interface Encoding {
  readonly schedule: Schedule;
  readonly speech: Speech;
  readonly dialect: Dialect;
  /** What the instruction begins with: "REPLACES azathioprine 150 mg: stop that order." */
  readonly preface?: string;
  /** Course (Timing.repeat bounds) and route to keep: `courseOf` and `routeMember` of the order that changes. */
  readonly course?: JsonObject;
  readonly route?: JsonObject;
}

/** The dosageInstruction of a schedule (dose-arithmetic D1 to D3). */
export function encodeDosage(encoding: Encoding): readonly JsonObject[] {
  const { schedule, speech, dialect, preface, course, route } = encoding;
  const instruction = doseInstruction(schedule);
  const words = preface === undefined ? instruction : `${preface} ${instruction}`;
  return doseLines(schedule).map(({ mg, everyDays }) => ({
    // DSTU2 knows neither sequence nor patientInstruction.
    ...(dialect !== 'dstu2' && { sequence: 1 }),
    text: words,
    ...(dialect !== 'dstu2' && { patientInstruction: words }),
    timing: { repeat: { ...inDialect(course, dialect), ...every(everyDays, dialect) } },
    ...route,
    ...said(quantity(mg, schedule, speech), dialect),
  }));
}

/** Alternating H and L: L every day and H - L every other day. Never by day of the week: a week has seven days. */
function doseLines(schedule: Schedule): readonly { readonly mg: Fraction; readonly everyDays: number }[] {
  if (schedule.kind !== 'alternating') return [{ mg: schedule.averageMgPerDay, everyDays: 1 }];
  const tabletMg = exact(schedule.tabletMg);
  const difference = { mg: schedule.high.sub(schedule.low).mul(tabletMg), everyDays: 2 };
  return schedule.low.equals(0) ? [difference] : [{ mg: schedule.low.mul(tabletMg), everyDays: 1 }, difference];
}

function every(days: number, dialect: Dialect): JsonObject {
  return { frequency: 1, period: days, [dialect === 'dstu2' ? 'periodUnits' : 'periodUnit']: 'd' };
}

/** The draft's way of speaking (D3). Tablets of a liquid cannot be counted, nor mL of a tablet: mg then. */
function quantity(mg: Fraction, schedule: Schedule, speech: Speech): JsonObject {
  if (speech.kind === 'tablets' && schedule.kind !== 'liquid') {
    return { value: mg.div(exact(schedule.tabletMg)).valueOf(), ...speech.unit };
  }
  if (speech.kind === 'millilitres' && schedule.kind === 'liquid') {
    return { value: mg.div(schedule.mgPerMl).valueOf(), ...speech.unit };
  }
  return { value: mg.valueOf(), unit: 'mg', system: ucum, code: 'mg' };
}

function said(doseQuantity: JsonObject, dialect: Dialect): JsonObject {
  return dialect === 'r4' ? { doseAndRate: [{ doseQuantity }] } : { doseQuantity };
}

/** DSTU2 calls the duration of a course a quantity. */
function inDialect(course: JsonObject = {}, dialect: Dialect): JsonObject {
  const { boundsDuration, ...others } = course;
  return dialect === 'dstu2' && boundsDuration !== undefined ? { ...others, boundsQuantity: boundsDuration } : course;
}

/** How long an order runs, where all of its lines say the same. */
export function courseOf(order: FhirJson): JsonObject {
  const members = ['boundsPeriod', 'boundsDuration', 'boundsRange', 'boundsQuantity'];
  return shared(order, (line) => counted(pick(repeatOf(line), members), line));
}

/** A course told as a number of doses is told in days: the new dose is given at other times than the old one. */
function counted(bounds: JsonObject, line: JsonObject): JsonObject {
  const days = countedDays(line);
  const period = object(bounds['boundsPeriod']);
  if (days === undefined || period?.['end'] !== undefined) return bounds;
  const start = dayNumber(period?.['start']);
  if (start !== undefined) return { ...bounds, boundsPeriod: { ...period, end: dayOfNumber(start + days - 1) } };
  const isBounded = Object.keys(bounds).length > 0;
  return isBounded ? bounds : { boundsDuration: { value: days, unit: 'days', system: ucum, code: 'd' } };
}

/** The route member of an order, where all of its lines say the same. */
export function routeMember(order: FhirJson): JsonObject {
  return shared(order, (line) => pick(line, ['route']));
}

/** What only one line says belonged to a dose that is gone. */
function shared(order: FhirJson, read: (line: JsonObject) => JsonObject): JsonObject {
  const [first = {}, ...others] = dosageLines(order).map(read);
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : {};
}

function pick(from: JsonObject | undefined, members: readonly string[]): JsonObject {
  const kept = members.flatMap((member): [string, Json][] => {
    const value = object(from?.[member]);
    return value === undefined ? [] : [[member, value]];
  });
  return Object.fromEntries(kept);
}
