import { canonicalUnit, measured, type Analyte } from '../knowledge/units.js';
import { exact, Fraction } from '../model/exact.js';
import { number, object, text, type Json, type JsonObject } from '../model/json.js';

export type Comparator = '<' | '>';

/** A result in the unit of its fact. "at most" is read as below and "at least" as above: neither reaches further than the other. */
export interface Amount {
  readonly value: Fraction;
  readonly comparator?: Comparator;
  /** What one unit of the sender's scale is in the unit of the fact, for a reference range that repeats no unit. */
  readonly factor: Fraction;
}

/** An amount, or in words why there is none: "platelets 150 without unit". */
export type ReadAmount =
  { readonly usable: true; readonly amount: Amount } | { readonly usable: false; readonly why: string };

interface Written {
  readonly digits: string;
  /** The digits, where the point in them may part thousands: "150.000 /µl". */
  readonly thousands?: string;
  readonly comparator?: string;
  readonly units: readonly string[];
}

/** The value[x] of an Observation or of one of its components, in the unit of its fact. */
export function amountOf(holder: JsonObject, analyte: Analyte): ReadAmount {
  const { words } = measured[analyte];
  const written = writtenValue(holder);
  if (!written) return { usable: false, why: `${words} without a number` };
  const comparator = comparatorOf(written.comparator);
  if (comparator === 'unknown') return { usable: false, why: `${words} without a number` };
  const factor = factorFor(analyte, written);
  if (typeof factor === 'string') return { usable: false, why: `${words} ${written.digits} ${factor}` };
  if (written.thousands !== undefined && isPlausible(scaled(written.thousands, factor), analyte))
    return { usable: false, why: `${words} ${written.digits} in thousands or decimals` };
  const value = scaled(written.digits, factor);
  return { usable: true, amount: { value, factor, ...(comparator && { comparator }) } };
}

/** Most laboratories write the unit of the fact. */
function scaled(digits: string, factor: Fraction): Fraction {
  const value = exact(digits);
  return factor.equals(one) ? value : value.mul(factor);
}

const one = exact(1);

/** A limit of the reference range in the unit of the fact. Without a unit of its own it has that of the result. */
export function limitOf(quantity: Json | undefined, analyte: Analyte, resultFactor: Fraction): Fraction | undefined {
  const written = writtenQuantity(object(quantity));
  if (!written) return undefined;
  const factor = written.units.length === 0 ? resultFactor : unitFactor(analyte, written.units);
  return factor instanceof Fraction ? scaled(written.digits, factor) : undefined;
}

/** As it was written, whatever its unit. */
export function writtenValue(holder: JsonObject): Written | undefined {
  const quantity = object(holder['valueQuantity']);
  if (quantity) return writtenQuantity(quantity);
  return writtenNumber(holder['valueInteger'] ?? holder['valueDecimal']) ?? writtenText(holder['valueString']);
}

function writtenQuantity(quantity: JsonObject | undefined): Written | undefined {
  const value = writtenNumber(quantity?.['value']) ?? writtenText(quantity?.['value']);
  const comparator = text(quantity?.['comparator']) ?? value?.comparator;
  const units = [quantity?.['code'], quantity?.['unit']].map(text).filter((unit) => unit !== undefined);
  return (
    value && {
      digits: value.digits,
      units: [...value.units, ...units],
      ...(comparator !== undefined && { comparator }),
    }
  );
}

/** Negative and exponent forms are no laboratory results. */
function writtenNumber(value: Json | undefined): Written | undefined {
  const digits = String(number(value) ?? '');
  return /^\d+(\.\d+)?$/.test(digits) ? { digits, units: [] } : undefined;
}

/**
 * ">60", "<0.5", "4,2 G/L". A comma before exactly three digits may part thousands or decimals: no number. A point there
 * mostly parts decimals, and thousands where people write a comma before decimals.
 */
function writtenText(value: Json | undefined): Written | undefined {
  const parts = /^\s*(?:(<=|>=|[<>≤≥])\s*)?(\d+)(?:([.,])(\d+))?\s*([^\d\s.,–-].*)?$/.exec(
    (text(value) ?? '').slice(0, 100),
  );
  const [, comparator, whole, mark, decimals, unit] = parts ?? [];
  if (whole === undefined || (mark === ',' && decimals?.length === 3)) return undefined;
  const digits = decimals === undefined ? whole : `${whole}.${decimals}`;
  const mayBeThousands = mark === '.' && decimals?.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return {
    digits,
    units: unit === undefined ? [] : [unit],
    ...(mayBeThousands && { thousands: `${whole}${decimals}` }),
    ...(comparator !== undefined && { comparator }),
  };
}

export function comparatorOf(sign: string | undefined): Comparator | 'unknown' | undefined {
  if (sign === undefined) return undefined;
  if (['<', '<=', '≤'].includes(sign)) return '<';
  return ['>', '>=', '≥'].includes(sign) ? '>' : 'unknown';
}

function factorFor(analyte: Analyte, { digits, units }: Written): Fraction | string {
  return units.length > 0 ? unitFactor(analyte, units) : bareFactor(analyte, exact(digits));
}

/** UCUM code and human unit must not contradict each other. */
function unitFactor(analyte: Analyte, units: readonly string[]): Fraction | string {
  const factors: { readonly [spelling: string]: string } = measured[analyte].factors;
  const known = units
    .map(canonicalUnit)
    .filter((unit) => Object.hasOwn(factors, unit))
    .map((unit) => factors[unit]);
  const [first] = known;
  if (first === undefined) return 'in an unknown unit';
  return known.every((factor) => factor === first) ? exact(first) : 'in two units';
}

/** Usable where the bare number is plausible in one unit only; zero is the same in all. */
function bareFactor(analyte: Analyte, value: Fraction): Fraction | string {
  const { factors } = measured[analyte];
  const distinct = [...new Set<string>(Object.values(factors))].map((factor) => exact(factor));
  const fitting = distinct.filter((factor) => {
    const converted = value.mul(factor);
    return converted.equals(0) || isPlausible(converted, analyte);
  });
  const [only] = fitting;
  return only !== undefined && (fitting.length === 1 || value.equals(0)) ? only : 'without unit';
}

function isPlausible(value: Fraction, analyte: Analyte): boolean {
  const { low, high } = measured[analyte].plausible;
  return value.gte(exact(low)) && value.lte(exact(high));
}
