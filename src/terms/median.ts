import type { Fraction } from '../model/exact.js';

/** Undefined for no values. */
export function median(values: readonly Fraction[]): Fraction | undefined {
  const ordered = values.toSorted((a, b) => a.compare(b));
  const upper = ordered[Math.floor(ordered.length / 2)];
  const lower = ordered[Math.floor((ordered.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : upper.add(lower).div(2);
}
