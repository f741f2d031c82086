import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { PostgresJSDialect } from 'kysely-postgres-js';
import postgres from 'postgres';
import { migrations } from './migrations.js';
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

/** Whoever waits for a database waits for this long at most; then the spool takes what must not be lost. */
const patienceSeconds = 2;

/** Connections of one process. */
const connections = 4;

export function postgresAt(url: string): Database {
  const patience = patienceSeconds * 1000;
  const connected = postgres(url, {
    max: connections,
    connect_timeout: patienceSeconds,
    idle_timeout: 60,
    // A server that says nothing must not be waited for, a notice must not reach the log.
    connection: { application_name: 'azathioprine-cds', statement_timeout: patience, lock_timeout: patience },
    onnotice: () => undefined,
  });
  return new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: connected }) });
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
