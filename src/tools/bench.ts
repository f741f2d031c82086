/**
 * Measures the service against bare Express 5 and bare node:http in one run. `--quick` for a look: fewer calls, and so a
 * p99 that means little.
 */
import { cpus } from 'node:os';
import { orderSignBody } from './bench/bodies.js';
import { measureLimits } from './bench/limits.js';
import { measure, type Size } from './bench/measure.js';
import { exponentOf, fixed, limitsText, tableOf, type Measured } from './bench/report.js';
import { serverNames, startServer } from './bench/servers.js';

const isQuick = process.argv.includes('--quick');
const now = new Date();
const rounds = isQuick ? 3 : 7;

/** `patients` bodies of that many resources are sent in turn. */
function sizeOf(resources: number, patients: number, calls: number, connections: number): Size {
  const bodies = Array.from({ length: patients }, (_, seed) => orderSignBody(resources, seed + 1, now));
  return { resources, bodies, calls: isQuick ? Math.ceil(calls / 3) : calls, connections };
}

const sizes = [sizeOf(20, 16, 600, 4), sizeOf(200, 8, 150, 4), sizeOf(2000, 4, 24, 4), sizeOf(20_000, 1, 3, 1)];

async function compare(): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const size of sizes) {
    // New processes for each size: what a large body leaves behind in memory would weigh on the small ones.
    const servers = [];
    for (const name of serverNames) servers.push(await startServer(name));
    const [service, express, node] = await measure(servers, size, rounds);
    for (const server of servers) await server.stop();
    if (service && express && node) measured.push({ size, service, express, node });
  }
  return measured;
}

const measured = await compare();
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, ${rounds} rounds`);
console.log(tableOf(measured));
const exponents = (['service', 'express'] as const).map((name) => `${name} ${fixed(exponentOf(measured, name))}`);
console.log(`CPU grows with bytes to the power of: ${exponents.join(', ')}.`);
console.log(limitsText(await measureLimits(orderSignBody(9500, 1, now), orderSignBody(1000, 1, now))));
