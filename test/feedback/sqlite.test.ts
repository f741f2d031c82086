import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedbackEntry } from '../../src/feedback/store.js';
import { sqliteStore, type OpenStore } from '../support/kept.js';

const entry: FeedbackEntry = {
  service: 'azathioprine-order-sign',
  card: "crit0000'; DROP TABLE feedback; --",
  outcome: 'overridden',
  outcomeTimestamp: '2026-03-02T10:00:00Z',
  accepted: [],
};

describe('the feedback store', () => {
  let folder: string;
  let store: OpenStore;

  beforeEach(() => {
    // A folder that is not there yet: the store makes it.
    folder = join(mkdtempSync(join(tmpdir(), 'feedback-')), 'data');
    store = sqliteStore(folder);
  });
  afterEach(async () => {
    await store.close();
    rmSync(join(folder, '..'), { recursive: true });
  });

  /** Reads with a connection of its own: what it sees is what was committed. */
  function rows(): readonly Record<string, unknown>[] {
    const database = new Database(join(folder, 'feedback.sqlite'));
    try {
      return database.prepare('SELECT * FROM feedback ORDER BY id').all() as Record<string, unknown>[];
    } finally {
      database.close();
    }
  }

  it('keeps every member of an entry', async () => {
    await store.keep('tenant-1', [
      { ...entry, outcome: 'accepted', accepted: ['a', 'b'], reason: { code: 'c', system: 's' } },
    ]);
    expect(rows()).toMatchObject([
      {
        tenant: 'tenant-1',
        service: entry.service,
        card: entry.card,
        outcome: 'accepted',
        outcome_timestamp: entry.outcomeTimestamp,
        accepted: '["a","b"]',
        reason_system: 's',
        reason_code: 'c',
      },
    ]);
  });

  it('the same entry again changes nothing, in one post, in the next, and after a restart', async () => {
    await store.keep('tenant-1', [entry, entry]);
    await store.keep('tenant-1', [entry]);
    await store.close();
    store = sqliteStore(folder);
    await store.keep('tenant-1', [entry]);
    expect(rows()).toHaveLength(1);
  });

  it.each<[string, Partial<FeedbackEntry>]>([
    ['service', { service: 'azathioprine-order-select' }],
    ['card', { card: 'another' }],
    ['outcome', { outcome: 'accepted' }],
    ['time', { outcomeTimestamp: '2026-03-02T10:00:01Z' }],
    ['suggestions', { accepted: ['a'] }],
    ['reason', { reason: { code: 'c' } }],
  ])('another %s is another entry', async (_name, change) => {
    await store.keep('tenant-1', [entry, { ...entry, ...change }]);
    expect(rows()).toHaveLength(2);
  });

  it('takes 10,000 entries in one post, and the same again', async () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => ({ ...entry, card: `card-${index}` }));
    await store.keep('tenant-1', entries);
    await store.keep('tenant-1', entries);
    expect(rows()).toHaveLength(10_000);
  });

  it('keeps all entries of a post or none', async () => {
    const unkeepable = { ...entry, card: null } as unknown as FeedbackEntry;
    await expect(store.keep('tenant-1', [entry, unkeepable])).rejects.toThrow();
    expect(rows()).toHaveLength(0);
    await store.keep('tenant-1', [entry]);
    expect(rows()).toHaveLength(1);
  });
});
