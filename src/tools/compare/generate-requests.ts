/** Seeded synthetic requests for the laws: abstract patients, and how a client writes them down. The same seed, the same requests. */
import { exact, type Fraction } from '../../model/exact.js';
import type { ServiceRequest } from '../../model/cds-hooks.js';
import type { RetrievalKey } from '../../model/fact-keys.js';
import type { FhirJson, Json, JsonObject } from '../../model/json.js';
import type { HookName } from '../../model/orders.js';

export const now = new Date('2026-03-10T10:00:00Z');
export const patientId = 'patient-1';
const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const atc = 'http://www.whocc.no/atc';

export interface Order {
  readonly id: string;
  readonly drug: Drug;
  /** Decimal text, so that a unit can be changed exactly. */
  readonly mgPerDay: string;
  readonly daysAgo: number;
  readonly status: 'active' | 'on-hold' | 'stopped' | 'draft';
  readonly endedDaysAgo?: number;
}

export interface Patient {
  readonly hook: HookName;
  readonly drafts: readonly Order[];
  readonly list: readonly Order[];
  readonly pounds?: number;
  /** 10*9/L, in tenths. */
  readonly counts?: { readonly wbc: number; readonly plt: number; readonly daysAgo: number };
  readonly egfr?: number;
  readonly intermediate?: boolean;
  readonly allergy?: 'Anaphylaxis' | 'Nausea' | 'Leukopenia';
  readonly pregnant?: boolean;
  readonly gender: 'female' | 'male';
}

/** One drug in the ways of naming it that a client may use. The dose is in mg, so a strength changes nothing. */
const names = {
  azathioprine: namings(
    '1256',
    '197388',
    ['105611', 'Imuran 50 MG Oral Tablet'],
    'L04AX01',
    'azathioprine 50 mg tablet',
  ),
  mercaptopurine: namings('103', '197931', ['206788', 'Purinethol 50 MG Oral Tablet'], 'L01BB02', 'mercaptopurine'),
  tioguanine: namings('10485', '198269', ['105590', 'Tabloid 40 MG Oral Tablet'], 'L01BB03', 'tioguanine'),
  allopurinol: namings('519', '197320', ['213998', 'Zyloprim 300 MG Oral Tablet'], 'M04AA01', 'Allopurinol 300mg'),
  febuxostat: namings('73689', '834241', ['834243', 'Uloric 80 MG Oral Tablet'], 'M04AA03', 'febuxostat'),
  ribavirin: namings('9344', '248109', ['1486200', 'Moderiba 200 MG Oral Tablet'], 'J05AP01', 'ribavirin'),
  warfarin: namings('11289', '855332', ['855334', 'Coumadin 5 MG Oral Tablet'], 'B01AA03', 'warfarin'),
} as const;
export type Drug = keyof typeof names;
export type Naming = 'ingredient' | 'clinical drug' | 'brand' | 'ATC' | 'text';
export const allNamings: readonly Naming[] = ['ingredient', 'clinical drug', 'brand', 'ATC', 'text'];

function namings(
  ingredient: string,
  clinicalDrug: string,
  [brandCode, brandName]: readonly [string, string],
  atcCode: string,
  text: string,
): { readonly [N in Naming]: JsonObject } {
  return {
    ingredient: { coding: [{ system: rxnorm, code: ingredient }] },
    'clinical drug': { coding: [{ system: rxnorm, code: clinicalDrug }] },
    brand: { coding: [{ system: rxnorm, code: brandCode, display: brandName }], text: brandName },
    ATC: { coding: [{ system: atc, code: atcCode }] },
    text: { text },
  };
}

/** How a client writes; what is left out is written plainly. */
export interface Manner {
  readonly naming?: Naming;
  readonly reversed?: boolean;
  readonly doseUnit?: 'mg' | 'g';
  readonly weightUnit?: 'kg' | 'g' | '[lb_av]';
  readonly countUnit?: '10*9/L' | '/uL' | '10*3/uL';
  /** Written after each date; a date alone where left out. */
  readonly timeOfDay?: string;
  readonly states?: { readonly [K in RetrievalKey]?: State };
}
export const failures = ['absent', 'error', 'partial', 'other-patient'] as const;
type State = (typeof failures)[number];

export function requestFor(patient: Patient, manner: Manner = {}): ServiceRequest {
  const drafts = inOrder(patient.drafts, manner).map((order) => orderFor(order, manner));
  const orders = { resourceType: 'Bundle', type: 'collection', entry: drafts.map((resource) => ({ resource })) };
  return {
    hook: patient.hook,
    hookInstance: '22222222-2222-4222-8222-222222222222',
    context: {
      patientId,
      userId: 'Practitioner/1',
      ...(patient.hook === 'medication-prescribe' ? { medications: orders } : { draftOrders: orders }),
      ...(patient.hook === 'order-select'
        ? { selections: patient.drafts.map(({ id }) => `MedicationRequest/${id}`) }
        : {}),
    },
    prefetch: prefetchFor(patient, manner),
  };
}

