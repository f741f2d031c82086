/** Real bodies with a few things wrong, by the byte and by the token: what no table of ours would think of. */
import { orderSignPath } from '../http/support.js';
import { generatePatients, requestFor } from '../../src/tools/compare/generate-requests.js';
import { drawing, type Draw } from '../support/seeded.js';
import { feedbackPath } from './edge.js';

export interface Mutant {
  readonly path: string;
  readonly body: Buffer;
}

interface Seed {
  readonly path: string;
  readonly text: string;
}

const servicesByHook: ReadonlyMap<string, string> = new Map([
  ['order-sign', orderSignPath],
  ['order-select', '/cds-services/azathioprine-order-select'],
  ['medication-prescribe', '/cds-services/azathioprine-medication-prescribe'],
]);

const entry = {
  card: '00000000-0000-4000-8000-000000000001',
  outcome: 'accepted',
  outcomeTimestamp: '2026-03-02T10:00:00Z',
  acceptedSuggestions: [{ id: '00000000-0000-4000-8000-000000000002' }],
  overrideReason: { reason: { code: 'reason', system: 'https://example.org' }, userComment: 'none' },
};

/** The bodies that mutants are made of; the first is feedback. */
export function seeds(seed: number): readonly [Seed, ...Seed[]] {
  const calls = generatePatients(seed, 60).map((patient): Seed => {
    const request = requestFor(patient);
    return { path: servicesByHook.get(request.hook) ?? orderSignPath, text: JSON.stringify(request) };
  });
  return [{ path: feedbackPath, text: JSON.stringify({ feedback: [entry, entry] }) }, ...calls];
}

/** The same seed and index, the same mutant. */
export function mutant(bodies: readonly [Seed, ...Seed[]], seed: number, index: number): Mutant {
  const draw = drawing(seed, String(index));
  // Feedback more often than by chance: it costs little.
  const { path, text } = draw([bodies[0], draw(bodies), draw(bodies)]);
  const changes = draw([1, 1, 1, 2, 4]);
  if (draw([true, true, false])) return { path, body: Buffer.from(repeated(text, changes, byToken(draw))) };
  return { path, body: repeated(Buffer.from(text), changes, byByte(draw)) };
}

function repeated<T>(start: T, times: number, change: (value: T) => T): T {
  return Array.from({ length: times }).reduce<T>(change, start);
}

const bytes256 = Array.from({ length: 256 }, (_, index) => index);

/** From 0 up to, not including, `size`. */
function below(draw: Draw, size: number): number {
  const [high, middle, low] = [draw([0, ...bytes256]), draw([0, ...bytes256]), draw([0, ...bytes256])];
  return size === 0 ? 0 : (high * 65_536 + middle * 256 + low) % size;
}

const oddBytes = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  ',',
  ':',
  '-',
  'e',
  '0',
  '\0',
  '\n',
  '\x80',
  '\xff',
  '\xed\xa0\x80',
] as const;

const byteChanges = ['flip', 'insert', 'replace', 'remove', 'double', 'cut'] as const;

function byByte(draw: Draw): (body: Buffer) => Buffer {
  return (body) => {
    const at = below(draw, body.length);
    const end = Math.min(body.length, at + draw([0, 1, 2, 8, 100, 1000]));
    const odd = Buffer.from(draw(oddBytes), 'latin1');
    const [before, slice, after] = [body.subarray(0, at), body.subarray(at, end), body.subarray(end)];
    switch (draw(byteChanges)) {
      case 'flip':
        return Buffer.concat([
          before,
          Buffer.from([(body[at] ?? 0) ^ draw([1, 2, 4, 8, 16, 32, 64, 128])]),
          body.subarray(at + 1),
        ]);
      case 'insert':
        return Buffer.concat([before, odd, slice, after]);
      case 'replace':
        return Buffer.concat([before, odd, after]);
      case 'remove':
        return Buffer.concat([before, after]);
      case 'double':
        return Buffer.concat([before, slice, slice, after]);
      case 'cut':
        return before;
    }
  };
}

const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g;

/** Values that every member might have, legal JSON for the most part: these reach the rules. */
const oddValues = [
  ...['null', 'true', 'false', '0', '-0', '-1', '1e-300', '1e300', '9007199254740993', '0.1', '1e400'],
  ...['""', '" "', '"x"', '"0"', '"__proto__"', '"constructor"', '"toString"', '"\\u0000"', '"\\ud800"', '"😀"'],
  ...['"2026"', '"2026-02-30"', '"2026-03-10T25:00:00Z"', '"9999-12-31"', '"0000-00-00"', '"-000001-01-01"'],
  ...['"mg"', '"10*9/L"', '"entered-in-error"', '"MedicationRequest"', '"Bundle"', '"Patient/patient-2"', '"#"', '"/"'],
  ...['[]', '{}', '[null]', '[[]]', '[{}]', '{"":null}', '{"length":-1}', '{"reference":{}}', '{"coding":[null]}'],
  ...['{"value":1e308}', '{"resourceType":"Bundle","entry":[null]}', '{"resourceType":null}', '{"toString":1}'],
  JSON.stringify('azathioprine '.repeat(500)),
  `${'['.repeat(90)}${']'.repeat(90)}`,
  `${'{"contained":'.repeat(60)}[]${'}'.repeat(60)}`,
] as const;

const oddNames = [
  '"__proto__"',
  '"constructor"',
  '"id"',
  '"entry"',
  '"value"',
  '"status"',
  '"resource"',
  '""',
  '"_status"',
] as const;

/** A value changed leaves JSON that the rules read, so it is drawn most often. */
const tokenChanges = [
  'value',
  'value',
  'value',
  'value',
  'value',
  'name',
  'remove',
  'double',
  'swap',
  'wrap',
  'stray',
] as const;

function byToken(draw: Draw): (body: string) => string {
  return (body) => {
    const tokens = body.match(token) ?? [];
    const at = below(draw, tokens.length);
    const end = endOfValue(tokens, at);
    const isName = tokens[at + 1] === ':';
    const value = draw(['null', ...oddValues]);
    switch (draw(tokenChanges)) {
      case 'value':
        return spliced(tokens, isName ? at + 2 : at, isName ? endOfValue(tokens, at + 2) : end, [value]);
      case 'name':
        return isName ? spliced(tokens, at, at + 1, [draw(oddNames)]) : spliced(tokens, at, end, [value]);
      case 'remove':
        return spliced(tokens, at, at + 1, []);
      case 'double':
        return spliced(tokens, at, at, [...tokens.slice(at, end), ',']);
      case 'swap':
        return spliced(tokens, at, at + 1, [tokens[below(draw, tokens.length)] ?? '']);
      case 'wrap':
        return isName
          ? spliced(tokens, at + 2, at + 2, ['[]', ',', '"x"', ':'])
          : spliced(tokens, at, end, ['[', ...tokens.slice(at, end), ']']);
      case 'stray':
        return spliced(tokens, at, at, [draw(['{', '}', '[', ']', ',', ':', '"', '\\', '//', "'"])]);
    }
  };
}

function spliced(tokens: readonly string[], start: number, end: number, instead: readonly string[]): string {
  return tokens.toSpliced(start, end - start, ...instead).join('');
}

/** Behind the value that starts here: an object and an array go to their end. */
function endOfValue(tokens: readonly string[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const here = tokens[at] ?? '';
    if (here === '{' || here === '[') depth += 1;
    else if (here === '}' || here === ']') depth -= 1;
    if (depth <= 0) return at + 1;
  }
  return tokens.length;
}
