/** What is no ratio: memory, and how long one call keeps all others waiting. Each on a fresh process. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body } from './bodies.js';
import { send } from './load.js';
import { startServer } from './servers.js';

export interface Limits {
  readonly idleMb: number;
  /** Highest resident memory with four bodies of 10 MB in flight. */
  readonly peakMb: number;
  /** Longest hold of the event loop by a body of 1 MB. */
  readonly stallMs: number;
}

export async function measureLimits(tenMb: Body, oneMb: Body): Promise<Limits> {
  const server = await startServer('service');
  await sleep(1000);
  const idleMb = (await server.usage()).rssBytes / 1e6;
  // Cold code is slow code: the stall is that of a service that has answered before.
  await send({ port: server.port, bodies: [oneMb], calls: 20, connections: 1 });
  await server.usage('watch');
  await send({ port: server.port, bodies: [oneMb], calls: 20, connections: 1 });
  const { stallMs } = await server.usage();
  await send({ port: server.port, bodies: [tenMb], calls: 12, connections: 4 });
  const peakMb = server.peakBytes() / 1e6;
  await server.stop();
  return { idleMb, peakMb, stallMs };
}
