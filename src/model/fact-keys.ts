/** The keys of data that rules read; the names are those of the catalogue, of our prefetch templates and of `checks`. */
export const retrievalKeys = [
  'patient',
  'medications',
  'allergies',
  'conditions',
  'procedures',
  'weight',
  'bloodCounts',
  'liverTests',
  'renalFunction',
  'inr',
  'pharmacogenetics',
  'metabolites',
  'serology',
  'pregnancy',
  'immunizations',
  'serviceRequests',
] as const;

/** A key that is asked of the CDS Client or its FHIR server. */
export type RetrievalKey = (typeof retrievalKeys)[number];

/** A key that a rule may need: what is retrieved, and the orders of the request itself. */
export type FactKey = RetrievalKey | 'draftOrders';

/** One of something for each key. */
export function byRetrievalKey<T>(of: (key: RetrievalKey) => T): { readonly [K in RetrievalKey]: T } {
  return Object.fromEntries(retrievalKeys.map((key) => [key, of(key)])) as { readonly [K in RetrievalKey]: T };
}
