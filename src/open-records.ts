/** What the service keeps: feedback, the cards that were sent, and how each answer came about. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { ConfigError, type Config } from './config.js';
import { forget } from './feedback/retention.js';
import { openJournal, type OpenJournal } from './feedback/journal.js';
import { keepFeedback } from './feedback/keep.js';
import { openSpool, type Spool } from './feedback/spool.js';
import type { FeedbackStore } from './feedback/store.js';
import { codeOf } from './model/fault.js';
import type { SpentStore } from './model/spent-tokens.js';
import { reportTo } from './incidents.js';
import type { Meter } from './model/meter.js';
import { describeRecords, type DescribeRecord } from './records/describe-record.js';
import { recorder } from './records/recorder.js';
import { openChain } from './store/chain.js';
import { postgresAt, sqliteIn, upToDate, type Database } from './store/open-database.js';
import { sealWith } from './store/seal.js';
import { ownSiteKey } from './store/site-key.js';
import { spentInDatabase } from './store/spent-in-database.js';

export interface OpenRecords {
  /** For reports: with its tables up to date; rejects while it cannot be had. What it is asked makes no answer wait. */
  readonly database: () => Promise<Database>;
  readonly feedbackStore: FeedbackStore;
  readonly journal: OpenJournal;
  /** A decision as a reviewer may read it. */
  readonly describeRecord: DescribeRecord;
  /** Where the database is shared by several instances; undefined: each machine has a file of its own. */
  readonly spentStore: SpentStore | undefined;
  readonly close: () => Promise<void>;
}

/** Feedback beyond this is refused: about 65,000 posts. */
const spoolBytes = 256 * 1024 * 1024;
/** A tenth of what an EHR waits, and mostly spent beside the queries of FHIR servers. */
const recallMs = 50;
const replayMs = 3_000;
const forgetMs = 3_600_000;

export async function openRecords(config: Config, log: Logger, meter: Meter, now: () => Date): Promise<OpenRecords> {
  const report = reportTo(log, meter);
  const held = databaseOf(config);
  const database = upToDate(held);
  await firstLook(database, config, report);
  const siteKey = keyOf(config);
  const spool = spoolOf(config, now, report);
  const seal = config.keepDays.comments === undefined ? {} : { seal: sealWith(siteKey, 'comment') };
  const chain = openChain(siteKey, now);
  const kept = keepFeedback({ database, chain, spool, ...seal, now, report });
  const record = recorder(siteKey);
  const journal = openJournal({ database, chain, siteKey, now, record, report, recallMs });
  const stops = [
    every(replayMs, kept.replay),
    every(forgetMs, async () => {
      try {
        const { feedback, records, comments = 0 } = config.keepDays;
        await forget({ database: await database(), chain, spool }, { feedback, records, comments }, now());
      } catch {
        // The next round removes it.
        report('old-entries-not-removed');
      }
    }),
  ];
  return {
    database,
    feedbackStore: kept,
    journal,
    describeRecord: describeRecords({ database, siteKey }),
    spentStore: config.databaseUrl === undefined ? undefined : spentInDatabase(database),
    close: async () => {
      for (const stop of stops) stop();
      await journal.flush();
      await held.destroy();
    },
  };
}

function databaseOf({ databaseUrl, dataDir }: Config): Database {
  if (databaseUrl !== undefined) return postgresAt(databaseUrl);
  try {
    return sqliteIn(dataDir);
  } catch (error) {
    throw fileFault(dataDir, error);
  }
}

/** The first that is opened in the data folder: what is wrong with the folder shows here. */
function fileFault(dataDir: string, error: unknown): ConfigError {
  return new ConfigError([`DATA_DIR ${dataDir}, the feedback file in it cannot be opened (${codeOf(error)}).`]);
}

/** Another process holds the file, or its disk is full. */
const passing = /^SQLITE_(BUSY|LOCKED|FULL|IOERR)/;

/** A file of ours that fails is a fault of the settings. What passes, as a server that is down, the hooks do not wait for. */
async function firstLook(
  database: () => Promise<Database>,
  { databaseUrl, dataDir }: Config,
  report: (incident: string) => void,
): Promise<void> {
  try {
    await database();
  } catch (error) {
    if (databaseUrl === undefined && !passing.test(codeOf(error))) throw fileFault(dataDir, error);
    report('database-not-reached');
  }
}

function spoolOf({ dataDir }: Config, now: () => Date, report: (incident: string) => void): Spool {
  const onBroken = (): void => {
    report('spool-file-broken');
  };
  try {
    return openSpool(join(dataDir, 'feedback-spool'), { mostBytes: spoolBytes, now, onBroken });
  } catch (error) {
    throw new ConfigError([`DATA_DIR ${dataDir}, the folder feedback-spool cannot be made in it (${codeOf(error)}).`]);
  }
}

function keyOf({ siteKey, dataDir }: Config): Buffer {
  if (siteKey !== undefined) return siteKey;
  try {
    const own = ownSiteKey(dataDir);
    if (own.ok) return own.key;
    throw new ConfigError([`DATA_DIR ${dataDir}, site.key in it is broken: ${own.problem}.`]);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([`DATA_DIR ${dataDir}, site.key cannot be made in it (${codeOf(error)}).`]);
  }
}

/** One round after the other, never two at once. */
function every(ms: number, round: () => Promise<void>): () => void {
  let timer = setTimeout(run, 0).unref();
  let isStopped = false;
  function run(): void {
    void round().finally(() => {
      if (!isStopped) timer = setTimeout(run, ms).unref();
    });
  }
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
