/** The product of faults, ways, keys, hooks and patients, and the answer of the whole service to each of its cases. */
import { createCallService } from '../../src/call-service.js';
import { connect } from '../../src/fhir/client.js';
import { retrieve } from './retrieve.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import type { ServiceRequest, ServiceResponse } from '../../src/model/cds-hooks.js';
import { retrievalKeys } from '../../src/model/fact-keys.js';
import type { Json } from '../../src/model/json.js';
import type { OutboundGet } from '../../src/model/outbound.js';
import type { Retrieval } from '../../src/model/retrieved.js';
import {
  demoCalls,
  keysAsked,
  requestOf,
  soundAnswer,
  soundPrefetch,
  targetsOf,
  type DemoCall,
} from './fault-calls.js';
import { inProcess, notFound, type Place, type Script, type Seen } from './fault-proxy.js';
import { json, withoutPage } from './fault-bodies.js';
import { faults, type Fault } from './faults.js';
import { now } from './real-answers.js';
import { drawing } from './seeded.js';

/** server: the key was not prefetched, and its request fails. prefetch: the CDS Client hands the fault on. */
type Way = 'server' | 'prefetch';

export interface Case {
  readonly call: DemoCall;
  /** A key of `data`, or the statements, which belong to the medication list. */
  readonly key: string;
  readonly fault: Fault;
  readonly way: Way;
}

export interface Told {
  readonly answer: ServiceResponse;
  readonly seen: readonly Seen[];
}

export const TOKEN = 'canary-token-of-faults';
export const statements = 'medicationStatements';

const nobody: OutboundGet = () => Promise.reject(new Error('there is no server to ask'));
const nowhere: Place = { base: 'https://fhir.example.org/fhir', elsewhere: 'https://elsewhere.example.org/fhir' };

type CallService = ReturnType<typeof createCallService>;
type FhirAccess = Parameters<typeof connect>[1];

const over = (get: OutboundGet): FhirAccess => ({
  allows: () => true,
  get,
  withinMs: 1_500,
  report: () => undefined,
});

