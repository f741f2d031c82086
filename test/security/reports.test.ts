/** Who reads which reports: each pair of tenants is tried, and every way of not being let in (S40, S43). */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import request, { type Response } from 'supertest';
import { prefetchFor } from '../../src/call-service.js';
import { loadConfig, type Config } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import { openReports } from '../../src/open-reports.js';
import { readTenants } from '../../src/site/read-tenants.js';
import { sqliteStore } from '../support/kept.js';
import { canaries, writeCards } from '../support/told.js';
import { tenantOf } from '../support/hospital.js';
import { anybody } from '../support/open-client.js';

const now = (): Date => new Date('2026-03-18T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'reports-'));
const store = sqliteStore(folder);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
const keyOf = (tenant: string, number = 1): string => `key-${number}-of-${tenant}-`.padEnd(64, '0123456789abcdef');
const shortKey = 'x'.repeat(31);

/** Each with a number of cards of its own; `closed` has no key. */
const shown = { north: 317, south: 419, west: 523, closed: 619 };
const ids = Object.keys(shown) as (keyof typeof shown)[];
const tenants = ids.map((id) =>
  tenantOf(
    id,
    id === 'closed' ? {} : { reportKeys: [keyOf(id), keyOf(id, 2), ...(id === 'north' ? [shortKey] : [])].map(hashOf) },
  ),
);
const production: Config = {
  ...loadConfig({ DATA_DIR: folder }),
  profile: 'production',
  tenants,
};

function appOf(config: Config): ReturnType<typeof createApp> {
  return createApp({
    clients: anybody(() => Promise.reject(new Error('no call is made'))),
    publicUrl: 'https://cds.example.org',
    prefetchFor,
    feedbackStore: store,
    log: pino({ enabled: false }),
    notReady: () => [],
    pages: [openReports(config, { ...store, describeRecord: () => Promise.resolve(undefined) }, now)],
  });
}
const app = appOf(production);

beforeAll(async () => {
  const database = await store.database();
  for (const tenant of ids) {
    const card = { tenant, rule: `rule-of-${tenant}`, issued_at: '2026-03-10T10:00:00.000Z' };
    const unanswered = shown[tenant] - 60;
    await writeCards(database, `${tenant}-card`, card, { accepted: 30, overridden: { 'Jane Doe': 30 }, unanswered });
  }
});

const paths = ['acceptance', 'acceptance.json', 'acceptance.csv', 'review'].map((name) => `/reports/${name}`);
const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

function read(path: string, authorization?: string): Promise<Response> {
  const get = request(app).get(path);
  return Promise.resolve(authorization === undefined ? get : get.set('Authorization', authorization));
}

/** Without markup, whose numbers are places in a drawing. */
const wordsOf = ({ text }: Response): readonly string[] => text.replace(/<[^>]*>/g, ' ').split(/[^\w.]+/);

const open = ids.filter((id) => id !== 'closed');
const pairs = ids.flatMap((user) => open.flatMap((holder) => paths.map((path) => [user, holder, path] as const)));

describe('each tenant against each', () => {
  it.each(pairs)('as %s with the key of %s: %s', async (user, holder, path) => {
    for (const number of [1, 2]) {
      const answer = await read(path, basic(user, keyOf(holder, number)));
      expect(answer.status).toBe(user === holder ? 200 : 401);
      const others = ids.filter((id) => id !== user || user !== holder);
      for (const other of others) {
        expect(answer.text).not.toContain(`rule-of-${other}`);
        expect(wordsOf(answer)).not.toContain(String(shown[other]));
      }
    }
  });

  it.each(open)('%s reads its own numbers', async (id) => {
    const report = await read('/reports/acceptance.json', basic(id, keyOf(id)));
    expect(report.body).toMatchObject({
      tenant: id,
      shown: shown[id],
      told: { byRule: [{ names: [`rule-of-${id}`] }] },
    });
    const review = await read('/reports/review', basic(id, keyOf(id)));
    expect(review.text).toContain(`rule-of-${id}`);
  });
});

describe('every refusal', () => {
  const key = keyOf('north');
  const good = basic('north', key);
  const refused: readonly (readonly [string, string | undefined])[] = [
    ['no header', undefined],
    ['an empty header', ''],
    ['another scheme', `Bearer ${key}`],
    ['no password', basic('north', '')],
    ['no user', basic('', key)],
    ['no colon', `Basic ${Buffer.from(`north${key}`).toString('base64')}`],
    ['an unknown tenant', basic('nobody', key)],
    ['a name of every object', basic('constructor', key)],
    ['a tenant without keys', basic('closed', key)],
    ['a tenant without keys and no password', basic('closed', '')],
    ['the hash in place of the key', basic('north', hashOf(key))],
    ['a key that is too short, though it stands in the file', basic('north', shortKey)],
    ['a key and a letter more', basic('north', `${key}0`)],
    ['a key and a letter less', basic('north', key.slice(0, -1))],
    ['a key in capitals', basic('north', key.toUpperCase())],
    ['a tenant in capitals', basic('NORTH', key)],
    ['two tenants', basic('north:south', key)],
    ['no base64', `Basic north:${key}`],
    ['a header without end', `${good}${'A'.repeat(2000)}`],
    ['something behind', `${good} x`],
  ];

  it.each(refused)('%s: the same answer', async (_name, authorization) => {
    for (const path of [...paths, '/reports', '/reports/none', '/reports/acceptance?from=x']) {
      const answer = await read(path, authorization);
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Basic realm="azathioprine-cds reports", charset="UTF-8"');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.body).toEqual({
        resourceType: 'OperationOutcome',
        issue: [
          {
            severity: 'error',
            code: 'login',
            diagnostics: 'The reports are for those who hold a key of their hospital.',
          },
        ],
      });
    }
  });

  it('two headers: the same answer', async () => {
    const answer = await request(app)
      .get('/reports/acceptance')
      .set({ Authorization: [good, good] });
    expect(answer.status).toBe(401);
  });
});

