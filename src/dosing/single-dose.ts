import type { Fraction } from '../model/exact.js';
import { brief, object, objects, text, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { positive } from './amount.js';
import { dosageLines } from './dosage-lines.js';
import { writtenUnit } from './dose-unit.js';

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
  const said = object(quantity) ?? {};
  const value = positive(said['value']);
  if (value === undefined) return [];
  const mg = factorOf(factors, said);
  const mgPerM2 = factorOf(factorsPerM2, said);
  return [
    {
      ...(mg === undefined ? {} : { mg: value.mul(mg) }),
      ...(mgPerM2 === undefined ? {} : { mgPerM2: value.mul(mgPerM2) }),
    },
  ];
}

/** By what is written, else by the word beside it: a code may be of a system that is not UCUM. */
function factorOf(known: ReadonlyMap<string, string>, said: JsonObject): string | undefined {
  return known.get(plain(writtenUnit(said))) ?? known.get(plain(text(said['unit'])));
}

function plain(unit = ''): string {
  return brief(unit)
    .replace(/[{}\s]/g, '')
    .replace('²', '2')
    .toLowerCase();
}
