import Fraction from 'fraction.js';

/** An exact fraction from a decimal as it was written: never from the binary value of a float. "1/4" is the fraction. */
export function exact(value: number | string): Fraction {
  return new Fraction(typeof value === 'number' ? String(value) : value);
}

export { default as Fraction } from 'fraction.js';
