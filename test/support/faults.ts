/** What a FHIR server can do wrong, as pure functions: the same seed and request, the same answer. */
import type { DataState } from '../../src/model/cds-hooks.js';
import type { FhirJson, Json, JsonObject } from '../../src/model/json.js';
import {
  bundleOf,
  entriesOf,
  entryOwnedBy,
  json,
  newestOf,
  onPage,
  pageOf,
  STRANGER,
  strangerEntry,
  unconfirmed,
  whole,
  type Answer,
  type Asked,
} from './fault-bodies.js';

export interface Fault {
  readonly name: string;
  /** search: needs a Bundle to be wrong in. read: needs the one resource. */
  readonly of: 'any' | 'search' | 'read';
  /** What the contract ("Silence", `state`) lets the answer say of the key. Several where it leaves that open. */
  readonly states: readonly DataState[];
  /** The server gets over it: a retry, which the contract allows and does not ask for, finds the key as it is. */
  readonly passes?: true;
  /** With these statuses a server says that it does not know the type: of medication statements nothing is missing. */
  readonly refuses?: true;
  /** Ends at the deadline alone. */
  readonly isSlow?: true;
  readonly answer: (asked: Asked) => Answer;
  /** The same fault as a CDS Client would hand it on in prefetch; left out where there is no such thing. */
  readonly prefetch?: (asked: Asked) => Json;
}

const html = '<!doctype html><html><title>Sign in</title><body>Session expired</body></html>';
const outcome = (code: string, severity = 'error'): FhirJson => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code, diagnostics: 'as told by the server' }],
});
const page = (value: string): Answer => whole(value, 200, { 'content-type': 'text/html' });
const cutIn = ({ healthy, draw }: Asked): string => {
  const whole = JSON.stringify(healthy);
  return whole.slice(0, Math.floor(whole.length * draw([0.01, 0.3, 0.6, 0.99])));
};

const broken: readonly Fault[] = [
  fault('silence', { isSlow: true, answer: () => ({ kind: 'none', then: 'silence' }) }),
  fault('silence after the headers', { isSlow: true, answer: () => sent('', 'silence') }),
  fault('silence in the body', { isSlow: true, answer: (asked) => sent(cutIn(asked), 'silence') }),
  fault('a slow drip', { isSlow: true, answer: ({ healthy }) => sent(JSON.stringify(healthy), 'drip') }),
  fault('a reset', { answer: () => ({ kind: 'none', then: 'reset' }) }),
  fault('a reset in the body', { answer: (asked) => sent(cutIn(asked), 'reset') }),
  fault('cut-off JSON', { answer: (asked) => whole(cutIn(asked)), prefetch: cutIn }),
  fault('a body shorter than its length', {
    answer: ({ healthy }) => {
      const body = JSON.stringify(healthy);
      return whole(body, 200, { 'content-length': String(Buffer.byteLength(body) + 7), connection: 'close' });
    },
  }),
  fault('a body longer than its length', {
    answer: ({ healthy }) => {
      const body = JSON.stringify(healthy);
      return whole(body, 200, { 'content-length': String(Buffer.byteLength(body) - 7), connection: 'close' });
    },
  }),
  fault('no gzip under its name', {
    answer: ({ healthy }) => whole(JSON.stringify(healthy), 200, { 'content-encoding': 'gzip' }),
  }),
  fault('bytes that are no UTF-8', {
    answer: ({ healthy }) => whole(Buffer.concat([Buffer.from(JSON.stringify(healthy)), Buffer.from([0xff, 0x20])])),
  }),
  given('an HTML page', { answer: () => page(html), prefetch: () => html }),
  fault('an empty body', { answer: () => whole(''), prefetch: () => '' }),
  given('JSON that is no FHIR', {
    prefetch: ({ draw }) => draw<Json>([[], {}, 0, true, 'none', { error: 'expired' }, [null], { resourceType: 7 }]),
  }),
  // Of a server null is no answer; in prefetch it says that nothing was found.
  fault('null', { answer: () => json(null) }),
  given('an OperationOutcome', {
    prefetch: ({ draw }) =>
      outcome(draw(['exception', 'timeout', 'security', 'throttled', 'too-costly', 'processing'])),
  }),
];

