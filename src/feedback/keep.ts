/** Feedback on its way to the disk: into the database, and while that fails into the spool. */
import { InternalFault } from '../model/fault.js';
import { ServiceError } from '../model/service-error.js';
import type { Chain } from '../store/chain.js';
import type { Database } from '../store/open-database.js';
import type { Seal } from '../store/seal.js';
import { inTime } from '../store/in-time.js';
import { insertRows, isRefused, rowsOf, type Rows } from './rows.js';
import type { Spool } from './spool.js';
import type { FeedbackStore } from './store.js';

export interface KeepDeps {
  /** Resolves once its tables are up to date; rejects while it cannot be had. */
  readonly database: () => Promise<Database>;
  readonly chain: Chain;
  readonly spool: Spool;
  /** Left out: free text is not kept. */
  readonly seal?: Seal;
  readonly now: () => Date;
  readonly report: (incident: 'feedback-spooled' | 'feedback-refused') => void;
  readonly options?: KeepOptions;
}

export interface KeepOptions {
  /** The database has this long to take some rows. */
  readonly patienceMs: number;
  /** After it failed it is left alone for this long: what comes meanwhile goes straight to the spool. */
  readonly restMs: number;
}

const defaults: KeepOptions = { patienceMs: 1_500, restMs: 3_000 };

/** Rows of one transaction at most; what comes while it runs shares the next one. */
const mostRows = 10_000;

interface Waiting {
  readonly rows: Rows;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface KeptFeedback extends FeedbackStore {
  /** Brings what waits in the spool into the database, where that takes it. */
  readonly replay: () => Promise<void>;
}

export function keepFeedback(deps: KeepDeps): KeptFeedback {
  const { database, chain, spool, seal, now, report, options = defaults } = deps;
  const line: Waiting[] = [];
  let isWriting = false;
  let restsUntil = -Infinity;

  const insert = async (rows: Rows): Promise<void> => {
    try {
      // A large post takes its time, and is no sign of trouble.
      const patienceMs = options.patienceMs + rows.feedback.length;
      await inTime(patienceMs, async () => insertRows(chain, await database(), rows));
    } catch (error) {
      if (!isRefused(error)) restsUntil = performance.now() + options.restMs;
      throw error;
    }
  };

  const write = async (rows: Rows): Promise<void> => {
    try {
      if (performance.now() < restsUntil) throw new Error('the database rests');
      await insert(rows);
    } catch (error) {
      if (isRefused(error)) throw error;
      await spool.write(rows);
      report('feedback-spooled');
    }
  };

  const writeAll = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    while (line.length > 0) {
      const together = line.splice(0, howMany(line));
      try {
        await write(joined(together));
        for (const { resolve } of together) resolve();
      } catch (error) {
        report('feedback-refused');
        for (const { reject } of together)
          reject(
            isRefused(error)
              ? new InternalFault('the database refuses entries that were let in')
              : new ServiceError('overloaded', 'Feedback cannot be kept at present: send it again.'),
          );
      }
    }
    isWriting = false;
  };

  return {
    keep: (tenant, entries) => {
      const rows = rowsOf(tenant, entries, now().toISOString(), seal);
      return new Promise((resolve, reject) => {
        line.push({ rows, resolve, reject });
        void writeAll();
      });
    },
    replay: async () => {
      try {
        await spool.replay(insert);
      } catch {
        // It waits on: the next round tries again.
        report('feedback-spooled');
      }
    },
  };
}

function howMany(line: readonly Waiting[]): number {
  let rows = 0;
  const end = line.findIndex((waiting) => {
    rows += waiting.rows.feedback.length;
    return rows > mostRows;
  });
  return end === -1 ? line.length : Math.max(end, 1);
}

function joined(together: readonly Waiting[]): Rows {
  return {
    feedback: together.flatMap(({ rows }) => rows.feedback),
    comments: together.flatMap(({ rows }) => rows.comments),
  };
}
