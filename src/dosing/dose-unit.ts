import { brief, type Json, type JsonObject } from '../model/json.js';

export type DoseUnit = 'mg' | 'g' | 'ug' | 'mg/kg' | 'mL' | 'tablet';

/** UCUM codes and the words of dose-arithmetic A2, in lower case: clients write MG, mg and Mg and mean milligrams. */
const units: Readonly<Record<string, DoseUnit>> = {
  mg: 'mg',
  g: 'g',
  ug: 'ug',
  mcg: 'ug',
  '\u00b5g': 'ug',
  '\u03bcg': 'ug',
  'mg/kg': 'mg/kg',
  ml: 'mL',
  '1': 'tablet',
  '{pill}': 'tablet',
  '{tbl}': 'tablet',
  '{tablet}': 'tablet',
  '{capsule}': 'tablet',
  '{cap}': 'tablet',
  tab: 'tablet',
  tablet: 'tablet',
  tablets: 'tablet',
  cap: 'tablet',
  capsule: 'tablet',
  capsules: 'tablet',
};

const ucum = 'http://unitsofmeasure.org';

/**
 * The unit of a Quantity (dose-arithmetic A2); undefined when it is none of ours, or when code and unit name two
 * different ones: then nobody knows which of them the prescriber saw.
 */
export function doseUnit(quantity: JsonObject): DoseUnit | undefined {
  const code = read(quantity['code']);
  const word = read(quantity['unit']);
  if (!code.given) return word.unit;
  // A code of another system (SNOMED CT, drug forms) is known by its word alone.
  if (code.unit === undefined) return isUcum(quantity) ? undefined : word.unit;
  // UCUM "1" counts anything: with a word that is no tablet ("vial", "puff") it counts that.
  if (quantity['code'] === '1' && word.given && word.unit !== 'tablet') return undefined;
  return word.unit === undefined || word.unit === code.unit ? code.unit : undefined;
}

function isUcum(quantity: JsonObject): boolean {
  return quantity['system'] === undefined || quantity['system'] === ucum;
}

function read(value: Json | undefined): { readonly given: boolean; readonly unit: DoseUnit | undefined } {
  if (typeof value !== 'string') return { given: value !== undefined && value !== null, unit: undefined };
  const key = brief(value).trim().toLowerCase();
  return { given: key !== '', unit: Object.hasOwn(units, key) ? units[key] : undefined };
}
