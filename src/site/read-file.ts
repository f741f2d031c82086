/** A JSON file that a person wrote, checked by schema and laws: its value, or everything wrong with it by line and key. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { JsonSchema } from '../model/json-schema.js';
import { escaped, JsonTextError, keyOf, readJsonText, type JsonText } from './json-text.js';
import type { Problem } from './laws.js';

/** Each problem reads `line 7, rules.core-ribavirin.enabled: this rule cannot be switched off: ...`. */
export type FileRead<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly string[] };

const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true, verbose: true });

/** The schema must demand everything that T promises; `brokenLaws` says what a schema cannot. */
export function fileReader<T>(
  schema: JsonSchema,
  brokenLaws: (value: T) => readonly Problem[],
): (text: string) => FileRead<T> {
  let compiled: ValidateFunction<T> | undefined;
  return (text) => {
    const fits = (compiled ??= ajv.compile<T>(schema));
    const json = parsed(text);
    if (typeof json === 'string') return { ok: false, problems: [json] };
    const repeated = outermost(json.repeated).map((pointer): Problem => ({
      pointer,
      message: 'this key stands twice',
    }));
    const { value } = json;
    const problems = fits(value) ? brokenLaws(value) : (fits.errors ?? []).filter(isTold).map(problemOf);
    const all = [...repeated, ...problems];
    if (all.length > 0 || !fits(value)) return { ok: false, problems: all.map((problem) => told(problem, json)) };
    return { ok: true, value };
  };
}

function parsed(text: string): JsonText | string {
  try {
    return readJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    return `line ${error.line}, column ${error.column}: the file is not JSON from here on`;
  }
}

/** What stands inside a key that stands twice does so too. */
function outermost(pointers: readonly string[]): readonly string[] {
  return pointers.filter((pointer) => !pointers.some((outer) => pointer.startsWith(`${outer}/`)));
}

/** The branch of a choice, or the rule for names, says what is wrong; these only that something is. */
function isTold({ keyword }: ErrorObject): boolean {
  return keyword !== 'if' && keyword !== 'propertyNames';
}

function problemOf(error: ErrorObject): Problem {
  const { instancePath, propertyName, params, parentSchema } = error;
  const words = params as Readonly<Record<string, unknown>>;
  if (propertyName !== undefined)
    return { pointer: `${instancePath}/${escaped(propertyName)}`, message: `this name ${messageOf(error)}` };
  const missing = words['missingProperty'];
  const unknown = words['additionalProperty'];
  const allowed = words['allowedValues'];
  if (typeof missing === 'string') return { pointer: `${instancePath}/${escaped(missing)}`, message: 'is missing' };
  if (typeof unknown === 'string') {
    const known = Object.keys((parentSchema?.['properties'] ?? {}) as object).join(', ');
    return { pointer: `${instancePath}/${escaped(unknown)}`, message: `is not a key of this place; known: ${known}` };
  }
  const { i: one, j: other } = words;
  if (typeof one === 'number' && typeof other === 'number')
    return { pointer: `${instancePath}/${Math.max(one, other)}`, message: 'is listed twice' };
  if (Array.isArray(allowed)) return { pointer: instancePath, message: `must be one of ${allowed.join(', ')}` };
  if ('allowedValue' in words) return { pointer: instancePath, message: `must be ${String(words['allowedValue'])}` };
  return { pointer: instancePath, message: messageOf(error) };
}

/** A pattern is told in the words of its schema. */
function messageOf({ keyword, message, parentSchema }: ErrorObject): string {
  const told: unknown = parentSchema?.['description'];
  return keyword === 'pattern' && typeof told === 'string' ? `must be ${told}` : (message ?? 'is not as it must be');
}

/** A key that is missing has no line: the line of what should hold it is named. */
function told({ pointer, message }: Problem, { lines }: JsonText): string {
  const line = lines.get(pointer) ?? lines.get(pointer.slice(0, pointer.lastIndexOf('/'))) ?? 1;
  const key = keyOf(pointer);
  return `line ${line}, ${key === '' ? 'the file' : key}: ${message}`;
}
