/** Rounds of all servers in turn, so that a slow minute of the machine falls on each of them. */
import type { Body } from './bodies.js';
import { send } from './load.js';
import type { RunningServer } from './servers.js';

export interface Size {
  readonly resources: number;
  readonly bodies: readonly Body[];
  /** Of one round. */
  readonly calls: number;
  readonly connections: number;
}

/** One server at one size; times are medians of the rounds, percentiles are over all calls. */
export interface Figures {
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly callsPerSecond: number;
  readonly rssMb: number;
  readonly calls: number;
  readonly cpuMsByRound: readonly number[];
}

/** Cards that each server must answer with, always. */
const expectedCards = { service: 2, express: 1, node: 1 } as const;

interface Round {
  readonly cpuMs: number;
  readonly callsPerSecond: number;
  readonly rssMb: number;
  readonly latenciesMs: readonly number[];
}

export async function measure(
  servers: readonly RunningServer[],
  size: Size,
  rounds: number,
): Promise<readonly Figures[]> {
  for (const server of servers) await oneRound(server, { ...size, calls: Math.ceil(size.calls / 2) });
  const taken = servers.map((): Round[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, server] of servers.entries()) taken[index]?.push(await oneRound(server, size));
  }
  return taken.map(figuresOf);
}

async function oneRound(server: RunningServer, { bodies, calls, connections }: Size): Promise<Round> {
  const before = await server.usage();
  const sent = await send({ port: server.port, bodies, calls, connections });
  const after = await server.usage();
  const expected = expectedCards[server.name];
  if (sent.cards.size !== 1 || !sent.cards.has(expected))
    throw new Error(`${server.name} answered ${[...sent.cards].join(', ')} cards, not ${expected}`);
  return {
    cpuMs: (after.cpuMs - before.cpuMs) / calls,
    callsPerSecond: (calls / sent.wallMs) * 1000,
    rssMb: after.rssBytes / 1e6,
    latenciesMs: sent.latenciesMs,
  };
}

function figuresOf(rounds: readonly Round[]): Figures {
  const latencies = rounds.flatMap(({ latenciesMs }) => latenciesMs);
  const cpuMsByRound = rounds.map(({ cpuMs }) => cpuMs);
  return {
    cpuMs: quantile(cpuMsByRound, 0.5),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    callsPerSecond: quantile(
      rounds.map(({ callsPerSecond }) => callsPerSecond),
      0.5,
    ),
    rssMb: Math.max(...rounds.map(({ rssMb }) => rssMb)),
    calls: latencies.length,
    cpuMsByRound,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
