import { exact, type Fraction } from '../model/exact.js';
import type { Json } from '../model/json.js';

/** Amounts written with more digits than this are noise or an attack, never a dose, a time or a weight. */
const longestAmount = 15;

/**
 * A JSON number above or equal to zero, exactly as it was written. Undefined for anything else: text, negative, infinite
 * (1e400), and numbers that JSON can only say with an exponent.
 */
export function amount(value: Json | undefined): Fraction | undefined {
  if (typeof value !== 'number') return undefined;
  const written = String(value);
  return written.length <= longestAmount && /^\d+(\.\d+)?$/.test(written) ? exact(written) : undefined;
}

/** As `amount`, and above zero. */
export function positive(value: Json | undefined): Fraction | undefined {
  const read = amount(value);
  return read?.equals(0) === false ? read : undefined;
}

export function least(a: Fraction, b: Fraction): Fraction {
  return a.lt(b) ? a : b;
}

export function greatest(a: Fraction, b: Fraction): Fraction {
  return a.gt(b) ? a : b;
}
