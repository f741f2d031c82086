import type { InrFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { namedUnusable, resultsIn, seriesOf } from './measurement.js';

/** INR, newest first; the higher of two at one time first. */
export function readInr(resources: readonly FhirJson[], now: Date): InrFact {
  const found = resultsIn(resources, now, 'inr');
  return {
    results: seriesOf(found, 'inr', 'high'),
    isEmpty: ![...found.usable, ...found.unusable].some(({ analyte }) => analyte === 'inr'),
    unusable: namedUnusable(found, ['inr']),
  };
}
