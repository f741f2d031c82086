/** Decisions of the real call service, as the journal is handed them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createCallService } from '../../src/call-service.js';
import { hookServices } from '../../hooks/index.js';
import type { Card, ServiceRequest } from '../../src/model/cds-hooks.js';
import { nothingRecalled, type Answered, type Recollection } from '../../src/model/journal.js';
import { isObject, isResource, values, type Json } from '../../src/model/json.js';
import type { Settings } from '../../src/model/settings.js';
import { basisHash, keyedHash } from '../../src/store/keyed-hash.js';
import { sealOfRecords } from '../../src/records/recorder.js';
import { answerAgain } from '../../src/records/answer-again.js';
import { inputsOf, readRecord } from '../../src/records/read-record.js';
import { writeRecord } from '../../src/records/write-record.js';
import type { DecisionRecord } from '../../src/records/format.js';
import { anyFhir } from '../support/open-client.js';
import type { Vignette } from '../support/vignette.js';

export type Decided = NonNullable<Answered['decision']>;

export const siteKey = Buffer.alloc(32, 7);
export const tenant = 'tenant-1';
const digest = basisHash(siteKey, tenant);
export const writeDeps = {
  seal: sealOfRecords(siteKey),
  keyed: (text: string): string => keyedHash(siteKey, 'inputs', text),
};

/** Undefined where no rule was concerned. */
export async function decisionOf(
  body: ServiceRequest,
  settings: Settings,
  now: Date,
  recollection: Recollection = nothingRecalled,
): Promise<Decided | undefined> {
  const noted: Answered[] = [];
  let count = 0;
  const call = createCallService({
    settings,
    fhir: anyFhir,
    now: () => now,
    newUuid: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
    publicUrl: 'https://cds.example.org',
    journal: { recall: () => () => Promise.resolve(recollection), note: (one) => noted.push(one), digest },
  });
  const service = hookServices.find(({ hook }) => hook === body.hook);
  if (service === undefined) throw new Error(`no service for ${body.hook}`);
  await call(service.id, service.hook, body);
  return noted[0]?.decision;
}

export function cardsOf(decision: Decided): readonly Card[] {
  return decision.cards.map(({ card }) => card);
}

export async function recordOf(decision: Decided): Promise<DecisionRecord> {
  const { sealed } = await writeRecord(decision, writeDeps);
  const read = await readRecord(sealed ?? '', writeDeps.seal);
  if (!read.ok) throw new Error(`the record cannot be read: ${read.problem}`);
  return read.record;
}

/** The cards of a record, made again. */
export async function again(decision: Decided): Promise<readonly Card[]> {
  return answerAgain(inputsOf(await recordOf(decision)), digest).cards;
}

export function allVignettes(): readonly Vignette[] {
  const folder = 'fixtures/vignettes';
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as readonly Vignette[]);
}

/** What stands in real resources beside what rules read. No letter of it may stand in a record. */
export const clutter = {
  text: { status: 'generated', div: '<div>CANARY narrative</div>' },
  identifier: [{ system: 'https://example.org/mrn', value: 'CANARY-MRN' }],
  name: [{ family: 'CANARY-family', given: ['CANARY-given'] }],
  telecom: [{ system: 'phone', value: 'CANARY-phone' }],
  address: [{ text: 'CANARY street' }],
  photo: [{ title: 'CANARY-photo' }],
  note: [{ text: 'CANARY note' }],
  performer: [{ display: 'CANARY performer' }],
  requester: { display: 'CANARY requester' },
  encounter: { reference: 'Encounter/CANARY' },
  meta: { lastUpdated: '2026-01-01T00:00:00Z', source: 'CANARY' },
  _status: { extension: [{ url: 'https://example.org/canary', valueString: 'CANARY' }] },
  extension: [{ url: 'https://example.org/canary', valueString: 'CANARY' }],
};

/** Every resource with clutter beside its own members. */
export function cluttered(value: Json | undefined): Json {
  if (Array.isArray(value)) return values(value).map(cluttered);
  if (!isObject(value)) return value ?? null;
  const own = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cluttered(member)]));
  return isResource(value) && value.resourceType !== 'Bundle' ? { ...clutter, ...own } : own;
}
