import type { Express } from 'express';
import { readdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import type { FeedbackEntry } from '../../src/feedback/store.js';
import { createApp, type AppDeps } from '../../src/http/app.js';
import type { Card, ServiceRequest, ServiceResponse } from '../../src/model/cds-hooks.js';
import type { CallService } from '../../src/model/client.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { anybody } from '../support/open-client.js';

export interface Call {
  readonly serviceId: string;
  readonly hook: string;
  readonly body: ServiceRequest;
}

export interface TestApp {
  readonly app: Express;
  /** What reached the test double that stands for the rules. */
  readonly calls: readonly Call[];
  /** What reached the test double that stands for the store. */
  readonly kept: readonly FeedbackEntry[];
  /** Log lines, as text. */
  readonly lines: readonly string[];
}

export const silent: ServiceResponse = { cards: [], extension: { 'org.azathioprine-cds': { knowledge: '1.0.0' } } };

export const card: Card = {
  uuid: '11111111-1111-4111-8111-111111111111',
  summary: 'A summary',
  indicator: 'info',
  source: {
    label: 'azathioprine-cds',
    topic: { system: 'https://example.org/rule', code: 'a-rule', display: 'A rule' },
  },
  extension: { 'org.azathioprine-cds': { rules: ['a-rule'] } },
};

type Overrides = Partial<AppDeps> & { readonly callService?: CallService };

/** The real app around test doubles for the rules and the store. */
export function testApp({ callService, ...overrides }: Overrides = {}): TestApp {
  const calls: Call[] = [];
  const kept: FeedbackEntry[] = [];
  const lines: string[] = [];
  const app = createApp({
    clients: anybody(
      callService ??
        ((serviceId, hook, body) => {
          calls.push({ serviceId, hook, body });
          return Promise.resolve(silent);
        }),
    ),
    publicUrl: 'https://cds.example.org',
    prefetchFor: () => ({ patient: 'Patient/{{context.patientId}}' }),
    feedbackStore: {
      keep: (_tenant, entries) => {
        kept.push(...entries);
        return Promise.resolve();
      },
    },
    log: pino({ base: null }, { write: (line: string) => void lines.push(line) }),
    notReady: () => [],
    ...overrides,
  });
  return { app, calls, kept, lines };
}

const folder = 'fixtures/requests';

/** Names of the fixtures that start so, without extension. */
export function requestNames(start: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith('.json'));
  if (names.length === 0) throw new Error(`no request fixture starts with ${start}`);
  return names.map((name) => name.replace('.json', ''));
}

export function requestFixture(name: string): JsonObject {
  return JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as JsonObject;
}

export function ordersBundle(...orders: readonly Json[]): JsonObject {
  return { resourceType: 'Bundle', entry: orders.map((resource) => ({ resource })) };
}

/** A plain order-sign body that every test changes in one place. */
export function orderSign(changes: JsonObject = {}, context: JsonObject = {}): JsonObject {
  return {
    hook: 'order-sign',
    hookInstance: '22222222-2222-4222-8222-222222222222',
    context: {
      patientId: 'patient-1',
      userId: 'Practitioner/1',
      draftOrders: ordersBundle({ resourceType: 'MedicationRequest', id: 'draft-1' }),
      ...context,
    },
    ...changes,
  };
}

export const orderSignPath = '/cds-services/azathioprine-order-sign';
