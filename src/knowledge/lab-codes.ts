import type { RetrievalKey } from '../model/fact-keys.js';
import { retrievalKeys } from '../model/fact-keys.js';
import { rememberedByConcept } from './concept-memo.js';
import { codeIndex, rowOf } from './code-index.js';
import { listOf, member, tableRows } from './tables.js';
import { codingsOf, type Coding } from './terminology.js';
import { labCodes, searchedLoinc } from './value-sets/lookup.js';

export interface AnalyteCode {
  readonly key: RetrievalKey;
  /**
   * weight: body-weight, body-weight-stated, body-surface-area. bloodCounts: wbc, anc, anc-percent, plt, hb, alc.
   * liverTests: alt, ast, bilirubin (total), albumin, bile-acids, lipase. renalFunction: egfr (creatinine clearance
   * too), creatinine. inr: inr. metabolites: tgn, mmp. serology: hbsag, anti-hbc, vzv-igg.
   */
  readonly analyte: string;
  /** Unit that the code itself implies; a hint only, the result's own unit rules. Left out where the code has several. */
  readonly unitHint?: string;
}

const labs = codeIndex(labCodes);
const searched = new Map(tableRows(searchedLoinc).map(([key = '', codes]) => [key, listOf(codes, ' ')]));

/** What an Observation.code measures, by LOINC alone. Pregnancy and pharmacogenetics have tables of their own. */
export const analyteOf = rememberedByConcept(2000, (code): AnalyteCode | undefined => {
  for (const coding of codingsOf(code)) {
    const analyte = coding.system === 'loinc' ? analyteCoded(coding) : undefined;
    if (analyte !== undefined) return analyte;
  }
  return undefined;
});

function analyteCoded(coding: Coding): AnalyteCode | undefined {
  const [key, analyte, unit] = rowOf(labs, coding) ?? [];
  const known = member(key, retrievalKeys);
  if (known === undefined || analyte === undefined) return undefined;
  return { key: known, analyte, ...(unit === undefined || unit === '' ? {} : { unitHint: unit }) };
}

/** LOINC codes to search for a key: the catalogue's list, and serum creatinine, from which an eGFR is computed. */
export function loincCodesFor(key: RetrievalKey): readonly string[] {
  return searched.get(key) ?? [];
}
