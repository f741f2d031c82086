/** The HTTP edge as an attacker meets it: the real app behind the real server, on a port of its own. */
import {
  request,
  type Agent,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type RequestListener,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { createCallService, prefetchFor } from '../../src/call-service.js';
import { readDemoPatients } from '../../src/demo/fixtures.js';
import * as catalogue from '../../src/demo/order-catalogue.js';
import { demoSessionRouter } from '../../src/demo/session-router.js';
import { demoFhirRouter } from '../../src/demo/fhir-router.js';
import { apiDescription, openDocuments } from '../../src/documents.js';
import { projectFolder } from '../../src/shipped-files.js';
import { createApp, type AppDeps } from '../../src/http/app.js';
import { createHttpServer } from '../../src/http/server.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import { rulePages } from '../../src/rule-pages.js';
import { pagesRouter } from '../../src/web/pages.js';
import { workbenchData } from '../../src/workbench-data.js';
import { orderSign, orderSignPath } from '../http/support.js';
import { anybody, anyFhir } from '../support/open-client.js';
import { countedUuids } from '../support/real-app.js';

export const now = new Date('2026-03-10T10:00:00Z');
export const publicUrl = 'https://cds.example.org';
export const feedbackPath = `${orderSignPath}/feedback`;
const json = { 'Content-Type': 'application/json' };

/** Stands in every good body, as a patient's or a card's id: whoever quotes a body quotes this. */
export const canary = 'Jane-Doe-7261';
export const goodCall = JSON.stringify(orderSign({}, { patientId: canary }));
export const goodFeedback = JSON.stringify({
  feedback: [{ card: canary, outcome: 'overridden', outcomeTimestamp: '2026-03-02T10:00:00Z' }],
});

export interface Edge {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export function listening(app: RequestListener): Promise<Edge> {
  const server = createHttpServer(app);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        port,
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            server.closeAllConnections();
          }),
      });
    });
  });
}

export interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Buffer | string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request. An answer that comes while the body is still being sent is an answer. */
export function send(port: number, { path, method, headers, body = '' }: Sent, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      { port, host: '127.0.0.1', path, method: method ?? 'GET', headers, ...(agent === undefined ? {} : { agent }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    call.once('error', reject);
    call.end(body);
  });
}

export function post(path: string, body: Buffer | string, headers: OutgoingHttpHeaders = json): Sent {
  return { path, method: 'POST', headers: { ...headers, 'Content-Length': Buffer.byteLength(body) }, body };
}

/** The law of every refusal: an OperationOutcome that quotes nothing of what was sent. */
export function expectRefusal(text: string): void {
  expect(JSON.parse(text)).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
  expect(text).not.toContain(canary);
  expect(text.length).toBeLessThan(400);
}

const api = apiDescription({ publicUrl, profile: 'demo' });

const membersOfAll = Reflect.ownKeys(Object.prototype).length;

/** S22: nothing that was sent has become a member of every object. */
export function expectNoPollution(): void {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(membersOfAll);
}

const demoSite = {
  patients: readDemoPatients(),
  workbench: workbenchData(catalogue, defaultSettings),
  script: join(projectFolder(), 'dist', 'workbench.js'),
};

/** The demo service as main.ts puts it together, but for what a test gives. */
export function wholeApp(overrides: Partial<AppDeps> = {}): ReturnType<typeof createApp> {
  const clock = (): Date => now;
  const settings = defaultSettings;
  return createApp({
    clients: anybody(createCallService({ settings, fhir: anyFhir, now: clock, newUuid: countedUuids(), publicUrl })),
    publicUrl,
    prefetchFor,
    feedbackStore: { keep: () => Promise.resolve() },
    log: pino({ enabled: false }),
    notReady: () => [],
    documents: openDocuments(api),
    pages: [pagesRouter({ publicUrl, rulePages: rulePages(), api, demo: demoSite }), demoSessionRouter(clock)],
    demo: demoFhirRouter(clock),
    ...overrides,
  });
}
