/** Impaired clearance or reserve in three words: "eGFR 22", "TPMT intermediate", "WBC 3.2". */
import { decimal } from '../src/dosing/schedule-words.js';
import type { Case } from '../src/terms/case.js';
import { actionCounts, heldCounts } from '../src/terms/counts.js';
import { genes } from '../src/terms/pharmacogenetics.js';
import { EGFR_SEVERE_LOW, renalValue } from '../src/terms/renal.js';

const geneNames = ['TPMT', 'NUDT15'];

export function secondFactors(situation: Case): readonly string[] {
  const results = genes(situation) ?? [];
  const phenotypes = results.map((result, index) => ({ gene: geneNames[index] ?? '', phenotype: result?.phenotype }));
  const named = (kind: string): readonly string[] =>
    phenotypes.filter(({ phenotype }) => phenotype?.endsWith(kind)).map(({ gene }) => `${gene} ${kind}`);
  const renal = EGFR_SEVERE_LOW.evaluate(situation) === true ? renalValue(situation) : undefined;
  const counts = [...(heldCounts(situation) ?? []), ...(actionCounts(situation) ?? [])];
  return [
    ...named('poor'),
    ...named('intermediate'),
    ...(renal === undefined ? [] : [renal.source === 'dialysis' ? 'dialysis' : `eGFR ${decimal(renal.value)}`]),
    ...counts.map(({ name, measurement }) => `${name} ${decimal(measurement.value)}`),
  ];
}
