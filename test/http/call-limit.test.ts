/** S45: more calls than can be answered in time are refused at once, at no cost, and stand in nobody's way. */
import { EventEmitter } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NextFunction, Request, Response } from 'express';
import { CallLimit, defaultLimit } from '../../src/http/call-limit.js';
import { createHttpServer } from '../../src/http/server.js';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import { anybody } from '../support/open-client.js';
import { goodFeedback, post, send, type Answer } from '../security/edge.js';
import { orderSign, orderSignPath, silent, testApp } from './support.js';

describe('the service with two calls in flight, of two that it may have', () => {
  const release: ((answer: ServiceResponse) => void)[] = [];
  let authenticated = 0;
  const clients = anybody(() => new Promise((resolve) => release.push(resolve)));
  const { app, lines } = testApp({
    limit: new CallLimit({ ...defaultLimit, most: 2 }),
    clients: {
      ...clients,
      authenticate: (credentials) => {
        authenticated += 1;
        return clients.authenticate(credentials);
      },
    },
  });
  const server = createHttpServer(app);
  const call = post(orderSignPath, JSON.stringify(orderSign()));
  const port = (): number => (server.address() as AddressInfo).port;
  let inFlight: readonly Promise<Answer>[] = [];

  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    inFlight = [send(port(), call), send(port(), call)];
    while (release.length < 2) await new Promise(setImmediate);
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('refuses the third with 503, Retry-After and an OperationOutcome', async () => {
    const { status, headers, text } = await send(port(), call);
    expect([status, headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(text)).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'throttled' }] });
  });

  it('refuses without the body, and does nothing else: no token is spent, no rule is asked', async () => {
    const before = [authenticated, release.length];
    const status = await new Promise((resolve) => {
      const headers = { 'Content-Type': 'application/json', 'Content-Length': 1_000_000 };
      const unsent = request({ port: port(), path: orderSignPath, method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        unsent.destroy();
      });
      unsent.on('error', () => undefined);
      unsent.flushHeaders();
    });
    expect(status).toBe(503);
    expect([authenticated, release.length]).toEqual(before);
  });

  it.each([
    ['health', { path: '/health/ready' }],
    ['discovery', { path: '/cds-services' }],
    ['feedback', post(`${orderSignPath}/feedback`, goodFeedback)],
  ])('still answers %s', async (_name, sent) => {
    expect((await send(port(), sent)).status).toBe(200);
  });

  it('answers both, and then the next', async () => {
    for (const answer of release.splice(0)) answer(silent);
    const next = send(port(), call);
    while (release.length < 1) await new Promise(setImmediate);
    release[0]?.(silent);
    expect((await Promise.all([...inFlight, next])).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('has a line in the log for each refusal', () => {
    const refused = lines.filter((line) => line.includes('"status":503'));
    expect(refused.length).toBe(2);
  });
});

it('S44: a call whose body has not come takes nobody’s place', async () => {
  const { app } = testApp({ limit: new CallLimit({ ...defaultLimit, most: 1 }) });
  const server = createHttpServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const headers = { 'Content-Type': 'application/json', 'Content-Length': 1000 };
  const slow = Array.from({ length: 5 }, () => request({ port, path: orderSignPath, method: 'POST', headers }));
  for (const one of slow) {
    one.on('error', () => undefined);
    one.write('{');
  }
  const statuses = [];
  for (let count = 0; count < 3; count += 1) {
    statuses.push((await send(port, post(orderSignPath, JSON.stringify(orderSign())))).status);
  }
  expect(statuses).toEqual([200, 200, 200]);
  for (const one of slow) one.destroy();
  server.close();
  server.closeAllConnections();
});

describe('the line', () => {
  const clock = { ms: 0 };
  const open = (): CallLimit =>
    new CallLimit({ most: 10, mostOfOne: 6, longestWaitMs: 100, elapsedMs: () => clock.ms });

  /** A call as the limit sees it; `started` once its turn has come. */
  function join(
    limit: CallLimit,
    response = Object.assign(new EventEmitter(), { closed: false }),
    tenant = 'a',
  ): { started: boolean } {
    const call = { started: false, response };
    const next: NextFunction = () => (call.started = true);
    const known = Object.assign(response, { locals: { client: { tenant } } });
    void limit.handler({} as unknown as Request, known as unknown as Response, next);
    return call;
  }

  it('gives a turn of the event loop to each, in their order', async () => {
    const limit = open();
    const calls = [join(limit), join(limit), join(limit)];
    for (let turns = 0; turns <= calls.length; turns += 1) {
      expect(calls.map(({ started }) => started)).toEqual(calls.map((_, index) => index < turns));
      await new Promise(setImmediate);
    }
  });

  it('takes nobody who would wait too long at its pace, and always the one who would wait for nobody', async () => {
    const limit = open();
    join(limit);
    join(limit);
    await new Promise(setImmediate);
    // The second starts 400 ms after the first.
    clock.ms += 400;
    await new Promise(setImmediate);
    join(limit);
    expect(() => join(limit)).toThrow(/overloaded/);
    expect(limit.load).toEqual({ inFlight: 3, waiting: 1 });
    await new Promise(setImmediate);
    expect(() => join(limit)).not.toThrow();
  });

  it('forgets the pace of a process that stood still: who comes second is not refused for ever', async () => {
    const limit = open();
    join(limit);
    join(limit);
    await new Promise(setImmediate);
    clock.ms += 60_000;
    await new Promise(setImmediate);
    let refused = 0;
    for (let pair = 0; pair < 20; pair += 1) {
      const gone = Object.assign(new EventEmitter(), { closed: false });
      join(limit, gone);
      try {
        join(limit, gone);
      } catch {
        refused += 1;
      }
      for (let turns = 0; turns < 3; turns += 1) await new Promise(setImmediate);
      gone.emit('close');
    }
    expect(refused).toBeLessThan(15);
    expect(() => [join(limit), join(limit)]).not.toThrow();
  });

  const of = (limit: CallLimit, tenant: string): { started: boolean } => join(limit, undefined, tenant);

  it('S40: each tenant has its turn, whoever came first', async () => {
    const limit = open();
    const flood = [of(limit, 'a'), of(limit, 'a'), of(limit, 'a'), of(limit, 'a')];
    const other = of(limit, 'b');
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect([flood.map(({ started }) => started), other.started]).toEqual([[true, false, false, false], true]);
  });

  it('S40: a tenant that has its share in flight is refused, another is not', () => {
    const limit = open();
    for (let calls = 0; calls < 6; calls += 1) of(limit, 'a');
    expect(() => of(limit, 'a')).toThrow(/overloaded/);
    for (let calls = 0; calls < 4; calls += 1) of(limit, 'b');
    // Ten are in flight: now nobody.
    expect(() => of(limit, 'b')).toThrow(/overloaded/);
    expect(limit.load).toEqual({ inFlight: 10, waiting: 10 });
  });

  it('S40: who waits behind his own waits longer, and is refused first', async () => {
    const limit = open();
    of(limit, 'a');
    of(limit, 'a');
    of(limit, 'a');
    await new Promise(setImmediate);
    clock.ms += 200;
    await new Promise(setImmediate);
    // A turn takes 100 ms: two waiting of his own line and of two lines would be 200 ms.
    expect(() => {
      of(limit, 'a');
      of(limit, 'a');
    }).toThrow(/overloaded/);
    expect(() => of(limit, 'b')).not.toThrow();
  });

  it('does not answer who has gone, and counts it no more', async () => {
    const limit = open();
    const gone = Object.assign(new EventEmitter(), { closed: true });
    const call = join(limit, gone);
    gone.emit('close');
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(call.started).toBe(false);
    expect(limit.load).toEqual({ inFlight: 0, waiting: 0 });
  });
});
