/** S48, S49: what happens to calls when the process is told to stop, and when something in it breaks. Real processes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../src/model/fault.js';
import { orderSign, orderSignPath } from './http/support.js';
import { post, send, type Answer } from './security/edge.js';
import { startFhirStub, sendJson } from './support/fhir-stub.js';
import { killAll, startService, type Running } from './support/process.js';

const folder = mkdtempSync(join(tmpdir(), 'process-'));
afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true });
});

const portOf = ({ address }: Running): number => Number(new URL(address).port);

const azathioprine = {
  resourceType: 'MedicationRequest',
  id: 'draft-1',
  status: 'draft',
  intent: 'order',
  subject: { reference: 'Patient/patient-1' },
  medicationCodeableConcept: {
    text: 'Azathioprine 50 MG Oral Tablet',
    coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '197388' }],
  },
};
const draftOrders = { resourceType: 'Bundle', entry: [{ resource: azathioprine }] };
const empty = { resourceType: 'Bundle', type: 'searchset', entry: [] };
const plain = post(orderSignPath, JSON.stringify(orderSign({ prefetch: { medications: empty } }, { draftOrders })));

describe.each([1, 2])('SIGTERM with %i worker(s) and calls in flight', (workers) => {
  const count = 12;
  let release = (): void => undefined;
  const released = new Promise<void>((open) => (release = open));

  it('loses none: those in flight are answered, connections are closed, readiness fails, the process ends with 0', async () => {
    let asked = 0;
    const fhir = await startFhirStub((_seen, response) => {
      asked += 1;
      void released.then(() => {
        sendJson(response, empty);
      });
    });
    const service = await startService({
      DATA_DIR: join(folder, `stop-${workers}`),
      WORKERS: String(workers),
      ANSWER_WITHIN_MS: '10000',
      LOG_LEVEL: 'error',
    });
    const port = portOf(service);
    const slow = post(orderSignPath, JSON.stringify(orderSign({ fhirServer: fhir.base }, { draftOrders })));
    const keepAlive = new Agent({ keepAlive: true });
    const inFlight: Promise<Answer>[] = [];
    // One after the other: a cold process that gets all at once refuses some, as it should.
    for (let call = 1; call <= count; call += 1) {
      const before = asked;
      inFlight.push(send(port, slow, keepAlive));
      for (let waits = 0; asked === before && waits < 2_000; waits += 1)
        await new Promise((later) => setTimeout(later, 5));
    }
    // A connection that is kept open, to each worker.
    const kept = Array.from({ length: 2 * workers }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    for (const agent of kept) await send(port, plain, agent);

    service.child.kill('SIGTERM');
    let readiness: Answer;
    do readiness = await send(port, { path: '/health/ready' });
    while (readiness.status === 200);
    expect([readiness.status, readiness.headers.connection]).toEqual([503, 'close']);
    expect(readiness.text).toContain('stopping');
    // Whoever has not turned away yet is answered, and told to go.
    const late = await Promise.all(kept.map((agent) => send(port, plain, agent)));
    expect(late.map(({ status, headers }) => [status, headers.connection])).toEqual(kept.map(() => [200, 'close']));

    // New connections until there is nobody to take them: each is answered in full or never taken.
    const others: string[] = [];
    while (!others.includes('ECONNREFUSED')) {
      const other = await send(port, plain, new Agent()).then(
        ({ status }) => String(status),
        (error: unknown) => codeOf(error),
      );
      others.push(other);
    }
    // One may stand before the door while it is closed: nothing of it was read, and whoever sent it knows.
    const failures = others.filter((other) => other !== '200' && other !== 'ECONNREFUSED');
    expect(failures.length === 0 || failures.join() === 'ECONNRESET').toBe(true);
    expect(others[0]).toBe('200');
    release();
    const answers = await Promise.all(inFlight);
    expect(answers.map(({ status, headers }) => [status, headers.connection])).toEqual(
      inFlight.map(() => [200, 'close']),
    );
    expect(await service.ended).toBe(0);
    await fhir.close();
  }, 60_000);
});

/** Faults on demand, whose message must not stand in the log, and who is there. The log names the place, which is this text. */
const breakable = `
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('SIGUSR2', () => { Promise.reject(new Error(['Jane', 'Doe'].join(' '))); });
  if (isMainThread) process.on('SIGHUP', () => { setImmediate(() => { throw new Error(['Jane', 'Doe'].join(' ')); }); });
  if (isMainThread) process.stdout.write('process ' + process.pid + '\\n');`;

const processes = (out: string): readonly number[] =>
  [...out.matchAll(/^process (\d+)$/gm)].map(([, id]) => Number(id));

describe('a fault that nobody caught', () => {
  it('as a lost promise is logged without its message, and the service goes on', async () => {
    const service = await startService({ DATA_DIR: join(folder, 'promise') }, breakable);
    service.child.kill('SIGUSR2');
    await service.says(/"msg":"fault"/);
    expect((await send(portOf(service), plain)).status).toBe(200);
    expect(service.out()).not.toContain('Jane Doe');
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  }, 60_000);

  it('as a thrown error ends one worker of two, which is started again; the other answers meanwhile', async () => {
    const service = await startService({ DATA_DIR: join(folder, 'thrown'), WORKERS: '2' }, breakable);
    const [, first = 0] = processes(service.out());
    process.kill(first, 'SIGHUP');
    await service.says(/"msg":"worker ended"/);
    for (let calls = 0; calls < 10; calls += 1) expect((await send(portOf(service), plain)).status).toBe(200);
    // The primary and two workers, and the one that was started again.
    await service.says(/(?:process \d+[^]*?){4}/);
    expect(service.out()).not.toContain('Jane Doe');
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  }, 60_000);
});

it('a worker that cannot listen ends the start with 1, in place of being started for ever', async () => {
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const METRICS_PORT = String((taken.address() as AddressInfo).port);
  await expect(startService({ DATA_DIR: folder, WORKERS: '2', METRICS_PORT })).rejects.toThrow(
    /METRICS_PORT, listen EADDRINUSE/,
  );
  taken.close();
}, 60_000);
