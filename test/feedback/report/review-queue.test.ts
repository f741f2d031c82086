/** Which overrides a pharmacist reads again, and what of them. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewQueue, type ReviewDeps } from '../../../src/feedback/report/review-queue.js';
import type { ReviewQueue } from '../../../src/model/reports.js';
import type { Database } from '../../../src/store/open-database.js';
import { sqliteStore, type OpenStore } from '../../support/kept.js';
import { answerRow, canaries, cardRow, writeCards } from '../../support/told.js';

/** A Wednesday of 2026-W12: the last finished week is W11, from 9 to 15 March. */
const now = new Date('2026-03-18T12:00:00Z');
const deps: ReviewDeps = { isReason: (code) => code === 'will-adjust' };

let folder: string;
let store: OpenStore;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'review-'));
  store = sqliteStore(folder);
  database = await store.database();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function queue(over: Partial<ReviewDeps> = {}, at = now): Promise<ReviewQueue> {
  return reviewQueue(database, 'demo', at, { ...deps, ...over });
}

async function write(
  uuid: string,
  received_at: string,
  answer: Parameters<typeof answerRow>[0] | object = {},
): Promise<void> {
  await database
    .insertInto('card')
    .values(cardRow({ uuid, rule: uuid }))
    .onConflict((on) => on.doNothing())
    .execute();
  await database
    .insertInto('feedback')
    .values(answerRow({ card: uuid, received_at, ...answer }))
    .execute();
}

const rulesOf = ({ items }: ReviewQueue): readonly string[] => items.flatMap(({ rules }) => rules);

describe('the review queue', () => {
  it('is empty where nobody overrode a card', async () => {
    await writeCards(database, 'a', {}, { accepted: 5, unanswered: 5 });
    expect(await queue()).toEqual({ week: '2026-W11', left: 0, items: [] });
  });

  it('holds the overrides of the last finished week alone', async () => {
    await write('before', '2026-03-08T23:59:59.999Z');
    await write('monday', '2026-03-09T00:00:00.000Z');
    await write('sunday', '2026-03-15T23:59:59.999Z');
    await write('after', '2026-03-16T00:00:00.000Z');
    expect(rulesOf(await queue()).toSorted()).toEqual(['monday', 'sunday']);
    expect(rulesOf(await queue({}, new Date('2026-03-15T23:00:00Z')))).toEqual(['before']);
    expect(rulesOf(await queue({}, new Date('2026-03-23T00:00:00Z')))).toEqual(['after']);
  });

  it('holds the last word on a card alone: what was accepted later is no override', async () => {
    await write('changed', '2026-03-10T10:00:00.000Z');
    await write('changed', '2026-03-17T10:00:00.000Z', { outcome: 'accepted' });
    await write('kept', '2026-03-10T10:00:00.000Z', { outcome: 'accepted' });
    await write('kept', '2026-03-10T11:00:00.000Z');
    expect(rulesOf(await queue())).toEqual(['kept']);
  });

  it("is another tenant's for another tenant", async () => {
    await writeCards(database, 'a', { tenant: 'other' }, { overridden: { '': 3 } });
    expect((await queue()).items).toEqual([]);
  });

  it('takes critical cards first, then warnings, then the rest, twenty in all', async () => {
    await writeCards(database, 'i', { indicator: 'info' }, { overridden: { '': 30 } });
    await writeCards(database, 'w', { indicator: 'warning' }, { overridden: { '': 12 } });
    await writeCards(database, 'c', { indicator: 'critical' }, { overridden: { '': 5 } });
    const { items, left } = await queue();
    expect(items.map(({ indicator }) => indicator)).toEqual([
      ...Array<string>(5).fill('critical'),
      ...Array<string>(12).fill('warning'),
      ...Array<string>(3).fill('info'),
    ]);
    expect(left).toBe(27);
  });

  it('draws by the hash of week and card inside a class, the same each time and another in another week', async () => {
    const names = Array.from({ length: 30 }, (_, place) => `card-${place}`);
    for (const name of names) {
      await write(name, '2026-03-10T10:00:30.000Z');
    }
    const lot = (week: string): readonly string[] =>
      names
        .map((name) => ({ name, hash: createHash('sha256').update(`${week} ${name}`).digest('hex') }))
        .toSorted((one, other) => (one.hash < other.hash ? -1 : 1))
        .slice(0, 20)
        .map(({ name }) => name);
    expect(rulesOf(await queue())).toEqual(lot('2026-W11'));
    expect(rulesOf(await queue())).toEqual(lot('2026-W11'));
    expect(lot('2026-W11')).not.toEqual(lot('2026-W12'));
  });

  it('tells reason, wait, weekday and the findings of the decision', async () => {
    const findings = [
      { rule: 'core-ribavirin', row: 'any', indicator: 'critical' },
      { rule: 'label-acei', row: 'no-count', indicator: 'info' },
    ];
    await writeCards(database, 'a', { issued_at: '2026-03-12T10:00:00.000Z' }, { overridden: { 'will-adjust': 1 } });
    await database
      .insertInto('decision')
      .values({
        tenant: 'demo',
        id: 'decision-of-a-0',
        hook: 'order-sign',
        decided_at: '2026-03-12T10:00:00.000Z',
        knowledge: '1.0.0',
        inputs: 'hash',
        findings: JSON.stringify(findings),
        sealed: null,
      })
      .execute();
    const asked: string[] = [];
    const recordOf = (decision: string): Promise<readonly string[]> => {
      asked.push(decision);
      return Promise.resolve(['weight 70 kg']);
    };
    const item = {
      rules: ['core-ribavirin'],
      indicator: 'critical',
      hook: 'order-sign',
      reason: 'will-adjust',
      seconds: 30,
      weekday: 3,
      findings,
    };
    expect((await queue()).items).toEqual([item]);
    expect((await queue({ recordOf })).items).toEqual([{ ...item, record: ['weight 70 kg'] }]);
    expect((await queue({ recordOf: () => Promise.resolve(undefined) })).items).toEqual([item]);
    expect(asked).toEqual(['decision-of-a-0']);
  });

  it('tells nobody by name, by hash, by card or in free text, and asks for no record that is forgotten', async () => {
    await writeCards(database, 'card-uuid', {}, { overridden: { 'Jane Doe': 3 } });
    const recordOf = (): Promise<never> => Promise.reject(new Error('asked'));
    const told = await queue({ recordOf });
    expect(told.items.map(({ reason, findings }) => [reason, findings])).toEqual(Array(3).fill(['other', []]));
    const text = JSON.stringify(told);
    expect([...canaries, 'card-uuid', '10:00'].filter((canary) => text.includes(canary))).toEqual([]);
  });
});
