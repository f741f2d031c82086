/** Signs every order of an export again, each at the moment it was written and with what was known then. */
import type { Burden, ExportWords } from '../model/burden.js';
import type { ServiceRequest, ServiceResponse } from '../model/cds-hooks.js';
import { toldBeside, toldOf } from '../feedback/report/small-cells.js';
import { describeFault } from '../model/fault.js';
import { knownAt } from './known-then.js';
import { askedTypes, prefetchOf } from './prefetch-of.js';
import { readExport, type BrokenLine, type Chart } from './read-export.js';
import { signingsIn, type Signing } from './signings.js';
import { openTally } from './tally.js';

export interface SimulateDeps {
  /** The service's answer at `now`, with nothing to ask beside the request. */
  readonly sign: (request: ServiceRequest, now: Date) => Promise<ServiceResponse>;
  /** Hears how much was read, and then of how many patients the orders were signed. */
  readonly progress: (step: 'reading' | 'signing', done: number, of: number) => void;
}

export interface Simulated {
  readonly burden: Burden;
  readonly words: ExportWords;
  readonly firstBroken: readonly BrokenLine[];
  /** Where the judging failed, at the first signings of those. */
  readonly firstFaults: readonly object[];
}

const mostFaultsNamed = 20;

/** `bytes`: size of all files. */
export async function simulate(
  files: readonly string[],
  bytes: number,
  { sign, progress }: SimulateDeps,
): Promise<Simulated> {
  let done = 0;
  const { counts, types, charts } = await readExport(files, (read) => {
    done += read;
    progress('reading', done, bytes);
  });
  const tally = openTally();
  let leftOut = 0;
  let unjudged = 0;
  const firstFaults: object[] = [];
  let patients = 0;
  for (const chart of charts()) {
    const { signings, left } = signingsIn(chart.resources);
    leftOut += left;
    for (const signing of signings) {
      try {
        const answer = await sign(requestOf(signing, chart, types), signing.then.now);
        tally.add(signing.then.day, signing.orders.length, answer);
      } catch (error) {
        // One signing of a year is no reason to lose the others: it is counted and told.
        unjudged += 1;
        if (firstFaults.length < mostFaultsNamed) firstFaults.push(describeFault(error));
      }
    }
    patients += 1;
    progress('signing', patients, counts.patients);
  }
  const { firstBroken, ...told } = counts;
  const burden = tally.burden();
  return {
    burden,
    words: {
      ...told,
      patients: toldBeside(counts.patients, [burden.signings, burden.orders]),
      leftOut: toldOf(leftOut),
      unjudged: toldOf(unjudged),
      missingTypes: [...askedTypes].filter((type) => !types.has(type)).toSorted(),
    },
    firstBroken,
    firstFaults,
  };
}

function requestOf(
  { then, orders }: Signing,
  { patientId, resources }: Chart,
  types: ReadonlySet<string>,
): ServiceRequest {
  const known = resources.flatMap((resource) => knownAt(resource, then) ?? []);
  return {
    hook: 'order-sign',
    hookInstance: '00000000-0000-4000-8000-000000000000',
    context: {
      patientId,
      userId: 'Practitioner/unknown',
      draftOrders: { resourceType: 'Bundle', type: 'collection', entry: orders.map((resource) => ({ resource })) },
    },
    prefetch: prefetchOf(known, types),
  };
}
