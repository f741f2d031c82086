/** What is asked of a FHIR server, and when: nothing needless, at most two rounds, and an answer in time whatever it does. */
import type { ServiceRequest, ServiceResponse } from '../src/model/cds-hooks.js';
import type { JsonObject } from '../src/model/json.js';
import type { OutboundAnswer, OutboundGet } from '../src/model/outbound.js';
import type { TraceContext } from '../src/model/trace-context.js';
import { allopurinol, azathioprine, list, signing } from './http/signing.js';
import { ordersBundle } from './http/support.js';
import { serviceAsking } from './support/open-client.js';

type Answer = (type: string) => unknown;

interface Server {
  readonly get: OutboundGet;
  /** Types asked for, round by round: a round ends when its last answer was sent. */
  readonly rounds: readonly (readonly string[])[];
}

/** Answers nothing of a round before everybody who is ready to ask has asked. */
function serverOf(answer: Answer): Server {
  const rounds: string[][] = [];
  let open: string[] | undefined;
  const get: OutboundGet = (url) => {
    const type = url.pathname.replace(/^\/fhir\//, '');
    if (open === undefined) {
      open = [];
      rounds.push(open);
      setImmediate(() => (open = undefined));
    }
    open.push(type);
    return new Promise<OutboundAnswer>((resolve) =>
      setTimeout(() => {
        resolve({ status: 200, bytes: Buffer.from(JSON.stringify(answer(type.split('/')[0] ?? ''))) });
      }, 1),
    );
  };
  return { get, rounds };
}

const patient = { resourceType: 'Patient', id: 'patient-1', gender: 'female', birthDate: '1980-01-01' };
const of =
  (medications: readonly JsonObject[]): Answer =>
  (type) => {
    if (type === 'Patient') return patient;
    return list(...(type === 'MedicationRequest' ? medications : []));
  };

const active = { ...azathioprine, id: 'aza-active', status: 'active', authoredOn: '2025-06-01' };
const draftOf = (text: string): JsonObject => ({
  ...allopurinol,
  id: 'd1',
  status: 'draft',
  medicationCodeableConcept: { text },
});

const never: OutboundGet = (_url, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
  });

async function sign(
  get: OutboundGet,
  drafts: JsonObject | readonly JsonObject[],
  withinMs = 4_000,
  trace?: TraceContext,
): Promise<ServiceResponse> {
  const call = serviceAsking(get, withinMs);
  const context = { patientId: 'patient-1', userId: 'Practitioner/1', draftOrders: ordersBundle(...[drafts].flat()) };
  const body = signing({ fhirServer: 'https://fhir.example.org/fhir', context }) as unknown as ServiceRequest;
  return call('azathioprine-order-sign', 'order-sign', body, trace);
}

const lists = ['MedicationRequest', 'MedicationStatement'];
const topics = ({ cards }: ServiceResponse): readonly string[] => cards.map(({ source }) => source.topic.code);

it.each(['Paracetamol 500 MG Oral Tablet', 'Metformin', 'Amlodipine 5 MG'])('%s: nothing is asked', async (name) => {
  const server = serverOf(of([active]));
  expect((await sign(server.get, draftOf(name))).cards).toEqual([]);
  expect(server.rounds).toEqual([]);
});

it('a thiopurine: everything at once', async () => {
  const server = serverOf(of([allopurinol]));
  expect(topics(await sign(server.get, azathioprine))).toContain('core-xoi-allopurinol');
  expect(server.rounds).toHaveLength(1);
  expect(server.rounds[0]).toEqual(expect.arrayContaining([...lists, 'Patient/patient-1', 'Condition', 'Observation']));
});

it.each(['Allopurinol 300 MG Oral Tablet', 'Warfarin 5 MG', 'Ramipril'])(
  '%s, no thiopurine taken: the medication list, and nothing else',
  async (name) => {
    const server = serverOf(of([]));
    expect((await sign(server.get, draftOf(name))).cards).toEqual([]);
    expect(server.rounds.map((types) => types.toSorted())).toEqual([lists]);
  },
);

it('allopurinol, azathioprine taken: the list, then everything else', async () => {
  const server = serverOf(of([active]));
  expect(topics(await sign(server.get, draftOf('Allopurinol 300 MG Oral Tablet')))).toContain('core-xoi-allopurinol');
  expect(server.rounds).toHaveLength(2);
  expect(server.rounds[0]?.toSorted()).toEqual(lists);
  expect(server.rounds[1]).not.toEqual(expect.arrayContaining(['MedicationRequest']));
});

it('a drug that only a reference names is asked for once', async () => {
  const medication = { resourceType: 'Medication', id: 'm', code: { text: 'Azathioprine 50 MG Oral Tablet' } };
  const server = serverOf((type) => (type === 'Medication' ? medication : of([allopurinol])(type)));
  const draft = { ...azathioprine, medicationCodeableConcept: {}, medicationReference: { reference: 'Medication/m' } };
  const answer = await sign(server.get, draft);
  expect(topics(answer)).toContain('core-xoi-allopurinol');
  expect(server.rounds.flat().filter((type) => type.startsWith('Medication/'))).toEqual(['Medication/m']);
});

it('a drug that cannot be read costs nothing of what another order needs', async () => {
  const sound = serverOf(of([allopurinol]));
  const get: OutboundGet = (url, request) =>
    url.pathname.includes('/Medication/') ? never(url, request) : sound.get(url, request);
  const other = { ...draftOf(''), id: 'd2', medicationCodeableConcept: undefined };
  const unread = { ...other, medicationReference: { reference: 'Medication/never' } };
  const answer = await sign(get, [azathioprine, unread], 600);
  expect(topics(answer)).toContain('core-xoi-allopurinol');
  expect(sound.rounds).toHaveLength(1);
});

it('what is asked stands in the trace of the call, each request as a span of its own', async () => {
  const sound = serverOf(of([allopurinol]));
  const traces: string[] = [];
  const get: OutboundGet = (url, request) => {
    traces.push(`${request.trace?.traceparent ?? 'none'} ${request.trace?.tracestate ?? 'none'}`);
    return sound.get(url, request);
  };
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  await sign(get, azathioprine, 4_000, { traceId, flags: '01', state: 'vendor=1' });
  expect(traces.length).toBeGreaterThan(5);
  expect(
    traces.filter((trace) => !/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01 vendor=1$/.test(trace)),
  ).toEqual([]);
  expect(new Set(traces).size).toBe(traces.length);
});

describe('at the deadline', () => {
  it('the answer goes out, and says that nothing could be read', async () => {
    const answer = await sign(never, azathioprine, 20);
    expect(answer.cards.map(({ source, indicator }) => [source.topic.code, indicator])).toContainEqual([
      'sys-data-gap',
      'warning',
    ]);
    expect(answer.extension['org.azathioprine-cds'].data?.every(({ state }) => state === 'error')).toBe(true);
  });

  it('what was read by then is told', async () => {
    const sound = serverOf(of([allopurinol]));
    const mixed: OutboundGet = (url, request) =>
      /Medication(Request|Statement)/.test(url.pathname) ? sound.get(url, request) : never(url, request);
    const answer = await sign(mixed, azathioprine, 600);
    expect(topics(answer)).toContain('core-xoi-allopurinol');
    expect(answer.extension['org.azathioprine-cds'].data).toContainEqual(
      expect.objectContaining({ key: 'bloodCounts', state: 'error' }),
    );
  });
});