export function serviceOver(get: OutboundGet): CallService {
  let count = 0;
  return createCallService({
    settings: defaultSettings,
    fhir: over(get),
    now: () => now,
    newUuid: () => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`,
    publicUrl: 'https://cds.example.org',
  });
}

/** Every case: only of keys that the rules in play read, since nobody asks for the others. */
export async function allCases(): Promise<readonly Case[]> {
  const ofCalls = await Promise.all(
    demoCalls().map(async (call) => {
      const [supplied, asked] = [await soundAnswerTo(call), await answerBeyondList(call)].map(keysRead);
      return (supplied ?? []).flatMap((key) => casesOf(call, key, asked?.includes(key) === true));
    }),
  );
  return ofCalls.flat();
}

function keysRead({ extension }: ServiceResponse): readonly string[] {
  const keys = (extension['org.azathioprine-cds'].data ?? []).map(({ key }) => key);
  return keys.includes('medications') ? [...keys, statements] : keys;
}

/** The answer where the client supplies the medication list alone: without a thiopurine on it no other key is asked for. */
async function answerBeyondList(call: DemoCall): Promise<ServiceResponse> {
  const server = inProcess(scriptOf(call, 'none', undefined, 0));
  const { medications, medicationStatements } = prefetchOf(call);
  const prefetch = { medications: medications ?? null, medicationStatements: medicationStatements ?? null };
  const asked = requestOf(call, { prefetch, fhirServer: server.base });
  return serviceOver(server.get)(`azathioprine-${call.hook}`, call.hook, asked);
}

function casesOf(call: DemoCall, key: string, isAsked: boolean): readonly Case[] {
  const kind = key === 'patient' ? 'read' : 'search';
  return faults
    .filter((fault) => fault.of === 'any' || fault.of === kind)
    .flatMap((fault): readonly Case[] => {
      const ways: readonly Way[] = [
        ...(isAsked ? ['server' as const] : []),
        ...(fault.prefetch === undefined ? [] : ['prefetch' as const]),
      ];
      return ways.map((way) => ({ call, key, fault, way }));
    });
}

export function labelOf({ call, key, fault, way }: Case): string {
  return `${call.name}, ${call.hook}, ${key} by ${way}: ${fault.name}`;
}

/** The answer of the whole service. */
export async function run(one: Case, seed: number): Promise<Told> {
  return one.way === 'server' ? askServer(one.call, one.key, one.fault, seed) : askClient(one, seed);
}

export interface Read {
  readonly retrieval: Retrieval;
  readonly seen: readonly Seen[];
}

/** Of a case that a deadline ends. */
const soonMs = 20;

/** What the way in alone makes of a case: everything that the rules hear of its key. */
export async function readKey(one: Case, seed: number): Promise<Read> {
  const { call, key, way, fault } = one;
  const { patientId } = call;
  const server = inProcess(scriptOf(call, key, fault, seed));
  const fhirAuthorization = { access_token: TOKEN };
  const at = way === 'server' ? { patientId, fhirServer: server.base, fhirAuthorization } : { patientId };
  const source = connect(at, fault.isSlow === true ? { ...over(server.get), withinMs: soonMs } : over(server.get));
  const list = key === statements ? { medications: prefetchOf(call)['medications'] } : {};
  const prefetch = way === 'server' ? {} : { ...list, [key]: faultyValue(one, seed) };
  const wanted = new Set(retrievalKeys.filter((name) => name === factKey(key)));
  const { byKey } = await retrieve({ patientId, prefetch }, wanted, { now, server: source });
  const [name] = wanted;
  if (name === undefined) throw new Error(`${key} is no key`);
  return { retrieval: byKey[name], seen: server.seen };
}

/** The key of `data` that a key of prefetch belongs to. */
export function factKey(key: string): string {
  return key === statements ? 'medications' : key;
}

/** The answer when the key comes from the server, or everything is prefetched, and nothing goes wrong. */
export async function soundAnswerTo(call: DemoCall, key?: string): Promise<ServiceResponse> {
  return (await askServer(call, key ?? 'none', undefined, 0)).answer;
}

async function askServer(call: DemoCall, key: string, fault: Fault | undefined, seed: number): Promise<Told> {
  const server = inProcess(scriptOf(call, key, fault, seed));
  const answer = await serviceOver(server.get)(
    `azathioprine-${call.hook}`,
    call.hook,
    requestAt(server.base, call, key),
  );
  return { answer, seen: server.seen };
}

export function requestAt(base: string, call: DemoCall, key: string): ServiceRequest {
  // Statements are asked for beside a list that is asked for.
  const left = key === statements ? ['medications', key] : [key];
  return requestOf(call, {
    prefetch: Object.fromEntries(Object.entries(prefetchOf(call)).filter(([name]) => !left.includes(name))),
    fhirServer: base,
    fhirAuthorization: { access_token: TOKEN, token_type: 'Bearer' },
  });
}

/** A server that is sound but for one key. */
export function scriptOf(
  call: DemoCall,
  key: string,
  fault: Fault | undefined,
  seed: number,
): (place: Place) => Script {
  return (place) => (target, attempt) => {
    const healthy = soundAnswer(withoutPage(target));
    if (healthy === undefined) return notFound;
    if (fault === undefined || !keysAsked(call.hook, target).includes(key)) return json(healthy);
    return fault.answer({ target, attempt, healthy, ...place, draw: drawing(seed, fault.name, call.hook, target) });
  };
}

async function askClient(one: Case, seed: number): Promise<Told> {
  const { call, key } = one;
  const prefetch = { ...prefetchOf(call), [key]: faultyValue(one, seed) };
  const answer = await serviceOver(nobody)(`azathioprine-${call.hook}`, call.hook, requestOf(call, { prefetch }));
  return { answer, seen: [] };
}

function faultyValue({ call, key, fault }: Case, seed: number): Json | undefined {
  const target = targetsOf(call).get(key) ?? '';
  const healthy = soundAnswer(target);
  if (healthy === undefined) throw new Error(`the demo has no ${target}`);
  const draw = drawing(seed, fault.name, call.hook, target);
  return fault.prefetch?.({ target, attempt: 1, healthy, ...nowhere, draw });
}

const prefetched = new Map<DemoCall, ReturnType<typeof soundPrefetch>>();

function prefetchOf(call: DemoCall): ReturnType<typeof soundPrefetch> {
  const known = prefetched.get(call) ?? soundPrefetch(call);
  prefetched.set(call, known);
  return known;
}
