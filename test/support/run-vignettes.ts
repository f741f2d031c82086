/** Sends vignettes through the whole app. Their format: vignette.ts. */
import { anybody, anyFhir } from './open-client.js';
import { pino } from 'pino';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { createCallService, prefetchFor } from '../../src/call-service.js';
import { buildStore, type FhirStore } from '../../src/demo/fhir-store.js';
import { searchParametersByType } from '../../src/demo/search-parameters.js';
import { search } from '../../src/demo/search.js';
import { createApp } from '../../src/http/app.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import { formularies } from '../../src/knowledge/formularies.js';
import type { ServiceRequest, ServiceResponse } from '../../src/model/cds-hooks.js';
import { retrievalKeys } from '../../src/model/fact-keys.js';
import { isObject, object, text, values, type FhirJson, type Json, type JsonObject } from '../../src/model/json.js';
import type { HookName } from '../../src/model/orders.js';
import type { Settings } from '../../src/model/settings.js';
import { sendJson, startFhirStub, type FhirStub } from './fhir-stub.js';
import type { State, Vignette } from './vignette.js';
import { draftsOf, now, patientId, resourcesByKey } from './vignette-resources.js';

/** What a client sends for one vignette. */
export interface Sent {
  readonly vignette: Vignette;
  readonly drafts: readonly Json[];
  readonly prefetch: JsonObject;
  readonly fhirServer?: string;
}

export function sentFor(vignette: Vignette): Sent {
  return { vignette, drafts: draftsOf(vignette), prefetch: prefetchOf(vignette) };
}

