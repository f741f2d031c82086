/** S59, S60: the headers of every kind of answer, what our pages load, and which origins may read us. */
import type { OutgoingHttpHeaders } from 'node:http';
import { pino } from 'pino';
import type { Clients, Origins } from '../../src/model/client.js';
import { rulePages } from '../../src/rule-pages.js';
import { orderSignPath, silent } from '../http/support.js';
import { anybody } from '../support/open-client.js';
import {
  feedbackPath,
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
} from './edge.js';

/** Shut to whoever sends no Authorization; open to one client of this origin. */
function clientsOf(origins: Origins): Clients {
  const client = { tenant: 'a', origins, callService: () => Promise.resolve(silent) };
  return {
    origins,
    authenticate: ({ authorization }) =>
      Promise.resolve(authorization.length > 0 ? { ok: true, client } : { ok: false, reason: 'no token' }),
  };
}

const failing = (): Promise<never> => Promise.reject(new Error('a fault'));
const edges: Edge[] = [];
let demo: Edge;
let broken: Edge;
let shut: Edge;
beforeAll(async () => {
  demo = await opened({});
  broken = await opened({
    clients: anybody(failing),
    feedbackStore: { keep: failing },
    notReady: () => [],
  });
  shut = await opened({
    clients: clientsOf(['https://ehr.example.org', 'https://other.example.org']),
    notReady: () => ['rules'],
  });
});
afterAll(() => Promise.all(edges.map((edge) => edge.close())));

async function opened(overrides: Parameters<typeof wholeApp>[0]): Promise<Edge> {
  const edge = await listening(wholeApp({ log: pino({ enabled: false }), ...overrides }));
  edges.push(edge);
  return edge;
}

type Name = 'demo' | 'broken' | 'shut';
interface Kind {
  readonly name: string;
  readonly on: Name;
  readonly sent: Sent;
  readonly status: number;
}

const token = { Authorization: 'Bearer a' };
const accept = (type: string): OutgoingHttpHeaders => ({ Accept: type });
const kind = (name: string, status: number, sent: Sent | string, on: Name = 'demo'): Kind => ({
  name,
  status,
  sent: typeof sent === 'string' ? { path: sent } : sent,
  on,
});
const preflight = { Origin: 'https://ehr.example.org', 'Access-Control-Request-Method': 'POST' };
const tooLarge = Buffer.alloc(21 * 1024 * 1024);

const kinds: readonly Kind[] = [
  kind('discovery', 200, '/cds-services'),
  kind('discovery, HEAD', 200, { path: '/cds-services', method: 'HEAD' }),
  kind('preflight', 204, { path: orderSignPath, method: 'OPTIONS', headers: preflight }),
  kind('a call', 200, post(orderSignPath, goodCall)),
  kind('feedback', 200, post(feedbackPath, goodFeedback)),
  kind('live', 200, '/health/live'),
  kind('ready', 200, '/health/ready'),
  kind('start page', 200, '/'),
  kind('list of rules', 200, '/rules'),
  kind('rule page', 200, '/rules/core-xoi-allopurinol'),
  kind('no such rule, page', 404, { path: '/rules/none', headers: accept('text/html') }),
  kind('no such rule, JSON', 404, { path: '/rules/none', headers: accept('application/json') }),
  kind('API page', 200, '/api'),
  kind('API description', 200, '/openapi.json'),
  kind('API description, another method', 405, { path: '/openapi.json', method: 'POST' }),
  kind('knowledge as FHIR', 200, '/fhir-knowledge'),
  kind('style sheet', 200, '/assets/pages.css'),
  kind('icon', 200, '/assets/icon.svg'),
  kind('demo FHIR', 200, '/fhir/Patient?_count=1'),
  kind('demo FHIR, 404', 404, '/fhir/Patient/none'),
  kind('demo FHIR, 405', 405, { path: '/fhir/Patient/none', method: 'DELETE' }),
  kind('malformed', 400, post(orderSignPath, '{')),
  kind('malformed feedback', 400, post(feedbackPath, '{}')),
  kind('a broken escape', 400, '/cds-services/%'),
  kind('nothing here', 404, '/nothing'),
  kind('no such service', 404, post('/cds-services/none', goodCall)),
  kind('another method', 405, { path: orderSignPath, method: 'DELETE' }),
  kind('another method on health', 405, { path: '/health/live', method: 'POST' }),
  kind('too large', 413, post(orderSignPath, tooLarge)),
  kind('another type', 415, post(orderSignPath, goodCall, { 'Content-Type': 'text/plain' })),
  kind('a fault', 500, post(orderSignPath, goodCall), 'broken'),
  kind('a fault of the store', 500, post(feedbackPath, goodFeedback), 'broken'),
  kind('API description, to nobody known', 200, '/openapi.json', 'shut'),
  kind('not authenticated', 401, '/cds-services', 'shut'),
  kind('not authenticated, call', 401, post(orderSignPath, goodCall), 'shut'),
  kind('not ready', 503, '/health/ready', 'shut'),
  kind('not ready, call', 503, post(orderSignPath, goodCall, { 'Content-Type': 'application/json', ...token }), 'shut'),
];

