/** The figures as a table of ratios to the baselines. */
import type { Limits } from './limits.js';
import type { Figures, Size } from './measure.js';

export interface Measured {
  readonly size: Size;
  readonly service: Figures;
  readonly express: Figures;
  readonly node: Figures;
}

const head = [
  'resources',
  'KB',
  'server',
  'CPU ms',
  'CPU x',
  'p50 ms',
  'p50 x',
  'p99 ms',
  'p99 x',
  'calls/s',
  'RSS MB',
];

/** `x` is against Express in the same run. In brackets the ratios of single rounds, lowest and highest. */
export function tableOf(measured: readonly Measured[]): string {
  const rows = measured.flatMap(({ size, ...servers }) =>
    (['service', 'express', 'node'] as const).map((name) => rowOf(size, name, servers[name], servers.express)),
  );
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

function rowOf({ resources, bodies }: Size, name: string, own: Figures, base: Figures): readonly string[] {
  const byRound = own.cpuMsByRound.map((cpuMs, round) => cpuMs / (base.cpuMsByRound[round] ?? NaN));
  const spread = `${fixed(Math.min(...byRound))} to ${fixed(Math.max(...byRound))}`;
  return [
    String(resources),
    fixed((bodies[0]?.bytes.length ?? NaN) / 1000, 0),
    name,
    fixed(own.cpuMs),
    `${fixed(own.cpuMs / base.cpuMs)} (${spread})`,
    fixed(own.p50Ms),
    fixed(own.p50Ms / base.p50Ms),
    fixed(own.p99Ms),
    fixed(own.p99Ms / base.p99Ms),
    fixed(own.callsPerSecond, 0),
    fixed(own.rssMb, 0),
  ];
}

/** Between the smallest and the largest body: CPU grows with bytes to the power of this. */
export function exponentOf(measured: readonly Measured[], server: 'service' | 'express'): number {
  const [small, large] = [measured[0], measured.at(-1)].map((one) => ({
    cpuMs: one?.[server].cpuMs ?? NaN,
    bytes: one?.size.bodies[0]?.bytes.length ?? NaN,
  }));
  if (small === undefined || large === undefined) return NaN;
  return Math.log(large.cpuMs / small.cpuMs) / Math.log(large.bytes / small.bytes);
}

export function limitsText({ idleMb, peakMb, stallMs }: Limits): string {
  return [
    `Idle memory ${fixed(idleMb, 0)} MB; highest with four bodies of 10 MB in flight ${fixed(peakMb, 0)} MB.`,
    `Longest hold of the event loop by 1 MB: ${fixed(stallMs, 0)} ms.`,
  ].join('\n');
}

export function fixed(value: number, digits = 2): string {
  return value.toFixed(digits);
}
