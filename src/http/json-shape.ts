import { ServiceError } from '../model/service-error.js';

/** Real FHIR stays below 40; whatever walks a body later may recurse. */
const limitDepth = 100;
/** Real FHIR stays below 100. A single object of a million names costs the parser seconds, and nobody else is answered. */
const limitMembers = 1000;

const byte = { quote: 0x22, backslash: 0x5c, colon: 0x3a } as const;
const opens = new Set([0x7b, 0x5b]);
const closes = new Set([0x7d, 0x5d]);

/**
 * Refuses JSON whose shape alone is an attack, in one pass over its bytes before anything is built from it. Bytes that
 * are no JSON are left to the parser.
 */
export function checkShape(json: Uint8Array): void {
  const members: number[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const here = json[at] ?? 0;
    if (here === byte.quote) {
      at = endOfString(json, at);
    } else if (here === byte.colon) {
      const count = (members.pop() ?? 0) + 1;
      if (count > limitMembers) refuse(`has an object of more than ${limitMembers} members`);
      members.push(count);
    } else if (opens.has(here)) {
      if (members.push(0) > limitDepth) refuse(`is nested deeper than ${limitDepth} levels`);
    } else if (closes.has(here)) {
      members.pop();
    }
  }
}

/** Index of the closing quote. No byte of a longer UTF-8 sequence looks like a quote or a backslash. */
function endOfString(json: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== byte.quote) at += json[at] === byte.backslash ? 2 : 1;
  return at;
}

function refuse(what: string): never {
  throw new ServiceError('malformed', `The body ${what}.`);
}
