/** S4: a token is spent once, in whatever process of the machine. */
import { execFile } from 'node:child_process';
import Database from 'libsql';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openSpentFile } from '../../src/security/spent-file.js';
import { spentTokens } from '../../src/security/spent-tokens.js';
import type { SpentStore } from '../../src/model/spent-tokens.js';
import { spentInDatabase } from '../../src/store/spent-in-database.js';
import { upToDate } from '../../src/store/open-database.js';
import { onBoth } from '../support/both-databases.js';
import { startPostgres, type Postgres } from '../support/postgres.js';
import { postgresProgram } from '../support/program.js';
import { builtUrl } from '../support/built.js';

const folder = mkdtempSync(join(tmpdir(), 'spent-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const now = 1_773_136_800;

/** What a program opens, each of them what production opens: see src/clients.ts. */
const stores = {
  file: `
    import { openSpentFile } from '${builtUrl('src/security/spent-file.ts')}';
    const open = () => Promise.resolve(openSpentFile(process.argv[2]));`,
  database: `
    import { postgresAt, upToDate } from '${builtUrl('src/store/open-database.ts')}';
    import { spentInDatabase } from '${builtUrl('src/store/spent-in-database.ts')}';
    const open = async () => {
      const held = postgresAt(process.env.ADDRESS);
      const database = upToDate(held);
      await database();
      return { ...spentInDatabase(database, 60_000), close: () => void held.destroy() };
    };`,
};

/** Spends all tokens, in an order of its own, and prints the numbers of those that it was the first to spend. */
const program = `
  import { existsSync, writeFileSync } from 'node:fs';
  import { spentTokens } from '${builtUrl('src/security/spent-tokens.ts')}';
  const [folder, step, other, tokens] = process.argv.slice(2);
  let failures = 0;
  const spent = spentTokens(await open(), () => { failures += 1; });
  const own = [];
  writeFileSync(folder + '/ready-' + step, '');
  // Bounded: whoever waits for one that never comes would hold the machine.
  for (const end = Date.now() + 30_000; !existsSync(folder + '/ready-' + other) && Date.now() < end; );
  for (let count = 0; count < tokens; count += 1) {
    const number = (count * Number(step)) % tokens;
    if (await spent.spend({ tenant: 't', jti: 'jti-' + number, until: ${now + 600} }, ${now})) own.push(number);
  }
  spent.close();
  console.log(JSON.stringify({ own, failures }));`;

interface Outcome {
  readonly own: readonly number[];
  readonly failures: number;
}

async function spentByTwo(store: keyof typeof stores, tokens: number, env = {}): Promise<readonly Outcome[]> {
  const run = promisify(execFile);
  const ready = mkdtempSync(join(folder, 'ready-'));
  const file = join(ready, 'program.mjs');
  writeFileSync(file, stores[store] + program);
  const outputs = await Promise.all(
    [
      ['1', '7'],
      ['7', '1'],
    ].map((steps) => {
      const words = ['--disable-warning=ExperimentalWarning', file, ready, ...steps, String(tokens)];
      return run(process.execPath, words, { maxBuffer: 1 << 24, env: { ...process.env, NODE_OPTIONS: '', ...env } });
    }),
  );
  return outputs.map(({ stdout }) => JSON.parse(stdout) as Outcome);
}

function expectEachOnce(spentBy: readonly Outcome[], tokens: number): void {
  // A store that failed would let a token in twice, as it should: then nothing was tried.
  expect(spentBy.map(({ failures }) => failures)).toEqual([0, 0]);
  const all = spentBy.flatMap(({ own }) => own).toSorted((a, b) => a - b);
  expect(all).toEqual(Array.from({ length: tokens }, (_, index) => index));
  // Otherwise one of them was finished before the other began, and nothing was tried either.
  expect(spentBy.map(({ own }) => own.length > 0)).toEqual([true, true]);
}

it('10,000 tokens, spent by two processes of a machine at once: each opens the door in one of them', async () => {
  expectEachOnce(await spentByTwo('file', 10_000), 10_000);
}, 60_000);

postgresProgram.describe(`two instances on one PostgreSQL${postgresProgram.missing}`, () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.close());

  it('1,000 tokens, spent by both at once: each opens the door in one of them', async () => {
    expectEachOnce(await spentByTwo('database', 1_000, { ADDRESS: server.newDatabase() }), 1_000);
  }, 60_000);
});

