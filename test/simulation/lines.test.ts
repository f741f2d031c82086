/** Law: each line stands where it is said to stand, whatever its end, its length and the borders of the blocks it is read in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachLine, type Line } from '../../src/simulation/lines.js';
import { openPlaces } from '../../src/simulation/places.js';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function linesOf(text: string, longest?: number): Promise<readonly Line[]> {
  const file = join(folder, 'a.ndjson');
  writeFileSync(file, text);
  const lines: Line[] = [];
  let bytes = 0;
  await eachLine(
    file,
    (line) => lines.push(line),
    (read) => (bytes += read),
    longest,
  );
  expect(bytes).toBe(Buffer.byteLength(text));
  return lines;
}

it('a mark at the front, ends of both kinds, empty lines, letters of several bytes, no end at the end', async () => {
  const text = '\uFEFF{"a":1}\r\n\n  \n{"ü":2}\n{"c":3}';
  const lines = await linesOf(text);
  expect(lines.map(({ number, text: line }) => [number, line?.trim()])).toEqual([
    [1, '{"a":1}'],
    [4, '{"ü":2}'],
    [5, '{"c":3}'],
  ]);
  const bytes = Buffer.from(text);
  for (const { offset, length, text: line } of lines)
    expect(
      bytes
        .subarray(offset, offset + length)
        .toString()
        .replace('\uFEFF', ''),
    ).toBe(line);
});

it('lines across the border of a block', async () => {
  const long = 'x'.repeat(700_000);
  const lines = await linesOf([long, long, long, 'end'].join('\n'));
  expect(lines.map(({ offset, length }) => [offset, length])).toEqual([
    [0, 700_000],
    [700_001, 700_000],
    [1_400_002, 700_000],
    [2_100_003, 3],
  ]);
  expect(lines[1]?.text).toBe(long);
});

it('a line that is too long is said to be, and the next one is read', async () => {
  const lines = await linesOf(`${'x'.repeat(3_000_000)}\nshort\n${'y'.repeat(11)}`, 10);
  expect(lines.map(({ number, text }) => [number, text])).toEqual([
    [1, undefined],
    [2, 'short'],
    [3, undefined],
  ]);
});

it('an empty file has no line', async () => {
  expect(await linesOf('')).toEqual([]);
});

it('places come back by patient, in the order in which they were added, also beyond the first thousand', () => {
  const places = openPlaces();
  for (let line = 0; line < 5000; line += 1)
    places.add(`p${line % 3}`, { file: line % 2, offset: line, length: line + 1 });
  expect(places.patients()).toBe(3);
  const byPatient = [...places.byPatient()];
  expect(byPatient.map((lines) => lines.length)).toEqual([1667, 1667, 1666]);
  expect(byPatient[1]?.slice(0, 2)).toEqual([
    { file: 1, offset: 1, length: 2 },
    { file: 0, offset: 4, length: 5 },
  ]);
});
