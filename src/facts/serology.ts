import { analyteOf } from '../knowledge/lab-codes.js';
import type { FhirJson } from '../model/json.js';

type SerologyTest = 'HBV' | 'VZV';

const testOf: { readonly [analyte: string]: SerologyTest } = { hbsag: 'HBV', 'anti-hbc': 'HBV', 'vzv-igg': 'VZV' };
const reported = ['final', 'amended', 'corrected'];

/** Serology that a start asks for once in a life: which of the two tests has a result on file. */
export function readSerology(resources: readonly FhirJson[]): readonly SerologyTest[] {
  return resources.flatMap((resource) => {
    const code = analyteOf(resource['code']);
    const test = code?.key === 'serology' ? testOf[code.analyte] : undefined;
    return test !== undefined && reported.some((status) => status === resource['status']) ? [test] : [];
  });
}
