import { object, type FhirJson, type JsonObject } from '../model/json.js';
import { dayNumber, durationDays, today } from './days.js';
import { repeatOf } from './dosage-lines.js';

/** dose-arithmetic A5: whether the dosages of an order are given at the same time or one after the other. */
export function sequenceOf(lines: readonly JsonObject[]): 'concurrent' | 'steps' | 'mixed' {
  const sequences = lines.map((line) => line['sequence'] ?? null);
  const distinct = new Set(sequences).size;
  if (distinct <= 1) return 'concurrent';
  const numbered = sequences.every((sequence) => typeof sequence === 'number');
  return numbered && distinct === lines.length ? 'steps' : 'mixed';
}

/**
 * Index of the step that is taken today: the last one that has begun, the first one when none has. Where nothing dates
 * the steps it is the first.
 */
export function currentStep(order: FhirJson, lines: readonly JsonObject[], now: Date): number {
  const inOrder = lines.map((line, index) => ({ line, index })).toSorted((a, b) => place(a.line) - place(b.line));
  let current = inOrder[0]?.index ?? 0;
  let begins = startOfOrder(order, inOrder[0]?.line);
  for (const { line, index } of inOrder) {
    const period = object(repeatOf(line)?.['boundsPeriod']);
    begins = dayNumber(period?.['start']) ?? begins;
    if (begins === undefined || begins > today(now)) return current;
    current = index;
    begins = endOfStep(line, begins);
  }
  return current;
}

function place(line: JsonObject): number {
  return typeof line['sequence'] === 'number' ? line['sequence'] : 0;
}

function startOfOrder(order: FhirJson, first: JsonObject | undefined): number | undefined {
  const period = object(first && repeatOf(first)?.['boundsPeriod']);
  return (
    dayNumber(period?.['start']) ??
    dayNumber(object(order['effectivePeriod'])?.['start']) ??
    dayNumber(order['authoredOn'])
  );
}

/** The first day after a step; undefined when the step does not say how long it lasts. */
function endOfStep(line: JsonObject, begins: number): number | undefined {
  const repeat = repeatOf(line);
  const last = dayNumber(object(repeat?.['boundsPeriod'])?.['end']);
  if (last !== undefined) return last + 1;
  const days = durationDays(object(repeat?.['boundsDuration']));
  return days === undefined ? undefined : begins + Math.ceil(days.valueOf());
}
