import { objects, type FhirJson, type JsonObject } from '../model/json.js';
import { dosageLines } from './dosage-lines.js';
import { doseUnit } from './dose-unit.js';
import { doseEntries } from './line-dose.js';

/** How an order says its amounts. `unit` keeps the unit, system and code of the quantity as they came. */
export type Speech =
  | { readonly kind: 'mg' }
  | { readonly kind: 'tablets'; readonly unit: JsonObject }
  | { readonly kind: 'millilitres'; readonly unit: JsonObject };

/** mg unless every dose of the order counts tablets, or every dose is in mL. */
export function speechOf(order: FhirJson): Speech {
  const quantities = dosageLines(order)
    .flatMap(doseEntries)
    .flatMap((entry) => [
      ...objects(entry['doseQuantity']),
      ...objects(entry['doseRange']).flatMap((range) => [...objects(range['low']), ...objects(range['high'])]),
    ]);
  const [first] = quantities;
  if (first === undefined) return { kind: 'mg' };
  const unit = Object.fromEntries(
    Object.entries(first).filter(([member]) => ['unit', 'system', 'code'].includes(member)),
  );
  if (quantities.every((quantity) => doseUnit(quantity) === 'tablet')) return { kind: 'tablets', unit };
  return quantities.every((quantity) => doseUnit(quantity) === 'mL') ? { kind: 'millilitres', unit } : { kind: 'mg' };
}

export function speaksInTablets(order: FhirJson): boolean {
  return speechOf(order).kind === 'tablets';
}
