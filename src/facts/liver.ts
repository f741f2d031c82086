import type { LiverTestsFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { namedUnusable, resultsIn, seriesOf } from './measurement.js';

/** Liver tests and lipase, each newest first. */
export function readLiverTests(resources: readonly FhirJson[], now: Date): LiverTestsFact {
  const results = resultsIn(resources, now);
  return {
    alt: seriesOf(results, 'alt', 'high'),
    ast: seriesOf(results, 'ast', 'high'),
    bilirubin: seriesOf(results, 'bilirubin', 'high'),
    albumin: seriesOf(results, 'albumin', 'low'),
    bileAcids: seriesOf(results, 'bile-acids', 'high'),
    lipase: seriesOf(results, 'lipase', 'high'),
    unusable: namedUnusable(results, ['alt', 'ast', 'bilirubin', 'albumin', 'bile-acids', 'lipase']),
  };
}
