import type { MetabolitesFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { namedUnusable, resultsIn, seriesOf } from './measurement.js';

/** 6-thioguanine nucleotides and 6-methylmercaptopurine, each newest first. */
export function readMetabolites(resources: readonly FhirJson[], now: Date): MetabolitesFact {
  const results = resultsIn(resources, now, 'metabolites');
  return {
    tgn: seriesOf(results, 'tgn', 'high'),
    mmp: seriesOf(results, 'mmp', 'high'),
    unusable: namedUnusable(results, ['tgn', 'mmp']),
  };
}
