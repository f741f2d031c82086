/** What `/metrics` says is true, and made of our own words alone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { Registry } from 'prom-client';
import { CallLimit, defaultLimit } from '../src/http/call-limit.js';
import { metricsListener } from '../src/http/metrics.js';
import { gaugeCalls, openMeter } from '../src/metrics/meter.js';
import { watchedCalls, watchedQueries } from '../src/metrics/watched.js';
import type { CallService } from '../src/model/client.js';
import type { OutboundRequest } from '../src/model/outbound.js';
import { card, orderSign, orderSignPath, silent, testApp } from './http/support.js';
import { anybody } from './support/open-client.js';

const canary = 'Jane-Doe-7261';
const own = 'org.azathioprine-cds';

/** Lines of counters and gauges that are not 0, without the help. */
async function counted(registry: Registry, name: string): Promise<readonly string[]> {
  const lines = (await registry.metrics()).split('\n');
  return lines.filter((line) => line.startsWith(name) && !line.endsWith(' 0'));
}

const answers: CallService = (_id, _hook, { context }) => {
  if (context.patientId === 'silent') return Promise.resolve(silent);
  if (context.patientId === 'fault') return Promise.reject(new Error(canary));
  const account = {
    knowledge: '1.0.0',
    checks: [
      { rule: 'core-ribavirin', outcome: 'fired' },
      { rule: 'label-jak', outcome: 'clear' },
    ],
    data: [{ key: 'bloodCounts', state: 'error' }],
  } as const;
  const shown = { ...card, summary: canary, indicator: 'critical' as const };
  return Promise.resolve({ cards: [shown], extension: { [own]: account } });
};

describe('a call', () => {
  it.each([
    ['answered with cards', 'outcome="cards"', 200, orderSign({}, { patientId: canary })],
    ['answered without a word', 'outcome="silent"', 200, orderSign({}, { patientId: 'silent' })],
    ['malformed', 'outcome="malformed"', 400, { hook: canary }],
    ['that meets a fault of ours', 'outcome="fault"', 500, orderSign({}, { patientId: 'fault' })],
  ])('%s is counted as such, once', async (_name, label, status, body) => {
    const registry = new Registry();
    const meter = openMeter(registry);
    const { app } = testApp({ clients: anybody(watchedCalls(answers, meter)), meter });
    await request(app)
      .post(`${orderSignPath}?${canary}`)
      .set('Authorization', `Bearer ${canary}`)
      .send(body)
      .expect(status);
    expect(await counted(registry, 'azathioprine_calls_total')).toEqual([
      `azathioprine_calls_total{hook="order-sign",${label}} 1`,
    ]);
    expect(await registry.metrics()).not.toContain(canary);
  });

  it('to nothing, without a token or too many is counted under its refusal', async () => {
    const registry = new Registry();
    const meter = openMeter(registry);
    const limit = new CallLimit({ ...defaultLimit, most: 0 });
    const refused = { ok: false, reason: 'issuer' } as const;
    const nobody = { origins: 'any', authenticate: () => Promise.resolve(refused) } as const;
    await request(testApp({ meter, limit }).app).post(orderSignPath).send(orderSign()).expect(503);
    await request(testApp({ meter, clients: nobody }).app)
      .post(orderSignPath)
      .send(orderSign())
      .expect(401);
    await request(testApp({ meter }).app).post(`/cds-services/${canary}`).send(orderSign()).expect(404);
    expect(await counted(registry, 'azathioprine_calls_total')).toEqual([
      'azathioprine_calls_total{hook="order-sign",outcome="overloaded"} 1',
      'azathioprine_calls_total{hook="order-sign",outcome="unauthenticated"} 1',
      'azathioprine_calls_total{hook="none",outcome="no-such-service"} 1',
    ]);
  });

  it('tells which rules spoke, and what data it had', async () => {
    const registry = new Registry();
    const meter = openMeter(registry);
    const { app } = testApp({ clients: anybody(watchedCalls(answers, meter)), meter });
    for (let calls = 0; calls < 2; calls += 1) await request(app).post(orderSignPath).send(orderSign()).expect(200);
    expect(await counted(registry, 'azathioprine_cards_total')).toEqual([
      'azathioprine_cards_total{rule="a-rule",indicator="critical"} 2',
    ]);
    expect(await counted(registry, 'azathioprine_rules_fired_total')).toEqual([
      'azathioprine_rules_fired_total{rule="core-ribavirin"} 2',
    ]);
    expect(await counted(registry, 'azathioprine_data_total')).toEqual([
      'azathioprine_data_total{key="bloodCounts",state="error"} 2',
    ]);
  });

  it('in flight is seen', async () => {
    const registry = new Registry();
    gaugeCalls(registry, () => ({ inFlight: 3, waiting: 2 }));
    expect(await counted(registry, 'azathioprine_calls')).toEqual([
      'azathioprine_calls_in_flight 3',
      'azathioprine_calls_waiting 2',
    ]);
  });
});

describe('a query', () => {
  const asked: OutboundRequest = { accept: '*/*', accessToken: canary, signal: AbortSignal.timeout(1000), maxBytes: 1 };

  it.each([
    [200, '2xx'],
    [304, '3xx'],
    [404, '4xx'],
    [429, '4xx'],
    [500, '5xx'],
  ])('answered with %i is of class %s, and its answer untouched', async (status, result) => {
    const registry = new Registry();
    const get = watchedQueries(() => Promise.resolve({ status, bytes: Buffer.from(canary) }), openMeter(registry));
    expect(await get(new URL(`https://${canary}.example.org/Patient/${canary}`), asked)).toEqual({
      status,
      bytes: Buffer.from(canary),
    });
    expect(await counted(registry, 'azathioprine_fhir_query_seconds_count')).toEqual([
      `azathioprine_fhir_query_seconds_count{result="${result}"} 1`,
    ]);
    expect((await registry.metrics()).toLowerCase()).not.toContain(canary.toLowerCase());
  });

  it('without an answer has failed, and throws what it threw', async () => {
    const registry = new Registry();
    const fault = new Error(canary);
    await expect(
      watchedQueries(() => Promise.reject(fault), openMeter(registry))(new URL('https://x.example.org'), asked),
    ).rejects.toBe(fault);
    expect(await counted(registry, 'azathioprine_fhir_query_seconds_count')).toEqual([
      'azathioprine_fhir_query_seconds_count{result="failed"} 1',
    ]);
  });
});

describe('the listener', () => {
  const faults: unknown[] = [];
  const broken = { contentType: 'text/plain', metrics: () => Promise.reject(new Error(canary)) };

  it.each([
    ['GET', '/metrics', new Registry(), 200],
    ['GET', '/', new Registry(), 404],
    ['GET', '/cds-services', new Registry(), 404],
    ['POST', '/metrics', new Registry(), 404],
    ['GET', '/metrics', broken, 500],
  ])('%s %s', async (method, path, registry, status) => {
    const server = createServer(metricsListener(registry, (fault) => faults.push(fault)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    expect([answer.status, await answer.text()]).toEqual([status, status === 200 ? '\n' : '']);
    server.close();
    expect(faults).toHaveLength(status === 500 ? 1 : 0);
  });
});
