import type { RetrievalKey } from '../model/fact-keys.js';
import { queries, type Query, type QueryKey } from './queries.js';

const PATIENT = '{{context.patientId}}';

/**
 * The prefetch member of discovery for the keys that a hook's rules read: relative FHIR reads and searches, unencoded as
 * in the specification's examples. Medication statements count as medications, so that key brings its supplement along.
 */
export function prefetchTemplates(keys: ReadonlySet<RetrievalKey>): Record<string, string> {
  const asked: QueryKey[] = [...keys];
  if (keys.has('medications')) asked.push('medicationStatements');
  return Object.fromEntries(asked.map((key) => [key, template(queries[key])]));
}

function template(query: Query): string {
  if (query.interaction === 'read') return `${query.type}/${PATIENT}`;
  const parameters = Object.entries({ patient: PATIENT, ...query.parameters });
  return `${query.type}?${parameters.map(([name, value]) => `${name}=${value}`).join('&')}`;
}
