/**
 * SQLite on a thread of its own: its driver waits for the disk and for locks, and no answer may wait with it.
 * One question at a time, in order.
 */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';
import { codeOf } from '../model/fault.js';
import type { SqliteAnswer, SqliteQuestion } from './sqlite-messages.js';

if (parentPort === null) throw new Error('this file runs as a worker');
const port = parentPort;

const database = open(workerData as string);
port.postMessage({ ok: true, rows: [] } satisfies SqliteAnswer);

port.on('message', ({ sql, parameters }: SqliteQuestion) => {
  port.postMessage(answerTo(() => run(sql, parameters)));
});

function open(file: string): Database.Database {
  const opened = new Database(file);
  // First: processes that start together wait for each other.
  opened.pragma('busy_timeout = 1000');
  opened.pragma('journal_mode = WAL');
  // In WAL mode only FULL means that what was committed survives a power cut.
  opened.pragma('synchronous = FULL');
  return opened;
}

function run(sql: string, parameters: readonly unknown[]): SqliteAnswer {
  const statement = database.prepare(sql);
  if (statement.reader) return { ok: true, rows: statement.all(...parameters) };
  const { changes } = statement.run(...parameters);
  return { ok: true, rows: [], changes };
}

function answerTo(work: () => SqliteAnswer): SqliteAnswer {
  try {
    return work();
  } catch (error) {
    return { ok: false, code: codeOf(error) };
  }
}
