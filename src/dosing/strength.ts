import type { Fraction } from '../model/exact.js';
import { object, objects, type FhirJson, type JsonObject } from '../model/json.js';
import { positive } from './amount.js';
import { doseUnit, namesTablet } from './dose-unit.js';
import { saidStrengths } from './strength-words.js';

/** What is known of the product that an order names. */
export interface ProductFacts {
  /** mg in one tablet, from the product's code. */
  readonly codeStrengthMg?: number;
  /** The resolved Medication resource. */
  readonly medication?: FhirJson;
  /** Ingredients of `medication` that are known to be another substance. */
  readonly otherIngredients?: readonly JsonObject[];
  /** Displays and texts of the product. */
  readonly texts: readonly string[];
  readonly singleIngredient: boolean;
}

export interface TabletStrength {
  readonly mg: Fraction;
  /** Taken from words, the last resort. */
  readonly inferred: boolean;
}

/**
 * mg in one tablet (dose-arithmetic A2b): product code, then Medication.ingredient.strength, then the only mg number in
 * the words. Two of them that contradict each other give none: either could be the tablet in the hand.
 */
export function tabletStrength(product: ProductFacts): TabletStrength | undefined {
  const code = positive(product.codeStrengthMg);
  const ingredient = ingredientStrength(product);
  if (ingredient === 'unreadable' || ingredient?.per === 'mL') return undefined;
  if (code && ingredient && !code.equals(ingredient.mg)) return undefined;
  const structured = code ?? ingredient?.mg;
  const words = saidStrengths(product.singleIngredient ? product.texts : []);
  if (words.isLiquid) return undefined;
  if (structured) {
    return words.mg.every((mg) => mg.equals(structured)) ? { mg: structured, inferred: false } : undefined;
  }
  const [only, ...others] = words.isDoubtful ? [] : words.mg;
  return only === undefined || others.length > 0 ? undefined : { mg: only, inferred: true };
}

/** mg in one mL, from Medication.ingredient.strength alone. */
export function concentration(product: ProductFacts): Fraction | undefined {
  const ingredient = ingredientStrength(product);
  return ingredient !== 'unreadable' && ingredient?.per === 'mL' ? ingredient.mg : undefined;
}

interface IngredientStrength {
  readonly mg: Fraction;
  readonly per: 'tablet' | 'mL';
}

/** Undefined where no ingredient states a strength; another substance's strength, or one of several, is unreadable. */
function ingredientStrength({
  medication,
  otherIngredients = [],
}: ProductFacts): IngredientStrength | 'unreadable' | undefined {
  const stated = ingredientsOf(medication).filter((ingredient) => ratioOf(ingredient) !== undefined);
  const own = stated.filter((ingredient) => !otherIngredients.includes(ingredient));
  const [only, ...more] = own.length > 0 ? own : stated;
  if (only === undefined) return undefined;
  const ratio = own.length > 0 && more.length === 0 ? ratioOf(only) : undefined;
  return readRatio(object(ratio?.['numerator']), object(ratio?.['denominator'])) ?? 'unreadable';
}

/** What a product is made of; DSTU2 keeps it in `product`. Excipients that are marked as such are none of it. */
export function ingredientsOf(medication: FhirJson | undefined): readonly JsonObject[] {
  const listed = [...objects(medication?.['ingredient']), ...objects(object(medication?.['product'])?.['ingredient'])];
  return listed.filter((ingredient) => ingredient['isActive'] !== false);
}

/** STU3 and DSTU2 call the ratio `amount`. One that says why it is missing, and nothing else, states no strength. */
function ratioOf(ingredient: JsonObject): JsonObject | undefined {
  const ratio = object(ingredient['strength']) ?? object(ingredient['amount']);
  return ratio?.['numerator'] === undefined && ratio?.['denominator'] === undefined ? undefined : ratio;
}

function readRatio(
  numerator: JsonObject | undefined,
  denominator: JsonObject | undefined,
): IngredientStrength | undefined {
  if (numerator === undefined || denominator === undefined) return undefined;
  const mg = massMg(numerator);
  const count = positive(denominator['value']);
  const unit = unitOfCount(denominator);
  if (!mg || !count || (unit !== 'tablet' && unit !== 'mL')) return undefined;
  return { mg: mg.div(count), per: unit };
}

function unitOfCount(denominator: JsonObject): string | undefined {
  const bare = denominator['code'] === undefined && denominator['unit'] === undefined;
  return bare || namesTablet(denominator) ? 'tablet' : doseUnit(denominator);
}

/** A mass in mg; undefined for anything that is not a plain mass above zero. */
function massMg(quantity: JsonObject): Fraction | undefined {
  const value = positive(quantity['value']);
  const unit = doseUnit(quantity);
  if (value === undefined) return undefined;
  if (unit === 'mg') return value;
  if (unit === 'g') return value.mul(1000);
  return unit === 'ug' ? value.div(1000) : undefined;
}
