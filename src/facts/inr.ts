import type { Series } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { resultsIn, seriesOf } from './measurement.js';

/** INR, newest first; the higher of two at one time first. */
export function readInr(resources: readonly FhirJson[], now: Date): Series {
  return seriesOf(resultsIn(resources, now, 'inr'), 'inr', 'high');
}
