/** S38: whatever was acknowledged is there after a SIGKILL, once. SIGKILL tries our order of writing, not the disk's caches. */
import Database from 'libsql';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { postgresAt } from '../../src/store/open-database.js';
import { codeOf } from '../../src/model/fault.js';
import { compiled } from '../support/compiled.js';
import { killAgainAndAgain, type Killed, type Victim } from '../support/killing.js';
import { startPostgres, type Postgres } from '../support/postgres.js';
import { postgresProgram } from '../support/program.js';

const seed = 20_261_122;
const lanes = ['a', 'b'];

const program = await compiled(['test/support/kill-target.ts', 'src/store/sqlite-worker.ts']);
const folder = mkdtempSync(join(tmpdir(), 'kill-'));
const started = new Set<ChildProcess>();
afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  for (const one of [program, folder]) rmSync(one, { recursive: true });
});

function start(data: string, address: readonly string[]): Victim {
  const file = join(program, 'kill-target.js');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file, data, ...address], {
    // Not with the options of the tests' own process: their hooks cost a third of a start.
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.add(child);
  child.once('exit', () => started.delete(child));
  return {
    child,
    open: async () => {
      child.stdin.write('open\n');
      const [said] = (await Promise.race([
        once(child.stdout, 'data'),
        once(child, 'exit').then(([code]) => {
          throw new Error(`ended with ${String(code)} before it took calls`);
        }),
      ])) as [Buffer];
      return Number(/port (\d+)/.exec(said.toString())?.[1]);
    },
  };
}

/** What waits, read before the table: whoever moves an entry writes it there first. */
function spooledIn(data: string): readonly string[] {
  const spool = join(data, 'feedback-spool');
  if (!existsSync(spool)) return [];
  return readdirSync(spool)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const file = join(spool, name);
      // Gone meanwhile: then it is in the table.
      if (!existsSync(file)) return [];
      return cardsIn(file);
    });
}

function cardsIn(file: string): readonly string[] {
  try {
    const { feedback } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly feedback: readonly { readonly card: string }[];
    };
    return feedback.map(({ card }) => card);
  } catch (error) {
    if (existsSync(file)) throw error;
    return [];
  }
}

