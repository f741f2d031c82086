import Fraction from 'fraction.js';
import { remembered } from './memo.js';

/** An exact fraction from a decimal as it was written: never from the binary value of a float. "1/4" is the fraction. */
export function exact(value: number | string): Fraction {
  return fraction(typeof value === 'number' ? String(value) : value);
}

/** No operation changes a fraction: one may stand for all of its value. */
const fraction = remembered(10_000, (written) => new Fraction(written));

export { default as Fraction } from 'fraction.js';
