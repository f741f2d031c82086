import { exact, type Fraction } from '../model/exact.js';
import { object, objects, type FhirJson, type JsonObject } from '../model/json.js';
import { positive } from './amount.js';
import { doseUnit } from './dose-unit.js';

/** What is known of the product that an order names. */
export interface ProductFacts {
  /** mg in one tablet, from the product's code. */
  readonly codeStrengthMg?: number;
  /** The resolved Medication resource. */
  readonly medication?: FhirJson;
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
 * the words. A code and an ingredient that contradict each other give none: either could be the tablet in the hand.
 */
export function tabletStrength(product: ProductFacts): TabletStrength | undefined {
  const code = positive(product.codeStrengthMg);
  const ingredient = ingredientStrength(product.medication);
  if (ingredient?.per === 'mL') return undefined;
  if (code && ingredient && !code.equals(ingredient.mg)) return undefined;
  const structured = code ?? ingredient?.mg;
  if (structured) return { mg: structured, inferred: false };
  const words = product.singleIngredient ? strengthInWords(product.texts) : undefined;
  return words && { mg: words, inferred: true };
}

/** mg in one mL, from Medication.ingredient.strength alone. */
export function concentration(product: ProductFacts): Fraction | undefined {
  const ingredient = ingredientStrength(product.medication);
  return ingredient?.per === 'mL' ? ingredient.mg : undefined;
}

interface IngredientStrength {
  readonly mg: Fraction;
  readonly per: 'tablet' | 'mL';
}

/** STU3 and DSTU2 call the ratio `amount`; DSTU2 keeps the ingredients in `product`. */
function ingredientStrength(medication: FhirJson | undefined): IngredientStrength | undefined {
  const listed = [...objects(medication?.['ingredient']), ...objects(object(medication?.['product'])?.['ingredient'])];
  const [active, ...others] = listed.filter((ingredient) => ingredient['isActive'] !== false);
  if (active === undefined || others.length > 0) return undefined;
  const ratio = object(active['strength']) ?? object(active['amount']);
  return ratio && readRatio(object(ratio['numerator']), object(ratio['denominator']));
}

function readRatio(
  numerator: JsonObject | undefined,
  denominator: JsonObject | undefined,
): IngredientStrength | undefined {
  if (numerator === undefined || denominator === undefined) return undefined;
  const mg = massMg(numerator);
  const count = positive(denominator['value']);
  const bare = denominator['code'] === undefined && denominator['unit'] === undefined;
  const unit = bare ? 'tablet' : doseUnit(denominator);
  if (!mg || !count || (unit !== 'tablet' && unit !== 'mL')) return undefined;
  return { mg: mg.div(count), per: unit };
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

/** Words that speak of a day state a dose, not a tablet. */
const speaksOfDays = /\b(daily|day|days|od|bd|bid|tds|tid|qd|qid|weekly|week)\b/i;

/** "50 mg", with what makes it something else: a span or a sum before it ("25-50 mg", "1 000 mg"), a slash behind it. */
const milligrams =
  /(?<before>\d\s*[-\u2013/]\s*|\d\s(?=\d{3}\D))?(?<![\d.,])(?<mg>\d+(?:[.,]\d+)?)\s*mg\b(?<per>\s*\/|\s*per\b)?/giu;

const LONGEST_WORDS = 1000;

/** Exactly one "NN mg" over all words; a concentration, a span ("25-50 mg") or a doubtful thousand gives none. */
function strengthInWords(texts: readonly string[]): Fraction | undefined {
  const numbers = new Set<string>();
  for (const words of texts) {
    // No product is called like that, and a number behind the part that is read would make the one in it doubtful.
    if (words.length > LONGEST_WORDS) return undefined;
    const matches = [...words.matchAll(milligrams)];
    if (matches.length > 0 && speaksOfDays.test(words)) return undefined;
    for (const { groups } of matches) {
      if (groups?.['before'] !== undefined || groups?.['per'] !== undefined) return undefined;
      numbers.add((groups?.['mg'] ?? '').replace(',', '.'));
    }
  }
  const [only, ...more] = numbers;
  if (only === undefined || more.length > 0 || only.length > 8 || /^[1-9]\d{0,2}\.\d{3}$/.test(only)) return undefined;
  const mg = exact(only);
  return mg.equals(0) ? undefined : mg;
}
