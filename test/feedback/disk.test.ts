/** S38, S39 on the whole service: a database that another process holds, and a disk that takes no more. */
import Database from 'libsql';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import { allopurinol, list, prefetched } from '../http/signing.js';
import { post, send, type Answer } from '../security/edge.js';
import { killAll, startService, type Running } from '../support/process.js';

const folder = mkdtempSync(join(tmpdir(), 'disk-'));
afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true });
});

const service = '/cds-services/azathioprine-order-sign';

function asked({ address }: Running, path: string, body: object): Promise<Answer> {
  return send(Number(new URL(address).port), post(path, JSON.stringify(body)));
}

function feedback(running: Running, cards: readonly string[]): Promise<Answer> {
  const entries = cards.map((card) => ({ card, outcome: 'overridden', outcomeTimestamp: '2026-03-02T10:00:00Z' }));
  return asked(running, `${service}/feedback`, { feedback: entries });
}

/** The critical pair is told. */
async function expectCard(running: Running): Promise<void> {
  const { status, text } = await asked(running, service, prefetched(list(allopurinol)));
  const { cards } = JSON.parse(text) as ServiceResponse;
  expect([status, cards[0]?.source.topic.code]).toEqual([200, 'core-xoi-allopurinol']);
}

function cardsIn(data: string): readonly string[] {
  const database = new Database(join(data, 'feedback.sqlite'));
  const rows = database.prepare('SELECT card FROM feedback ORDER BY card').all() as { readonly card: string }[];
  database.close();
  return rows.map(({ card }) => card);
}

const waitingIn = (data: string): number => readdirSync(join(data, 'feedback-spool')).length;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((later) => setTimeout(later, 100));
}

it('while another process holds the database, hooks answer, feedback is acknowledged, and is there once afterwards', async () => {
  const data = join(folder, 'locked');
  const running = await startService({ DATA_DIR: data, LOG_LEVEL: 'warn', ANSWER_WITHIN_MS: '10000' });
  expect((await feedback(running, ['before'])).status).toBe(200);
  const other = new Database(join(data, 'feedback.sqlite'));
  other.pragma('busy_timeout = 5000');
  other.exec('BEGIN IMMEDIATE');
  // Until the lock is let go of, nothing of what follows can have waited for it.
  for (const card of ['one', 'two']) {
    await expectCard(running);
    expect((await feedback(running, [card, 'before'])).status).toBe(200);
    await expectCard(running);
  }
  expect(waitingIn(data)).toBeGreaterThan(0);
  other.exec('ROLLBACK');
  other.close();
  await until(() => waitingIn(data) === 0);
  expect(cardsIn(data)).toEqual(['before', 'one', 'two']);
  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);
}, 120_000);

it('a disk that takes no more: what fits the spool is acknowledged, the rest is 503 with Retry-After, hooks answer', async () => {
  const data = join(folder, 'full');
  const env = { DATA_DIR: data, LOG_LEVEL: 'warn', ANSWER_WITHIN_MS: '10000' };
  // No file grows beyond 400 KB: as on a full disk each write to the database fails, and large ones to the spool.
  const running = await startService(env, '', ['bash', '-c', `trap '' XFSZ; ulimit -f 400; exec "$@"`, 'bash']);
  const acknowledged: string[] = [];
  for (let count = 0; waitingIn(data) === 0; count += 1) {
    const card = `card-${String(count).padStart(4, '0')}`;
    const { status } = await feedback(running, [card]);
    expect(status).toBe(200);
    acknowledged.push(card);
  }
  const many = Array.from({ length: 10_000 }, (_, index) => `many-${index}`);
  const refused = await feedback(running, many);
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
  await expectCard(running);
  expect((await feedback(running, ['last'])).status).toBe(200);
  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);

  const again = await startService(env);
  await until(() => waitingIn(data) === 0);
  expect(cardsIn(data)).toEqual([...acknowledged, 'last']);
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
}, 180_000);