function prefetchFor(patient: Patient, manner: Manner): JsonObject {
  const resources = resourcesOf(patient, manner);
  return Object.fromEntries(
    Object.entries(resources).flatMap(([key, found]): [string, Json][] => {
      const state = Object.entries(manner.states ?? {}).find(([name]) => name === key)?.[1];
      if (state === 'absent') return [];
      return [[key, key === 'patient' ? patientIn(state, found) : bundleIn(state, inOrder(found, manner))]];
    }),
  );
}

const failed = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] };

function patientIn(state: State | undefined, [resource]: readonly FhirJson[]): Json {
  if (resource === undefined || state === 'error' || state === 'partial') return failed;
  return state === 'other-patient' ? { ...resource, id: 'patient-2' } : resource;
}

function bundleIn(state: State | undefined, resources: readonly FhirJson[]): Json {
  if (state === 'error') return failed;
  const theirs = { reference: 'Patient/patient-2' };
  const owned = (one: FhirJson): FhirJson =>
    state === 'other-patient' ? { ...one, ...('patient' in one ? { patient: theirs } : { subject: theirs }) } : one;
  const stranger = { resourceType: 'Observation', status: 'final', subject: theirs };
  const found = state === 'other-patient' && resources.length === 0 ? [stranger] : resources.map(owned);
  const more = state === 'partial' ? { link: [{ relation: 'next', url: 'https://fhir.example.org/?page=2' }] } : {};
  return { resourceType: 'Bundle', type: 'searchset', entry: found.map((resource) => ({ resource })), ...more };
}

function inOrder<T>(items: readonly T[], { reversed }: Manner): readonly T[] {
  return reversed === true ? items.toReversed() : items;
}

export function resourcesOf(patient: Patient, manner: Manner = {}): { readonly [key: string]: readonly FhirJson[] } {
  const { counts, pounds, egfr, intermediate, allergy, pregnant, gender } = patient;
  const of = { reference: `Patient/${patientId}` };
  const result = (loinc: string, daysAgo: number, value: JsonObject): FhirJson => ({
    resourceType: 'Observation',
    id: `o-${loinc}`,
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
    subject: of,
    effectiveDateTime: date(daysAgo, manner),
    ...value,
  });
  const count = (loinc: string, tenths: number, daysAgo: number): FhirJson =>
    result(loinc, daysAgo, { valueQuantity: countQuantity(tenths, manner) });
  const yes = { coding: [{ system: 'http://snomed.info/sct', code: '77386006' }], text: 'Pregnant' };
  const phenotype = { text: intermediate === true ? 'Intermediate Metabolizer' : 'Normal Metabolizer' };
  return {
    patient: [{ resourceType: 'Patient', id: patientId, gender, birthDate: '1990-01-01' }],
    medications: patient.list.map((order) => orderFor(order, manner)),
    weight: pounds === undefined ? [] : [result('29463-7', 20, { valueQuantity: weightQuantity(pounds, manner) })],
    bloodCounts:
      counts === undefined
        ? []
        : [count('6690-2', counts.wbc, counts.daysAgo), count('777-3', counts.plt, counts.daysAgo)],
    renalFunction:
      egfr === undefined ? [] : [result('98979-8', 40, { valueQuantity: quantity(egfr, 'mL/min/{1.73_m2}') })],
    pharmacogenetics: intermediate === undefined ? [] : [result('79713-4', 400, { valueCodeableConcept: phenotype })],
    pregnancy: pregnant === true ? [result('82810-3', 20, { valueCodeableConcept: yes })] : [],
    allergies:
      allergy === undefined
        ? []
        : [
            {
              resourceType: 'AllergyIntolerance',
              id: 'allergy',
              code: { coding: [{ system: rxnorm, code: '1256' }] },
              patient: of,
              reaction: [{ manifestation: [{ text: allergy }] }],
            },
          ],
    conditions: [],
    procedures: [],
    liverTests: [],
    inr: [],
    serology: [],
    immunizations: [],
    serviceRequests: [],
  };
}

export function quantity(value: number, unit: string): JsonObject {
  return { value, unit, system: 'http://unitsofmeasure.org', code: unit };
}

/** 1 lb is 0.45359237 kg exactly. */
function weightQuantity(pounds: number, { weightUnit = 'kg' }: Manner): JsonObject {
  const kg = exact(pounds).mul(exact('0.45359237'));
  const value = { '[lb_av]': exact(pounds), kg, g: kg.mul(exact(1000)) }[weightUnit];
  return quantity(decimal(value), weightUnit);
}

function countQuantity(tenths: number, { countUnit = '10*9/L' }: Manner): JsonObject {
  return quantity(decimal(exact(tenths).div(exact(countUnit === '/uL' ? '1/100' : 10))), countUnit);
}

/** Exact for the decimals used here: a double's shortest form is the decimal itself. */
function decimal(value: Fraction): number {
  return Number(value.toString());
}

