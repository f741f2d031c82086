/** Impaired clearance or reserve in three words: "eGFR 22", "TPMT intermediate", "WBC 3.2". */
import type { Case } from '../src/terms/case.js';
import { actionCounts, heldCounts } from '../src/terms/counts.js';
import { genes } from '../src/terms/pharmacogenetics.js';
import { EGFR_SEVERE_LOW, renalValue } from '../src/terms/renal.js';
import { resultText } from './result-text.js';

const geneNames = ['TPMT', 'NUDT15'];

export function secondFactors(situation: Case): readonly string[] {
  return [...geneFactors(situation), ...renalFactors(situation), ...countFactors(situation)];
}

export function geneFactors(situation: Case): readonly string[] {
  const results = genes(situation) ?? [];
  const phenotypes = results.map((result, index) => ({ gene: geneNames[index] ?? '', phenotype: result?.phenotype }));
  const named = (kind: string): readonly string[] =>
    phenotypes.filter(({ phenotype }) => phenotype?.endsWith(kind)).map(({ gene }) => `${gene} ${kind}`);
  return [...named('poor'), ...named('intermediate')];
}

function renalFactors(situation: Case): readonly string[] {
  const renal = EGFR_SEVERE_LOW.evaluate(situation) === true ? renalValue(situation) : undefined;
  if (renal === undefined) return [];
  return [renal.source === 'dialysis' ? 'dialysis' : `eGFR ${resultText(renal.value)}`];
}

export function countFactors(situation: Case): readonly string[] {
  const counts = [...(heldCounts(situation) ?? []), ...(actionCounts(situation) ?? [])];
  return counts.map(({ name, measurement }) => `${name} ${resultText(measurement.value)}`);
}
