import { exact, type Fraction } from '../model/exact.js';
import { object, objects, values, type Json, type JsonObject } from '../model/json.js';
import { amount, greatest, least } from './amount.js';
import { timingOf } from './dosage-lines.js';
import { doseUnit } from './dose-unit.js';
import { isRefused, refuse, type Refused } from './outcome.js';
import { concentration, tabletStrength, type ProductFacts } from './strength.js';
import { dosesPerDay } from './timing.js';

/** mg, of one administration or of one day. */
export interface Milligrams {
  readonly lowest: Fraction;
  readonly highest: Fraction;
  readonly inferred: boolean;
}

export interface LineDose extends Milligrams {
  /** Equal for two lines that are given at the same times. */
  readonly pattern: string;
}

export interface Measures extends ProductFacts {
  readonly weightKg?: Fraction;
}

/** mg per day of one dosage. */
export function lineDose(line: JsonObject, measures: Measures): LineDose | Refused {
  // A modifier may say "do not give", or anything else.
  if (values(line['modifierExtension']).length > 0) return refuse('no-dose');
  const entries = doseEntries(line);
  if ([line, ...entries].some(isInfusion)) return refuse('infusion-rate');
  const rate = dosesPerDay(timingOf(line));
  if (isRefused(rate)) return rate;
  const dose = chosenDose(entries, measures);
  if (isRefused(dose)) return dose;
  return {
    lowest: dose.lowest.mul(rate.lowest),
    highest: dose.highest.mul(rate.highest),
    inferred: dose.inferred,
    pattern: rate.pattern,
  };
}

/** STU3 and DSTU2 write the dose on the dosage itself; it counts as one more entry. */
export function doseEntries(line: JsonObject): readonly JsonObject[] {
  const entries = objects(line['doseAndRate']);
  return saysDose(line) ? [...entries, line] : entries;
}

function saysDose(entry: JsonObject): boolean {
  return values(entry['doseQuantity']).length > 0 || values(entry['doseRange']).length > 0;
}

function isInfusion(entry: JsonObject): boolean {
  return ['rateQuantity', 'rateRatio', 'rateRange'].some((member) => values(entry[member]).length > 0);
}

/** dose-arithmetic A1: the ordered dose, else the only one, else several of one value. */
function chosenDose(entries: readonly JsonObject[], measures: Measures): Milligrams | Refused {
  const ordered = entries.filter((entry) => isOrdered(entry['type']));
  const [first, ...others] = (ordered.length > 0 ? ordered : entries).filter(saysDose);
  if (first === undefined) return refuse('no-dose');
  const chosen = entryDose(first, measures);
  if (isRefused(chosen)) return chosen;
  const agrees = (other: Milligrams | Refused): boolean =>
    !isRefused(other) && other.lowest.equals(chosen.lowest) && other.highest.equals(chosen.highest);
  return others.map((entry) => entryDose(entry, measures)).every(agrees) ? chosen : refuse('two-doses');
}

function isOrdered(type: Json | undefined): boolean {
  return objects(type).some((concept) => objects(concept['coding']).some((coding) => coding['code'] === 'ordered'));
}

function entryDose(entry: JsonObject, measures: Measures): Milligrams | Refused {
  const quantities = objects(entry['doseQuantity']);
  const range = object(entry['doseRange']);
  const [quantity, ...more] = quantities;
  if (more.length > 0 || (quantity && range)) return refuse('two-doses');
  if (quantity !== undefined) {
    const mg = toMilligrams(quantity, measures);
    return isRefused(mg) || mg.highest.gt(0) ? mg : refuse('no-dose');
  }
  return range === undefined ? refuse('no-dose') : rangeDose(range, measures);
}

/** "up to 100 mg" has no lower end; without an upper end nobody knows how much. */
function rangeDose(range: JsonObject, measures: Measures): Milligrams | Refused {
  const [low, high] = [object(range['low']), object(range['high'])];
  if (high === undefined) return refuse('no-dose');
  const most = toMilligrams(high, measures);
  const fewest =
    low === undefined ? { lowest: exact(0), highest: exact(0), inferred: false } : toMilligrams(low, measures);
  if (isRefused(most)) return most;
  if (isRefused(fewest)) return fewest;
  if (!most.highest.gt(0)) return refuse('no-dose');
  return {
    lowest: least(fewest.lowest, most.lowest),
    highest: greatest(fewest.highest, most.highest),
    inferred: most.inferred || fewest.inferred,
  };
}

/** dose-arithmetic A2 for one Quantity. */
function toMilligrams(quantity: JsonObject, measures: Measures): Milligrams | Refused {
  const value = amount(quantity['value']);
  if (value === undefined || (quantity['comparator'] ?? null) !== null) return refuse('no-dose');
  const factor = mgPerUnit(quantity, measures);
  if (isRefused(factor)) return factor;
  const mg = value.mul(factor.mg);
  return { lowest: mg, highest: mg, inferred: factor.inferred };
}

function mgPerUnit(quantity: JsonObject, measures: Measures): { mg: Fraction; inferred: boolean } | Refused {
  const plain = (mg: Fraction | undefined, otherwise: Refused): { mg: Fraction; inferred: boolean } | Refused =>
    mg === undefined ? otherwise : { mg, inferred: false };
  switch (doseUnit(quantity)) {
    case 'mg':
      return plain(exact(1), refuse('unit-unknown'));
    case 'g':
      return plain(exact(1000), refuse('unit-unknown'));
    case 'ug':
      return plain(exact('1/1000'), refuse('unit-unknown'));
    case 'mg/kg':
      return plain(measures.weightKg, refuse('weight-unknown'));
    case 'mL':
      return plain(concentration(measures), refuse('strength-unknown'));
    case 'tablet':
      return tabletStrength(measures) ?? refuse('strength-unknown');
    case undefined:
      return refuse('unit-unknown');
  }
}
