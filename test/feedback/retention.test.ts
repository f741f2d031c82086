/** S35, S42: what is too old is gone, from the database, the spool and the free text; what is not stays. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forget } from '../../src/feedback/retention.js';
import { rowsOf } from '../../src/feedback/rows.js';
import { openSpool, type Spool } from '../../src/feedback/spool.js';
import type { Tables } from '../../src/store/schema.js';
import { sealWith } from '../../src/store/seal.js';
import { sqliteStore, type OpenStore } from '../support/kept.js';

const start = new Date('2026-03-29T00:30:00Z');
const days = { feedback: 730, records: 90, comments: 30 };
const msOfDay = 86_400_000;
const comment = 'canary: Jane Doe, MRN 4711, agreed on the phone';

let folder: string;
let clock: Date;
let store: OpenStore;
let spool: Spool;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'retention-'));
  clock = start;
  store = sqliteStore(folder, sealWith(Buffer.alloc(32, 3), 'comment'), () => clock);
  spool = openSpool(join(folder, 'feedback-spool'), { mostBytes: 1e6, now: () => clock, onBroken: () => undefined });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const entry = {
  service: 'azathioprine-order-sign',
  card: 'card-1',
  outcome: 'overridden',
  outcomeTimestamp: '2026-03-29T00:30:00Z',
  accepted: [],
  comment,
} as const;

const tables = ['card', 'feedback', 'comment', 'told_promise', 'traffic', 'decision'] as const;

async function count(table: keyof Tables): Promise<number> {
  const database = await store.database();
  return (await database.selectFrom(table).selectAll().execute()).length;
}

/** One row in each table, all of the start. */
async function filled(): Promise<void> {
  const at = start.toISOString();
  const tenant = 'demo';
  const database = await store.database();
  await store.keep(tenant, [entry]);
  await database
    .insertInto('card')
    .values({
      tenant,
      uuid: 'card-1',
      hook: 'order-sign',
      rule: 'r',
      rules: '[]',
      knowledge: '1.0.0',
      indicator: 'info',
      issued_at: at,
      patient: 'p',
      user_hash: 'u',
      basis: 'b',
      watches: '[]',
      suggestions: '[]',
      decision: 'd',
    })
    .execute();
  await database.insertInto('told_promise').values({ tenant, feedback: 'f', told_at: at }).execute();
  await database
    .insertInto('traffic')
    .values({ tenant, hook: 'order-sign', day: at.slice(0, 10), calls: 1, orders: 1, thiopurine_orders: 1 })
    .execute();
  await database
    .insertInto('decision')
    .values({
      tenant,
      id: 'd',
      hook: 'order-sign',
      decided_at: at,
      knowledge: '1.0.0',
      inputs: 'i',
      findings: '[]',
      sealed: 's',
    })
    .execute();
}

/** The clock is set forward by so many days, and a little. */
async function left(passed: number): Promise<readonly string[]> {
  clock = new Date(start.getTime() + passed * msOfDay);
  await forget({ database: await store.database(), chain: store.chain, spool }, days, clock);
  const kept: string[] = [];
  for (const table of tables) if ((await count(table)) > 0) kept.push(table);
  return kept;
}

it('each goes when its days are over, and not before', async () => {
  await filled();
  const all = [...tables];
  expect(await left(30)).toEqual(all);
  expect(await left(30.01)).toEqual(all.filter((table) => table !== 'comment'));
  expect(await left(90)).toEqual(['card', 'feedback', 'told_promise', 'traffic', 'decision']);
  expect(await left(90.01)).toEqual(['card', 'feedback', 'told_promise', 'traffic']);
  expect(await left(730)).toEqual(['card', 'feedback', 'told_promise', 'traffic']);
  // A day's counts go when the whole day is over.
  expect(await left(730.01)).toEqual(['traffic']);
  expect(await left(731)).toEqual([]);
});

it('more than one statement removes goes all the same', async () => {
  await store.keep(
    'demo',
    Array.from({ length: 2_500 }, (_, index) => ({ ...entry, card: `card-${index}` })),
  );
  expect(await left(730.5)).toEqual([]);
});

it('what waits in the spool goes too, and what waits shorter stays', async () => {
  await spool.write(rowsOf('demo', [entry], clock.toISOString(), undefined));
  clock = new Date(start.getTime() + msOfDay);
  await spool.write(rowsOf('demo', [{ ...entry, card: 'card-2' }], clock.toISOString(), undefined));
  await left(730.5);
  expect(readdirSync(join(folder, 'feedback-spool'))).toHaveLength(1);
  const kept: unknown[] = [];
  await spool.replay((rows) => {
    kept.push(...rows.feedback.map(({ card }) => card));
    return Promise.resolve();
  });
  expect(kept).toEqual(['card-2']);
});

describe('free text', () => {
  it('stands in no file in clear, and the site key opens it', async () => {
    await store.keep('demo', [entry]);
    const database = await store.database();
    const [row] = await database.selectFrom('comment').selectAll().execute();
    expect(
      sealWith(Buffer.alloc(32, 3), 'comment')
        .open(row?.sealed ?? '')
        .toString(),
    ).toBe(comment);
    for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = readFileSync(join(name.parentPath, name.name)).toString('latin1');
      expect(bytes).not.toMatch(/Jane|4711|phone/);
    }
  });

  it('is left behind where no seal is given', async () => {
    await store.close();
    store = sqliteStore(folder);
    await store.keep('demo', [entry]);
    expect([await count('feedback'), await count('comment')]).toEqual([1, 0]);
  });

  it('sent again is kept once', async () => {
    await store.keep('demo', [entry]);
    await store.keep('demo', [entry]);
    expect([await count('feedback'), await count('comment')]).toEqual([1, 1]);
  });
});
