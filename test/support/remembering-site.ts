/** The real service with a store of its own, whose clock the test moves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import request from 'supertest';
import { createCallService, prefetchFor } from '../../src/call-service.js';
import { openJournal } from '../../src/feedback/journal.js';
import { createApp } from '../../src/http/app.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import type { Card, ServiceResponse } from '../../src/model/cds-hooks.js';
import type { JsonObject } from '../../src/model/json.js';
import type { Settings } from '../../src/model/settings.js';
import type { Database } from '../../src/store/open-database.js';
import { sqliteStore } from './kept.js';
import { anybody, anyFhir } from './open-client.js';
import { bodyOf, sentFor } from './run-vignettes.js';
import { countedUuids } from './real-app.js';
import type { Vignette } from './vignette.js';
import { now } from './vignette-resources.js';

export interface RememberingSite {
  readonly folder: string;
  readonly database: () => Promise<Database>;
  /** Days after the day of the vignettes. */
  readonly moveTo: (days: number) => void;
  readonly ask: (vignette: Vignette, change?: (body: JsonObject) => JsonObject) => Promise<ServiceResponse>;
  readonly override: (card: Card | undefined, reason?: string) => Promise<void>;
  readonly accept: (card: Card | undefined) => Promise<void>;
  /** Everything noted so far is in the database. */
  readonly written: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const msOfDay = 86_400_000;
const reasonSystem = 'https://azathioprine-cds.example.org/CodeSystem/override-reason';

export function rememberingSite(settings: Partial<Settings> = {}): RememberingSite {
  const folder = mkdtempSync(join(tmpdir(), 'remembering-'));
  let clock = now;
  const store = sqliteStore(folder, undefined, () => clock);
  const journal = openJournal({
    database: store.database,
    chain: store.chain,
    siteKey: Buffer.alloc(32, 1),
    now: () => clock,
    record: () => Promise.resolve({ inputs: 'of no matter here', sealed: null }),
    recallMs: 20_000,
    report: (incident) => {
      throw new Error(incident);
    },
  });
  const callService = createCallService({
    settings: { ...defaultSettings, ...settings },
    fhir: anyFhir,
    now: () => clock,
    newUuid: countedUuids(),
    publicUrl: 'https://cds.example.org',
    journal: journal.of('demo'),
  });
  const app = createApp({
    clients: anybody(callService),
    publicUrl: 'https://cds.example.org',
    prefetchFor,
    feedbackStore: store,
    log: pino({ level: 'silent' }),
    notReady: () => [],
  });

  const answerCard = async (card: Card | undefined, outcome: JsonObject): Promise<void> => {
    if (card === undefined) throw new Error('there is no card to answer');
    await journal.flush();
    const entry = { card: card.uuid, outcomeTimestamp: clock.toISOString(), ...outcome };
    await request(app)
      .post('/cds-services/azathioprine-order-sign/feedback')
      .send({ feedback: [entry] })
      .expect(200);
  };
  return {
    folder,
    database: store.database,
    moveTo: (days) => {
      clock = new Date(now.getTime() + days * msOfDay);
    },
    ask: async (vignette, change = (body) => body) => {
      const path = `/cds-services/azathioprine-${vignette.hook ?? 'order-sign'}`;
      const response = await request(app)
        .post(path)
        .send(change(bodyOf(sentFor(vignette))))
        .expect(200);
      return response.body as ServiceResponse;
    },
    override: (card, reason) =>
      answerCard(card, {
        outcome: 'overridden',
        ...(reason === undefined ? {} : { overrideReason: { reason: { code: reason, system: reasonSystem } } }),
      }),
    accept: (card) =>
      answerCard(card, {
        outcome: 'accepted',
        acceptedSuggestions: [{ id: card?.suggestions?.[0]?.uuid ?? 'none' }],
      }),
    written: journal.flush,
    close: async () => {
      await journal.flush();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
