/**
 * Code systems under all the names that EHRs send, and the codings of a CodeableConcept. A bare code means nothing:
 * CDC race codes collide with LOINC down to the check digit.
 */
import type { Json, JsonObject } from '../model/json.js';
import { object, objects, text, values } from '../model/json.js';
import { remembered } from '../model/memo.js';

export type CodeSystem =
  'rxnorm' | 'atc' | 'snomed' | 'dmd' | 'unii' | 'ndc' | 'cvx' | 'mvx' | 'loinc' | 'icd10' | 'hgnc' | 'unknown';

/** By the address without scheme, version and trailing slash, or by the OID. */
const exactNames: ReadonlyMap<string, CodeSystem> = new Map([
  ['www.nlm.nih.gov/research/umls/rxnorm', 'rxnorm'],
  ['2.16.840.1.113883.6.88', 'rxnorm'],
  ['2.16.840.1.113883.6.73', 'atc'],
  ['2.16.840.1.113883.6.96', 'snomed'],
  ['dmd.nhs.uk', 'dmd'],
  ['fdasis.nlm.nih.gov', 'unii'],
  ['2.16.840.1.113883.4.9', 'unii'],
  ['hl7.org/fhir/sid/ndc', 'ndc'],
  ['2.16.840.1.113883.6.69', 'ndc'],
  ['hl7.org/fhir/sid/cvx', 'cvx'],
  ['www2a.cdc.gov/vaccines/iis/iisstandards/vaccines.asp?rpt=cvx', 'cvx'],
  ['2.16.840.1.113883.12.292', 'cvx'],
  ['hl7.org/fhir/sid/mvx', 'mvx'],
  ['terminology.hl7.org/codesystem/mvx', 'mvx'],
  ['2.16.840.1.113883.12.227', 'mvx'],
  ['loinc.org', 'loinc'],
  ['2.16.840.1.113883.6.1', 'loinc'],
  ['2.16.840.1.113883.6.90', 'icd10'],
  ['2.16.840.1.113883.6.3', 'icd10'],
  ['www.genenames.org', 'hgnc'],
  ['www.genenames.org/geneid', 'hgnc'],
  ['2.16.840.1.113883.6.281', 'hgnc'],
]);

/** The system of a coding; undefined when it names none, `unknown` when it names one that we do not read. */
export function codeSystem(uri: Json | undefined): CodeSystem | undefined {
  const given = text(uri);
  return given === undefined ? undefined : systemNamed(given);
}

const systemNamed = remembered(1000, (uri): CodeSystem | undefined => {
  const given = uri.slice(0, 300).trim().toLowerCase();
  if (given === '') return undefined;
  const [address = ''] = given.replace(/^(https?:\/\/|urn:oid:)/, '').split('|', 1);
  const name = address.replace(/(?<!\/)\/+$/, '');
  return exactNames.get(name) ?? byPattern(name);
});

function byPattern(name: string): CodeSystem {
  // Editions and versions follow the address of SNOMED CT: http://snomed.info/sct/83821000000107/version/20240101.
  if (/^snomed\.info\/(sct|xsct|id)(\/|$)/.test(name)) return 'snomed';
  if (/^dmd\.nhs\.uk\//.test(name)) return 'dmd';
  if (/(^|\/)atc$/.test(name) || /^www\.whocc\.no\/atc/.test(name)) return 'atc';
  // The WHO's ICD-10 and its clinical modifications share their categories; ICD-10-PCS codes procedures.
  if (/icd-?10(-(cm|who|gm|uk|ca|am|nl|be|se|de))?$/.test(name)) return 'icd10';
  return 'unknown';
}

export interface Coding {
  /** Left out where the coding names no system. */
  readonly system?: CodeSystem;
  readonly code?: string;
  readonly display?: string;
}

/** Hostile charts send thousands of codings. */
const MOST_CODINGS = 30;

/** What a wording says stands at its front: what lies behind is not examined, so a hostile text costs no more than this. */
const LONGEST_WORDING = 4000;

/** The codings of a CodeableConcept, a lone Coding, or several of them. */
export function codingsOf(concept: Json | undefined): readonly Coding[] {
  const found: Coding[] = [];
  for (const one of objects(concept).slice(0, MOST_CODINGS)) {
    addCoding(found, one);
    for (const coding of objects(one['coding']).slice(0, MOST_CODINGS)) addCoding(found, coding);
  }
  return found;
}

/** Every wording: text and displays of the concept, or the string that stands where a concept should. */
export function wordingsOf(concept: Json | undefined): readonly string[] {
  const wordings: string[] = [];
  const add = (wording: string | undefined): void => {
    if (wording !== undefined) wordings.push(wording.slice(0, LONGEST_WORDING));
  };
  for (const one of values(concept).slice(0, MOST_CODINGS)) {
    add(text(one));
    add(text(object(one)?.['text']));
  }
  for (const { display } of codingsOf(concept)) add(display);
  return wordings;
}

/** What says neither code nor words is left out. */
function addCoding(found: Coding[], coding: JsonObject): void {
  const code = readCode(coding['code']);
  const display = text(coding['display']);
  if (code === undefined && display === undefined) return;
  const system = codeSystem(coding['system']);
  found.push({
    ...(system === undefined ? {} : { system }),
    ...(code === undefined ? {} : { code }),
    ...(display === undefined ? {} : { display }),
  });
}

/** Codes sent as numbers are read while the number is exact: SNOMED identifiers are longer than a double holds. */
function readCode(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  const code = text(value)?.trim();
  return code === undefined || code === '' || code.length > 64 ? undefined : code;
}