function edgeOf(name: Name): Edge {
  return { demo, broken, shut }[name];
}

function directives(policy: string): ReadonlyMap<string, string> {
  return new Map(
    policy.split(';').map((part) => [part.trim().split(' ')[0] ?? '', part.trim().split(' ').slice(1).join(' ')]),
  );
}

describe('S59: every kind of answer', () => {
  it.each(kinds)(
    '$name: $status carries the headers that bind a browser, and none that tells what serves it',
    async ({ on, sent, status }) => {
      const answer = await send(edgeOf(on).port, sent);
      expect(answer.status).toBe(status);
      const { headers } = answer;
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      const policy = directives(String(headers['content-security-policy']));
      expect(policy.get('default-src')).toBe("'self'");
      expect(policy.get('frame-ancestors')).toBe("'none'");
      expect(policy.get('object-src')).toBe("'none'");
      expect(policy.get('base-uri')).toBe("'none'");
      for (const values of policy.values()) expect(values).not.toMatch(/unsafe|\*|http:|https:|blob:/);
      for (const name of ['x-powered-by', 'server', 'via', 'etag', 'last-modified', 'x-response-time', 'set-cookie']) {
        expect(headers).not.toHaveProperty(name);
      }
      expect(JSON.stringify(headers)).not.toMatch(/express|node|azathioprine-cds\/|v?\d+\.\d+\.\d+/i);
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
      if (answer.text !== '') expect(headers['content-type']).toMatch(/; charset=utf-8$/);
    },
  );

  it('what a clinician was told stays in no cache', async () => {
    const { headers } = await send(demo.port, post(orderSignPath, goodCall));
    expect(headers['cache-control']).toBe('no-store');
  });
});

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const piece =
  /<!doctype html>|<!--[^]*?-->|<\/[a-z][a-z0-9]*\s*>|<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>|[^<]+/gy;

/** Every tag of a page. Throws for a page that a stricter reader than a browser cannot read to its end. */
function tagsOf(page: string): readonly Tag[] {
  const tags: Tag[] = [];
  let end = 0;
  for (const found of page.matchAll(piece)) {
    end = found.index + found[0].length;
    const [, name, attributes = ''] = found;
    if (name === undefined) continue;
    const pairs = [...attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)];
    tags.push({
      name,
      attributes: new Map(pairs.map(([, key = '', value = '']) => [key, value.replaceAll('&amp;', '&')])),
    });
  }
  if (end !== page.length) throw new Error(`no HTML at ${end}: ${page.slice(end, end + 40)}`);
  return tags;
}

/** Attributes from which a browser loads, and elements that run or frame something. */
const loading = [
  'src',
  'srcset',
  'data',
  'poster',
  'background',
  'action',
  'formaction',
  'ping',
  'manifest',
  'xlink:href',
];
const running = [
  'script',
  'style',
  'iframe',
  'frame',
  'object',
  'embed',
  'applet',
  'base',
  'form',
  'svg',
  'math',
  'template',
  'img',
];

/** Pages whose one script is a file of ours. */
const scripted = ['/', '/monitoring/smart-1288992'];
const ourScript = new Map([
  ['type', 'module'],
  ['src', '/assets/workbench.js'],
]);

const pages = [
  ...scripted,
  '/sandbox',
  '/api',
  '/rules',
  '/rules/none',
  ...rulePages().map(({ id }) => `/rules/${id}`),
];

describe('S59: our pages', () => {
  it('the reader of this test sees what a browser would run', () => {
    expect(
      tagsOf('<p onclick="a()"><script>b</script><a href="javascript:c">d</a></p>').map(({ name }) => name),
    ).toEqual(['p', 'script', 'a']);
    expect(tagsOf('<p style="a" hidden>')[0]?.attributes).toEqual(
      new Map([
        ['style', 'a'],
        ['hidden', ''],
      ]),
    );
    expect(() => tagsOf('<p <script>')).toThrow();
    expect(() => tagsOf("<p onclick='a()'>")).toThrow();
  });

  it.each(pages)('%s runs no script but ours, has no style of its own, loads nothing from elsewhere', async (path) => {
    const { text } = await send(demo.port, { path, headers: accept('text/html') });
    const all = tagsOf(text);
    const scripts = all.filter(({ name }) => name === 'script').map(({ attributes }) => attributes);
    expect(scripts).toEqual(scripted.includes(path) ? [ourScript] : []);
    const tags = all.filter(({ name }) => name !== 'script');
    expect(tags.length).toBeGreaterThan(10);
    for (const { name, attributes } of tags) {
      expect(running).not.toContain(name);
      expect(
        [...attributes.keys()].filter((key) => key.startsWith('on') || key === 'style' || loading.includes(key)),
      ).toEqual([]);
      expectLink(name, attributes);
    }
  });
});