const unknownType = [404, 405, 410, 501];

const statuses: readonly Fault[] = [
  ...[400, 401, 403, 404, 405, 410, 412, 422, 429, 500, 501, 502, 503, 504],
  // No failures by the letter, and no answers either.
  ...[202, 204, 206, 304],
].map((status) =>
  fault(String(status), {
    ...(unknownType.includes(status) ? { refuses: true } : {}),
    answer: ({ healthy, draw }) => {
      const body = status === 204 || status === 304 ? '' : draw([html, JSON.stringify(outcome('exception')), '']);
      // A status decides also where a whole answer stands below it.
      const isTempting = status !== 204 && status !== 304 && draw([true, false, false]);
      return whole(isTempting ? JSON.stringify(healthy) : body, status, {
        'content-type': 'application/fhir+json',
        ...(status === 429 || status === 503 ? { 'retry-after': draw(['0', '1', '60']) } : {}),
      });
    },
  }),
);

const passing: readonly Fault[] = [
  once('429 once', () => whole('', 429, { 'retry-after': '0' })),
  once('503 once', () => whole('', 503, { 'retry-after': '0' })),
  once('a reset once', () => ({ kind: 'none', then: 'reset' })),
];

const redirects: readonly Fault[] = [
  fault('a redirect within the server', { answer: (asked) => moved(asked, `${asked.base}/moved/${asked.target}`) }),
  fault('a redirect to itself', { answer: (asked) => moved(asked, `${asked.base}/${asked.target}`) }),
  fault('a redirect to another server', { answer: (asked) => moved(asked, `${asked.elsewhere}/${asked.target}`) }),
];

const bundles: readonly Fault[] = [
  inBundle('an empty Bundle with a total', ['partial'], () => bundleOf([], { total: 40 })),
  inBundle('a total beyond the entries', ['partial'], ({ healthy }) =>
    bundleOf(newestOf(healthy), { total: entriesOf(healthy).length + 1 }),
  ),
  inBundle('nothing but an outcome entry', ['error'], () => bundleOf([outcomeEntry('exception', 'error')])),
  inBundle('an outcome entry beside the rest', ['error', 'partial'], ({ healthy, draw }) =>
    bundleOf([...entriesOf(healthy), outcomeEntry('suppressed', draw(['warning', 'error']))]),
  ),
  inBundle('an entry without its resource', ['error', 'partial'], ({ healthy, draw }) =>
    bundleOf([...entriesOf(healthy), draw<Json>([{}, null, 'lost', { fullUrl: 'urn:uuid:1' }, { resource: {} }])]),
  ),
  inBundle('a Bundle of another kind', ['error'], ({ healthy, draw }) => ({
    ...bundleOf(entriesOf(healthy)),
    type: draw(['history', 'batch-response', 'message', 'document']),
  })),
  inBundle('resources of a type that nobody asked for', ['error'], () =>
    bundleOf([{ resource: { resourceType: 'Practitioner', id: STRANGER, active: true } }]),
  ),
];

const pages: readonly Fault[] = [
  paged('a page that leads to itself', ['partial'], ({ base, target }) => `${base}/${target}`),
  paged('pages in a ring', ['partial'], ({ base, target }) => `${base}/${onPage(target, (pageOf(target) % 3) + 1)}`),
  paged('pages without end', ['partial'], ({ base, target }) => `${base}/${onPage(target, pageOf(target) + 1)}`),
  paged('a next page on another server', ['partial'], ({ elsewhere, target }) => `${elsewhere}/${onPage(target, 2)}`),
  paged('a next page outside the base', ['partial'], ({ base, target, draw }) =>
    draw([
      `${base}/../other/${onPage(target, 2)}`,
      `${base}evil/${target}`,
      `/other/${target}`,
      `//127.0.0.2/${target}`,
    ]),
  ),
  paged('a next page without an address', ['partial'], () => ''),
  second('a second page that fails', ['partial'], {}, ({ draw }) =>
    draw<Answer>([
      ...([whole('', 500), whole('', 404), whole('', 410), whole('', 429, { 'retry-after': '60' })] as const),
      ...([page(html), json(outcome('timeout')), whole('{'), json(null), { kind: 'none', then: 'reset' }] as const),
    ]),
  ),
  second('a second page that never comes', ['partial'], { isSlow: true }, ({ draw, healthy }) =>
    draw<Answer>([{ kind: 'none', then: 'silence' }, sent(JSON.stringify(healthy), 'drip')]),
  ),
  second("a second page of a stranger's", ['other-patient'], {}, (asked) => json(bundleOf([strangerEntry(asked)]))),
];

