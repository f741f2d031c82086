/**
 * What one version of the rules said to generated requests, in a file of bounded size: a text for each of the first, and of
 * many more a survey for each block.
 */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { Survey } from './survey.js';

/** Requests that one survey is of: whole records. */
export const requestsOfBlock = 10_000;

export interface Baseline {
  /** Version of the knowledge. */
  readonly knowledge: string;
  readonly seed: number;
  /** Of request 0 to n. */
  readonly said: readonly string[];
  /** Of each block, from request 0 on. */
  readonly surveys: readonly Survey[];
}

/**
 * `answers`: the texts, the most frequent first. `said`: places in them, in three planes of bytes. `surveys`: JSON. All
 * three brotli, base64.
 */
interface Written {
  readonly knowledge: string;
  readonly seed: number;
  readonly requests: number;
  readonly answers: string;
  readonly said: string;
  readonly surveys: string;
}

/** Bytes of a place: few texts are many, so the last planes are nearly empty. */
const planes = 3;

export function writeBaseline({ knowledge, seed, said, surveys }: Baseline): string {
  const counts = new Map<string, number>();
  for (const text of said) counts.set(text, (counts.get(text) ?? 0) + 1);
  const answers = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => text);
  const places = new Map(answers.map((text, place) => [text, place]));
  const bytes = new Uint8Array(said.length * planes);
  for (const [index, text] of said.entries()) {
    const place = places.get(text) ?? 0;
    for (let plane = 0; plane < planes; plane += 1) bytes[plane * said.length + index] = place >> (8 * plane);
  }
  const written: Written = {
    knowledge,
    seed,
    requests: said.length,
    answers: packed(Buffer.from(answers.join('\n'))),
    said: packed(bytes),
    surveys: packed(Buffer.from(JSON.stringify(surveys))),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

export function readBaseline(file: string): Baseline {
  // The file is one of ours, in the repository.
  const { knowledge, seed, requests, answers, said, surveys } = JSON.parse(file) as Written;
  const texts = unpacked(answers).toString().split('\n');
  const bytes = unpacked(said);
  const textAt = (_: unknown, index: number): string => {
    let place = 0;
    for (let plane = planes - 1; plane >= 0; plane -= 1) place = place * 256 + (bytes[plane * requests + index] ?? 0);
    return texts[place] ?? '';
  };
  return {
    knowledge,
    seed,
    said: Array.from({ length: requests }, textAt),
    surveys: JSON.parse(unpacked(surveys).toString()) as readonly Survey[],
  };
}

function packed(bytes: Uint8Array): string {
  return brotliCompressSync(bytes).toString('base64');
}

function unpacked(letters: string): Buffer {
  return brotliDecompressSync(Buffer.from(letters, 'base64'));
}

export function baselineFile(knowledge: string): string {
  return `fixtures/baselines/${knowledge}.json`;
}
