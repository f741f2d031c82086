/** What faulty answers are put together from. */
import { isResource, objects, type FhirJson, type Json, type JsonObject } from '../../src/model/json.js';
import type { Draw } from './seeded.js';

/** One answer as it is on the wire. */
export type Answer =
  /** Not even a status. */
  | { readonly kind: 'none'; readonly then: 'silence' | 'reset' }
  /** `body` is what is sent before the connection does what `then` says; a drip sends it byte by byte and never ends. */
  | {
      readonly kind: 'some';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Buffer;
      readonly then: 'end' | 'silence' | 'reset' | 'drip';
    };

/** One request as a fault sees it. */
export interface Asked {
  /** Path and query behind the base: `Patient/p1`, `Observation?patient=p1`. */
  readonly target: string;
  /** 1 for the first request of this target. */
  readonly attempt: number;
  /** What a sound server answers. */
  readonly healthy: FhirJson;
  readonly base: string;
  /** Another server, which must never see the token. */
  readonly elsewhere: string;
  readonly draw: Draw;
}

/** Stands in every resource that no answer may use. */
export const STRANGER = 'stranger';

export function whole(
  body: string | Buffer,
  status = 200,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/fhir+json' },
): Answer {
  return { kind: 'some', status, headers, body: Buffer.from(body), then: 'end' };
}

export function json(value: Json, status = 200): Answer {
  return whole(JSON.stringify(value), status);
}

const pageParameter = '_page';

/** The target without its page: what the pages are pages of. */
export function withoutPage(target: string): string {
  return target.replace(new RegExp(`[?&]${pageParameter}=\\d+`), '');
}

export function pageOf(target: string): number {
  return Number(new URLSearchParams(target.split('?')[1]).get(pageParameter) ?? '1');
}

export function onPage(target: string, number: number): string {
  const plain = withoutPage(target);
  return number <= 1 ? plain : `${plain}${plain.includes('?') ? '&' : '?'}${pageParameter}=${String(number)}`;
}

export function bundleOf(entry: readonly Json[], more: JsonObject = {}): FhirJson {
  return { resourceType: 'Bundle', type: 'searchset', entry, ...more };
}

export function entriesOf(bundle: FhirJson): readonly JsonObject[] {
  return objects(bundle['entry']);
}

/** One entry alone: a page that reaches beyond the look-back of its key would show that nothing is missing. */
export function newestOf(bundle: FhirJson): readonly JsonObject[] {
  return entriesOf(bundle).slice(0, 1);
}

export const unconfirmed: readonly [JsonObject | undefined, ...JsonObject[]] = [
  undefined,
  { identifier: { system: 'urn:mrn', value: '1' } },
  { display: 'Somebody' },
  { reference: 'Group/g1' },
  { reference: 'urn:uuid:00000000-0000-4000-8000-000000000000' },
  { reference: '#patient' },
];

export function strangerEntry(asked: Asked): JsonObject {
  const reference = asked.draw([
    ...([`Patient/${STRANGER}`, `${asked.base}/Patient/${STRANGER}`, `Patient/${STRANGER}/_history/2`] as const),
    `${asked.elsewhere}/Patient/${STRANGER}`,
  ]);
  return entryOwnedBy(asked, { reference });
}

/** A resource of the type that was asked for: one of the patient's made somebody's, so that it would matter. */
export function entryOwnedBy({ target, healthy }: Asked, owner: JsonObject | undefined): JsonObject {
  const resourceType = target.split(/[?/]/)[0] ?? '';
  const ownerName = resourceType === 'AllergyIntolerance' || resourceType === 'Immunization' ? 'patient' : 'subject';
  const [first] = entriesOf(healthy);
  const like = first?.['resource'];
  const mine = isResource(like) && like.resourceType === resourceType ? like : madeUp(resourceType);
  return { resource: { ...mine, id: STRANGER, [ownerName]: owner } };
}

function madeUp(resourceType: string): FhirJson {
  const medicationCodeableConcept = { text: 'allopurinol 300 mg tablet' };
  return { resourceType, status: 'active', code: { text: 'made up' }, medicationCodeableConcept };
}
