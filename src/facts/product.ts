/** What an order says of its product, as the arithmetic reads it. */
import { dailyDose } from '../dosing/daily-dose.js';
import type { ProductFacts } from '../dosing/strength.js';
import type { DailyDose } from '../model/dose.js';
import type { DrugMatch, LocalCodes, VaccineMatch } from '../model/drugs.js';
import type { FhirJson } from '../model/json.js';
import type { Retrieved } from '../model/retrieved.js';
import { medicationOf, type MedicationOf } from './medication-of.js';

interface OrderContext {
  readonly referenced: Retrieved['referenced'];
  readonly now: Date;
  readonly localCodes?: LocalCodes;
}

/** The product that one order names; undefined where it names no drug. */
export function productOf(order: FhirJson, { referenced, localCodes }: OrderContext): ProductFacts | undefined {
  const medication = medicationOf(order, referenced, localCodes);
  return medication.recognition.kind === 'drug' ? productFacts(medication.recognition, medication) : undefined;
}

/** The dose of an order that speaks of mg or tablets alone, read beside nothing else. */
export function doseOf(order: FhirJson, context: OrderContext): DailyDose | undefined {
  const product = productOf(order, context);
  return product && dailyDose(order, { ...product, now: context.now });
}

/** What the arithmetic knows of the product that an order names. */
export function productFacts(
  match: DrugMatch | VaccineMatch,
  { texts, resource, otherIngredients }: MedicationOf,
): ProductFacts {
  const strength = match.kind === 'drug' ? match.strengthMg : undefined;
  return {
    texts,
    singleIngredient: match.kind === 'drug' && match.singleIngredient,
    ...(strength === undefined ? {} : { codeStrengthMg: strength }),
    ...(resource === undefined ? {} : { medication: resource }),
    ...(otherIngredients === undefined ? {} : { otherIngredients }),
  };
}
