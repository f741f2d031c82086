/** Drugs and vaccines by code. */
import type { DrugConcept, RecognisedBy, RouteClass, VaccineGroup } from '../model/drugs.js';
import { drugConcepts, vaccineGroups } from '../model/drugs.js';
import { codeIndex, rowOf } from './code-index.js';
import { listOf, member } from './tables.js';
import type { Coding } from './terminology.js';
import * as open from './value-sets/lookup.js';
import * as snomed from './value-sets/snomed/lookup.js';

export interface DrugCode {
  /** Empty: the code names a product that no rule counts (everolimus for cancer, a homeopathic dilution). */
  readonly concepts: readonly DrugConcept[];
  readonly name: string;
  /** mg in one tablet or capsule; co-trimoxazole: both substances together. */
  readonly strengthMg?: number;
  readonly route: RouteClass;
  readonly singleIngredient: boolean;
  readonly by: RecognisedBy;
}

export interface VaccineCode {
  /** Left out: an immunoglobulin, antitoxin or skin test. */
  readonly group?: VaccineGroup;
  readonly name: string;
  readonly by: RecognisedBy;
}

const routes: readonly RouteClass[] = [
  'oral',
  'intravenous',
  'inhaled',
  'topical',
  'mouthwash',
  'intravesical',
  'other',
];
const recognised: readonly RecognisedBy[] = ['rxnorm', 'atc', 'snomed', 'dmd', 'ndc', 'unii', 'cvx'];

const drugIndex = codeIndex(open.drugCodes, snomed.drugCodes);
const vaccineIndex = codeIndex(open.vaccineCodes, snomed.vaccineCodes);

export function drugOf(coding: Coding): DrugCode | undefined {
  const [concepts, name = '', strength, route, single] = rowOf(drugIndex, coding) ?? [];
  const by = member(coding.system, recognised);
  if (concepts === undefined || by === undefined) return undefined;
  return {
    concepts: listOf(concepts, ',').flatMap((concept) => member(concept, drugConcepts) ?? []),
    name,
    ...(strength === undefined || strength === '' ? {} : { strengthMg: Number(strength) }),
    route: member(route, routes) ?? 'unknown',
    singleIngredient: single === '1',
    by,
  };
}

export function vaccineOf(coding: Coding): VaccineCode | undefined {
  const by = member(coding.system, recognised);
  if (by === undefined) return undefined;
  const [group, name = ''] = rowOf(vaccineIndex, coding) ?? [];
  const known = member(group, vaccineGroups);
  if (group !== undefined) return { ...(known === undefined ? {} : { group: known }), name, by };
  return isVaccineSystem(coding) ? { group: 'unclassified', name: 'unknown vaccine', by } : undefined;
}

/** A code that is a vaccine by its place alone: every CVX code, ATC J07. */
function isVaccineSystem(coding: Coding): boolean {
  return coding.system === 'cvx' || (coding.system === 'atc' && /^J07/i.test(coding.code ?? ''));
}
