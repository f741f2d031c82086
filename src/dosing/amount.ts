import { exact, type Fraction } from '../model/exact.js';
import type { Json } from '../model/json.js';

/**
 * A double written out has at most 17 digits, a leading zero and a point: a client's own arithmetic sends
 * 300.59999999999997, and a dose left unread would be a dose not checked. Longer is an attack.
 */
const longestAmount = 19;

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
