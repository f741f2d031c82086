/**
 * Tolerant reading of JSON that nobody has checked. Clients send an object where FHIR wants an array, a number where it
 * wants a string: these helpers take what is there and never throw.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A FHIR resource of any version, unchecked beyond having a resourceType. */
export interface FhirJson extends JsonObject {
  readonly resourceType: string;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isResource(value: unknown): value is FhirJson {
  return isObject(value) && typeof value['resourceType'] === 'string';
}

/** Levels. Real FHIR stays below 40; whatever walks a resource later may recurse. */
export const deepestJson = 100;

/** Whether objects and arrays stand in one another deeper than anything here would walk. */
export function isTooDeep(value: unknown, levels = deepestJson): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1));
}

/** The object, or undefined for anything else. */
export function object(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** Every object in a value that may be one object, an array or nothing. */
export function objects(value: Json | undefined): readonly JsonObject[] {
  return values(value).filter(isObject);
}

/** The members of an array, a lone value as one member, nothing as none. */
export function values(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** A non-empty string, trimmed of nothing; undefined for anything else. */
export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * A word that is compared with known codes and units, which are all shorter. Of a hostile one only the front is kept, with
 * a mark that makes it none of them: even trimming a megabyte takes its time.
 */
export function brief(word: string): string {
  return word.length > 100 ? `${word.slice(0, 100)}…` : word;
}

/** A finite number. Numbers sent as strings are not numbers. */
export function number(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
