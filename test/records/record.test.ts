import { readdirSync, readFileSync } from 'node:fs';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import { localKey } from '../../src/knowledge/local-codes.js';
import type { LocalCodes } from '../../src/model/drugs.js';
import { nothingRecalled } from '../../src/model/journal.js';
import type { ServiceRequest } from '../../src/model/cds-hooks.js';
import { isObject, type FhirJson } from '../../src/model/json.js';
import { givenBackIn } from '../../src/records/given-back.js';
import { minimised } from '../../src/records/minimise.js';
import { readMembers, type Members } from '../../src/records/read-members.js';
import { readRecord } from '../../src/records/read-record.js';
import { notKept, writeRecord } from '../../src/records/write-record.js';
import { sealOfRecords } from '../../src/records/recorder.js';
import { generatePatients, now, requestFor } from '../../src/tools/compare/generate-requests.js';
import { again, cardsOf, clutter, cluttered, decisionOf, recordOf, writeDeps, type Decided } from './support.js';

const bodies = generatePatients(6, 40).map((patient) => requestFor(patient));

async function decided(body: ServiceRequest, settings = defaultSettings): Promise<Decided> {
  const decision = await decisionOf(body, settings, now);
  if (decision === undefined) throw new Error('no rule is concerned');
  return decision;
}

/** The first request that gets a card. */
async function warned(): Promise<Decided> {
  for (const body of bodies) {
    const decision = await decisionOf(body, defaultSettings, now);
    if (decision !== undefined && decision.cards.length > 0) return decision;
  }
  throw new Error('no card');
}

it('holds nothing that no rule reads', async () => {
  let seen = 0;
  for (const body of bodies) {
    const prefetch = cluttered(body.prefetch);
    const decision = await decisionOf({ ...body, ...(isObject(prefetch) && { prefetch }) }, defaultSettings, now);
    if (decision === undefined || givenBackIn(cardsOf(decision)).replaced.size > 0) continue;
    seen += 1;
    expect(JSON.stringify(await recordOf(decision))).not.toContain('CANARY');
  }
  expect(seen).toBeGreaterThan(20);
}, 60_000);

it('leaves out of every type what no rule reads', () => {
  for (const resourceType of [...Object.keys(readMembers), 'Encounter', '__proto__', 'constructor']) {
    const resource: FhirJson = { resourceType, id: 'one', ...clutter };
    const kept = minimised(resource);
    expect(kept['id']).toBe('one');
    expect(JSON.stringify(kept)).not.toContain('CANARY');
  }
});

it('keeps every member that a reader of facts or doses names', () => {
  const read = new Set(['src/facts', 'src/dosing'].flatMap(namesRead));
  const kept = new Set(Object.values(readMembers).flatMap(namesIn));
  expect([...read].filter((name) => !kept.has(name)).toSorted()).toEqual(notOfResources.toSorted());
});

/** Named inside values that are kept whole, or in tables of the readers' own. A new one must be looked at: is it kept? */
const notOfResources = [
  ...['system', 'coding', 'concept', 'value', 'unit', 'comparator', 'numerator', 'denominator'],
  ...['period', 'periodMax', 'periodUnit', 'periodUnits', 'count', 'countMax', 'dayOfWeek', 'timeOfDay', 'when'],
  ...['boundsDuration', 'boundsPeriod', 'boundsQuantity', 'boundsRange', 'valueCode', 'valueDate'],
  ...['allergen', 'by', 'byKey', 'completed', 'flag', 'inr', 'mg', 'phenotype', 'referenced', 'surfaceArea'],
  ...['unavailable', 'weight'],
];

function namesRead(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => !file.startsWith('encode'))
    .flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/\['([a-zA-Z]+)'\]/g)])
    .flatMap(([, name]) => name ?? []);
}

function namesIn(members: Members): readonly string[] {
  return Object.entries(members).flatMap(([name, inside]) => [name, ...(inside === true ? [] : namesIn(inside))]);
}

it('leaves out results that no longer count, and the cards are the same', async () => {
  const patientId = 'patient-1';
  const inr = (id: string, daysAgo: number): FhirJson => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    subject: { reference: `Patient/${patientId}` },
    code: { coding: [{ system: 'http://loinc.org', code: '6301-6' }] },
    effectiveDateTime: new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10),
    valueQuantity: { value: 2.5, unit: '{INR}' },
  });
  const resources = [inr('old', 91), inr('last', 90)];
  const results = { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
  let compared = 0;
  for (const body of bodies) {
    expect(body.context.patientId).toBe(patientId);
    const decision = await decisionOf({ ...body, prefetch: { ...body.prefetch, inr: results } }, defaultSettings, now);
    if (decision === undefined || decision.cards.length === 0) continue;
    const ids = (await recordOf(decision)).resources.map(({ id }) => id);
    expect(ids).not.toContain('old');
    // Where no rule in play reads an INR, none is kept.
    if (!ids.includes('last')) continue;
    expect(await again(decision)).toEqual(cardsOf(decision));
    compared += 1;
  }
  expect(compared).toBeGreaterThan(10);
});

