import { amount } from '../dosing/amount.js';
import { ENZYME_MAX_AGE_Y, TRANSFUSION_D } from '../knowledge/constants.js';
import { gravestOf } from '../knowledge/phenotype-words.js';
import { phenotypeNamed } from '../knowledge/pgx-codes.js';
import { isRedCellTransfusion } from '../knowledge/transfusion.js';
import type { Fraction } from '../model/exact.js';
import type { Day, Phenotype } from '../model/facts.js';
import { object, objects, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { completedYears, daysFrom, today } from './dates.js';
import { flagOf, interpretationCodes } from './interpretation.js';
import { isDone, performedOn } from './procedures.js';

/** Days of the transfusions among the patient's procedures. */
export function transfusionDays(procedures: readonly FhirJson[], now: Date): readonly Day[] {
  return procedures
    .filter((procedure) => isDone(procedure) && isRedCellTransfusion(procedure['code']))
    .flatMap((procedure) => performedOn(procedure, now)?.day ?? []);
}

/** Fresh enough, and not measured in red cells of a donor. An undated activity is neither. */
export function isReliable(day: Day | undefined, transfusions: readonly Day[], now: Date): boolean {
  if (day === undefined || yearsTo(day, now) > ENZYME_MAX_AGE_Y.value) return false;
  return !transfusions.some((transfused) => {
    const days = daysFrom(transfused, day);
    return days >= 0 && days <= TRANSFUSION_D.value;
  });
}

/**
 * Phenotype of a red-cell activity by the laboratory's own words, ranges or flag; units and substrates differ too much for a
 * limit of ours. A plain "low" does not tell a carrier from a deficient patient: possible-intermediate, which is treated as
 * at least intermediate. Critically low, and an activity of zero, is poor.
 */
export function phenotypeOfActivity(holder: JsonObject): Phenotype | undefined {
  const value = valueIn(holder['valueQuantity']) ?? amount(holder['valueInteger']);
  const words = holder['valueCodeableConcept'] ?? holder['valueString'];
  const said = gravestOf(
    [phenotypeNamed(words), phenotypeNamed(holder['interpretation'])].filter((one) => one !== undefined),
  );
  // A plain "normal" is a flag, and stands behind the laboratory's ranges.
  if (said !== undefined && said !== 'normal') return said;
  const codes = interpretationCodes(holder['interpretation']);
  if (codes.includes('LL') || value?.equals(0)) return 'poor';
  const ranges = objects(holder['referenceRange']);
  return (
    namedRange(ranges, value) ?? byFlag(holder['interpretation']) ?? byFlag(words) ?? said ?? byLimit(ranges, value)
  );
}

/** Laboratories that print "deficient / intermediate / normal" intervals: the one that holds the value. */
function namedRange(ranges: readonly JsonObject[], value: Fraction | undefined): Phenotype | undefined {
  if (!value) return undefined;
  return ranges
    .filter((range) => holds(range, value))
    .map((range) => phenotypeNamed(range['text']) ?? phenotypeNamed(range['type']))
    .find((phenotype) => phenotype !== undefined);
}

function holds(range: JsonObject, value: Fraction): boolean {
  const low = valueIn(range['low']);
  const high = valueIn(range['high']);
  return (low !== undefined || high !== undefined) && !(low?.gt(value) ?? false) && !(high?.lt(value) ?? false);
}

function byFlag(interpretation: Json | undefined): Phenotype | undefined {
  const flag = flagOf(interpretation);
  if (flag === undefined) return undefined;
  return flag === 'low' ? 'possible-intermediate' : 'normal';
}

function byLimit(ranges: readonly JsonObject[], value: Fraction | undefined): Phenotype | undefined {
  const [range] = ranges;
  const low = ranges.length === 1 ? valueIn(range?.['low']) : undefined;
  if (!low || !value) return undefined;
  return value.lt(low) ? 'possible-intermediate' : 'normal';
}

function yearsTo(day: Day, now: Date): number {
  const years = completedYears(day, today(now));
  // "At most five years old" ends on the fifth anniversary, not a day before the sixth.
  return day.slice(5) === today(now).slice(5) ? years : years + 1;
}

function valueIn(quantity: Json | undefined): Fraction | undefined {
  return amount(object(quantity)?.['value']);
}
