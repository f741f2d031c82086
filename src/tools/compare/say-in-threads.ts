/** The parts shared out among as many threads as there are processors. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Part } from './say.js';
import type { Survey } from './survey.js';

/** What the present rules say to the requests of each part: every text, or the survey of each. */
export interface Asked {
  readonly said: (parts: readonly Part[]) => Promise<readonly (readonly string[])[]>;
  readonly surveyed: (parts: readonly Part[]) => Promise<readonly Survey[]>;
}

/** Requests that a thread is given at once: a second of work. */
const requestsOfPart = 1000;

export function partsOf(seed: number, requests: number, size = requestsOfPart): readonly Part[] {
  return Array.from({ length: Math.ceil(requests / size) }, (_, index) => ({
    seed,
    from: index * size,
    to: Math.min(requests, (index + 1) * size),
  }));
}

export interface Question {
  readonly part: Part;
  readonly wanted: keyof Asked;
}

const script = new URL(`./say-worker${extname(import.meta.url)}`, import.meta.url);

export const inThreads: Asked = {
  said: (parts) => shared<readonly string[]>('said', parts),
  surveyed: (parts) => shared<Survey>('surveyed', parts),
};

async function shared<T>(wanted: keyof Asked, parts: readonly Part[]): Promise<readonly T[]> {
  const answers: T[] = [];
  const waiting = parts.entries();
  const thread = async (): Promise<void> => {
    const worker = new Worker(script);
    for (const [place, part] of waiting) {
      const question: Question = { part, wanted };
      worker.postMessage(question);
      // `once` rejects where the thread fails.
      const [answer] = (await once(worker, 'message')) as [T];
      answers[place] = answer;
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, thread));
  return answers;
}
