import type { RenalFact, Series } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { namedUnusable, resultsIn, seriesOf } from './measurement.js';

/** Renal function as reported, and serum creatinine for the eGFR computed where none is reported. Newest first. */
export function readRenalFunction(resources: readonly FhirJson[], now: Date): RenalFact {
  const results = resultsIn(resources, now);
  return {
    egfr: lowestOfEachTime(seriesOf(results, 'egfr', 'low')),
    creatinine: seriesOf(results, 'creatinine', 'high'),
    unusable: namedUnusable(results, ['egfr', 'creatinine']),
  };
}

/**
 * Laboratories that used a race coefficient reported two values of one specimen (48642-3 with 48643-1, 88294-4 with
 * 88293-6). The coefficient is no longer held to describe the patient: the lower value counts. The same goes for two
 * equations on one creatinine.
 */
function lowestOfEachTime(lowestFirst: Series): Series {
  return lowestFirst.filter((one, at) => one.time !== lowestFirst[at - 1]?.time);
}