describe('a database that instances share', () => {
  const token = { tenant: 'north', jti: 'x', until: now + 600 };
  const never = (): void => {
    throw new Error('the store failed');
  };

  onBoth((place) => {
    it('knows what another instance spent, until it expires', async () => {
      const database = upToDate(place().connect());
      // Its tables are made at the start.
      await database();
      const elsewhere = place().connect();
      // Nobody waits for a sweep but this test: the connections are closed after it.
      const sweeps: Promise<void>[] = [];
      const watched = (store: SpentStore): SpentStore => ({
        ...store,
        sweep: (before) => {
          const done = store.sweep(before);
          sweeps.push(done);
          return done;
        },
      });
      const one = watched(spentInDatabase(database, 60_000));
      const other = watched(spentInDatabase(() => Promise.resolve(elsewhere), 60_000));
      const [here, there] = [spentTokens(one, never), spentTokens(other, never)];
      const brief = { ...token, jti: 'brief', until: now + 100 };
      // Beyond 2038 as well.
      const late = { ...token, jti: 'late', until: 2 ** 31 + 5 };
      for (const spent of [brief, token, late]) expect(await here.spend(spent, now)).toBe(true);
      for (const spent of [brief, token, late]) expect(await there.spend(spent, now + 99)).toBe(false);
      await one.sweep(now + 200);
      const again = spentTokens(other, never);
      expect([await again.spend(brief, now + 200), await again.spend(token, now + 200)]).toEqual([true, false]);
      await Promise.all(sweeps);
    });
  });
});

describe('one process', () => {
  const token = { tenant: 'north', jti: 'x', until: now + 600 };

  it('knows tokens by tenant: the same jti of another is another token', async () => {
    const spent = spentTokens(openSpentFile(folder), () => undefined);
    const tokens = [token, token, { ...token, tenant: 'south' }, { ...token, tenant: 'nort', jti: 'hx' }];
    expect(await Promise.all(tokens.map((one) => spent.spend(one, now)))).toEqual([true, false, true, true]);
    spent.close();
  });

  it('forgets what has expired, and not before', async () => {
    const spent = spentTokens(openSpentFile(folder), () => undefined);
    const brief = { ...token, jti: 'brief', until: now + 100 };
    expect(await spent.spend(brief, now)).toBe(true);
    expect(await spent.spend({ ...token, jti: 'sweeps-99' }, now + 99)).toBe(true);
    expect(await spent.spend(brief, now + 99)).toBe(false);
    expect(await spent.spend({ ...token, jti: 'sweeps-200' }, now + 200)).toBe(true);
    expect(await spent.spend(brief, now + 200)).toBe(true);
    spent.close();
  });

  it('goes on with what it remembers where the file fails, and says so', async () => {
    const failures: string[] = [];
    const spent = spentTokens(openSpentFile(folder), () => failures.push('failed'));
    const other = new Database(join(folder, 'spent-tokens.sqlite'));
    other.exec('DROP TABLE spent');
    other.close();
    expect(await Promise.all([1, 2].map(() => spent.spend({ ...token, jti: 'after' }, now)))).toEqual([true, false]);
    expect(failures).toEqual(['failed']);
    spent.close();
  });

  it('tells the store, once it works again, what it missed', async () => {
    const kept = new Map<string, number>();
    let isDown = true;
    const store: SpentStore = {
      add: (tokens) => {
        if (isDown) return Promise.reject(new Error('down'));
        const added = [...tokens].filter(([id]) => !kept.has(id));
        for (const [id, until] of added) kept.set(id, until);
        return Promise.resolve(new Set(added.map(([id]) => id)));
      },
      sweep: () => Promise.resolve(),
      close: () => undefined,
    };
    let failures = 0;
    const here = spentTokens(store, () => (failures += 1));
    expect(await here.spend(token, now)).toBe(true);
    isDown = false;
    expect(await here.spend({ ...token, jti: 'y' }, now)).toBe(true);
    expect([failures, kept.size]).toEqual([1, 2]);
    expect(await spentTokens(store, () => undefined).spend(token, now)).toBe(false);
  });

  it('lets nobody else read its folder', () => {
    const fresh = join(folder, 'fresh');
    openSpentFile(fresh).close();
    expect(statSync(fresh).mode & 0o077).toBe(0);
  });
});