/** The database as another process has it. */
interface Table {
  /** For the process that is killed. */
  readonly address: readonly string[];
  readonly cards: () => Promise<readonly string[]>;
  /** Whether the database itself finds nothing wrong. */
  readonly isWhole: () => Promise<boolean>;
  /** Holds what every write needs, until what it resolves to is called. */
  readonly lock: () => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

function sqliteTable(data: string): Table {
  const all = (query: string): Promise<readonly unknown[]> => {
    const database = new Database(join(data, 'feedback.sqlite'));
    database.pragma('busy_timeout = 5000');
    const rows = (database.prepare(query).all() as object[]).map((row): unknown => Object.values(row)[0]);
    database.close();
    return Promise.resolve(rows);
  };
  return {
    address: [],
    cards: async () => (await all('SELECT card FROM feedback')).map(String),
    isWhole: async () => (await all('PRAGMA quick_check')).join() === 'ok',
    lock: async () => {
      const database = new Database(join(data, 'feedback.sqlite'));
      database.pragma('busy_timeout = 0');
      while (!began(database)) await new Promise((later) => setTimeout(later, 1));
      return () => {
        database.exec('ROLLBACK');
        database.close();
        return Promise.resolve();
      };
    },
    close: () => Promise.resolve(),
  };
}

/** The process under load writes again and again, each time for a short while. */
function began(database: Database.Database): boolean {
  try {
    database.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (codeOf(error) !== 'SQLITE_BUSY') throw error;
    return false;
  }
}

function postgresTable(address: string): Table {
  const database = postgresAt(address);
  return {
    address: [address],
    cards: async () => (await database.selectFrom('feedback').select('card').execute()).map(({ card }) => card),
    isWhole: () => Promise.resolve(true),
    lock: () =>
      new Promise((locked, failed) => {
        const held = database.transaction().execute(async (transaction) => {
          await sql`lock table feedback in exclusive mode`.execute(transaction);
          await new Promise<void>((release) => {
            locked(async () => {
              release();
              await held;
            });
          });
        });
        held.catch(failed);
      }),
    close: () => database.destroy(),
  };
}

interface Checked extends Killed {
  readonly data: string;
  readonly table: Table;
  readonly seenInSpool: number;
  readonly isWhole: boolean;
}

async function laneOf(data: string, name: string, rounds: number, table: Table): Promise<Checked> {
  let seenInSpool = 0;
  let isWhole = true;
  const killed = await killAgainAndAgain({
    seed,
    lane: name,
    rounds,
    start: () => start(data, table.address),
    post: (card) => ({ path: '/', body: card }),
    kept: async () => {
      const spooled = spooledIn(data);
      seenInSpool += spooled.length;
      isWhole &&= await table.isWhole();
      return new Set([...spooled, ...(await table.cards())]);
    },
    lock: table.lock,
    momentsMs: steps(0, 50),
    lockedMs: steps(30, 110),
  });
  return { ...killed, data, table, seenInSpool, isWhole };
}

function steps(from: number, to: number): readonly [number, ...number[]] {
  return [from, ...Array.from({ length: (to - from) * 4 }, (_, index) => from + (index + 1) / 4)];
}

async function expectAllOnce({ data, table, acknowledged, isWhole }: Checked): Promise<void> {
  // Once more, to the end: what waits goes into the table.
  const last = start(data, table.address);
  await last.open();
  while (spooledIn(data).length > 0) await new Promise((later) => setTimeout(later, 20));
  last.child.kill('SIGKILL');
  const times = new Map<string, number>();
  for (const card of await table.cards()) times.set(card, (times.get(card) ?? 0) + 1);
  expect(acknowledged.filter((card) => times.get(card) !== 1)).toEqual([]);
  expect([...times].filter(([, found]) => found !== 1)).toEqual([]);
  expect(isWhole).toBe(true);
  expect(readdirSync(join(data, 'feedback-spool')).filter((name) => name.endsWith('.broken'))).toEqual([]);
}

/** A kill at each of the three moments, more than one entry a kill, some of them in the spool: otherwise nothing was tried. */
function expectTried(all: readonly Checked[], kills: number): void {
  for (const moment of ['opening', 'loaded', 'locked'] as const)
    expect(all.reduce((sum, { moments }) => sum + moments[moment], 0)).toBeGreaterThan(kills / 20);
  expect(all.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)).toBeGreaterThan(kills);
  expect(all.reduce((sum, { seenInSpool }) => sum + seenInSpool, 0)).toBeGreaterThan(0);
}

/** 250 kills, 25 to a folder: what is looked at after each stays small. */
async function inFolders(lane: string): Promise<readonly Checked[]> {
  const all: Checked[] = [];
  for (let part = 0; part < 10; part += 1) {
    const name = `${lane}${part}`;
    const data = join(folder, name);
    mkdirSync(data);
    const one = await laneOf(data, name, 25, sqliteTable(data));
    await expectAllOnce(one);
    all.push(one);
  }
  return all;
}

it(`500 kills on SQLite (seed ${seed}): nothing acknowledged is lost or doubled, and each opening is clean`, async () => {
  const all = (await Promise.all(lanes.map(inFolders))).flat();
  expectTried(all, 500);
}, 1_800_000);

postgresProgram.describe(`PostgreSQL${postgresProgram.missing}`, () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.close());

  it(`50 kills (seed ${seed}): nothing acknowledged is lost or doubled`, async () => {
    const table = postgresTable(server.newDatabase());
    const data = mkdtempSync(join(folder, 'postgres-'));
    const all = await laneOf(data, 'c', 50, table);
    expectTried([all], 50);
    await expectAllOnce(all);
    await table.close();
  }, 900_000);
});
