/** What a client would have sent by prefetch: the searches of discovery, answered from an export. */
import { queries, type QueryKey } from '../fhir/queries.js';
import { object, objects, text, type FhirJson, type Json, type JsonObject } from '../model/json.js';

const searches = Object.entries(queries).map(([key, { type, interaction, parameters }]) => ({
  key: key as QueryKey,
  type,
  isRead: interaction === 'read',
  codes: parameters['code'] === undefined ? undefined : new Set(parameters['code'].split(',')),
  statuses: parameters['status'] === undefined ? undefined : new Set(parameters['status'].split(',')),
}));

/** Types that discovery's searches ask for. */
export const askedTypes: ReadonlySet<string> = new Set(searches.map(({ type }) => type));
const askedCodes = new Set(searches.flatMap(({ codes }) => [...(codes ?? [])]));

/** Whether any search could find the resource: most results of a hospital are of no matter here. */
export function isAsked(resource: FhirJson): boolean {
  if (!askedTypes.has(resource.resourceType)) return false;
  return resource.resourceType !== 'Observation' || codesOf(resource).some((code) => askedCodes.has(code));
}

function codesOf(resource: FhirJson): readonly string[] {
  return objects(object(resource['code'])?.['coding']).map(
    ({ system, code }) => `${text(system) ?? ''}|${text(code) ?? ''}`,
  );
}

/** `types` are those of the export: where it holds none of a type, nobody has looked, and the key is left out. */
export function prefetchOf(chart: readonly FhirJson[], types: ReadonlySet<string>): JsonObject {
  const medications = chart.filter(({ resourceType }) => resourceType === 'Medication');
  const entries = searches.flatMap(({ key, type, isRead, codes, statuses }): readonly (readonly [string, Json])[] => {
    if (!types.has(type)) return [];
    const found = chart.filter(
      (resource) =>
        resource.resourceType === type &&
        (codes === undefined || codesOf(resource).some((code) => codes.has(code))) &&
        (statuses?.has(text(resource['status']) ?? '') ?? true),
    );
    if (isRead) return found[0] === undefined ? [] : [[key, found[0]]];
    return [[key, bundle(found, medications)]];
  });
  return Object.fromEntries(entries);
}

function bundle(found: readonly FhirJson[], medications: readonly FhirJson[]): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      ...found.map((resource) => ({ resource })),
      ...medications.map((resource) => ({ resource, search: { mode: 'include' } })),
    ],
  };
}
