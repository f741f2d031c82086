/** Lines of a file with the place where each stands, without holding more than one of them. */
import { createReadStream } from 'node:fs';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
  /** Undefined: longer than a resource may be. */
  readonly text: string | undefined;
}

const longestLine = 16 * 1024 * 1024;

const newline = 10;

/** `read` hears of each chunk how many bytes it had. Empty lines are no lines. */
export async function eachLine(
  file: string,
  line: (line: Line) => void,
  read: (bytes: number) => void,
  longest = longestLine,
): Promise<void> {
  let number = 0;
  let start = 0;
  let position = 0;
  let parts: Buffer[] = [];
  let held = 0;
  const end = (rest: Buffer): void => {
    number += 1;
    const length = held + rest.length;
    const bytes = length > longest ? undefined : Buffer.concat([...parts, rest], length);
    const text = bytes?.toString('utf8').replace(/^\uFEFF/, '');
    if (text === undefined || text.trim() !== '') line({ number, offset: start, length, text });
    parts = [];
    held = 0;
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      end(chunk.subarray(from, at));
      from = at + 1;
      start = position + from;
    }
    const rest = chunk.subarray(from);
    held += rest.length;
    if (held <= longest) parts.push(rest);
    else parts = [];
    position += chunk.length;
    read(chunk.length);
  }
  if (held > 0) end(Buffer.alloc(0));
}
