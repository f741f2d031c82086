import { deepestJson } from '../model/json.js';
import { MemberNames } from './member-names.js';
import { ServiceError } from '../model/service-error.js';

/** 20 MB of real FHIR stay far below; as many bytes of `{},` keep the parser busy for seconds, and nobody else is answered. */
export const mostContainers = 1_000_000;
/** A number of fewer characters, its exponent of fewer digits, is finite: at most 10 to the power of 200 + 99. */
const safe = { length: 200, exponentDigits: 3 };

const byte = {
  quote: 0x22,
  plus: 0x2b,
  colon: 0x3a,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  openArray: 0x5b,
  backslash: 0x5c,
  closeArray: 0x5d,
  lowerA: 0x61,
  lowerE: 0x65,
  lowerF: 0x66,
  lowerU: 0x75,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

/** The bit that tells `e` from `E`. */
const upperToLower = 0x20;

const highSurrogates = { first: 0xd800, last: 0xdbff };
const lowSurrogates = { first: 0xdc00, last: 0xdfff };
const lengthOfEscape = '\\uXXXX'.length;

/**
 * Refuses JSON that is an attack, or that two readers would read differently, in one pass over its bytes before anything is
 * built from it: nesting, number of objects and of members, a name that stands twice in an object, `__proto__`, half a
 * surrogate pair, a number beyond all bounds. Bytes that are no JSON are left to the parser. Returns the number of objects
 * and arrays, of which `most` may be there.
 */
export function checkShape(json: Buffer, most = mostContainers): number {
  /** One for each object that is open, zero for each array. */
  const isObject = new Uint8Array(deepestJson + 1);
  const names = new MemberNames(json);
  let depth = 0;
  let isNameNext = false;
  let containers = 0;
  const { length } = json;
  for (let at = 0; at < length; at += 1) {
    const here = json[at] ?? 0;
    if (here === byte.colon) continue;
    if (here === byte.quote) {
      at = isNameNext ? names.add(at, endOfString) : endOfString(json, at);
      isNameNext = false;
    } else if (here === byte.comma) {
      isNameNext = isObject[depth] === 1;
    } else if (here === byte.openObject || here === byte.openArray) {
      isNameNext = here === byte.openObject;
      names.open();
      containers += 1;
      if (containers > most) refuse(`holds more than ${most} objects and arrays`);
      depth += 1;
      if (depth > deepestJson) refuse(`is nested deeper than ${deepestJson} levels`);
      isObject[depth] = isNameNext ? 1 : 0;
    } else if (here === byte.closeObject || here === byte.closeArray) {
      // More closed than was opened is no JSON: the parser says so.
      if (depth > 0) depth -= 1;
      names.close();
      isNameNext = false;
    } else if (isDigit(here)) {
      at = endOfNumber(json, at);
    }
  }
  return containers;
}

/** Index of the closing quote. No byte of a longer UTF-8 sequence looks like a quote or a backslash. */
function endOfString(json: Buffer, start: number): number {
  const { length } = json;
  let at = start + 1;
  while (at < length) {
    const here = json[at];
    if (here === byte.quote) return at;
    at += here === byte.backslash ? lengthAt(json, at) : 1;
  }
  return at;
}

/** Length of an escape, both halves of a pair together. */
function lengthAt(json: Buffer, at: number): number {
  const code = escapedAt(json, at);
  if (Number.isNaN(code)) return 2;
  const isPair = isWithin(code, highSurrogates) && isWithin(escapedAt(json, at + lengthOfEscape), lowSurrogates);
  if (isPair) return 2 * lengthOfEscape;
  if (isWithin(code, highSurrogates) || isWithin(code, lowSurrogates)) refuse('holds half a surrogate pair');
  return lengthOfEscape;
}

/** The code unit of a `\uXXXX`; NaN where none stands. */
function escapedAt(json: Buffer, at: number): number {
  if (json[at] !== byte.backslash || json[at + 1] !== byte.lowerU) return NaN;
  let code = 0;
  for (let index = at + 2; index < at + lengthOfEscape; index += 1) code = code * 16 + hexDigit(json[index] ?? 0);
  return code;
}

/** NaN for any other byte. */
function hexDigit(here: number): number {
  if (isDigit(here)) return here - byte.zero;
  const letter = here | upperToLower;
  return letter >= byte.lowerA && letter <= byte.lowerF ? letter - byte.lowerA + 10 : NaN;
}

function isWithin(code: number, { first, last }: { readonly first: number; readonly last: number }): boolean {
  return code >= first && code <= last;
}

/** Index of the last byte of the number. */
function endOfNumber(json: Buffer, start: number): number {
  let at = start;
  let exponentAt = Infinity;
  for (; at < json.length; at += 1) {
    const here = json[at] ?? 0;
    if ((here | upperToLower) === byte.lowerE) exponentAt = at;
    else if (!isDigit(here) && here !== byte.dot && here !== byte.plus && here !== byte.minus) break;
  }
  // A sign makes the exponent look longer, which only costs the reading of it.
  const isSafe = at - start < safe.length && at - 1 - exponentAt < safe.exponentDigits;
  if (!isSafe && !Number.isFinite(Number(json.toString('latin1', start, at)))) {
    refuse('holds a number too large to be read');
  }
  return at - 1;
}

function isDigit(here: number): boolean {
  return here >= byte.zero && here <= byte.nine;
}

function refuse(what: string): never {
  throw new ServiceError('malformed', `The body ${what}.`);
}
