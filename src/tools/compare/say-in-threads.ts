/** The parts shared out among as many threads as there are processors. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Part } from './say.js';

export type Say = (parts: readonly Part[]) => Promise<readonly (readonly string[])[]>;

/** Requests that a thread is given at once: a second of work. */
const requestsOfPart = 1000;

export function partsOf(seed: number, requests: number): readonly Part[] {
  return Array.from({ length: Math.ceil(requests / requestsOfPart) }, (_, index) => ({
    seed,
    from: index * requestsOfPart,
    to: Math.min(requests, (index + 1) * requestsOfPart),
  }));
}

const script = new URL(`./say-worker${extname(import.meta.url)}`, import.meta.url);

export const sayInThreads: Say = async (parts) => {
  const said: (readonly string[])[] = [];
  const waiting = parts.entries();
  const thread = async (): Promise<void> => {
    const worker = new Worker(script);
    for (const [place, part] of waiting) {
      worker.postMessage(part);
      // `once` rejects where the thread fails.
      const [answer] = (await once(worker, 'message')) as [readonly string[]];
      said[place] = answer;
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, thread));
  return said;
};
