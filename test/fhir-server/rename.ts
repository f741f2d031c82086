/** Test resources under ids of one run, which nobody else's resource has. */
import { isObject, isResource, text, values, type Json, type JsonObject } from '../../src/model/json.js';

/**
 * The same JSON with `prefix` before the id of every resource, and in every reference and selection. Contained resources
 * keep theirs: they are named by `#id`.
 */
export function renamed<T extends Json>(value: T, prefix: string): T {
  return rename(value, prefix) as T;
}

function rename(value: Json | undefined, prefix: string, member?: string): Json | undefined {
  if (Array.isArray(value)) return values(value).map((one) => rename(one, prefix, member) ?? null);
  if (typeof value === 'string') return isName(member) ? value.replace(/^(?:[A-Z]\w+\/)/, `$&${prefix}`) : value;
  if (!isObject(value)) return value;
  const inside = Object.entries(value).map(([name, one]): [string, Json | undefined] => [
    name,
    name === 'contained' ? withoutIds(one, prefix) : rename(one, prefix, name),
  ]);
  return withId(Object.fromEntries(inside), prefix);
}

function isName(member: string | undefined): boolean {
  return member === 'reference' || member === 'selections';
}

function withId(object: JsonObject, prefix: string): JsonObject {
  const id = text(object['id']);
  return isResource(object) && id !== undefined ? { ...object, id: prefix + id } : object;
}

function withoutIds(contained: Json | undefined, prefix: string): Json {
  return values(contained).map((one) => {
    const inside = rename(one, prefix);
    return isObject(one) && isObject(inside) ? { ...inside, id: one['id'] } : (inside ?? null);
  });
}
