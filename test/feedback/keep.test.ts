/** S39: feedback while the database fails waits in the spool; beyond the spool it is refused, never lost. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepFeedback, type KeptFeedback } from '../../src/feedback/keep.js';
import { openSpool } from '../../src/feedback/spool.js';
import type { FeedbackEntry } from '../../src/feedback/store.js';
import { ServiceError } from '../../src/model/service-error.js';
import { openChain } from '../../src/store/chain.js';
import { sqliteIn, upToDate, type Database } from '../../src/store/open-database.js';

const entry: FeedbackEntry = {
  service: 'azathioprine-order-sign',
  card: 'card-1',
  outcome: 'overridden',
  outcomeTimestamp: '2026-03-02T10:00:00Z',
  accepted: [],
};

let folder: string;
let held: Database;
let isDown: boolean;
let incidents: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keep-'));
  held = sqliteIn(folder);
  isDown = false;
  incidents = [];
});
afterEach(async () => {
  await held.destroy();
  rmSync(folder, { recursive: true });
});

const spoolFolder = (): string => join(folder, 'feedback-spool');

/** `restMs: 0`: a database that failed is asked again at once. */
function opened(mostBytes = 1e6, restMs = 0): KeptFeedback {
  const database = upToDate(held);
  const now = (): Date => new Date('2026-03-02T10:00:00Z');
  const report = (incident: string): void => void incidents.push(incident);
  return keepFeedback({
    database: () => (isDown ? Promise.reject(new Error('down')) : database()),
    chain: openChain(Buffer.alloc(32, 7), now),
    spool: openSpool(spoolFolder(), {
      mostBytes,
      now,
      onBroken: () => {
        report('broken');
      },
    }),
    now,
    report,
    options: { patienceMs: 30_000, restMs },
  });
}

async function cards(): Promise<readonly string[]> {
  const rows = await (await upToDate(held)()).selectFrom('feedback').select('card').orderBy('card').execute();
  return rows.map(({ card }) => card);
}

it('while the database is down an entry is acknowledged by the spool, and comes into the database once', async () => {
  const kept = opened();
  isDown = true;
  await kept.keep('demo', [entry]);
  await kept.replay();
  expect(readdirSync(spoolFolder())).toHaveLength(1);
  isDown = false;
  expect(await cards()).toEqual([]);
  await kept.replay();
  await kept.replay();
  expect([await cards(), readdirSync(spoolFolder())]).toEqual([['card-1'], []]);
});

it('an entry that stands in the spool and in the database is one', async () => {
  const kept = opened();
  isDown = true;
  await kept.keep('demo', [entry, entry]);
  isDown = false;
  await kept.keep('demo', [entry]);
  await kept.replay();
  expect(await cards()).toEqual(['card-1']);
});

it('another process brings in what this one spooled', async () => {
  const kept = opened();
  isDown = true;
  await kept.keep('demo', [entry]);
  isDown = false;
  await Promise.all([opened().replay(), opened().replay()]);
  expect([await cards(), readdirSync(spoolFolder())]).toEqual([['card-1'], []]);
});

it('a database that failed is left alone for a while: what comes meanwhile goes to the spool', async () => {
  const kept = opened(1e6, 3_600_000);
  isDown = true;
  await kept.keep('demo', [entry]);
  isDown = false;
  await kept.keep('demo', [{ ...entry, card: 'card-2' }]);
  expect([await cards(), readdirSync(spoolFolder()).length]).toEqual([[], 2]);
});

it('beyond the spool an entry is refused as 503, and nothing of it is kept', async () => {
  const kept = opened(100);
  isDown = true;
  const refusal = kept.keep('demo', [entry]);
  await expect(refusal).rejects.toBeInstanceOf(ServiceError);
  await expect(refusal).rejects.toMatchObject({ status: 503 });
  expect([readdirSync(spoolFolder()), incidents]).toEqual([[], ['feedback-refused']]);
});

it('the same when the disk fails', async () => {
  const kept = opened();
  isDown = true;
  rmSync(spoolFolder(), { recursive: true });
  await expect(kept.keep('demo', [entry])).rejects.toMatchObject({ status: 503 });
});

it('entries of one moment are written together, each acknowledged for itself', async () => {
  const kept = opened();
  await Promise.all(
    Array.from({ length: 500 }, (_, index) => kept.keep('demo', [{ ...entry, card: `card-${index}` }])),
  );
  expect(await cards()).toHaveLength(500);
});

it('a file of the spool that cannot be read is put aside, and the others are taken', async () => {
  const kept = opened();
  isDown = true;
  await kept.keep('demo', [entry]);
  isDown = false;
  writeFileSync(join(spoolFolder(), '2026-01-01T00-00-00-000Z_broken.json'), '{"feedback":[');
  await kept.replay();
  expect(await cards()).toEqual(['card-1']);
  expect(readdirSync(spoolFolder())).toEqual(['2026-01-01T00-00-00-000Z_broken.json.broken']);
  expect(incidents).toContain('broken');
});

it('a file that was never finished was never acknowledged, and is left alone', async () => {
  const kept = opened();
  writeFileSync(join(spoolFolder(), '2026-01-01T00-00-00-000Z_half.json.part'), '{"feedback":[');
  await kept.replay();
  expect([await cards(), incidents]).toEqual([[], []]);
});
