/** Spent tokens in `spent-tokens.sqlite`, which all processes of this machine share. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { SpentStore } from '../model/spent-tokens.js';

const table = `
  CREATE TABLE IF NOT EXISTS spent (id BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS spent_until ON spent (until)`;

export function openSpentFile(folder: string): SpentStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new Database(join(folder, 'spent-tokens.sqlite'));
  // First: processes that start together wait for each other.
  database.pragma('busy_timeout = 1000');
  database.pragma('journal_mode = WAL');
  // Nothing waits for the disk here: what a power cut takes were tokens of the last minutes.
  database.pragma('synchronous = NORMAL');
  database.exec(table);
  const insert = database.prepare('INSERT INTO spent (id, until) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const sweep = database.prepare('DELETE FROM spent WHERE until < ?');
  const add = database.transaction(
    (tokens: ReadonlyMap<string, number>) =>
      new Set(
        [...tokens]
          .filter(([id, until]) => insert.run(Buffer.from(id, 'base64'), until).changes === 1)
          .map(([id]) => id),
      ),
  );
  return {
    add: (tokens) => promised(() => add.immediate(tokens)),
    sweep: (before) => promised(() => void sweep.run(before)),
    close: () => {
      database.close();
    },
  };
}

/** What it throws is a rejection. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
