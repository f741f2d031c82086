/** Short words for the schemas of what this service answers. */
import type { JsonSchema } from '../model/json-schema.js';

export const words: JsonSchema = { type: 'string', minLength: 1 };

/** An object of these members and no other, all of them there but the optional ones. */
export function only(properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', additionalProperties: false, required, properties };
}

/** At least one. */
export function some(items: JsonSchema): JsonSchema {
  return { type: 'array', minItems: 1, items };
}
