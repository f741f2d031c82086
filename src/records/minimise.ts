/** A resource without what no rule reads: names, numbers, addresses, narrative, notes, whoever did it. */
import { referenceDoseUrl } from '../dosing/reference-dose.js';
import {
  isObject,
  isResource,
  objects,
  text,
  values,
  type FhirJson,
  type Json,
  type JsonObject,
} from '../model/json.js';
import { identity, readMembers, replacedOrder, type Members } from './read-members.js';

/** `replaced`: an order that a suggestion of the answer replaces: what the new order takes over from it is kept too. */
export function minimised(resource: FhirJson, replaced = false): FhirJson {
  const known = Object.hasOwn(readMembers, resource.resourceType) ? readMembers[resource.resourceType] : undefined;
  const kept = {
    resourceType: resource.resourceType,
    ...only(resource, (replaced ? replacedOrder : known) ?? identity),
    ...(resource['component'] === undefined ? {} : otherValues(resource)),
  };
  return { ...kept, ...containedIn(kept, replaced), ...referenceDose(kept) };
}

function only(from: JsonObject, members: Members): JsonObject {
  const kept: Record<string, Json | undefined> = {};
  for (const member in members) {
    const value = from[member];
    const inside = members[member];
    if (value === undefined || inside === undefined) continue;
    kept[member] = inside === true ? value : within(value, inside);
  }
  return kept;
}

/** Clients send one for a list and a list for one. What is neither holds no member to leave out. */
function within(value: Json, members: Members): Json {
  if (Array.isArray(value)) return values(value).map((one) => within(one, members));
  return isObject(value) ? only(value, members) : value;
}

/** An Observation with a value of its own is a result beside its components, whatever the value is. */
function otherValues(observation: FhirJson): JsonObject {
  const read = readMembers['Observation'] ?? {};
  const others = Object.keys(observation).filter((name) => /^value[A-Z]/.test(name) && !Object.hasOwn(read, name));
  return Object.fromEntries(others.map((name) => [name, null]));
}

/** Contained resources that what is kept refers to; a new order takes them over as they are. */
function containedIn(kept: JsonObject, replaced: boolean): JsonObject {
  if (kept['contained'] === undefined) return {};
  const written = JSON.stringify({ ...kept, contained: undefined });
  const named = objects(kept['contained']).filter(({ id }) => written.includes(`"#${text(id) ?? ''}"`));
  return { contained: named.filter(isResource).map((one) => (replaced ? one : minimised(one))) };
}

/** Of all extensions this one is read. */
function referenceDose(kept: JsonObject): JsonObject {
  if (kept['extension'] === undefined) return {};
  return { extension: objects(kept['extension']).filter(({ url }) => url === referenceDoseUrl) };
}
