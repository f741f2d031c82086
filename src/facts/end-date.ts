import { DEFAULT_SUPPLY_D } from '../knowledge/constants.js';
import { positive } from '../dosing/amount.js';
import { supplyDays } from '../dosing/schedule-facts.js';
import type { Fraction } from '../model/exact.js';
import type { Day, EndBasis } from '../model/facts.js';
import { object, objects, text, type FhirJson, type JsonObject } from '../model/json.js';
import { dayAfter, parseDate } from './dates.js';

/** Start of an order, statement or dispense: authoredOn, else start of its period, else when it was handed over. */
export function startOf(resource: FhirJson): Day | undefined {
  const own = firstDay([
    resource['authoredOn'],
    object(resource['effectivePeriod'])?.['start'],
    resource['effectiveDateTime'],
    resource['whenHandedOver'],
    resource['whenPrepared'],
    resource['occurrenceDateTime'],
    resource['dateAsserted'],
  ]);
  return own ?? firstDay(dosages(resource).map((dosage) => boundsPeriod(dosage)?.['start']));
}

/** END DATE of the catalogue: the first that exists. meta.lastUpdated never counts. */
export function endOf(resource: FhirJson): { readonly day: Day; readonly basis: EndBasis } | undefined {
  const stated = firstDay([
    object(resource['effectivePeriod'])?.['end'],
    latest(dosages(resource).map((dosage) => text(boundsPeriod(dosage)?.['end']))),
    object(object(resource['dispenseRequest'])?.['validityPeriod'])?.['end'],
  ]);
  if (stated !== undefined) return { day: stated, basis: 'stated' };
  const supplied = supplyEndOf(resource);
  if (supplied !== undefined) return { day: supplied, basis: 'supply' };
  const start = startOf(resource);
  const estimated = start === undefined ? undefined : dayAfter(start, DEFAULT_SUPPLY_D.value);
  return estimated === undefined ? undefined : { day: estimated, basis: 'estimated' };
}

/** Where the supply of an order ends, whatever end is written in it. A supply beyond the last day of a calendar is a slip. */
export function supplyEndOf(resource: FhirJson): Day | undefined {
  const start = startOf(resource);
  if (start === undefined) return undefined;
  return afterSupply(start, supplyDays(resource)) ?? afterSupply(start, daysSupply(resource));
}

function afterSupply(start: Day, supply: Fraction | undefined): Day | undefined {
  return supply === undefined ? undefined : dayAfter(start, Math.ceil(supply.valueOf()));
}

function daysSupply(dispense: FhirJson): Fraction | undefined {
  return positive(object(dispense['daysSupply'])?.['value']);
}

function dosages(resource: FhirJson): readonly JsonObject[] {
  return [...objects(resource['dosageInstruction']), ...objects(resource['dosage'])];
}

function boundsPeriod(dosage: JsonObject): JsonObject | undefined {
  return object(object(object(dosage['timing'])?.['repeat'])?.['boundsPeriod']);
}

/** Of several dosage lines the last end counts; a line without an end keeps the order open. */
function latest(ends: readonly (string | undefined)[]): string | undefined {
  if (ends.length === 0 || ends.includes(undefined)) return undefined;
  return ends.toSorted().at(-1);
}

function firstDay(candidates: readonly unknown[]): Day | undefined {
  for (const candidate of candidates) {
    if (typeof candidate !== 'string') continue;
    const parsed = parseDate(candidate);
    if (parsed !== undefined) return parsed.day;
  }
  return undefined;
}
