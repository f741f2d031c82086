import type { Fraction } from '../model/exact.js';
import { brief, object, objects, text, type FhirJson, type Json } from '../model/json.js';
import { positive } from './amount.js';
import { dosageLines } from './dosage-lines.js';

/** One dose as it is given, in mg or in mg per square metre; left out what it is not written in. */
export interface SingleDose {
  readonly mg?: Fraction;
  readonly mgPerM2?: Fraction;
}

const factors = new Map([
  ['mg', '1'],
  ['g', '1000'],
]);
const factorsPerM2 = new Map([
  ['mg/m2', '1'],
  ['g/m2', '1000'],
]);

/** The doses of all lines, whatever their timing: a single infusion has none. */
export function singleDoses(order: FhirJson): readonly SingleDose[] {
  return dosageLines(order).flatMap((line) =>
    [line['doseQuantity'], ...objects(line['doseAndRate']).map((rate) => rate['doseQuantity'])].flatMap(singleDose),
  );
}

function singleDose(quantity: Json | undefined): readonly SingleDose[] {
  const { value: written, code, unit } = object(quantity) ?? {};
  const value = positive(written);
  if (value === undefined) return [];
  const mg = factorOf(factors, code, unit);
  const mgPerM2 = factorOf(factorsPerM2, code, unit);
  return [
    {
      ...(mg === undefined ? {} : { mg: value.mul(mg) }),
      ...(mgPerM2 === undefined ? {} : { mgPerM2: value.mul(mgPerM2) }),
    },
  ];
}

/** By the code, else by the unit in words: a code may be of a system that is not UCUM. */
function factorOf(known: ReadonlyMap<string, string>, ...units: readonly (Json | undefined)[]): string | undefined {
  return units.map((unit) => known.get(plain(text(unit) ?? ''))).find((factor) => factor !== undefined);
}

function plain(unit: string): string {
  return brief(unit)
    .replace(/[{}\s]/g, '')
    .replace('²', '2')
    .toLowerCase();
}
