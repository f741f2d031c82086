/** Numbers of the laboratory as a card prints them. */
import { decimal } from '../src/dosing/schedule-words.js';
import type { Fraction } from '../src/model/exact.js';

/**
 * Two decimals at most; three where rounding up would print a round number that the result does not reach: a count of 1.496
 * is below the line that it would seem to stand on.
 */
export function resultText(value: Fraction): string {
  const rounded = value.round(2);
  const isRoundNumber = rounded.equals(value.round(1));
  return isRoundNumber && rounded.gt(value) ? value.floor(3).toString() : decimal(value);
}
