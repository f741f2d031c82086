import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { FeedbackEntry, FeedbackStore } from './store.js';

/** The unique key is the whole entry: an entry sent again, by a client that saw no answer, is the same row. */
const table = `
  CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY,
    service TEXT NOT NULL,
    card TEXT NOT NULL,
    outcome TEXT NOT NULL,
    outcome_timestamp TEXT NOT NULL,
    accepted TEXT NOT NULL,
    reason_system TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    UNIQUE (service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code)
  ) STRICT`;

const insert = `
  INSERT INTO feedback (service, card, outcome, outcome_timestamp, accepted, reason_system, reason_code)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING`;

/** Opens (and on first use creates) `feedback.sqlite` in the folder, which only this user may read when it is created. */
export function openSqliteStore(folder: string): FeedbackStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new Database(join(folder, 'feedback.sqlite'));
  database.pragma('journal_mode = WAL');
  // In WAL mode only FULL means that what was committed survives a power cut.
  database.pragma('synchronous = FULL');
  database.exec(table);
  const statement = database.prepare(insert);
  const keep = database.transaction((entries: readonly FeedbackEntry[]) => {
    for (const entry of entries) statement.run(...columns(entry));
  });
  return {
    keep: (entries) => {
      keep.immediate(entries);
    },
    close: () => {
      database.close();
    },
  };
}

function columns({ service, card, outcome, outcomeTimestamp, accepted, reason }: FeedbackEntry): readonly string[] {
  return [service, card, outcome, outcomeTimestamp, JSON.stringify(accepted), reason?.system ?? '', reason?.code ?? ''];
}
