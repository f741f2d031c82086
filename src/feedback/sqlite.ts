import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { FeedbackEntry, FeedbackStore } from './store.js';

/** The unique key is the whole entry: an entry sent again, by a client that saw no answer, is the same row. */
const table = `
  CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    service TEXT NOT NULL,
    card TEXT NOT NULL,
    outcome TEXT NOT NULL,
    outcome_timestamp TEXT NOT NULL,
    accepted TEXT NOT NULL,
    reason_system TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    UNIQUE (tenant, service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code)
  ) STRICT`;

const columnsKept = 'service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code';

/** A file from before there were tenants: it was written in the demo profile, the only one there was. */
const addTenant = `
  ALTER TABLE feedback RENAME TO feedback_of_demo;
  ${table};
  INSERT INTO feedback (tenant, ${columnsKept}) SELECT 'demo', ${columnsKept} FROM feedback_of_demo ORDER BY id;
  DROP TABLE feedback_of_demo`;

const insert = `
  INSERT INTO feedback (tenant, ${columnsKept})
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING`;

/** Opens (and on first use creates) `feedback.sqlite` in the folder, which only this user may read when it is created. */
export function openSqliteStore(folder: string): FeedbackStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new Database(join(folder, 'feedback.sqlite'));
  // First: processes that start together wait for each other.
  database.pragma('busy_timeout = 1000');
  database.pragma('journal_mode = WAL');
  // In WAL mode only FULL means that what was committed survives a power cut.
  database.pragma('synchronous = FULL');
  database.exec(table);
  if (!hasTenant(database)) database.transaction(() => database.exec(addTenant)).immediate();
  const statement = database.prepare(insert);
  const keep = database.transaction((tenant: string, entries: readonly FeedbackEntry[]) => {
    for (const entry of entries) statement.run(tenant, ...columns(entry));
  });
  return {
    keep: (tenant, entries) => {
      keep.immediate(tenant, entries);
    },
    close: () => {
      database.close();
    },
  };
}

function hasTenant(database: Database.Database): boolean {
  const found = database.prepare("SELECT 1 FROM pragma_table_info('feedback') WHERE name = 'tenant'").all();
  return found.length > 0;
}

function columns({ service, card, outcome, outcomeTimestamp, accepted, reason }: FeedbackEntry): readonly string[] {
  return [service, card, outcome, outcomeTimestamp, JSON.stringify(accepted), reason?.system ?? '', reason?.code ?? ''];
}
