import { loincCodesFor } from '../knowledge/lab-codes.js';
import { lookBackDays } from '../knowledge/look-backs.js';
import type { RetrievalKey } from '../model/fact-keys.js';

/** A key of prefetch: what rules read, and the statements that belong to the medication list. */
export type QueryKey = RetrievalKey | 'medicationStatements';

/**
 * What one key asks of a FHIR server, said once: discovery prints it as a prefetch template, the client sends it.
 * Kept inside the portable subset (CH-PFT-05): no _include, each parameter once, since clients join a repeated one.
 */
export interface Query {
  readonly interaction: 'read' | 'search';
  /** The type that is asked for. */
  readonly type: string;
  /** Search parameters besides `patient`, unencoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Types (of R4, after conversion) that an answer may hold; all others are no answer to this query. */
  readonly accepts: readonly string[];
  /**
   * Days that the facts of this key look back, where the answer is sorted newest first: pages beyond are not needed.
   * Left out where every result counts however old.
   */
  readonly lookbackDays?: number;
}

const LOINC = 'http://loinc.org';

function search(type: string, parameters: Record<string, string>, accepts: readonly string[] = [type]): Query {
  return { interaction: 'search', type, parameters, accepts };
}

function observations(key: RetrievalKey, count: number, lookbackDays?: number): Query {
  const code = loincCodesFor(key)
    .map((loinc) => `${LOINC}|${loinc}`)
    .join(',');
  return {
    interaction: 'search',
    type: 'Observation',
    parameters: { code, _sort: '-date', _count: String(count) },
    accepts: pairedTypes[key] ?? ['Observation'],
    ...(lookbackDays === undefined ? {} : { lookbackDays }),
  };
}

/** Keys whose facts read a second type where a client supplies it (catalogue, facts). */
const pairedTypes: { readonly [K in RetrievalKey]?: readonly string[] } = {
  pharmacogenetics: ['Observation', 'DiagnosticReport'],
  pregnancy: ['Observation', 'Condition'],
};

export const medicationTypes: readonly string[] = ['MedicationRequest', 'MedicationStatement', 'MedicationDispense'];

/**
 * `_count` is high since many clients read one page alone, and a cut-off list is a gap that somebody has to be told of.
 */
export const queries: { readonly [K in QueryKey]: Query } = {
  patient: { interaction: 'read', type: 'Patient', parameters: {}, accepts: ['Patient'] },
  medications: search(
    'MedicationRequest',
    { status: 'active,on-hold,completed,stopped,cancelled', _count: '500' },
    medicationTypes,
  ),
  medicationStatements: search('MedicationStatement', { _count: '500' }, medicationTypes),
  allergies: search('AllergyIntolerance', { _count: '100' }),
  conditions: search('Condition', { _count: '500' }),
  procedures: search('Procedure', { _count: '500' }),
  weight: observations('weight', 200, lookBackDays.weight),
  bloodCounts: observations('bloodCounts', 500, lookBackDays.bloodCounts),
  liverTests: observations('liverTests', 500, lookBackDays.liverTests),
  renalFunction: observations('renalFunction', 200, lookBackDays.renalFunction),
  inr: observations('inr', 200, lookBackDays.inr),
  pharmacogenetics: observations('pharmacogenetics', 100),
  metabolites: observations('metabolites', 100, lookBackDays.metabolites),
  serology: observations('serology', 100),
  pregnancy: observations('pregnancy', 200, lookBackDays.pregnancy),
  immunizations: search('Immunization', { _count: '200' }),
  serviceRequests: search('ServiceRequest', { status: 'draft,active', _count: '100' }),
};
