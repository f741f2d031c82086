/** A site file, checked: what a site decides, or everything that is wrong with it, by line and key. */
import { Ajv, type ErrorObject } from 'ajv';
import type { Settings } from '../model/settings.js';
import { defaultSettings } from '../knowledge/default-settings.js';
import { formularies } from '../knowledge/formularies.js';
import { localKey } from '../knowledge/local-codes.js';
import { escaped, JsonTextError, keyOf, readJsonText, type JsonText } from './json-text.js';
import { brokenLaws, type Problem } from './laws.js';
import { siteSchema, type Site } from './schema.js';

/** Each problem reads `line 7, rules.core-ribavirin.enabled: this rule cannot be switched off: ...`. */
export type SiteRead =
  { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly problems: readonly string[] };

const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true, verbose: true });
const fits = ajv.compile<Site>(siteSchema);

export function readSite(text: string): SiteRead {
  const json = parsed(text);
  if (typeof json === 'string') return { ok: false, problems: [json] };
  const repeated = json.repeated.map((pointer): Problem => ({ pointer, message: 'this key stands twice' }));
  const { value } = json;
  const problems = fits(value) ? brokenLaws(value) : (fits.errors ?? []).filter(isTold).map(problemOf);
  const all = [...repeated, ...problems];
  if (all.length > 0 || !fits(value)) return { ok: false, problems: all.map((problem) => told(problem, json)) };
  return { ok: true, settings: settingsOf(value) };
}

function parsed(text: string): JsonText | string {
  try {
    return readJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    return `line ${error.line}, column ${error.column}: the file is not JSON from here on`;
  }
}

/** The branch of a choice says what is wrong; the choice itself only that something is. */
function isTold({ keyword }: ErrorObject): boolean {
  return keyword !== 'if';
}

function problemOf({ instancePath, params, message, parentSchema }: ErrorObject): Problem {
  const words = params as Readonly<Record<string, unknown>>;
  const missing = words['missingProperty'];
  const unknown = words['additionalProperty'];
  const allowed = words['allowedValues'];
  if (typeof missing === 'string') return { pointer: `${instancePath}/${escaped(missing)}`, message: 'is missing' };
  if (typeof unknown === 'string') {
    const known = Object.keys((parentSchema?.['properties'] ?? {}) as object).join(', ');
    return { pointer: `${instancePath}/${escaped(unknown)}`, message: `is not a key of this place; known: ${known}` };
  }
  if (Array.isArray(allowed)) return { pointer: instancePath, message: `must be one of ${allowed.join(', ')}` };
  if ('allowedValue' in words) return { pointer: instancePath, message: `must be ${String(words['allowedValue'])}` };
  return { pointer: instancePath, message: message ?? 'is not as it must be' };
}

/** A key that is missing has no line: the line of what should hold it is named. */
function told({ pointer, message }: Problem, { lines }: JsonText): string {
  const line = lines.get(pointer) ?? lines.get(pointer.slice(0, pointer.lastIndexOf('/'))) ?? 1;
  const key = keyOf(pointer);
  return `line ${line}, ${key === '' ? 'the file' : key}: ${message}`;
}

function settingsOf({ jurisdiction = 'eu', formulary = jurisdiction, ...site }: Site): Settings {
  const { expectedData = [], client, rules, localCodes = [] } = site;
  return {
    jurisdiction,
    formulary: typeof formulary === 'string' ? formularies[formulary] : { liquids: {}, ...formulary },
    expectedData: expectedData.map((one) =>
      typeof one === 'string' ? { key: one, indicator: 'info' } : { indicator: 'info', ...one },
    ),
    client: { ...defaultSettings.client, ...client },
    ...(rules === undefined ? {} : { rules }),
    ...(localCodes.length === 0
      ? {}
      : { localCodes: new Map(localCodes.map(({ system, code, concept }) => [localKey(system, code), concept])) }),
  };
}
