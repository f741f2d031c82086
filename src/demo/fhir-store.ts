import { isObject, isResource, objects, text, type FhirJson } from '../model/json.js';
import { resolveDateTokens } from './date-tokens.js';

/** Resources by type, then by id, in the order of their files. */
export type FhirStore = ReadonlyMap<string, ReadonlyMap<string, FhirJson>>;

/** The resources of the Bundles, their date tokens resolved. Throws when two resources share type and id. */
export function buildStore(bundles: readonly string[], now: Date): FhirStore {
  const store = new Map<string, Map<string, FhirJson>>();
  for (const resource of bundles.flatMap((bundle) => bundleResources(bundle, now))) {
    const id = text(resource['id']);
    if (id === undefined) throw new Error(`A ${resource.resourceType} of the demo patients has no id.`);
    const sameType = store.get(resource.resourceType) ?? new Map<string, FhirJson>();
    if (sameType.has(id)) throw new Error(`The demo patients hold ${resource.resourceType}/${id} twice.`);
    store.set(resource.resourceType, sameType.set(id, resource));
  }
  return store;
}

/** A store that is built anew when the (UTC) day changes, so that a server left running keeps its stories true. */
export function dailyStore(bundles: readonly string[], now: () => Date): () => FhirStore {
  let built: { readonly day: string; readonly store: FhirStore } | undefined;
  return () => {
    const instant = now();
    const day = instant.toISOString().slice(0, 10);
    if (built?.day !== day) built = { day, store: buildStore(bundles, instant) };
    return built.store;
  };
}

/** The resources of one Bundle, their date tokens resolved. */
export function bundleResources(bundle: string, now: Date): readonly FhirJson[] {
  const parsed: unknown = JSON.parse(resolveDateTokens(bundle, now));
  return isObject(parsed)
    ? objects(parsed['entry'])
        .map((entry) => entry['resource'])
        .filter(isResource)
    : [];
}