describe('the hash of the inputs', () => {
  it('is the same for the same inputs, and another for others', async () => {
    const decision = await warned();
    const hashOf = async (of: Decided): Promise<string> => (await writeRecord(of, writeDeps)).inputs;
    const first = await hashOf(decision);
    expect(await hashOf(decision)).toBe(first);
    const later = { ...decision, inputs: { ...decision.inputs, now: new Date(now.getTime() + 1) } };
    expect(await hashOf(later)).not.toBe(first);
    const other = { ...decision, inputs: { ...decision.inputs, patientId: 'somebody-else' } };
    expect(await hashOf(other)).not.toBe(first);
  });
});

describe('a chart that is too large', () => {
  it.each([
    ['resources', { resources: 2, characters: 1e6 }],
    ['text', { resources: 1000, characters: 100 }],
  ])('by its %s is not kept, and the row says so', async (_, limits) => {
    expect(await writeRecord(await warned(), writeDeps, limits)).toEqual({ inputs: notKept, sealed: null });
  });
});

it('lets other work go first while it is written', async () => {
  const decision = await warned();
  const { weight } = decision.inputs.retrieved.byKey;
  const many = Array.from({ length: 300 }, (_, id) => ({ resourceType: 'Observation', id: String(id) }));
  const byKey = {
    ...decision.inputs.retrieved.byKey,
    weight: { ...weight, answered: true as const, via: 'prefetch' as const, resources: many },
  };
  const large = { ...decision, inputs: { ...decision.inputs, retrieved: { ...decision.inputs.retrieved, byKey } } };
  let turns = 0;
  let isWriting = true;
  const turn = (): void => {
    turns += 1;
    if (isWriting) setImmediate(turn);
  };
  setImmediate(turn);
  await writeRecord(large, writeDeps);
  isWriting = false;
  expect(turns).toBeGreaterThan(10);
});

it('opens with the key that sealed it, and no other', async () => {
  const { sealed } = await writeRecord(await warned(), writeDeps);
  const other = sealOfRecords(Buffer.alloc(32, 8));
  expect(await readRecord(sealed ?? '', other)).toEqual({ ok: false, problem: 'sealed' });
  expect(await readRecord('', writeDeps.seal)).toEqual({ ok: false, problem: 'sealed' });
});

it("keeps of a site's codes those that the record names", async () => {
  const system = 'https://example.org/formulary';
  const localCodes: LocalCodes = new Map([
    [localKey(system, 'AZA'), 'azathioprine'],
    [localKey(system, 'NEVER'), 'ribavirin'],
  ]);
  const [body] = bodies;
  if (body === undefined) throw new Error('nothing generated');
  const drafted = JSON.stringify(body.context).replace(
    /"medicationCodeableConcept":\{[^}]*\}\]\}/,
    `"medicationCodeableConcept":{"coding":[{"system":"${system}","code":"AZA"}]}`,
  );
  const context = JSON.parse(drafted) as ServiceRequest['context'];
  const decision = await decided({ ...body, context }, { ...defaultSettings, localCodes });
  expect((await recordOf(decision)).settings.localCodes).toEqual([[localKey(system, 'AZA'), 'azathioprine']]);
  expect(await again(decision)).toEqual(cardsOf(decision));
});

it('knows again which card was folded away', async () => {
  for (const body of bodies) {
    const first = await decisionOf(body, defaultSettings, now);
    const overridable = first?.cards.find(({ card }) => card.indicator !== 'critical');
    if (first === undefined || overridable === undefined) continue;
    const overridden = {
      rule: overridable.card.source.topic.code,
      basis: overridable.basis,
      card: overridable.card.uuid,
      reason: 'already-monitored',
      at: '2026-03-01T00:00:00Z',
      until: '2026-05-30T00:00:00Z',
    };
    const second = await decisionOf(body, defaultSettings, now, { ...nothingRecalled, overridden: [overridden] });
    if (second === undefined || JSON.stringify(cardsOf(second)) === JSON.stringify(cardsOf(first))) continue;
    expect(await again(second)).toEqual(cardsOf(second));
    return;
  }
  throw new Error('no card was folded away');
});
