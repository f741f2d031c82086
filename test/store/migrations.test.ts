/** The tables: made at the first start, by one of several that start together, and taken over from before. */
import Database from 'libsql';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Migrator, sql } from 'kysely';
import type { FeedbackEntry } from '../../src/feedback/store.js';
import { migrations } from '../../src/store/migrations.js';
import { postgresAt, sqliteIn, upToDate } from '../../src/store/open-database.js';
import { onBoth } from '../support/both-databases.js';
import { sqliteStore, storeOn } from '../support/kept.js';
import { startPostgres, type Postgres } from '../support/postgres.js';
import { postgresProgram } from '../support/program.js';
import { builtUrl } from '../support/built.js';
import { cardRow } from '../support/told.js';
import { entryOf, verdictOn } from '../support/verified.js';

const ours = ['card', 'comment', 'decision', 'feedback', 'link', 'spent_token', 'told_promise', 'traffic'];

onBoth((place) => {
  const tables = async (): Promise<readonly string[]> =>
    (await place().connect().introspection.getTables()).map(({ name }) => name).toSorted();
  const gone = async (): Promise<readonly object[]> =>
    (await sql<object>`select name, timestamp from kysely_migration order by name`.execute(place().connect())).rows;

  it('a new database gets the tables, and opened again it changes nothing', async () => {
    await upToDate(place().connect())();
    expect(await tables()).toEqual(ours);
    const first = await gone();
    expect(first).toHaveLength(Object.keys(migrations).length);
    await upToDate(place().connect())();
    expect(await gone()).toEqual(first);
  });

  it('several that open it together wait for each other', async () => {
    const all = Array.from({ length: 4 }, () => upToDate(place().connect()));
    await Promise.all(all.map((open) => open()));
    expect(await tables()).toEqual(ours);
    expect(await gone()).toHaveLength(Object.keys(migrations).length);
  });

  it('rows from before there were links stay as they are, and are told as not chained', async () => {
    const earlier = place().connect();
    const provider = { getMigrations: () => Promise.resolve(firstOf(migrations)) };
    await new Migrator({ db: earlier, provider }).migrateToLatest();
    const card = cardRow({ uuid: 'card-1' });
    await earlier.insertInto('card').values(card).execute();
    expect(await verdictOn(earlier)).toMatchObject({ code: 2, findings: [] });
    const store = storeOn(place().connect(), place().folder);
    await store.keep('demo', [entryOf('card-1')]);
    expect(await earlier.selectFrom('card').selectAll().execute()).toEqual([{ ...card, link: null }]);
    const { code, lines } = await verdictOn(earlier);
    expect(lines).toContain('Not chained, for they were written before there were links: 1 rows.');
    expect(code).toBe(0);
  });
});

function firstOf(all: typeof migrations): typeof migrations {
  return Object.fromEntries(Object.entries(all).slice(0, 1));
}

postgresProgram.describe(`a database that others use too${postgresProgram.missing}`, () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.close());

  it("another's table of that name, in a schema of its own, stays as it is", async () => {
    const database = postgresAt(server.newDatabase());
    await sql`create schema theirs`.execute(database);
    await sql`create table theirs.feedback (tenant text)`.execute(database);
    await upToDate(database)();
    expect((await sql`select * from theirs.feedback`.execute(database)).rows).toEqual([]);
    await database.destroy();
  });
});

describe('an old SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'old-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const members = 'service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code';
  const columns = members
    .split(', ')
    .map((name) => `${name} TEXT NOT NULL`)
    .join(', ');
  const values = "'azathioprine-order-sign', ?, 'overridden', '2026-03-02T10:00:00Z', '[]', 's', 'c'";

  /** As the table stood before there were migrations; at first without tenants. */
  function written(tenants: readonly string[]): void {
    mkdirSync(folder, { recursive: true });
    const database = new Database(join(folder, 'feedback.sqlite'));
    const [tenant, name] = tenants.length > 0 ? ['tenant TEXT NOT NULL, ', 'tenant, '] : ['', ''];
    database.exec(
      `CREATE TABLE feedback (id INTEGER PRIMARY KEY, ${tenant}${columns}, UNIQUE (${name}${members})) STRICT`,
    );
    for (const of of tenants.length > 0 ? tenants : [''])
      for (let card = 0; card < 1_000; card += 1)
        database
          .prepare(`INSERT INTO feedback (${name}${members}) VALUES (${of === '' ? '' : `'${of}', `}${values})`)
          .run(`card-${card}`);
    database.close();
  }

  it.each([
    ['with tenants', ['north', 'south'], ['north', 'south']],
    ['from before there were tenants: the demo alone', [], ['demo']],
  ])(
    '%s: every row is taken over once, and what is sent again is known',
    async (_, tenants, expected) => {
      written(tenants);
      const store = sqliteStore(folder);
      const database = await store.database();
      const rows = await database.selectFrom('feedback').selectAll().execute();
      const names = expected.flatMap((tenant) =>
        Array.from({ length: 1_000 }, (_one, card) => `${tenant} card-${card}`),
      );
      expect(rows.map(({ tenant, card }) => `${tenant} ${card}`).toSorted()).toEqual(names.toSorted());
      expect(rows[0]).toMatchObject({
        service: 'azathioprine-order-sign',
        outcome: 'overridden',
        outcome_timestamp: '2026-03-02T10:00:00Z',
        received_at: '2026-03-02T10:00:00Z',
        accepted: '[]',
        reason_system: 's',
        reason_code: 'c',
      });
      const again: FeedbackEntry = {
        service: 'azathioprine-order-sign',
        card: 'card-7',
        outcome: 'overridden',
        outcomeTimestamp: '2026-03-02T10:00:00Z',
        accepted: [],
        reason: { system: 's', code: 'c' },
      };
      for (const tenant of expected) await store.keep(tenant, [again]);
      expect(await database.selectFrom('feedback').selectAll().execute()).toHaveLength(names.length);
      expect((await database.introspection.getTables()).map(({ name }) => name).toSorted()).toEqual(ours);
      await store.close();
    },
    30_000,
  );

  it('is taken over by one of two processes that start together', async () => {
    written(['north']);
    const program = `
      import { postgresAt, sqliteIn, upToDate } from '${builtUrl('src/store/open-database.ts')}';
      const held = sqliteIn(process.argv[2]);
      const database = await upToDate(held)();
      console.log((await database.selectFrom('feedback').selectAll().execute()).length);
      await held.destroy();`;
    const run = promisify(execFile);
    const file = join(folder, 'program.mjs');
    writeFileSync(file, program);
    const words = ['--disable-warning=ExperimentalWarning', file, folder];
    const env = { ...process.env, NODE_OPTIONS: '' };
    const outputs = await Promise.all([1, 2].map(() => run(process.execPath, words, { env })));
    expect(outputs.map(({ stdout }) => stdout.trim())).toEqual(['1000', '1000']);
  }, 30_000);

  it('whose taking over was broken off is as it was before, and is taken over at the next start', async () => {
    written(['north']);
    const held = sqliteIn(folder);
    const broken = sqliteIn(folder);
    // It is made after the old table was set aside.
    await sql`create table traffic (tenant text)`.execute(held);
    await expect(upToDate(broken)()).rejects.toThrow();
    const { rows } = await sql`select card from feedback`.execute(held);
    expect(rows).toHaveLength(1_000);
    await sql`drop table traffic`.execute(held);
    const database = await upToDate(broken)();
    expect(await database.selectFrom('feedback').selectAll().execute()).toHaveLength(1_000);
    await Promise.all([held.destroy(), broken.destroy()]);
  }, 30_000);
});
