import type { VaccineCode } from '../knowledge/drug-codes.js';
import { vaccineNamed } from '../knowledge/vaccine-names.js';
import type { VaccineMatch } from '../model/drugs.js';

/** Of several codes the most dangerous known class; words only where codes do not classify. */
export function recogniseVaccine(codes: readonly VaccineCode[], texts: readonly string[]): VaccineMatch | undefined {
  const said = vaccineNamed(texts);
  const order = ['live-critical', 'mmr', 'zoster-live', 'varicella', 'non-live', 'unclassified'] as const;
  const coded = order.flatMap((group) => codes.filter((code) => code.group === group))[0];
  if (coded?.group === undefined) {
    if (said === undefined || codes.length > 0) return undefined;
    return { kind: 'vaccine', group: said.group, name: said.name, by: 'text' };
  }
  const match: VaccineMatch = { kind: 'vaccine', group: coded.group, name: coded.name, by: coded.by };
  if (coded.group === 'unclassified' && said !== undefined) return { ...match, group: said.group, name: said.name };
  // The brand of a live vaccine beside the code of one that is not: somebody has to look.
  if (coded.group === 'non-live' && said?.branded === true && said.group !== 'non-live') {
    return { ...match, group: 'unclassified', name: said.name };
  }
  return match;
}
