/** A feedback store as the service has it. */
import { join } from 'node:path';
import { keepFeedback, type KeepOptions, type KeptFeedback } from '../../src/feedback/keep.js';
import { openSpool } from '../../src/feedback/spool.js';
import { sqliteIn, upToDate, type Database } from '../../src/store/open-database.js';
import type { Seal } from '../../src/store/seal.js';

export interface OpenStore extends KeptFeedback {
  readonly database: () => Promise<Database>;
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  readonly seal?: Seal;
  readonly now?: () => Date;
  readonly options?: KeepOptions;
  readonly mostBytes?: number;
}

/** Its spool stands in the folder. */
export function storeOn(held: Database, folder: string, more: StoreOptions = {}): OpenStore {
  const { now = () => new Date(0), mostBytes = 1e6, ...others } = more;
  const database = upToDate(held);
  const report = (): void => undefined;
  const spool = openSpool(join(folder, 'feedback-spool'), { mostBytes, now, onBroken: report });
  const kept = keepFeedback({ database, spool, now, report, options: { patienceMs: 60_000, restMs: 0 }, ...others });
  return { ...kept, database, close: () => held.destroy() };
}

export function sqliteStore(folder: string, seal?: Seal, now?: () => Date): OpenStore {
  return storeOn(sqliteIn(folder), folder, {
    ...(seal === undefined ? {} : { seal }),
    ...(now === undefined ? {} : { now }),
  });
}