const owners: readonly Fault[] = [
  inBundle("a stranger's resources", ['other-patient'], (asked) => bundleOf([strangerEntry(asked)])),
  inBundle('a stranger among the patient', ['other-patient'], (asked) =>
    bundleOf([...entriesOf(asked.healthy), strangerEntry(asked)]),
  ),
  // S16: what does not say whose it is cannot be confirmed. The contract has no state of its own for that.
  inBundle('resources that do not say whose they are', ['partial', 'error', 'other-patient'], (asked) =>
    bundleOf([...entriesOf(asked.healthy), entryOwnedBy(asked, asked.draw(unconfirmed))]),
  ),
  read("a stranger's record", ['other-patient'], ({ healthy }) => ({ ...healthy, id: STRANGER })),
  read('a record without an id', ['error', 'partial'], ({ healthy }) => ({ ...healthy, id: undefined })),
];

export const faults: readonly Fault[] = [...[broken, statuses, passing, redirects, bundles, pages, owners].flat()];

function fault(name: string, what: Omit<Fault, 'name' | 'of' | 'states'>): Fault {
  return { name, of: 'any', states: ['error'], ...what };
}

/** A body that is as wrong in prefetch as on the wire. */
function given(name: string, what: Partial<Fault> & Required<Pick<Fault, 'prefetch'>>): Fault {
  return fault(name, { answer: (asked) => json(what.prefetch(asked)), ...what });
}

function once(name: string, first: () => Answer): Fault {
  return fault(name, { passes: true, answer: ({ attempt, healthy }) => (attempt === 1 ? first() : json(healthy)) });
}

function inBundle(name: string, states: Fault['states'], body: (asked: Asked) => Json): Fault {
  return { name, of: 'search', states, answer: (asked) => json(body(asked)), prefetch: body };
}

function read(name: string, states: Fault['states'], body: (asked: Asked) => Json): Fault {
  return { name, of: 'read', states, answer: (asked) => json(body(asked)), prefetch: body };
}

/** Pages whose `next` leads astray. */
function paged(name: string, states: Fault['states'], next: (asked: Asked) => string): Fault {
  const body = (asked: Asked): FhirJson => {
    const entries = pageOf(asked.target) === 1 ? newestOf(asked.healthy) : [];
    return bundleOf(entries, { link: [{ relation: 'next', url: next(asked) }] });
  };
  return { name, of: 'search', states, answer: (asked) => json(body(asked)), prefetch: body };
}

function second(name: string, states: Fault['states'], more: Partial<Fault>, answer: (asked: Asked) => Answer): Fault {
  const first = paged(name, states, ({ base, target }) => `${base}/${onPage(target, 2)}`);
  return {
    ...{ name, of: 'search', states, ...more },
    answer: (asked) => (pageOf(asked.target) === 1 ? first.answer(asked) : answer(asked)),
  };
}

function sent(body: string, then: 'silence' | 'reset' | 'drip'): Answer {
  const headers = { 'content-type': 'application/fhir+json' };
  return { kind: 'some', status: 200, headers, body: Buffer.from(body), then };
}

function moved({ draw }: Asked, location: string): Answer {
  return whole('', draw([301, 302, 303, 307, 308]), { location });
}

function outcomeEntry(code: string, severity: string): JsonObject {
  return { resource: outcome(code, severity), search: { mode: 'outcome' } };
}
