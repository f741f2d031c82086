import { object, objects, text, values, type FhirJson, type Json } from '../model/json.js';

/** One resource of an answer with the address its Bundle gives it. */
export interface Entry {
  readonly resource: FhirJson;
  readonly fullUrl?: string;
}

const RELATIVE = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9._-]+)(?:\/_history\/[A-Za-z0-9._-]+)?$/;
const ANY_BASE = /^(?:https?:\/\/[^?#]+\/|\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9._-]+)(?:\/_history\/[A-Za-z0-9._-]+)?$/;

/** Type and id of a reference that is relative, absolute under any base, or versioned; undefined for every other form. */
export function typeAndId(reference: string): { readonly type: string; readonly id: string } | undefined {
  return split(ANY_BASE, reference);
}

/** As typeAndId, for references without a base alone. */
export function relativeTypeAndId(reference: string): { readonly type: string; readonly id: string } | undefined {
  return split(RELATIVE, reference);
}

function split(pattern: RegExp, reference: string): { readonly type: string; readonly id: string } | undefined {
  const match = pattern.exec(reference);
  const type = match?.[1];
  const id = match?.[2];
  // Only dots would climb out of the base in an address.
  return type === undefined || id === undefined || /^\.+$/.test(id) ? undefined : { type, id };
}

/** Enters a resource under `Type/id` and its fullUrl. The first one stays: pages may repeat a resource. */
export function addToIndex(index: Map<string, FhirJson>, { resource, fullUrl }: Entry): void {
  const id = text(resource['id']) ?? (fullUrl === undefined ? undefined : typeAndId(fullUrl)?.id);
  const names = [id === undefined ? undefined : `${resource.resourceType}/${id}`, fullUrl];
  for (const name of names) if (name !== undefined && !index.has(name)) index.set(name, resource);
}

/** The resource that a reference names: inside its owner (`#id`), by the whole reference, or by `Type/id`. */
export function lookUp(
  reference: string,
  index: ReadonlyMap<string, FhirJson>,
  owner?: FhirJson,
): FhirJson | undefined {
  if (reference.startsWith('#')) return contained(reference.slice(1), owner);
  const plain = relativeTypeAndId(reference);
  return index.get(reference) ?? (plain === undefined ? undefined : index.get(`${plain.type}/${plain.id}`));
}

function contained(id: string, owner: FhirJson | undefined): FhirJson | undefined {
  const found = objects(owner?.['contained']).find((resource) => resource['id'] === id);
  const resourceType = text(found?.['resourceType']);
  return found === undefined || resourceType === undefined ? undefined : { ...found, resourceType };
}

/** A CodeableConcept that says something: words, or a code or display. */
export function speaks(concept: Json | undefined): boolean {
  const codeable = object(concept);
  if (text(codeable?.['text'])?.trim()) return true;
  return values(codeable?.['coding']).some(
    (coding) => text(object(coding)?.['code']) !== undefined || text(object(coding)?.['display']) !== undefined,
  );
}
