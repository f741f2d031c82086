/** What is written behind the answers: cards, counts, decisions. An answer never waits for it, and never fails with it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedbackEntry } from '../../src/feedback/store.js';
import { openJournal, type OpenJournal } from '../../src/feedback/journal.js';
import type { Card } from '../../src/model/cds-hooks.js';
import type { Answered, DecisionInputs, PatientName } from '../../src/model/journal.js';
import { openChain } from '../../src/store/chain.js';
import { sqliteIn, upToDate, type Database } from '../../src/store/open-database.js';
import { sqliteStore } from '../support/kept.js';

let folder: string;
let held: Database;
let isDown: boolean;
let incidents: string[];
let journal: OpenJournal;
const now = new Date('2026-03-02T10:00:00Z');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  held = sqliteIn(folder);
  isDown = false;
  incidents = [];
  const database = upToDate(held);
  journal = openJournal({
    database: () => (isDown ? Promise.reject(new Error('down')) : database()),
    chain: openChain(Buffer.alloc(32, 1), () => now),
    siteKey: Buffer.alloc(32, 1),
    now: () => now,
    record: () => Promise.resolve({ inputs: 'i', sealed: null }),
    report: (incident) => void incidents.push(incident),
    recallMs: 20_000,
  });
});
afterEach(async () => {
  await held.destroy();
  rmSync(folder, { recursive: true });
});

const silent: Answered = {
  hook: 'order-sign',
  patient: { fhirServer: undefined, patientId: 'patient-1' },
  userId: 'Practitioner/1',
  orders: 2,
  thiopurineOrders: 1,
};

const overriddenCard: FeedbackEntry = {
  service: 'azathioprine-order-sign',
  card: 'card-1',
  outcome: 'overridden',
  outcomeTimestamp: now.toISOString(),
  accepted: [],
  reason: { code: 'already-monitored' },
};

const traffic = async (): Promise<readonly unknown[]> =>
  (await upToDate(held)()).selectFrom('traffic').selectAll().orderBy('tenant').orderBy('hook').execute();

it('counts calls and orders of a day, by tenant and hook', async () => {
  const { note } = journal.of('a');
  note(silent);
  await journal.flush();
  note(silent);
  note({ ...silent, orders: 3, thiopurineOrders: 0 });
  note({ ...silent, hook: 'order-select' });
  journal.of('b').note(silent);
  await journal.flush();
  const day = '2026-03-02';
  expect(await traffic()).toEqual([
    { tenant: 'a', hook: 'order-select', day, calls: 1, orders: 2, thiopurine_orders: 1 },
    { tenant: 'a', hook: 'order-sign', day, calls: 3, orders: 7, thiopurine_orders: 2 },
    { tenant: 'b', hook: 'order-sign', day, calls: 1, orders: 2, thiopurine_orders: 1 },
  ]);
});

it('what could not be written is written when the database is back, once', async () => {
  isDown = true;
  journal.of('a').note(silent);
  await journal.flush();
  await journal.flush();
  isDown = false;
  await journal.flush();
  await journal.flush();
  expect(await traffic()).toMatchObject([{ calls: 1, orders: 2 }]);
  expect(incidents).toContain('journal-not-written');
});

const card: Card = {
  uuid: 'card-1',
  summary: 's',
  indicator: 'warning',
  source: { label: 'l', topic: { system: 's', code: 'core-coumarin-start', display: 'd' } },
  extension: { 'org.azathioprine-cds': { rules: ['core-coumarin-start'] } },
};

it('S40: what one tenant’s user overrode is nothing to another tenant, though patient, user and card have the same ids', async () => {
  const inputs = {} as unknown as DecisionInputs;
  const watches = [{ test: 'INR', days: 7 } as const];
  const cards = [{ card, basis: 'b', watches, suggestions: [] }];
  for (const tenant of ['a', 'b']) {
    const decision = { id: `of-${tenant}`, knowledge: '1.0.0', inputs, findings: [], cards, told: [] };
    journal.of(tenant).note({ ...silent, decision });
  }
  await journal.flush();
  const store = sqliteStore(folder, undefined, () => now);
  await store.keep('a', [overriddenCard]);
  await store.close();
  const recalled = await journal.of('a').recall(silent.patient, 'Practitioner/1')();
  expect([recalled.overridden.length, recalled.promises.length]).toEqual([1, 1]);
  expect(await journal.of('b').recall(silent.patient, 'Practitioner/1')()).toEqual({ overridden: [], promises: [] });
});

it('the same id on another FHIR server is another patient; a slash at the end of the address is no difference', async () => {
  const cards = [{ card, basis: 'b', watches: [], suggestions: [] }];
  const inputs = {} as unknown as DecisionInputs;
  const on = (fhirServer: string | undefined): PatientName => ({ fhirServer, patientId: 'patient-1' });
  const decision = { id: 'd', knowledge: '1.0.0', inputs, findings: [], cards, told: [] };
  journal.of('a').note({ ...silent, patient: on('https://one.example.org/fhir'), decision });
  await journal.flush();
  const store = sqliteStore(folder, undefined, () => now);
  await store.keep('a', [overriddenCard]);
  await store.close();
  const recalled = async (fhirServer: string | undefined): Promise<number> =>
    (await journal.of('a').recall(on(fhirServer), 'Practitioner/1')()).overridden.length;
  expect(await recalled('https://one.example.org/fhir')).toBe(1);
  expect(await recalled('https://one.example.org/fhir/')).toBe(1);
  expect(await recalled('https://two.example.org/fhir')).toBe(0);
  expect(await recalled(undefined)).toBe(0);
});

it('where the database cannot be asked nothing is recalled', async () => {
  isDown = true;
  expect(await journal.of('a').recall(silent.patient, 'Practitioner/1')()).toEqual({ overridden: [], promises: [] });
  expect(incidents).toEqual(['journal-not-read']);
});

it('the same text has another hash at another tenant', () => {
  expect(journal.of('a').digest('x')).not.toBe(journal.of('b').digest('x'));
});