/** Other hosts stand behind links that a person follows, and nowhere else. */
function expectLink(name: string, attributes: ReadonlyMap<string, string>): void {
  const href = attributes.get('href');
  if (href === undefined) return;
  const { protocol, origin } = new URL(href, publicUrl);
  expect(protocol).toBe('https:');
  if (origin === publicUrl) return;
  expect(name).toBe('a');
  expect(attributes.get('rel')).toContain('noopener');
}

const listed = 'https://ehr.example.org';
const strangers = [
  ...[
    'https://evil.example',
    'null',
    'http://ehr.example.org',
    'https://ehr.example.org:444',
    'https://ehr.example.org.evil.example',
  ],
  ...[
    'https://evil.example/https://ehr.example.org',
    'https://ehr.example.orgx',
    'https://xehr.example.org',
    'https://EHR.example.org',
  ],
  ...[
    'https://ehr.example.org/',
    'https://ehr.example.org, https://evil.example',
    'https://sub.ehr.example.org',
    '*',
    '',
    'undefined',
  ],
  ...['https://user@ehr.example.org', 'file://', 'https://ehr.example.org%00'],
];

const json = { 'Content-Type': 'application/json' };
const toShut: readonly (readonly [string, (headers: OutgoingHttpHeaders) => Sent])[] = [
  ['discovery', (headers) => ({ path: '/cds-services', headers: { ...token, ...headers } })],
  ['a call', (headers) => post(feedbackPath, goodFeedback, { ...json, ...token, ...headers })],
  ['malformed', (headers) => post(orderSignPath, '{', { ...json, ...token, ...headers })],
  ['not authenticated', (headers) => ({ path: '/cds-services', headers })],
  ['no such service', (headers) => post('/cds-services/none', '{}', { ...json, ...token, ...headers })],
  ['another method', (headers) => ({ path: orderSignPath, method: 'PUT', headers: { ...token, ...headers } })],
  ['nothing here', (headers) => ({ path: '/nothing', headers })],
  ['a page', (headers) => ({ path: '/rules', headers })],
  ['not ready', (headers) => ({ path: '/health/ready', headers })],
  [
    'preflight',
    (headers) => ({
      path: orderSignPath,
      method: 'OPTIONS',
      headers: {
        ...headers,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization',
      },
    }),
  ],
  [
    'preflight of nothing here',
    (headers) => ({
      path: '/nothing',
      method: 'OPTIONS',
      headers: { ...headers, 'Access-Control-Request-Method': 'DELETE' },
    }),
  ],
];

describe('S60: origins, where a list is set', () => {
  it.each(toShut)('%s: a listed origin is echoed, alone, and caches are told', async (_name, sent) => {
    for (const origin of [listed, 'https://other.example.org']) {
      const { headers } = await send(shut.port, sent({ Origin: origin }));
      expect(headers['access-control-allow-origin']).toBe(origin);
      expectBound(headers);
    }
  });

  it.each(toShut)('%s: no other origin is allowed', async (_name, sent) => {
    for (const origin of strangers) {
      const { headers } = await send(shut.port, sent({ Origin: origin }));
      expect([origin, headers['access-control-allow-origin']]).toEqual([origin, undefined]);
      expectBound(headers);
    }
    const { headers } = await send(shut.port, sent({}));
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expectBound(headers);
  });

  it('a list of nobody allows nobody', async () => {
    const nobody = await opened({ clients: clientsOf([]) });
    for (const [, sent] of toShut) {
      const { headers } = await send(nobody.port, sent({ Origin: listed }));
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('an origin of another tenant is not allowed to read the answer of this one', async () => {
    const client = { tenant: 'a', origins: [listed], callService: () => Promise.resolve(silent) };
    const both = [listed, 'https://other.example.org'];
    const two = await opened({ clients: { origins: both, authenticate: () => Promise.resolve({ ok: true, client }) } });
    const asked = (origin: string): Promise<Answer> =>
      send(two.port, { path: '/cds-services', headers: { Origin: origin } });
    expect((await asked(listed)).headers['access-control-allow-origin']).toBe(listed);
    expect((await asked('https://other.example.org')).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

function expectBound(headers: Answer['headers']): void {
  expect(headers.vary).toMatch(/(^|, ?)Origin/);
  expect(headers).not.toHaveProperty('access-control-allow-credentials');
  expect(headers).not.toHaveProperty('access-control-allow-private-network');
}

describe('S60: origins in the demo', () => {
  it.each(kinds.filter(({ on }) => on !== 'shut'))(
    '$name: every origin may read it, none with credentials',
    async ({ on, sent }) => {
      for (const origin of ['https://sandbox.cds-hooks.org', 'https://evil.example', 'null']) {
        const { headers } = await send(edgeOf(on).port, {
          ...sent,
          headers: { ...sent.headers, Origin: origin, Cookie: 'a=b' },
        });
        expect(headers['access-control-allow-origin']).toBe('*');
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
      }
    },
  );
});
