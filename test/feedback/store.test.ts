/** What every store of feedback does, whatever the database: S36, S37, S39. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openJournal } from '../../src/feedback/journal.js';
import type { FeedbackEntry } from '../../src/feedback/store.js';
import { openChain } from '../../src/store/chain.js';
import { upToDate } from '../../src/store/open-database.js';
import type { FeedbackRow } from '../../src/store/schema.js';
import { sealWith } from '../../src/store/seal.js';
import { onBoth, type Place } from '../support/both-databases.js';
import { chainKey, storeOn, type OpenStore, type StoreOptions } from '../support/kept.js';

const entry: FeedbackEntry = {
  service: 'azathioprine-order-sign',
  card: "crit0000'; DROP TABLE feedback; --",
  outcome: 'overridden',
  outcomeTimestamp: '2026-03-02T10:00:00Z',
  accepted: [],
};

/** Time is not what is tried here: what is slow on a busy machine would go to the spool. */
const patient = { patienceMs: 60_000, restMs: 0 };

onBoth((place) => {
  const opened = (more: StoreOptions = {}): OpenStore =>
    storeOn(place().connect(), place().folder, { options: patient, ...more });
  /** Reads with a connection of its own: what it sees is what was committed. */
  const rows = (): Promise<FeedbackRow[]> =>
    place().connect().selectFrom('feedback').selectAll().orderBy('id').execute();

  it('keeps every member of an entry', async () => {
    await opened().keep('tenant-1', [
      { ...entry, outcome: 'accepted', accepted: ['a', 'b'], reason: { code: 'c', system: 's' } },
    ]);
    expect(await rows()).toMatchObject([
      {
        tenant: 'tenant-1',
        service: entry.service,
        card: entry.card,
        outcome: 'accepted',
        outcome_timestamp: entry.outcomeTimestamp,
        received_at: '1970-01-01T00:00:00.000Z',
        accepted: '["a","b"]',
        reason_system: 's',
        reason_code: 'c',
      },
    ]);
  });

  it('the same entry again changes nothing, in one post, in the next, and after a restart', async () => {
    const store = opened();
    await store.keep('tenant-1', [entry, entry]);
    await store.keep('tenant-1', [entry]);
    await store.close();
    await opened().keep('tenant-1', [entry]);
    expect(await rows()).toHaveLength(1);
  }, 60_000);

  it.each<[string, Partial<FeedbackEntry>]>([
    ['service', { service: 'azathioprine-order-select' }],
    ['card', { card: 'another' }],
    ['outcome', { outcome: 'accepted' }],
    ['time', { outcomeTimestamp: '2026-03-02T10:00:01Z' }],
    ['suggestions', { accepted: ['a'] }],
    ['reason', { reason: { code: 'c' } }],
  ])('another %s is another entry', async (_name, change) => {
    await opened().keep('tenant-1', [entry, { ...entry, ...change }]);
    expect(await rows()).toHaveLength(2);
  });

  it('takes 10,000 entries in one post, and the same again', async () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => ({ ...entry, card: `card-${index}` }));
    const store = opened();
    await store.keep('tenant-1', entries);
    await store.keep('tenant-1', entries.toReversed());
    const [first] = await place()
      .connect()
      .selectFrom('feedback')
      .select(({ fn }) => fn.countAll().as('all'))
      .execute();
    // A number, whatever the database: reports add them up.
    expect(first).toEqual({ all: 10_000 });
  }, 60_000);

  it('keeps all entries of a post or none', async () => {
    const store = opened();
    const unkeepable = { ...entry, card: null } as unknown as FeedbackEntry;
    await expect(store.keep('tenant-1', [entry, unkeepable])).rejects.toThrow();
    expect(await rows()).toHaveLength(0);
    await store.keep('tenant-1', [entry]);
    expect(await rows()).toHaveLength(1);
  }, 60_000);

  it('two instances that are sent the same at once, in another order, keep it once', async () => {
    const entries = Array.from({ length: 2_000 }, (_, index) => ({ ...entry, card: `card-${index}` }));
    const [one, other] = [opened(), opened()];
    await Promise.all([one.keep('tenant-1', entries), other.keep('tenant-1', entries.toReversed())]);
    expect(await rows()).toHaveLength(2_000);
    expect(readdirSync(join(place().folder, 'feedback-spool'))).toEqual([]);
  }, 60_000);

  it('keeps free text sealed, beside its entry', async () => {
    const seal = sealWith(Buffer.alloc(32, 7), 'comment');
    await opened({ seal }).keep('tenant-1', [{ ...entry, comment: 'Jane Doe said no' }]);
    const [comment] = await place().connect().selectFrom('comment').selectAll().execute();
    const [row] = await rows();
    expect(comment?.feedback).toBe(row?.id);
    expect(comment?.sealed).not.toContain('Jane');
    expect(seal.open(comment?.sealed ?? '').toString()).toBe('Jane Doe said no');
  });

  it('locked by another: what is acknowledged waits in the spool while the lock is held, and is replayed once', async () => {
    const store = opened({ options: { patienceMs: 100, restMs: 0 } });
    await store.database();
    await store.keep('tenant-1', [entry]);
    await whileLocked(place(), async () => {
      await store.keep('tenant-1', [entry, { ...entry, card: 'second' }]);
      await store.keep('tenant-1', [{ ...entry, card: 'third' }]);
      await store.replay();
      expect(spooled(place())).toHaveLength(2);
      expect(await rows()).toHaveLength(1);
    });
    // Attempts that nobody waited for may still be on their way, and write the same.
    for (let rounds = 0; spooled(place()).length > 0 && rounds < 100; rounds += 1) await store.replay();
    expect(spooled(place())).toEqual([]);
    expect((await rows()).map(({ card }) => card).toSorted()).toEqual([entry.card, 'second', 'third'].toSorted());
  }, 60_000);

  it('a spool that is full refuses with 503, and takes again what fits', async () => {
    const store = opened({ options: { patienceMs: 100, restMs: 0 }, mostBytes: 8_192 });
    await store.database();
    await whileLocked(place(), async () => {
      const posts = Array.from({ length: 3 }, (_, index) =>
        store.keep('tenant-1', [{ ...entry, card: `card-${index}` }]),
      );
      // The first alone, the others together behind it: two files of one block.
      await Promise.all(posts);
      await expect(store.keep('tenant-1', [{ ...entry, card: 'refused' }])).rejects.toMatchObject({ status: 503 });
      expect(spooled(place())).toHaveLength(2);
    });
    for (let rounds = 0; spooled(place()).length > 0 && rounds < 100; rounds += 1) await store.replay();
    const cards = (await rows()).map(({ card }) => card).filter((card) => card !== 'refused');
    // What was refused may come nevertheless: its client sends it again, and it is the same row.
    expect(cards.toSorted()).toEqual(['card-0', 'card-1', 'card-2']);
  }, 60_000);

  it('a card that was overridden is recalled, by the same user alone', async () => {
    const database = upToDate(place().connect());
    const journal = openJournal({
      database,
      chain: openChain(chainKey, () => new Date('2026-03-02T10:00:00Z')),
      siteKey: Buffer.alloc(32, 7),
      now: () => new Date('2026-03-02T10:00:00Z'),
      record: () => Promise.resolve({ inputs: 'i', sealed: null }),
      recallMs: 20_000,
      report: (incident) => {
        throw new Error(incident);
      },
    });
    const north = journal.of('north');
    north.note(answered);
    north.note(answered);
    await journal.flush();
    const reason = { code: 'patient-preference' };
    await opened({ now: () => new Date('2026-03-02T11:00:00Z') }).keep('north', [{ ...entry, card: 'card-1', reason }]);
    // Read as another instance: it knows what stands in the database alone.
    const { overridden } = await north.recall(answered.patient, 'Practitioner/1')();
    expect(overridden).toEqual([
      {
        rule: 'mon-cbc-overdue',
        basis: 'b',
        card: 'card-1',
        reason: 'patient-preference',
        at: '2026-03-02T11:00:00.000Z',
        // 90 days: 29 of March, 30 of April, 31 of May.
        until: '2026-05-31T11:00:00.000Z',
      },
    ]);
    for (const [tenant, patient, user] of [
      ['north', 'p', 'Practitioner/2'],
      ['north', 'q', 'Practitioner/1'],
      ['south', 'p', 'Practitioner/1'],
    ] as const)
      expect((await journal.of(tenant).recall({ ...answered.patient, patientId: patient }, user)()).overridden).toEqual(
        [],
      );
    const traffic = await place().connect().selectFrom('traffic').selectAll().execute();
    expect(traffic).toEqual([
      { tenant: 'north', hook: 'order-sign', day: '2026-03-02', calls: 2, orders: 6, thiopurine_orders: 2 },
    ]);
  });
});

