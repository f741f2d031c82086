import { isObject, text, values, type FhirJson, type JsonObject } from '../model/json.js';
import { rangeOfElement } from './date-range.js';
import type { FhirStore } from './fhir-store.js';
import { readSearch, type SearchRequest } from './search-request.js';
import type { SearchParameters } from './search-parameters.js';

/**
 * Answers a search with a searchset Bundle: one page of matches and what they include, the number of all matches, a
 * self link and, where more remain, a next link.
 * @param base address of this FHIR server as the client knows it, without a trailing slash
 */
export function search(
  store: FhirStore,
  base: string,
  type: string,
  known: SearchParameters,
  given: URLSearchParams,
): FhirJson {
  const request = readSearch(type, known, given);
  const all = [...(store.get(type)?.values() ?? [])];
  const matches = all.filter((resource) => request.tests.every((test) => test(resource))).sort(order(request, known));
  const end = request.count === undefined ? matches.length : request.offset + request.count;
  const page = matches.slice(request.offset, end);
  const more = request.count !== 0 && end < matches.length;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    link: [
      { relation: 'self', url: address(base, type, request, request.offset) },
      ...(more ? [{ relation: 'next', url: address(base, type, request, end) }] : []),
    ],
    entry: [
      ...page.map((resource) => entry(base, resource, 'match')),
      ...included(store, page, request, known).map((resource) => entry(base, resource, 'include')),
    ],
  };
}

function entry(base: string, resource: FhirJson, mode: 'match' | 'include'): JsonObject {
  return { fullUrl: `${base}/${referenceTo(resource)}`, resource, search: { mode } };
}

function referenceTo(resource: FhirJson): string {
  return `${resource.resourceType}/${text(resource['id']) ?? ''}`;
}

function address(base: string, type: string, request: SearchRequest, offset: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of request.understood) query.append(name, value);
  if (request.count !== undefined) query.set('_count', String(request.count));
  if (offset > 0) query.set('_offset', String(offset));
  const written = query.toString();
  return `${base}/${type}${written === '' ? '' : `?${written}`}`;
}

function included(
  store: FhirStore,
  page: readonly FhirJson[],
  request: SearchRequest,
  known: SearchParameters,
): readonly FhirJson[] {
  const elements = request.include.flatMap((name) => known[name]?.elements ?? []);
  const references = page.flatMap((resource) =>
    elements.flatMap((element) =>
      values(resource[element]).map((value) => (isObject(value) ? value['reference'] : '')),
    ),
  );
  return [...new Set(references)].flatMap((reference) => {
    const [type = '', id = ''] = (text(reference) ?? '').split('/');
    return store.get(type)?.get(id) ?? [];
  });
}

type Order = (a: FhirJson, b: FhirJson) => number;

/** By each sort key in turn; resources without the element come last in both directions. */
function order(request: SearchRequest, known: SearchParameters): Order {
  const orders = request.sort.map(({ parameter, descending }): Order => {
    const keyOf = (resource: FhirJson): number | string | undefined => sortKey(resource, known, parameter);
    return (a, b) => compare(keyOf(a), keyOf(b), descending);
  });
  return (a, b) => orders.reduce((decided, next) => (decided === 0 ? next(a, b) : decided), 0);
}

function compare(a: number | string | undefined, b: number | string | undefined, descending: boolean): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b === descending ? 1 : -1;
}

function sortKey(resource: FhirJson, known: SearchParameters, name: string): number | string | undefined {
  const parameter = known[name];
  const element = parameter?.elements.map((path) => resource[path]).find((value) => value !== undefined);
  if (parameter?.type === 'date') return rangeOfElement(element)?.start;
  return text(element) ?? (isObject(element) ? text(element['text']) : undefined);
}