/** The answer of the real app, whose only doubles are the clock, the uuids and the feedback store. */
export async function answerTo(sent: Sent): Promise<ServiceResponse> {
  const { vignette } = sent;
  const body = bodyOf(sent);
  const response = await request(`${await baseFor(vignette)}/cds-services/azathioprine-${body.hook}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.body.text();
  if (response.statusCode !== 200) throw new Error(`${vignette.name}: ${response.statusCode} ${answer}`);
  return JSON.parse(answer) as ServiceResponse;
}

/** The request as a client sends it. */
export function bodyOf({
  vignette,
  drafts,
  prefetch,
  fhirServer,
}: Sent): ServiceRequest & JsonObject & { readonly hook: HookName } {
  const hook = vignette.hook ?? 'order-sign';
  const draftOrders = bundle(drafts);
  const names = drafts.map(referenceOf);
  const selections = vignette.select?.map((id) => names.find((name) => name.endsWith(`/${id}`)) ?? id) ?? names;
  const ordering: JsonObject = {
    ...(vignette.noDraftOrders === true
      ? {}
      : hook === 'medication-prescribe'
        ? { medications: draftOrders }
        : { draftOrders }),
    ...(hook === 'order-select' ? { selections } : {}),
  };
  return {
    hook,
    hookInstance: '22222222-2222-4222-8222-222222222222',
    context: { patientId, userId: 'Practitioner/1', ...(hook === 'patient-view' ? {} : ordering) },
    prefetch,
    ...(fhirServer === undefined ? {} : { fhirServer }),
  };
}

/** `Type/id` of a resource. */
export function referenceOf(resource: Json): string {
  const { resourceType, id } = object(resource) ?? {};
  return `${text(resourceType) ?? ''}/${text(id) ?? ''}`;
}

const bases = new Map<string, Promise<string>>();

/** One service for each site: the settings are all in which vignettes differ. It ends with the tests of the file. */
function baseFor(vignette: Vignette): Promise<string> {
  const site = JSON.stringify(vignette.settings ?? {});
  const base = bases.get(site) ?? listening(appWith(settingsOf(vignette)));
  bases.set(site, base);
  return base;
}

async function listening(app: ReturnType<typeof createApp>): Promise<string> {
  const server = app.listen(0, '127.0.0.1').unref();
  server.on('connection', (socket) => socket.unref());
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const publicUrl = 'https://cds.example.org';

function appWith(settings: Settings): ReturnType<typeof createApp> {
  let count = 0;
  const newUuid = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  return createApp({
    clients: anybody(createCallService({ settings, fhir: anyFhir, now: () => now, newUuid, publicUrl })),
    publicUrl,
    prefetchFor,
    feedbackStore: { keep: () => Promise.resolve() },
    log: pino({ level: 'silent' }),
    notReady: () => [],
  });
}

export function settingsOf({ settings = {} }: Vignette): Settings {
  const { jurisdiction = 'eu', formulary = 'eu', liquids = {} } = settings;
  return {
    ...defaultSettings,
    jurisdiction,
    formulary: { tablets: formularies[formulary].tablets, liquids },
    expectedData: (settings.expectedData ?? []) as Settings['expectedData'],
    client: {
      alternateDay: settings.alternateDay ?? true,
      stopsReplacedOrder: settings.stopsReplacedOrder ?? false,
    },
    ...(settings.thresholds === undefined ? {} : { thresholds: settings.thresholds }),
  };
}

function bundle(resources: readonly Json[], more: JsonObject = {}): FhirJson {
  const entry = resources.map((resource) => ({ resource }));
  return { resourceType: 'Bundle', type: 'searchset', total: resources.length, entry, ...more };
}

function prefetchOf(vignette: Vignette): JsonObject {
  const data = resourcesByKey(vignette);
  const keys = new Set([...data.keys(), ...Object.keys(vignette.states ?? {})]);
  return Object.fromEntries(
    [...keys].flatMap((key): [string, Json][] => {
      const resources = data.get(key) ?? [];
      const state = vignette.states?.[key];
      if (state === 'absent') return [];
      if (state !== undefined) return [[key, inState(state, resources)]];
      return [[key, key === 'patient' ? (resources[0] ?? null) : bundle(resources)]];
    }),
  );
}

function inState(state: Exclude<State, 'absent'>, resources: readonly FhirJson[]): Json {
  switch (state) {
    case 'empty':
      return bundle([]);
    case 'null':
      return null;
    case 'error':
      return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing' }] };
    case 'html':
      return '<html><body>Sign in</body></html>';
    case 'not-fhir':
      return { message: 'Bad Gateway' };
    case 'partial':
      return bundle(resources, { link: [{ relation: 'next', url: 'http://127.0.0.1:9/fhir?page=2' }] });
    case 'other-patient': {
      const theirs = { reference: 'Patient/patient-2' };
      if (resources[0]?.resourceType === 'Patient') return { ...resources[0], id: 'patient-2' };
      return bundle(
        resources.map((one) => ({ ...one, ...('patient' in one ? { patient: theirs } : { subject: theirs }) })),
      );
    }
  }
}

/** Every Bundle the other way round. */
export function reversed({ drafts, prefetch, ...rest }: Sent): Sent {
  const turned = Object.entries(prefetch).map(([key, value]): [string, Json | undefined] =>
    isObject(value) && value['resourceType'] === 'Bundle'
      ? [key, { ...value, entry: values(value['entry']).toReversed() }]
      : [key, value],
  );
  return { ...rest, drafts: drafts.toReversed(), prefetch: Object.fromEntries(turned) };
}

/** What does not depend on uuids, on the way of the data or on the order of lines. */
export function essence({ cards, extension }: ServiceResponse): unknown {
  const { checks = [], data = [] } = extension['org.azathioprine-cds'];
  return {
    cards: cards.map(({ suggestions = [], extension: own, ...card }) => ({
      ...card,
      ...own['org.azathioprine-cds'],
      uuid: '',
      basis: own['org.azathioprine-cds'].basis?.toSorted(),
      suggestions: suggestions.map(({ label, actions }) => ({ label, actions })),
    })),
    checks: sortedLines(checks),
    data: sortedLines(data.map(({ key, state }) => ({ key, state }))),
  };
}

/** The same, where two drafts are one finding: which of them is named as its order is the first of the Bundle. */
export function essenceInAnyOrder(answer: ServiceResponse): unknown {
  const own = answer.extension['org.azathioprine-cds'];
  const outcomes = own.checks?.map(({ rule, outcome, missing }) => ({
    rule,
    outcome,
    ...(missing === undefined ? {} : { missing }),
  }));
  const checks = outcomes === undefined ? {} : { checks: outcomes };
  const cards = answer.cards.map(({ extension, ...card }) => {
    const { rules, basis } = extension['org.azathioprine-cds'];
    return { ...card, extension: { 'org.azathioprine-cds': { rules, ...(basis === undefined ? {} : { basis }) } } };
  });
  return essence({ cards, extension: { 'org.azathioprine-cds': { ...own, ...checks } } });
}

function sortedLines(all: readonly unknown[]): readonly string[] {
  return all.map((line) => JSON.stringify(line)).toSorted();
}

/**
 * A server answers every search, so nothing is absent and the history is complete. The same vignette by prefetch then
 * holds an empty answer for each key without data, and an old order that shows how far the record reaches.
 */
export function asServerKnowsIt(vignette: Vignette): Vignette {
  const data = resourcesByKey(vignette);
  const silent = retrievalKeys.filter((key) => !data.has(key));
  return {
    ...vignette,
    list: [
      ...(vignette.list ?? []),
      { drug: 'amoxicillin', id: 'long-ago', status: 'completed', startDaysAgo: 720, supplyDays: 7 },
    ],
    states: Object.fromEntries(silent.map((key) => [key, 'empty' as const])),
  };
}

/** A vignette that a server can hold: what a client did to its prefetch is no state of a server. */
export function fitsServer({ states = {}, noServer, hook }: Vignette): boolean {
  return (
    noServer === undefined &&
    hook !== 'patient-view' &&
    Object.values(states).every((state) => ['empty', 'absent', 'null'].includes(state))
  );
}

/** A real FHIR server on loopback that holds the resources of the vignette. */
export async function serverOf(vignette: Vignette): Promise<FhirStub> {
  const store = buildStore([JSON.stringify(bundle([...resourcesByKey(vignette).values()].flat()))], now);
  return startFhirStub(({ target }, response) => {
    const [path = '', query = ''] = target.split('?');
    const [type = '', id] = path.split('/');
    const found = id === undefined ? searched(store, type, query) : store.get(type)?.get(id);
    return found === undefined
      ? sendJson(response, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] }, 404)
      : sendJson(response, found);
  });
}

function searched(store: FhirStore, type: string, query: string): FhirJson | undefined {
  const known = searchParametersByType[type];
  return known && search(store, 'http://127.0.0.1/fhir', type, known, new URLSearchParams(query));
}
