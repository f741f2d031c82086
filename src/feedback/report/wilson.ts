import type { Share } from '../../model/reports.js';

/** Of the standard normal distribution: 95 % lie between this and its negative. */
const z = 1.959964;

/** Wilson's score interval (1927), without correction for continuity; null for a share of nothing. */
export function wilson(some: number, all: number): Share | null {
  if (all === 0) return null;
  const share = some / all;
  const centre = share + (z * z) / (2 * all);
  const reach = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const width = 1 + (z * z) / all;
  return {
    share,
    // At the ends the interval is closed; rounding alone would leave 1e-17.
    low: some === 0 ? 0 : (centre - reach) / width,
    high: some === all ? 1 : (centre + reach) / width,
  };
}