describe('what is let out', () => {
  it.each(paths)('%s is kept by nobody, read by no page of another origin, and names nobody', async (path) => {
    const answer = await read(path, basic('north', keyOf('north')));
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
    const text = answer.text + JSON.stringify(answer.headers);
    expect([...canaries, keyOf('north'), 'north-card', '10:00:'].filter((canary) => text.includes(canary))).toEqual([]);
  });

  it.each(['from', 'to'])('a broken %s is 400 and named', async (name) => {
    const answer = await read(`/reports/acceptance?${name}=yesterday`, basic('north', keyOf('north')));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ expression: [name] }] });
  });
});

it('in the demo the reports of the demo are open', async () => {
  const demo = appOf(loadConfig({ DATA_DIR: folder }));
  for (const path of paths) expect((await request(demo).get(path)).status).toBe(200);
  const report = await request(demo).get('/reports/acceptance.json');
  expect(report.body).toMatchObject({ tenant: 'demo', shown: 0 });
});

describe('reportKeys in the tenants file', () => {
  const entry = { issuer: 'https://ehr.example.org', keys: undefined, jku: ['https://ehr.example.org/jwks'] };
  const fileWith = (...keys: readonly unknown[]): ReturnType<typeof readTenants> => {
    const tenant = (reportKeys: unknown, place: number): object => ({
      ...entry,
      tenantClaim: `t${place}`,
      fhirServers: ['https://fhir.example.org/r4'],
      reportKeys,
    });
    const all = Object.fromEntries(keys.map((reportKeys, place) => [`t${place}`, tenant(reportKeys, place)]));
    return readTenants(JSON.stringify({ tenants: all }, null, 1));
  };
  const hash = hashOf(keyOf('north'));

  it('are handed to who lets in', () => {
    const file = fileWith([hash], undefined);
    expect(file).toMatchObject({ ok: true, value: [{ reportKeys: [hash] }, { id: 't1' }] });
    expect(file.ok && file.value.map((tenant) => 'reportKeys' in tenant)).toEqual([true, false]);
  });

  it.each([
    ['none', [[]]],
    ['a key in place of its hash', [['a-key-that-somebody-wrote-down-here']]],
    ['capitals', [[hash.toUpperCase()]]],
    ['a digit less', [[hash.slice(1)]]],
    ['a text', [hash]],
    ['the same twice', [[hash, hash]]],
    ['the same in two tenants', [[hash], [hashOf('x'), hash]]],
  ])('%s: the start is refused, and the key named', (_name, keys) => {
    const file = fileWith(...keys);
    expect(file.ok ? [] : file.problems).toEqual([expect.stringMatching(/line \d+, tenants\.t\d\.reportKeys/)]);
  });
});
