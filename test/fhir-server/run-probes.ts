import { probes, type Probed } from './probes.js';
import { probeResources } from './probe-patient.js';
import { renamed } from './rename.js';
import { serverAt } from './ask.js';
import { withDeposited, type RunDeps } from './deposit.js';
import type { Target } from '../../src/tools/fhir-server/exchange.js';

/** Tells of each need whether the server meets it. */
export async function runProbes(
  target: Target,
  prefix: string,
  { get, print }: RunDeps,
): Promise<{ readonly passed: number; readonly failed: number } | 'not-written'> {
  const server = serverAt(target, get);
  // The command line let nothing else through.
  if (typeof server === 'string') throw new Error('the address was not checked');
  // The second patient has the same, for searches that do not tell patients apart.
  const resources = [prefix, `${prefix}other-`].flatMap((names) => probeResources.map((one) => renamed(one, names)));
  const done = await withDeposited(target, resources, () => probes(server, prefix));
  if (done.left !== undefined) print(`FAILED ${done.left}`);
  if (!done.written) {
    print(`FAILED write: the server said ${done.said}`);
    print('Needed: transactions, PUT under an id that is not there yet ("update as create"), the right to write.');
    return 'not-written';
  }
  for (const probed of done.result) print(told(probed));
  const failed = done.result.filter(({ problem, isSpare }) => problem !== undefined && isSpare !== true).length;
  return { passed: done.result.length - failed, failed: failed + (done.left === undefined ? 0 : 1) };
}

function told({ need, problem, isSpare }: Probed): string {
  if (problem === undefined) return `passed ${need}`;
  return isSpare === true ? `not needed ${need}: ${problem}` : `FAILED ${need}: ${problem}`;
}
