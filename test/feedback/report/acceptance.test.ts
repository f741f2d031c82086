/** The acceptance report over rows that were counted by hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptanceReport } from '../../../src/feedback/report/acceptance.js';
import type { AcceptanceReport } from '../../../src/model/reports.js';
import type { Database } from '../../../src/store/open-database.js';
import { sqliteStore, type OpenStore } from '../../support/kept.js';
import { answerRow, canaries, cardRow, writeCards } from '../../support/told.js';

/** 2026-W11 and W12. */
const period = { from: '2026-03-09', to: '2026-03-22' };
const ours = ['will-adjust', 'already-monitored'];
const week12 = '2026-03-17T10:00:00.000Z';

let folder: string;
let store: OpenStore;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  store = sqliteStore(folder);
  database = await store.database();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function report(tenant = 'demo'): Promise<AcceptanceReport> {
  return acceptanceReport(database, tenant, period, (code) => ours.includes(code));
}

async function toldOf(tenant?: string): Promise<NonNullable<AcceptanceReport['told']>> {
  const { told } = await report(tenant);
  if (told === undefined) throw new Error('something must be told');
  return told;
}

describe('the acceptance report', () => {
  it('of no card says that there was none', async () => {
    expect(await report()).toEqual({ period, shown: 0, unmatched: 0 });
  });

  it('of ten cards tells nothing, of eleven how many they were', async () => {
    await writeCards(database, 'a', {}, { accepted: 5, unanswered: 5 });
    expect(await report()).toEqual({ period, shown: null, unmatched: 0 });
    await writeCards(database, 'b', {}, { accepted: 1 });
    const { shown, told } = await report();
    expect(shown).toBe(11);
    expect(told?.total).toMatchObject({ shown: 11, answered: null, unanswered: null, accepted: null, answering: null });
  });

  it('counts what became of the cards by rule, indicator, hook and week', async () => {
    const a = { rule: 'core-ribavirin', indicator: 'critical', hook: 'order-sign' };
    const b = { rule: 'label-acei', indicator: 'info', hook: 'order-select', issued_at: week12 };
    await writeCards(database, 'a', a, { accepted: 40, overridden: { 'will-adjust': 20, '': 15 }, unanswered: 25 });
    await writeCards(database, 'b', b, {
      accepted: 12,
      overridden: { 'will-adjust': 30, 'already-monitored': 0, 'Jane Doe': 18 },
      unanswered: 40,
    });
    const { total, ...tables } = await toldOf();
    // 52 of 135: Wilson by hand, (p + z²/2n ± z sqrt(pq/n + z²/4n²)) / (1 + z²/n) with p = 0.38519, n = 135.
    expect(total).toMatchObject({ shown: 200, answered: 135, unanswered: 65, accepted: 52, overridden: 83 });
    expect(total.acceptance?.low).toBeCloseTo(0.30735, 4);
    expect(total.acceptance?.high).toBeCloseTo(0.4694, 4);
    expect(total.reasons).toEqual([
      { codes: [''], count: 15 },
      { codes: ['other'], count: 18 },
      { codes: ['will-adjust'], count: 50 },
    ]);
    const first = { shown: 100, answered: 75, unanswered: 25, accepted: 40, overridden: 35 };
    const second = { shown: 100, answered: 60, unanswered: 40, accepted: 12, overridden: 48 };
    expect(tables.byRule).toMatchObject([
      { names: ['core-ribavirin'], ...first, reasons: [{ count: 15 }, { count: 0 }, { count: 20 }] },
      { names: ['label-acei'], ...second, reasons: [{ count: 0 }, { count: 18 }, { count: 30 }] },
    ]);
    expect(tables.byIndicator).toMatchObject([
      { names: ['critical'], ...first },
      { names: ['warning'], shown: 0 },
      { names: ['info'], ...second },
    ]);
    expect(tables.byHook).toMatchObject([
      { names: ['order-select'], ...second },
      { names: ['order-sign'], ...first },
    ]);
    expect(tables.byWeek).toMatchObject([
      { names: ['2026-W11'], ...first },
      { names: ['2026-W12'], ...second },
    ]);
  });

  it('hides what is small, in each table', async () => {
    await writeCards(database, 'a', { rule: 'a' }, { accepted: 40, overridden: { '': 35 }, unanswered: 25 });
    await writeCards(database, 'b', { rule: 'b' }, { accepted: 3, overridden: { '': 40 }, unanswered: 12 });
    await writeCards(database, 'c', { rule: 'c' }, { accepted: 2, overridden: { '': 2 } });
    await writeCards(database, 'd', { rule: 'd' }, { accepted: 50, overridden: { '': 50 }, unanswered: 20 });
    const { byRule } = await toldOf();
    // c has 4 cards: it stands with b, the smallest of the others. Together they have 5 accepted: a, the next by answers, goes along.
    expect(byRule).toMatchObject([
      { names: ['a'], shown: 100, answered: 75, accepted: null, overridden: null, acceptance: null },
      { names: ['d'], shown: 120, answered: 100, accepted: 50, overridden: 50 },
      {
        names: ['b', 'c'],
        shown: 59,
        answered: 47,
        unanswered: 12,
        accepted: null,
        overridden: null,
        acceptance: null,
      },
    ]);
  });

  it('takes the last word on a card: by when it came in, then by id', async () => {
    await writeCards(database, 'a', {}, { accepted: 20, overridden: { '': 20 } });
    await database
      .insertInto('card')
      .values(['x', 'y'].map((uuid) => cardRow({ uuid })))
      .execute();
    const at = (second: string): string => `2026-03-10T10:00:${second}.000Z`;
    await database
      .insertInto('feedback')
      .values([
        answerRow({ id: '1', card: 'x', outcome: 'accepted', received_at: at('50') }),
        answerRow({ id: '9', card: 'x', outcome: 'overridden', received_at: at('40') }),
        answerRow({ id: '3', card: 'y', outcome: 'overridden', received_at: at('40') }),
        answerRow({ id: '4', card: 'y', outcome: 'accepted', received_at: at('40') }),
      ])
      .execute();
    expect((await toldOf()).total).toMatchObject({ shown: 42, answered: 42, accepted: 22, overridden: 20 });
  });

  it('tells how long cards waited: the median and the ninetieth percentile by nearest rank', async () => {
    const cards = Array.from({ length: 20 }, (_, place) => cardRow({ uuid: `card-${place}` }));
    await database.insertInto('card').values(cards).execute();
    // 1, 2, ... 20 s, in another order; the one of 20 s by a clock that lags comes before its card.
    const answers = cards.map(({ uuid }, place) => {
      const seconds = ((place * 7) % 20) + 1;
      const received_at = new Date(Date.parse('2026-03-10T10:00:00Z') + (seconds === 20 ? -1 : seconds) * 1000);
      return answerRow({ card: uuid, received_at: received_at.toISOString() });
    });
    await database.insertInto('feedback').values(answers).execute();
    // 0, 1, ... 19: the tenth is 9, the eighteenth 17.
    expect((await toldOf()).total.waits).toEqual({ median: 9, ninetieth: 17 });
  });

  it('counts answers to cards that it does not know apart, each card once', async () => {
    await writeCards(database, 'a', {}, { accepted: 20, unanswered: 20 });
    const strangers = Array.from({ length: 12 }, (_, place) => `stranger-${place}`);
    await database
      .insertInto('feedback')
      .values([...strangers, ...strangers].map((card) => answerRow({ card })))
      .execute();
    // A card of another tenant is a stranger's.
    await database
      .insertInto('feedback')
      .values(answerRow({ card: 'a-39', tenant: 'other' }))
      .execute();
    const { unmatched, told } = await report();
    expect(unmatched).toBe(12);
    expect(told?.total.shown).toBe(40);
    expect(await report('other')).toEqual({ period, shown: 0, unmatched: null });
  });

  it('holds the first and the last moment of its weeks, and nothing beside them', async () => {
    const times = [
      '2026-03-08T23:59:59.999Z',
      '2026-03-09T00:00:00.000Z',
      '2026-03-22T23:59:59.999Z',
      '2026-03-23T00:00:00.000Z',
    ];
    for (const [place, issued_at] of times.entries())
      await writeCards(database, `at-${place}`, { issued_at }, { unanswered: 11 + place });
    const { total, byWeek } = await toldOf();
    expect(total.shown).toBe(12 + 13);
    expect(byWeek.map(({ names, shown }) => [...names, shown])).toEqual([
      ['2026-W11', 12],
      ['2026-W12', 13],
    ]);
  });

  it('sets cards against orders, by hook', async () => {
    await writeCards(database, 'a', { hook: 'order-sign' }, { unanswered: 30 });
    await writeCards(database, 'b', { hook: 'order-select' }, { unanswered: 20 });
    const day = { tenant: 'demo', calls: 1 };
    await database
      .insertInto('traffic')
      .values([
        { ...day, hook: 'order-sign', day: '2026-03-09', orders: 500, thiopurine_orders: 40 },
        { ...day, hook: 'order-sign', day: '2026-03-22', orders: 700, thiopurine_orders: 20 },
        { ...day, hook: 'order-select', day: '2026-03-12', orders: 800, thiopurine_orders: 40 },
        { ...day, hook: 'patient-view', day: '2026-03-12', orders: 0, thiopurine_orders: 0 },
        { ...day, hook: 'order-sign', day: '2026-03-23', orders: 9000, thiopurine_orders: 9000 },
        { ...day, hook: 'order-sign', day: '2026-03-12', orders: 9000, thiopurine_orders: 9000, tenant: 'other' },
      ])
      .execute();
    // 50 in 100 and in 2,000; 30 in 60 and in 1,200; 20 in 40 and in 800.
    const rates = { per100ThiopurineOrders: 50, per1000Orders: 25 };
    expect((await toldOf()).traffic).toEqual({
      total: { names: ['all'], cards: 50, thiopurineOrders: 100, orders: 2000, ...rates },
      byHook: [
        { names: ['order-select'], cards: 20, thiopurineOrders: 40, orders: 800, ...rates },
        { names: ['order-sign'], cards: 30, thiopurineOrders: 60, orders: 1200, ...rates },
        {
          names: ['patient-view'],
          cards: 0,
          thiopurineOrders: 0,
          orders: 0,
          per100ThiopurineOrders: null,
          per1000Orders: null,
        },
      ],
    });
  });

  it('joins hooks in both tables alike where the orders of one are few', async () => {
    await writeCards(database, 'a', { hook: 'order-sign' }, { unanswered: 30 });
    await writeCards(database, 'b', { hook: 'order-select' }, { unanswered: 20 });
    const day = { tenant: 'demo', calls: 1, day: '2026-03-12' };
    await database
      .insertInto('traffic')
      .values([
        { ...day, hook: 'order-sign', orders: 500, thiopurine_orders: 60 },
        { ...day, hook: 'order-select', orders: 500, thiopurine_orders: 4 },
      ])
      .execute();
    const { byHook, traffic } = await toldOf();
    expect(byHook).toMatchObject([{ names: ['order-select', 'order-sign'], shown: 50 }]);
    expect(traffic.byHook).toMatchObject([
      { names: ['order-select', 'order-sign'], thiopurineOrders: 64, orders: 1000 },
    ]);
  });

  it('tells nobody by name, by hash or in free text', async () => {
    await writeCards(database, 'a', {}, { accepted: 20, overridden: { 'Jane Doe': 20 }, unanswered: 20 });
    const text = JSON.stringify(await report());
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
  });
});