const answered = {
  hook: 'order-sign',
  patient: { fhirServer: undefined, patientId: 'p' },
  userId: 'Practitioner/1',
  orders: 3,
  thiopurineOrders: 1,
  decision: {
    id: 'd-1',
    knowledge: '1.0.0',
    inputs: {} as never,
    findings: [],
    cards: [
      {
        card: {
          uuid: 'card-1',
          summary: 's',
          indicator: 'warning',
          source: { label: 'l', topic: { system: 'x', code: 'mon-cbc-overdue', display: 'd' } },
          extension: { 'org.azathioprine-cds': { rules: ['mon-cbc-overdue'] } },
        },
        suggestions: [],
        basis: 'b',
        watches: [],
      },
    ],
    told: [],
  },
} as const;

function spooled({ folder }: Place): readonly string[] {
  return readdirSync(join(folder, 'feedback-spool'));
}

/** Holds the lock that every write needs, from another connection. */
async function whileLocked({ kind, connect }: Place, work: () => Promise<void>): Promise<void> {
  const other = connect();
  await other.transaction().execute(async (transaction) => {
    // On SQLite the transaction holds it from its first word on.
    if (kind === 'PostgreSQL') await sql`lock table feedback in exclusive mode`.execute(transaction);
    await work();
  });
}