export function date(daysAgo: number, { timeOfDay = '' }: Manner = {}): string {
  return new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10) + timeOfDay;
}

export function orderFor(order: Order, manner: Manner = {}): FhirJson {
  const { doseUnit = 'mg', naming = 'ingredient' } = manner;
  const amount = exact(order.mgPerDay).div(exact(doseUnit === 'g' ? 1000 : 1));
  const ended = order.endedDaysAgo === undefined ? {} : { boundsPeriod: { end: date(order.endedDaysAgo, manner) } };
  return {
    resourceType: 'MedicationRequest',
    id: order.id,
    status: order.status,
    intent: 'order',
    subject: { reference: `Patient/${patientId}` },
    authoredOn: date(order.daysAgo, manner),
    medicationCodeableConcept: names[order.drug][naming],
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', ...ended } },
        doseAndRate: [{ doseQuantity: quantity(decimal(amount), doseUnit) }],
      },
    ],
  };
}

export type Draw = <T>(items: readonly [T, ...T[]]) => T;

/** mulberry32: small, and the same on every machine. */
function drawing(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (items) => items[Math.floor(next() * items.length)] ?? items[0];
}

const partners: readonly [Drug, ...Drug[]] = ['allopurinol', 'allopurinol', 'febuxostat', 'ribavirin', 'warfarin'];
const maybe = <T>(draw: Draw, ...items: readonly [T, ...T[]]): T | undefined =>
  draw([true, false]) ? draw(items) : undefined;

/** Patients around the rules: a thiopurine or a partner in hand, the other on the list or in hand, and every kind of data. */
export function generatePatients(seed: number, size: number): readonly Patient[] {
  return Array.from({ length: size }, (_, index) => generatePatient(seed, index));
}

export function generatePatient(seed: number, index: number): Patient {
  return generate(drawing(numberOf(seed, index)));
}

/** For what stands beside that patient. */
export function drawingBeside(seed: number, index: number): Draw {
  return drawing(~numberOf(seed, index));
}

function numberOf(seed: number, index: number): number {
  return seed * 100_003 + index;
}

function generate(draw: Draw): Patient {
  const thiopurine = draw<Drug>(['azathioprine', 'azathioprine', 'azathioprine', 'mercaptopurine', 'tioguanine']);
  const doses = ['25', '37.5', '50', '75', '100', '125', '150', '200', '300'] as const;
  const onList = draw([true, true, false]);
  const inHand = draw([true, true, true, false]) || !onList;
  const partner = maybe(draw, ...partners);
  const partnerIsDraft = partner !== undefined && (!inHand || draw([true, false]));
  const order = (id: string, drug: Drug, status: Order['status'], daysAgo: number): Order => ({
    id,
    drug,
    mgPerDay: drug === thiopurine ? draw(doses) : draw(['5', '80', '300']),
    daysAgo,
    status,
  });
  const stopped = maybe(draw, 3, 20, 60);
  const pounds = maybe(draw, 90, 132, 165, 220);
  const counts = maybe(draw, 29, 30, 34, 35, 60, 60, 60);
  const egfr = maybe(draw, 29, 30, 60, 90, 90);
  const intermediate = maybe(draw, true, false, false, false);
  const allergy = draw([undefined, undefined, undefined, undefined, 'Anaphylaxis', 'Nausea', 'Leukopenia'] as const);
  return {
    hook: draw<HookName>(['order-sign', 'order-sign', 'medication-prescribe', 'order-select']),
    drafts: [
      ...(inHand ? [order('draft-1', thiopurine, 'draft', 0)] : []),
      ...(partner !== undefined && partnerIsDraft ? [order('draft-2', partner, 'draft', 0)] : []),
      ...(partner === undefined && !inHand ? [order('draft-3', 'allopurinol', 'draft', 0)] : []),
    ],
    list: [
      ...(onList
        ? [order('active-1', thiopurine, draw(['active', 'active', 'active', 'on-hold']), draw([20, 120, 400]))]
        : []),
      ...(onList && draw([true, false, false]) ? [order('active-2', thiopurine, 'active', 60)] : []),
      ...(partner !== undefined && !partnerIsDraft ? [order('active-3', partner, 'active', draw([10, 100, 300]))] : []),
      ...(partner === undefined && stopped !== undefined
        ? [{ ...order('ended-1', 'allopurinol', 'stopped', 250), endedDaysAgo: stopped }]
        : []),
    ],
    gender: draw(['female', 'male']),
    pregnant: draw([true, false, false]),
    ...(pounds === undefined ? {} : { pounds }),
    ...(counts === undefined
      ? {}
      : { counts: { wbc: counts, plt: draw([1000, 1400, 2500, 2500]), daysAgo: draw([5, 34, 36, 89]) } }),
    ...(egfr === undefined ? {} : { egfr }),
    ...(intermediate === undefined ? {} : { intermediate }),
    ...(allergy === undefined ? {} : { allergy }),
  };
}
