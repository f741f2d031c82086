/** A feedback store on SQLite in a folder, as the service has it. */
import { join } from 'node:path';
import { keepFeedback, type KeptFeedback } from '../../src/feedback/keep.js';
import { openSpool } from '../../src/feedback/spool.js';
import { sqliteIn, upToDate, type Database } from '../../src/store/open-database.js';
import type { Seal } from '../../src/store/seal.js';

export interface OpenStore extends KeptFeedback {
  readonly database: () => Promise<Database>;
  readonly close: () => Promise<void>;
}

export function sqliteStore(folder: string, seal?: Seal, now = (): Date => new Date(0)): OpenStore {
  const held = sqliteIn(folder);
  const database = upToDate(held);
  const report = (): void => undefined;
  const spool = openSpool(join(folder, 'feedback-spool'), { mostBytes: 1e6, now, onBroken: report });
  const kept = keepFeedback({
    database,
    spool,
    ...(seal === undefined ? {} : { seal }),
    now,
    report,
    options: { patienceMs: 60_000, restMs: 0 },
  });
  return { ...kept, database, close: () => held.destroy() };
}
