/** A JSON Schema as lines that a person reads: one for each member, nested ones by their path. */
import { isObject, text, values, type Json, type JsonObject } from '../model/json.js';

export interface SchemaRow {
  /** Such as `cards[].summary`. */
  readonly member: string;
  readonly kind: string;
  readonly isRequired: boolean;
}

export function schemaRows(schema: JsonObject, path = ''): readonly SchemaRow[] {
  const items = schema['items'];
  if (isObject(items)) return schemaRows(items, `${path}[]`);
  const required = values(schema['required']);
  const own = Object.entries(membersOf(schema)).flatMap(([name, member]) => {
    if (!isObject(member)) return [];
    const at = path === '' ? name : `${path}.${name}`;
    const row = { member: at, kind: kindOf(member), isRequired: required.includes(name) };
    return [row, ...schemaRows(member, at)];
  });
  return [...own, ...variantsOf(schema).flatMap((variant) => schemaRows(variant, path))].filter(isFirst);
}

function membersOf({ properties }: JsonObject): JsonObject {
  return isObject(properties) ? properties : {};
}

function variantsOf({ oneOf }: JsonObject): readonly JsonObject[] {
  return values(oneOf).filter(isObject);
}

/** Variants have members in common, and not the same values: each line stands once. */
function isFirst(row: SchemaRow, index: number, rows: readonly SchemaRow[]): boolean {
  return rows.findIndex(({ member, kind }) => member === row.member && kind === row.kind) === index;
}

function kindOf(schema: JsonObject): string {
  const { const: only, enum: some, type, items, additionalProperties } = schema;
  if (only !== undefined) return written(only);
  if (some !== undefined) return values(some).map(written).join(' or ');
  if (isObject(items)) return `list${boundsOf(schema)} of ${kindOf(items)}`;
  if (isObject(additionalProperties)) return `object of any names, each ${kindOf(additionalProperties)}`;
  const kinds = values(type).map((name) => (name === 'string' ? 'text' : written(name).replaceAll('"', '')));
  return `${kinds.join(' or ')}${boundsOf(schema)}`;
}

function written(value: Json): string {
  return JSON.stringify(value);
}

function boundsOf({ maxItems, maxLength, pattern, format }: JsonObject): string {
  const bounds = [
    ...(maxItems === undefined ? [] : [`at most ${written(maxItems)}`]),
    ...(maxLength === undefined ? [] : [`at most ${written(maxLength)} characters`]),
    ...(format === undefined ? [] : [text(format) ?? '']),
    ...(pattern === undefined ? [] : [`as ${text(pattern) ?? ''}`]),
  ];
  return bounds.length === 0 ? '' : ` (${bounds.join(', ')})`;
}
