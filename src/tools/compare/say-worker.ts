/** A thread that answers one part after the other, as say-in-threads.ts hands them. */
import { parentPort } from 'node:worker_threads';
import { sayTo } from './say.js';
import type { Question } from './say-in-threads.js';
import { surveyOf } from './survey.js';

parentPort?.on('message', ({ part, wanted }: Question) => {
  const said = sayTo(part);
  parentPort?.postMessage(wanted === 'said' ? said : surveyOf(said));
});
