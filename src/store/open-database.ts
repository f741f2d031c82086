import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { migrations } from './migrations.js';
import { postgresDialect } from './postgres-dialect.js';
import type { Tables } from './schema.js';
import { sqliteDialect } from './sqlite-dialect.js';

export type Database = Kysely<Tables>;

export function sqliteFile(folder: string): string {
  return join(folder, 'feedback.sqlite');
}

/** `feedback.sqlite` in a folder that only this user may read when it is created. */
export function sqliteIn(folder: string): Database {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return new Kysely<Tables>({ dialect: sqliteDialect(sqliteFile(folder)) });
}

/** Connects when it is first asked something, and again after each failure. */
export function postgresAt(url: string): Database {
  return new Kysely<Tables>({ dialect: postgresDialect(url) });
}

/** Brings the tables up to date. Processes that start together wait for each other. */
async function migrate(database: Database): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('a migration failed');
}

/** Its tables are brought up to date once, at the first time that it can be had. */
export function upToDate(held: Database): () => Promise<Database> {
  let ready: Promise<Database> | undefined;
  return () => {
    ready ??= migrate(held).then(
      () => held,
      (error: unknown) => {
        ready = undefined;
        throw error;
      },
    );
    return ready;
  };
}
