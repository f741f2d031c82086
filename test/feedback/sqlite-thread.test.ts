/** SQLite on a thread of its own: what goes wrong there goes wrong for one question. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { sqliteIn, type Database } from '../../src/store/open-database.js';

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thread-'));
  database = sqliteIn(folder);
});
afterEach(async () => {
  await database.destroy();
  rmSync(folder, { recursive: true });
});

const one = async (): Promise<unknown> => (await sql`select 1 as one`.execute(database)).rows;

it('a question that it cannot take is refused, and the next gets its own answer', async () => {
  await expect(sql`select ${Symbol('unsendable')}`.execute(database)).rejects.toThrow();
  await expect(sql`select nonsense from nowhere`.execute(database)).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
  expect(await one()).toEqual([{ one: 1 }]);
});

it('an error names its code and nothing that was to be written', async () => {
  await sql`create table t (a text not null) strict`.execute(database);
  const refusal = sql`insert into t values (${null}), (${'Jane Doe'})`.execute(database);
  await expect(refusal).rejects.toThrow(/^SQLITE_CONSTRAINT\w*$/);
});

it('questions of many at once are answered each with its own', async () => {
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const answers = await Promise.all(
    numbers.map((number) => sql<{ n: number }>`select ${number} as n`.execute(database)),
  );
  expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(numbers);
});
