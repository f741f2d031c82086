/** Hook calls over the demo patients, and what a sound FHIR server knows of each. */
import { prefetchFor } from '../../src/call-service.js';
import { readDemoPatients, readPatientBundles } from '../../src/demo/fixtures.js';
import { buildStore } from '../../src/demo/fhir-store.js';
import { searchParametersByType } from '../../src/demo/search-parameters.js';
import { search } from '../../src/demo/search.js';
import type { ServiceRequest } from '../../src/model/cds-hooks.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';
import type { HookName } from '../../src/model/orders.js';
import type { DemoOrder } from '../../src/web/demo-patient.js';
import { ordersBundle } from '../http/support.js';
import { drafted, now } from './real-answers.js';

export interface DemoCall {
  readonly name: string;
  readonly hook: HookName;
  readonly patientId: string;
  readonly drafts: readonly JsonObject[];
  /** A thiopurine or a critical partner is in hand: silence would mean that somebody looked. */
  readonly isCritical: boolean;
}

export const orderingHooks: readonly HookName[] = ['order-select', 'order-sign', 'medication-prescribe'];

/** Patients of the demo and a product of their story; what makes them dangerous stands in another key each time. */
const stories: readonly (readonly [patient: string, product: string])[] = [
  ['smart-1288992', 'Azathioprine 50 MG Oral Tablet'],
  ['crohn-on-azathioprine', 'Allopurinol 300 MG Oral Tablet'],
  ['azathioprine-pancreatitis', 'Mercaptopurine 50 MG Oral Tablet'],
  ['tpmt-poor', 'Azathioprine 50 MG Oral Tablet'],
  ['low-counts', 'Azathioprine 50 MG Oral Tablet'],
  ['recent-mmr', 'Azathioprine 50 MG Oral Tablet'],
];

/** A drug that a rule pairs with thiopurines and that is not among the critical partners of the contract. */
const warfarin: DemoOrder = {
  type: 'warfarin',
  code: '855332',
  name: 'Warfarin Sodium 5 MG Oral Tablet',
  number: 1,
  frequency: 1,
};

/** Every hook for each of these patients; the order that nobody need be warned of at the ordering hooks. */
export function demoCalls(): readonly DemoCall[] {
  const tries = readDemoPatients().flatMap((story) => story.tries.map((one) => ({ ...one, patient: story.patient })));
  return [
    ...stories.flatMap(([patient, product]) => {
      const order = tries.find((one) => one.patient === patient && one.order?.name === product)?.order;
      if (order === undefined) throw new Error(`the story of ${patient} has no ${product}`);
      return [...orderings(patient, order, true), view(patient)];
    }),
    ...orderings('crohn-on-azathioprine', warfarin, false),
  ];
}

function orderings(patientId: string, order: DemoOrder, isCritical: boolean): readonly DemoCall[] {
  const drafts = [drafted(patientId, order)];
  return orderingHooks.map((hook) => ({ name: `${patientId} ${order.name}`, hook, patientId, drafts, isCritical }));
}

function view(patientId: string): DemoCall {
  return { name: patientId, hook: 'patient-view', patientId, drafts: [], isCritical: false };
}

export function requestOf(
  { hook, patientId, drafts }: DemoCall,
  more: Pick<ServiceRequest, 'prefetch' | 'fhirServer' | 'fhirAuthorization'>,
): ServiceRequest {
  return {
    hook,
    hookInstance: '33333333-3333-4333-8333-333333333333',
    context: {
      userId: 'Practitioner/COREPRACTITIONER1',
      patientId,
      ...(hook === 'medication-prescribe' ? { medications: ordersBundle(...drafts) } : {}),
      ...(hook === 'order-select' ? { selections: ['MedicationRequest/draft-1'] } : {}),
      ...(hook.startsWith('order-') ? { draftOrders: ordersBundle(...drafts) } : {}),
    },
    ...more,
  };
}

const targets = new Map<DemoCall, ReadonlyMap<string, string>>();

/** Discovery's prefetch as this call fills it in: the key and what it asks of the FHIR server. */
export function targetsOf(call: DemoCall): ReadonlyMap<string, string> {
  const filled = (template: string): string => template.replaceAll('{{context.patientId}}', call.patientId);
  const read =
    targets.get(call) ?? new Map(Object.entries(prefetchFor(call.hook)).map(([key, text]) => [key, filled(text)]));
  targets.set(call, read);
  return read;
}

/** What a CDS Client prefetches for this call when all goes well. */
export function soundPrefetch(call: DemoCall): Readonly<Record<string, Json>> {
  return Object.fromEntries([...targetsOf(call)].map(([key, target]) => [key, soundAnswer(target) ?? null]));
}

/** The keys of discovery that a request asks for: its type, and all codes of the key among its own. */
export function keysAsked(hook: HookName, target: string): readonly string[] {
  const asked = parts(target);
  return templatesOf(hook).flatMap(([key, { type, codes }]) =>
    type === asked.type && codes.every((code) => asked.codes.includes(code)) ? [key] : [],
  );
}

type Templates = readonly (readonly [string, ReturnType<typeof parts>])[];
const templates = new Map<HookName, Templates>();

function templatesOf(hook: HookName): Templates {
  const read =
    templates.get(hook) ?? Object.entries(prefetchFor(hook)).map(([key, template]) => [key, parts(template)] as const);
  templates.set(hook, read);
  return read;
}

function parts(target: string): {
  readonly type: string;
  readonly id: string | undefined;
  readonly query: URLSearchParams;
  readonly codes: readonly string[];
} {
  const [path = '', written = ''] = target.split('?');
  const [type = '', id] = path.split('/');
  const query = new URLSearchParams(written);
  return { type, id, query, codes: query.get('code')?.split(',') ?? [] };
}

const store = buildStore(readPatientBundles(), now);
const known = new Map<string, FhirJson | undefined>();

/** The demo server's answer to a target; undefined where there is nothing. */
export function soundAnswer(target: string): FhirJson | undefined {
  if (!known.has(target)) known.set(target, looked(target));
  return known.get(target);
}

function looked(target: string): FhirJson | undefined {
  const { type, id, query } = parts(target);
  const parameters = searchParametersByType[type];
  if (id !== undefined) return store.get(type)?.get(id);
  return parameters === undefined ? undefined : search(store, '', type, parameters, query);
}
