/** A thread that answers one part after the other, as say-in-threads.ts hands them. */
import { parentPort } from 'node:worker_threads';
import { sayTo, type Part } from './say.js';

parentPort?.on('message', (part: Part) => parentPort?.postMessage(sayTo(part)));
