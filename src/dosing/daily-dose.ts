import { exact } from '../model/exact.js';
import type { DailyDose, Refusal } from '../model/dose.js';
import type { RouteClass } from '../model/drugs.js';
import type { FhirJson, JsonObject } from '../model/json.js';
import { greatest } from './amount.js';
import { dosageLines, isAsNeeded, repeatOf } from './dosage-lines.js';
import { lineDose, type LineDose, type Measures } from './line-dose.js';
import { isRefused } from './outcome.js';
import { routeOf } from './route.js';
import { currentStep, sequenceOf } from './steps.js';

export interface DoseOptions extends Measures {
  /** Route that the product itself names; the order's own route goes first. */
  readonly route?: RouteClass;
  readonly now: Date;
}

/**
 * The daily dose of an order in R4 member names (dose-arithmetic A1 to A7). Never throws.
 * As-needed: refused, `highest` where it can be computed. Intravenous: a range even where both ends are equal, because
 * sums and limits use it and no card may print a number from it.
 */
export function dailyDose(order: FhirJson, options: DoseOptions): DailyDose {
  const lines = dosageLines(order);
  const dose = combined(order, lines, options);
  if (lines.some(isAsNeeded)) {
    const highest = dose.kind === 'fixed' ? dose.mgPerDay : dose.highest;
    return { kind: 'refused', reason: 'as-needed', ...(highest && { highest }) };
  }
  return dose.kind === 'fixed' && isIntravenous(order, options.route)
    ? { kind: 'range', lowest: dose.mgPerDay, highest: dose.mgPerDay }
    : dose;
}

function isIntravenous(order: FhirJson, productRoute: RouteClass | undefined): boolean {
  const ordered = routeOf(order);
  return (ordered === 'unknown' ? productRoute : ordered) === 'intravenous';
}

/** dose-arithmetic A5. */
function combined(order: FhirJson, lines: readonly JsonObject[], options: DoseOptions): DailyDose {
  if (lines.length === 0) return refused('no-dose');
  const doses: LineDose[] = [];
  for (const line of lines) {
    const dose = lineDose(line, options);
    if (isRefused(dose)) return refused(dose.refuse);
    doses.push(dose);
  }
  switch (sequenceOf(lines)) {
    case 'concurrent':
      return sum(lines, doses);
    case 'steps':
      return steps(order, lines, doses, options.now);
    case 'mixed':
      return refused('mixed-sequence');
  }
}

function sum(lines: readonly JsonObject[], doses: readonly LineDose[]): DailyDose {
  if (new Set(doses.map((dose) => dose.pattern)).size < doses.length) return refused('indistinguishable');
  const lowest = doses.reduce((total, dose) => total.add(dose.lowest), exact(0));
  const highest = doses.reduce((total, dose) => total.add(dose.highest), exact(0));
  // Lines that begin or end on different days are steps that nobody has numbered: their sum is no dose of any one day.
  if (new Set(lines.map(bounds)).size > 1) return { kind: 'refused', reason: 'mixed-sequence', highest };
  return lowest.equals(highest)
    ? { kind: 'fixed', mgPerDay: highest, strengthInferred: doses.some((dose) => dose.inferred) }
    : { kind: 'range', lowest, highest };
}

function bounds(line: JsonObject): string {
  const repeat = repeatOf(line);
  return JSON.stringify([repeat?.['boundsPeriod'], repeat?.['boundsDuration'], repeat?.['boundsRange']]);
}

function steps(order: FhirJson, lines: readonly JsonObject[], doses: readonly LineDose[], now: Date): DailyDose {
  const current = doses[currentStep(order, lines, now)];
  if (current === undefined) return refused('mixed-sequence');
  return { kind: 'steps', current: current.highest, highest: doses.map((dose) => dose.highest).reduce(greatest) };
}

function refused(reason: Refusal): DailyDose {
  return { kind: 'refused', reason };
}
