/** A feedback store as the service has it. */
import { join } from 'node:path';
import { keepFeedback, type KeepOptions, type KeptFeedback } from '../../src/feedback/keep.js';
import { openSpool } from '../../src/feedback/spool.js';
import { openChain, type Chain } from '../../src/store/chain.js';
import { sqliteIn, upToDate, type Database } from '../../src/store/open-database.js';
import type { Seal } from '../../src/store/seal.js';

export interface OpenStore extends KeptFeedback {
  readonly database: () => Promise<Database>;
  readonly chain: Chain;
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  readonly seal?: Seal;
  readonly now?: () => Date;
  readonly options?: KeepOptions;
  readonly mostBytes?: number;
}

export const chainKey = Buffer.alloc(32, 7);

/** Its spool stands in the folder. */
export function storeOn(held: Database, folder: string, more: StoreOptions = {}): OpenStore {
  const { now = () => new Date(0), mostBytes = 1e6, ...others } = more;
  const database = upToDate(held);
  const report = (): void => undefined;
  const chain = openChain(chainKey, now);
  const spool = openSpool(join(folder, 'feedback-spool'), { mostBytes, now, onBroken: report });
  const options = { patienceMs: 60_000, restMs: 0 };
  const kept = keepFeedback({ database, chain, spool, now, report, options, ...others });
  return { ...kept, database, chain, close: () => held.destroy() };
}

export function sqliteStore(folder: string, seal?: Seal, now?: () => Date): OpenStore {
  return storeOn(sqliteIn(folder), folder, {
    ...(seal === undefined ? {} : { seal }),
    ...(now === undefined ? {} : { now }),
  });
}
