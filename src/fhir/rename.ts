import type { FhirJson, Json } from '../model/json.js';

/**
 * Gives members their R4 names; undefined drops one. Where the R4 name is taken both members stay as they came: two
 * subjects must be compared, not merged.
 */
export function rename(resource: FhirJson, names: Readonly<Record<string, string | undefined>>): FhirJson {
  if (!hasAny(resource, names)) return resource;
  const renamed = Object.entries(resource).flatMap(
    ([name, value]): readonly (readonly [string, Json | undefined])[] => {
      if (!Object.hasOwn(names, name)) return [[name, value]];
      const r4 = names[name];
      return r4 === undefined ? [] : [[resource[r4] === undefined ? r4 : name, value]];
    },
  );
  return { ...Object.fromEntries(renamed), resourceType: resource.resourceType };
}

function hasAny(resource: FhirJson, names: Readonly<Record<string, string | undefined>>): boolean {
  for (const name in names) if (Object.hasOwn(resource, name)) return true;
  return false;
}
