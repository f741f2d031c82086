/** JSON that a person wrote: its value, the line of each member, and where it stops being JSON. */

export interface JsonText {
  readonly value: unknown;
  /** Line, from 1, of each member and item, by JSON pointer. */
  readonly lines: ReadonlyMap<string, number>;
  /** Pointers of members that stand twice in one object: JSON would silently keep the last. */
  readonly repeated: readonly string[];
}

/** The text is no JSON. Line and column from 1. */
export class JsonTextError extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
  ) {
    super(`not JSON at line ${line}, column ${column}`);
    this.name = 'JsonTextError';
  }
}

const space = /[ \t\r\n]*/y;
const token =
  /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Deeper than any setting. */
const mostLevels = 20;

/** Throws JsonTextError. */
export function readJsonText(text: string): JsonText {
  const lines = new Map<string, number>();
  const repeated: string[] = [];
  let at = skipSpace(text, 0);

  const fail = (): never => {
    const before = text.slice(0, at).split('\n');
    throw new JsonTextError(before.length, (before.at(-1)?.length ?? 0) + 1);
  };
  const here = (): string => {
    token.lastIndex = at;
    return token.exec(text)?.[0] ?? '';
  };
  const take = (...expected: readonly string[]): string => {
    const found = here();
    if (found === '' || (expected.length > 0 && !expected.includes(found))) fail();
    at = skipSpace(text, at + found.length);
    return found;
  };
  const mark = (pointer: string): void => {
    if (lines.has(pointer)) repeated.push(pointer);
    lines.set(pointer, text.slice(0, at).split('\n').length);
  };
  const members = (pointer: string, level: number): void => {
    do {
      const key = here();
      if (!key.startsWith('"')) fail();
      const own = `${pointer}/${escaped(String(JSON.parse(key)))}`;
      mark(own);
      take();
      take(':');
      value(own, level);
    } while (take(',', '}') === ',');
  };
  const items = (pointer: string, level: number): void => {
    let index = 0;
    do {
      mark(`${pointer}/${index}`);
      value(`${pointer}/${index}`, level);
      index += 1;
    } while (take(',', ']') === ',');
  };
  const value = (pointer: string, level: number): void => {
    const found = here();
    if (level > mostLevels || ['}', ']', ',', ':'].includes(found)) fail();
    take();
    if (found === '{' && here() === '}') take();
    else if (found === '{') members(pointer, level + 1);
    else if (found === '[' && here() === ']') take();
    else if (found === '[') items(pointer, level + 1);
  };

  value('', 0);
  if (at < text.length) fail();
  return { value: JSON.parse(text), lines, repeated };
}

/** A name as a JSON pointer writes it. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** `rules.label-jak.enabled`, `localCodes[0].code`: a JSON pointer as people read it. */
export function keyOf(pointer: string): string {
  const names = pointer.split('/').slice(1);
  return names
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name.replaceAll('~1', '/').replaceAll('~0', '~')}`))
    .join('')
    .replace(/^\./, '');
}

function skipSpace(text: string, from: number): number {
  space.lastIndex = from;
  return from + (space.exec(text)?.[0].length ?? 0);
}
