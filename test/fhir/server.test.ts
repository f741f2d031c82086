import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { connect } from '../../src/fhir/client.js';
import type { RetrieveRequest } from '../../src/fhir/retrieve.js';
import { retrieve } from '../support/retrieve.js';
import { retrievalKeys, type RetrievalKey } from '../../src/model/fact-keys.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import type { Retrieval, Retrieved } from '../../src/model/retrieved.js';
import { sendJson, sendText, startFhirStub, type FhirStub, type Script } from '../support/fhir-stub.js';
import { anyFhir } from '../support/open-client.js';
import { bundle, ids, ME, next, NOW, observation, order, OTHER, outcome, sortedNext, statement } from './builders.js';

const TOKEN = 'canary-token-1';
const stubs: FhirStub[] = [];

async function stub(script: Script): Promise<FhirStub> {
  const started = await startFhirStub(script);
  stubs.push(started);
  return started;
}

afterEach(async () => {
  await Promise.all(stubs.splice(0).map((one) => one.close()));
});

function ask(
  fhirServer: string,
  keys: readonly RetrievalKey[],
  more: Partial<RetrieveRequest> = {},
  deadlineMs = 4_000,
): Promise<Retrieved> {
  const fhirAuthorization = { access_token: TOKEN };
  const { patientId = ME, ...rest } = more;
  const server = connect({ patientId, fhirServer, fhirAuthorization }, { ...anyFhir, withinMs: deadlineMs });
  return retrieve({ patientId, ...rest }, new Set(keys), { now: NOW, server });
}

function state(retrieval: Retrieval): string {
  if (!retrieval.answered) return retrieval.reason;
  if (retrieval.statements !== undefined) return `without statements: ${retrieval.statements}`;
  return retrieval.resources.length === 0 ? 'empty' : 'present';
}

function resources(retrieval: Retrieval): readonly (Json | undefined)[] {
  return ids(retrieval.answered ? retrieval.resources : retrieval.seen);
}

/** Answers each type from a table; what is not in it is an empty search. */
function typed(table: Readonly<Record<string, Script>>): Script {
  return (seen, response) => {
    const type = seen.target.split(/[?/]/)[0] ?? '';
    const script = table[type];
    if (script === undefined) sendJson(response, bundle([]));
    else script(seen, response);
  };
}

describe('what the FHIR server is asked', () => {
  it('is every missing key at once, each with the token, each parameter once and encoded once', async () => {
    const held: (() => void)[] = [];
    // 16 keys and the medication statements: nothing is answered before all have arrived.
    const expected = retrievalKeys.length + 1;
    const server = await stub((seen, response) => {
      held.push(() => {
        sendJson(response, seen.target.startsWith('Patient/') ? { resourceType: 'Patient', id: ME } : bundle([]));
      });
      if (held.length === expected) for (const answer of held) answer();
    });
    const { byKey } = await ask(server.base, retrievalKeys);
    expect(Object.values(byKey).every((retrieval) => retrieval.answered && retrieval.via === 'fhirServer')).toBe(true);
    expect(server.seen).toHaveLength(expected);
    expect(server.seen.every((one) => one.method === 'GET' && one.authorization === `Bearer ${TOKEN}`)).toBe(true);
    expect(server.seen.map((one) => one.target)).toContain('Patient/p1');
    const counts = server.seen.find((one) => one.target.includes('6690-2'))?.target ?? '';
    const query = new URLSearchParams(counts.split('?')[1]);
    expect(query.get('patient')).toBe(ME);
    expect(query.get('code')?.split(',')).toContain('http://loinc.org|6690-2');
    expect(query.get('_sort')).toBe('-date');
    for (const { target } of server.seen) {
      const names = [...new URLSearchParams(target.split('?')[1]).keys()];
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('is nothing that prefetch has answered, null included', async () => {
    const server = await stub((_seen, response) => {
      sendJson(response, bundle([]));
    });
    const prefetch = { medications: bundle([order('m1')]), allergies: null };
    const { byKey } = await ask(server.base, ['medications', 'allergies', 'inr'], { prefetch });
    expect(server.seen.map((one) => one.target.split('?')[0])).toEqual(['Observation']);
    expect([byKey.medications.via, byKey.allergies.via, byKey.inr.via]).toEqual(['prefetch', 'prefetch', 'fhirServer']);
  });

  it.each([
    ['an OperationOutcome', outcome('timeout')],
    ['an HTML page', '<html>'],
    ["another patient's list", bundle([order('m1', { subject: { reference: `Patient/${OTHER}` } })])],
  ])('is the key anew where prefetch gave %s', async (_name, medications) => {
    const server = await stub(typed({ MedicationRequest: (_s, r) => sendJson(r, bundle([order('fresh')])) }));
    const { byKey, medicationHistoryQueried } = await ask(server.base, ['medications'], { prefetch: { medications } });
    expect(byKey.medications).toMatchObject({ answered: true, via: 'fhirServer' });
    expect(resources(byKey.medications)).toEqual(['fresh']);
    expect(medicationHistoryQueried).toBe(true);
  });

  it('is the key anew where prefetch gave a cut-off list, and both count, but for what both have: there the server counts', async () => {
    const version = (versionId: string, status: string): JsonObject => ({ meta: { versionId }, status });
    const given = [order('m1'), order('both', version('1', 'stopped')), order('later', version('3', 'stopped'))];
    const listed = [order('fresh'), order('both', version('2', 'active')), order('later', version('2', 'active'))];
    const server = await stub(typed({ MedicationRequest: (_s, r) => sendJson(r, bundle(listed)) }));
    const prefetch = { medications: bundle(given, { total: 9 }) };
    const { byKey } = await ask(server.base, ['medications'], { prefetch });
    expect(byKey.medications).toMatchObject({ answered: true, via: 'fhirServer' });
    const told = byKey.medications.answered ? byKey.medications.resources : [];
    expect(told.map(({ id, status }) => [id, status])).toEqual([
      ['fresh', 'active'],
      ['both', 'active'],
      ['later', 'active'],
      ['m1', 'active'],
    ]);
  });

  it("keeps saying other-patient where the server can't help", async () => {
    const server = await stub((_s, r) => sendText(r, 'down', 503));
    const theirs = bundle([order('m1', { subject: { reference: `Patient/${OTHER}` } })]);
    const { byKey } = await ask(server.base, ['medications'], { prefetch: { medications: theirs } });
    expect(state(byKey.medications)).toBe('other-patient');
  });

  it.each([
    'ftp://127.0.0.1/fhir',
    'file:///etc/passwd',
    'no address',
    'http://user:secret@127.0.0.1/fhir',
    'http://127.0.0.1/fhir?x=1',
  ])('is nothing at the address %s, which is an error', async (address) => {
    const { byKey } = await ask(address, ['medications', 'inr']);
    expect([state(byKey.medications), state(byKey.inr)]).toEqual(['error', 'error']);
  });

  it.each(['..', '.', 'p1,p2', 'p1/../p2', 'p1?x', '', 'p1 p2', '%2e%2e'])(
    'is nothing for the patient id "%s"',
    async (patientId) => {
      const server = await stub((_s, r) => sendJson(r, bundle([])));
      const { byKey } = await ask(server.base, ['patient', 'inr'], { patientId });
      expect([state(byKey.patient), state(byKey.inr), server.seen.length]).toEqual(['error', 'error', 0]);
    },
  );
});

describe('a server that fails', () => {
  const faults: readonly (readonly [string, Script])[] = [
    ['401', (_s, r) => sendJson(r, outcome('login'), 401)],
    ['403', (_s, r) => sendJson(r, outcome('forbidden'), 403)],
    ['404', (_s, r) => sendText(r, 'not found', 404)],
    ['429', (_s, r) => sendText(r, 'later', 429)],
    ['500', (_s, r) => sendText(r, 'stack', 500)],
    ['500 with a Bundle', (_s, r) => sendJson(r, bundle([]), 500)],
    ['202 with a Bundle', (_s, r) => sendJson(r, bundle([]), 202)],
    ['304', (_s, r) => sendText(r, '', 304)],
    ['204', (_s, r) => sendText(r, '', 204)],
    ['HTML', (_s, r) => sendText(r, '<html>login</html>')],
    ['truncated JSON', (_s, r) => sendText(r, JSON.stringify(bundle([])).slice(0, -1), 200, 'application/json')],
    ['null', (_s, r) => sendJson(r, null)],
    ['an array', (_s, r) => sendJson(r, [observation('o1', '2026-05-01')])],
    ['no FHIR', (_s, r) => sendJson(r, { error: 'x' })],
    ['an OperationOutcome with 200', (_s, r) => sendJson(r, outcome('exception'))],
    ['broken UTF-8', (_s, r) => r.writeHead(200).end(Buffer.from([0x7b, 0xff, 0x7d]))],
    // A search asks for a Bundle of the type searchset: what is none answers something else.
    ['one resource alone', (_s, r) => sendJson(r, order('m1'))],
    ...['document', 'history', 'batch-response', 'transaction-response', 'message'].map(
      (type): readonly [string, Script] => [`a ${type}`, (_s, r) => sendJson(r, bundle([order('m1')], { type }))],
    ),
    ['a reset', (_s, r) => r.destroy()],
    [
      'a reset in the body',
      (_s, r) => {
        r.writeHead(200, { 'content-length': '999' });
        r.write('{"resourceType":');
        setImmediate(() => r.destroy());
      },
    ],
  ];
  it.each(faults)('%s is an error for every key', async (name, script) => {
    const server = await stub(script);
    const { byKey, medicationHistoryQueried } = await ask(server.base, ['patient', 'medications', 'bloodCounts']);
    expect([byKey.patient, byKey.medications, byKey.bloodCounts].map(state)).toEqual(['error', 'error', 'error']);
    expect(byKey.inr).toEqual({ answered: false, reason: 'absent', seen: [] });
    expect(medicationHistoryQueried).toBe(false);
    // One search each for two keys, one for statements, one read; what ended before an answer is tried once more.
    expect(server.seen).toHaveLength(name === 'a reset' ? 8 : 4);
  });

  it('nobody listening is an error', async () => {
    const server = await stub(() => undefined);
    await server.close();
    expect(state((await ask(server.base, ['inr'])).byKey.inr)).toBe('error');
  });

  it('silence ends at the deadline, and what others answered stays', async () => {
    const server = await stub(typed({ Observation: () => undefined }));
    const { byKey } = await ask(server.base, ['inr', 'allergies'], {}, 1_000);
    expect([state(byKey.inr), state(byKey.allergies)]).toEqual(['error', 'empty']);
  });

  it.each([9_999.5, 10_001])('any number of milliseconds is a deadline: %d', async (deadlineMs) => {
    const server = await stub((_s, r) => sendJson(r, bundle([])));
    expect(state((await ask(server.base, ['inr'], {}, deadlineMs)).byKey.inr)).toBe('empty');
  });

  it('a deadline that has passed asks nothing to the end', async () => {
    const server = await stub(() => undefined);
    expect(state((await ask(server.base, ['inr'], {}, 0)).byKey.inr)).toBe('error');
  });

  it.each([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('%s answers are read, and a bomb is not', async (encoding, compress) => {
    const bodies = [JSON.stringify(bundle([observation('o1', '2026-01-01')])), ' '.repeat(21 * 1024 * 1024)];
    const states = await Promise.all(
      bodies.map(async (body) => {
        const server = await stub((_seen, response) => {
          response.writeHead(200, { 'content-encoding': encoding }).end(compress(body));
        });
        return state((await ask(server.base, ['inr'])).byKey.inr);
      }),
    );
    expect(states).toEqual(['present', 'error']);
  });

  it('an encoding that was not asked for is an error', async () => {
    const server = await stub((_seen, response) => {
      response.writeHead(200, { 'content-encoding': 'zstd' }).end(JSON.stringify(bundle([])));
    });
    expect(state((await ask(server.base, ['inr'])).byKey.inr)).toBe('error');
  });

  it('a slow drip ends at the deadline', async () => {
    const timers: NodeJS.Timeout[] = [];
    const server = await stub((_s, response) => {
      response.writeHead(200);
      timers.push(setInterval(() => response.write(' '), 5));
    });
    expect(state((await ask(server.base, ['inr'], {}, 80)).byKey.inr)).toBe('error');
    timers.forEach(clearInterval);
  });

  it('a body beyond 20 MB is not read to its end', async () => {
    const server = await stub((_s, r) =>
      sendText(r, `{"resourceType":"Bundle","x":"${'a'.repeat(21 * 1024 * 1024)}"}`),
    );
    expect(state((await ask(server.base, ['inr'], {}, 60_000)).byKey.inr)).toBe('error');
  });

  it('all answers to one call together are no more than 20 MB', async () => {
    const eightMb = bundle([{ ...observation('o1', '1742-6'), note: [{ text: 'a'.repeat(8 * 1024 * 1024) }] }]);
    const server = await stub(typed({ Observation: (_s, r) => sendJson(r, eightMb) }));
    const { byKey } = await ask(server.base, ['inr', 'liverTests', 'renalFunction'], {}, 60_000);
    const states = [byKey.inr, byKey.liverTests, byKey.renalFunction].map(state);
    expect(states.toSorted()).toEqual(['error', 'present', 'present']);
  });

  it.each([
    ['nested deeper than a client may send', `${'{"extension":['.repeat(500)}${']}'.repeat(500)}`],
    ['with a member twice', '{"resourceType":"Bundle","entry":[],"entry":[]}'],
    ['of a million objects and more', `[${'{},'.repeat(1_000_001)}{}]`],
  ])('an answer %s is none', async (_name, entry) => {
    const body = `{"resourceType":"Bundle","type":"searchset","total":0,"entry":[],"x":${entry}}`;
    const server = await stub((_s, r) => sendText(r, body, 200, 'application/fhir+json'));
    expect(state((await ask(server.base, ['inr'], {}, 60_000)).byKey.inr)).toBe('error');
  });

  it('a connection that ends before the answer is tried once more, and only once', async () => {
    const before = new Map<string, number>();
    const failing = (times: number) =>
      stub((seen, r) => {
        const tries = (before.get(seen.target) ?? 0) + 1;
        before.set(seen.target, tries);
        if (tries <= times) r.destroy();
        else sendJson(r, bundle([]));
      });
    const closing = await failing(1);
    expect(state((await ask(closing.base, ['inr'])).byKey.inr)).toBe('empty');
    expect(closing.seen).toHaveLength(2);
    before.clear();
    const broken = await failing(9);
    expect(state((await ask(broken.base, ['inr'])).byKey.inr)).toBe('error');
    expect(broken.seen).toHaveLength(2);
  });

  it('an answer about another patient is not taken', async () => {
    const server = await stub(typed({ Patient: (_s, r) => sendJson(r, { resourceType: 'Patient', id: OTHER }) }));
    expect(state((await ask(server.base, ['patient'])).byKey.patient)).toBe('other-patient');
  });
});

describe('the token', () => {
  it('does not follow a redirect', async () => {
    const elsewhere = await stub((_s, r) => sendJson(r, bundle([])));
    const server = await stub((seen, r) => r.writeHead(307, { location: `${elsewhere.base}/${seen.target}` }).end());
    const { byKey } = await ask(server.base, ['patient', 'medications', 'inr']);
    expect([byKey.patient, byKey.medications, byKey.inr].map(state)).toEqual(['error', 'error', 'error']);
    expect(elsewhere.seen).toEqual([]);
  });

  it('does not follow a redirect within the server either', async () => {
    const server = await stub((seen, r) =>
      seen.target.startsWith('moved') ? sendJson(r, bundle([])) : r.writeHead(302, { location: '/fhir/moved' }).end(),
    );
    expect(state((await ask(server.base, ['inr'])).byKey.inr)).toBe('error');
    expect(server.seen).toHaveLength(1);
  });

  it('does not go where a next link or a reference leads away', async () => {
    const elsewhere = await stub((_s, r) => sendJson(r, bundle([])));
    const away = order('m1', {
      medicationCodeableConcept: undefined,
      medicationReference: { reference: `${elsewhere.base}/Medication/a` },
    });
    const server = await stub(
      typed({
        MedicationRequest: (_s, r) => sendJson(r, bundle([away])),
        Observation: (_s, r) => sendJson(r, bundle([], next(`${elsewhere.base}/Observation?page=2`))),
        Condition: (_s, r) => sendJson(r, bundle([], next(`${server.origin}/other/Condition?page=2`))),
        Procedure: (_s, r) => sendJson(r, bundle([], next(`${server.base}/../other?page=2`))),
        Immunization: (_s, r) => sendJson(r, bundle([], next(`${server.base}evil?page=2`))),
      }),
    );
    const { byKey } = await ask(server.base, ['medications', 'inr', 'conditions', 'procedures', 'immunizations'], {
      alsoResolve: [`${elsewhere.base}/Medication/b`, 'Medication/../../x', '#c'],
    });
    const states = [byKey.medications, byKey.inr, byKey.conditions, byKey.procedures, byKey.immunizations].map(state);
    expect(states).toEqual(['partial', 'partial', 'partial', 'partial', 'partial']);
    expect(elsewhere.seen).toEqual([]);
    expect(server.seen).toHaveLength(6);
  });
});

describe('pages', () => {
  const paged = (last: number): Script =>
    typed({
      Condition: (seen, r) => {
        const page = Number(new URLSearchParams(seen.target.split('?')[1]).get('page') ?? '1');
        const condition = {
          resourceType: 'Condition',
          id: `c${String(page)}`,
          subject: { reference: `Patient/${ME}` },
        };
        sendJson(
          r,
          bundle([condition], { total: last, ...(page < last ? next(`Condition?page=${String(page + 1)}`) : {}) }),
        );
      },
    });

  it.each([
    [1, 'present', 1],
    [3, 'present', 3],
    [20, 'present', 20],
    [21, 'partial', 20],
    [10_000, 'partial', 20],
  ])('%i of them: %s after %i requests', async (last, expected, requests) => {
    const server = await stub(paged(last));
    const { byKey } = await ask(server.base, ['conditions']);
    expect(state(byKey.conditions)).toBe(expected);
    expect(server.seen).toHaveLength(requests);
    expect(resources(byKey.conditions)).toHaveLength(requests);
  });

  it('that lead back to themselves are asked once', async () => {
    const server = await stub((_s, r) => sendJson(r, bundle([], next('Condition?page=2'))));
    expect(state((await ask(server.base, ['conditions'])).byKey.conditions)).toBe('partial');
    expect(server.seen).toHaveLength(2);
  });

  it.each<[string, Script]>([
    ['fails', (_s, r) => sendText(r, 'x', 500)],
    ['is an OperationOutcome', (_s, r) => sendJson(r, outcome('timeout'))],
    ['is no Bundle', (_s, r) => sendJson(r, { resourceType: 'Patient', id: ME })],
    ['never comes', () => undefined],
  ])('of which the second %s leave a part', async (_name, second) => {
    const condition = { resourceType: 'Condition', id: 'c1', subject: { reference: `Patient/${ME}` } };
    const server = await stub((seen, r) => {
      if (seen.target.includes('page=2')) second(seen, r);
      else sendJson(r, bundle([condition], next('Condition?page=2')));
    });
    const { byKey } = await ask(server.base, ['conditions'], {}, 1_000);
    expect([state(byKey.conditions), resources(byKey.conditions)]).toEqual(['partial', ['c1']]);
  });

  it("of which the second holds another patient's resource are not used", async () => {
    const of = (id: string) => ({ resourceType: 'Condition', id, subject: { reference: `Patient/${id}` } });
    const server = await stub((seen, r) =>
      sendJson(
        r,
        seen.target.includes('page=2')
          ? bundle([of(OTHER)], { total: 2 })
          : bundle([of(ME)], { total: 2, ...next('Condition?page=2') }),
      ),
    );
    expect(state((await ask(server.base, ['conditions'])).byKey.conditions)).toBe('other-patient');
  });

  it('may stand at the base itself', async () => {
    const server = await stub((seen, r) =>
      seen.target.startsWith('?_getpages')
        ? sendJson(r, bundle([]))
        : sendJson(r, bundle([], next(`${server.base}?_getpages=1`))),
    );
    expect(state((await ask(server.base, ['conditions'])).byKey.conditions)).toBe('empty');
  });

  it('beyond the look-back are not asked for', async () => {
    const first = [observation('o1', '2026-05-01'), observation('o2', '2026-02-20')];
    const server = await stub((_s, r) =>
      sendJson(r, bundle(first, { total: 50, ...sortedNext('Observation?_getpages=2') })),
    );
    const { byKey } = await ask(server.base, ['inr']);
    expect([state(byKey.inr), server.seen.length]).toEqual(['present', 1]);
  });

  // Newest first by chance: the newest of all stands on the last page.
  it.each([
    ['no self link', ''],
    ['a self link without it', '_sort=_id'],
  ])('beyond the look-back are asked for where the server has %s to show that it sorted', async (_name, sort) => {
    const days = ['2026-02-01', '2020-01-01', '2026-05-31'];
    const server = await stub((seen, r) => {
      const page = Number(new URLSearchParams(seen.target.split('?')[1]).get('page') ?? '1');
      const to = `Observation?page=${String(page + 1)}`;
      const link = page === days.length ? {} : sort === '' ? next(to) : sortedNext(to, sort);
      sendJson(r, bundle([observation(`o${String(page)}`, days[page - 1] ?? '')], { total: days.length, ...link }));
    });
    const { byKey } = await ask(server.base, ['bloodCounts']);
    expect([state(byKey.bloodCounts), resources(byKey.bloodCounts)]).toEqual(['present', ['o1', 'o2', 'o3']]);
  });

  it.each<[string, JsonObject, Json]>([
    [
      'of other things, which the total seems to count',
      { total: 2 },
      bundle([{ resourceType: 'Condition', id: 'c', subject: { reference: `Patient/${ME}` } }], { total: undefined }),
    ],
    ['of other things, without a total', {}, bundle([{ resourceType: 'Practitioner', id: 'p' }], { total: undefined })],
    ['that says what the first one said', {}, bundle([order('m1')], { total: undefined })],
    ['of the same in a later version', { total: 2 }, bundle([order('m1', { meta: { versionId: '2' } })])],
  ])('of which the second is one %s leave a part', async (_name, more, second) => {
    const server = await stub(
      typed({
        MedicationRequest: (seen, r) =>
          seen.target.includes('page=2')
            ? sendJson(r, second)
            : sendJson(r, bundle([order('m1')], { total: undefined, ...more, ...next('MedicationRequest?page=2') })),
      }),
    );
    expect(state((await ask(server.base, ['medications'])).byKey.medications)).toBe('partial');
  });

  it('that overlap and go on are one list', async () => {
    const server = await stub(
      typed({
        MedicationRequest: (seen, r) =>
          seen.target.includes('page=2')
            ? sendJson(r, bundle([order('m2'), order('m3')], { total: undefined }))
            : sendJson(
                r,
                bundle([order('m1'), order('m2')], { total: undefined, ...next('MedicationRequest?page=2') }),
              ),
      }),
    );
    const { byKey } = await ask(server.base, ['medications']);
    expect([state(byKey.medications), resources(byKey.medications)]).toEqual(['present', ['m1', 'm2', 'm3']]);
  });

  it.each([{ relation: 'next' }, { relation: 'next', url: '' }, { relation: 'next', url: null }])(
    'that a link announces without an address are asked of nobody: %j',
    async (link) => {
      const condition = { resourceType: 'Condition', id: 'c1', subject: { reference: `Patient/${ME}` } };
      const server = await stub((_s, r) => sendJson(r, bundle([condition], { total: undefined, link: [link] })));
      const { byKey } = await ask(server.base, ['conditions']);
      expect([state(byKey.conditions), server.seen.length]).toEqual(['partial', 1]);
    },
  );

  it('of a prefetched Bundle are followed on the server', async () => {
    const condition = (id: string) => ({ resourceType: 'Condition', id, subject: { reference: `Patient/${ME}` } });
    const server = await stub((_s, r) => sendJson(r, bundle([condition('c2')])));
    const conditions = bundle([condition('c1')], { total: 2, ...next(`${server.base}/Condition?page=2`) });
    const { byKey } = await ask(server.base, ['conditions'], { prefetch: { conditions } });
    expect(byKey.conditions).toMatchObject({ answered: true, via: 'prefetch' });
    expect([resources(byKey.conditions), server.seen.map((one) => one.target)]).toEqual([
      ['c1', 'c2'],
      ['Condition?page=2'],
    ]);
  });

  it('of a prefetched Bundle that are gone from the server make it ask anew', async () => {
    const condition = (id: string) => ({ resourceType: 'Condition', id, subject: { reference: `Patient/${ME}` } });
    const server = await stub((seen, r) =>
      seen.target.includes('page=2')
        ? sendText(r, 'gone', 410)
        : sendJson(r, bundle([condition('c1'), condition('c2')])),
    );
    const conditions = bundle([condition('c1')], { total: 2, ...next(`${server.base}/Condition?page=2`) });
    const { byKey } = await ask(server.base, ['conditions'], { prefetch: { conditions } });
    expect(byKey.conditions).toMatchObject({ answered: true, via: 'fhirServer' });
  });
});

describe('medication statements beside a fetched list', () => {
  const withStatements = (script: Script): Script =>
    typed({ MedicationRequest: (_s, r) => sendJson(r, bundle([order('m1')])), MedicationStatement: script });

  it('are merged', async () => {
    const server = await stub(withStatements((_s, r) => sendJson(r, bundle([statement('s1')]))));
    const { byKey, medicationHistoryQueried } = await ask(server.base, ['medications']);
    expect([state(byKey.medications), resources(byKey.medications)]).toEqual(['present', ['m1', 's1']]);
    expect(medicationHistoryQueried).toBe(true);
  });

  it.each([404, 405, 410, 501])('that the server does not know (%i) are nothing missing', async (status) => {
    const server = await stub(withStatements((_s, r) => sendText(r, 'no', status)));
    const { byKey } = await ask(server.base, ['medications']);
    expect([state(byKey.medications), resources(byKey.medications)]).toEqual(['present', ['m1']]);
  });

  it.each([200, 422])('that an outcome (%i) calls not-supported are nothing missing', async (status) => {
    const server = await stub(withStatements((_s, r) => sendJson(r, outcome('not-supported'), status)));
    expect(state((await ask(server.base, ['medications'])).byKey.medications)).toBe('present');
  });

  it.each<[string, Script]>([
    ['400', (_s, r) => sendText(r, 'x', 400)],
    ['401', (_s, r) => sendText(r, 'x', 401)],
    ['403', (_s, r) => sendJson(r, outcome('forbidden'), 403)],
    ['429', (_s, r) => sendText(r, 'x', 429)],
    ['500', (_s, r) => sendText(r, 'x', 500)],
    ['HTML', (_s, r) => sendText(r, '<html>')],
    ['a reset', (_s, r) => r.destroy()],
    ['silence', () => undefined],
  ])('that fail (%s) are missing, and the orders are judged', async (_name, script) => {
    const server = await stub(withStatements(script));
    const { byKey, medicationHistoryQueried } = await ask(server.base, ['medications'], {}, 1_000);
    expect([state(byKey.medications), resources(byKey.medications)]).toEqual(['without statements: error', ['m1']]);
    expect(medicationHistoryQueried).toBe(false);
  });

  it('that an outcome calls not-supported among other issues are missing', async () => {
    const issue = ['not-supported', 'timeout'].map((code) => ({ severity: 'error', code }));
    const server = await stub(withStatements((_s, r) => sendJson(r, { resourceType: 'OperationOutcome', issue })));
    expect(state((await ask(server.base, ['medications'])).byKey.medications)).toBe('without statements: error');
  });

  it('that failed beside orders that failed too leave nothing to judge', async () => {
    const server = await stub(
      typed({
        MedicationRequest: (_s, r) => sendJson(r, bundle([order('m1')], { total: 2 })),
        MedicationStatement: (_s, r) => sendText(r, 'x', 500),
      }),
    );
    expect(state((await ask(server.base, ['medications'])).byKey.medications)).toBe('partial');
  });

  it.each(['forbidden', 'not-supported', 'not-found'])(
    'that the client says are %s are asked of the server, the list is not',
    async (code) => {
      const prefetch = { medications: bundle([order('p')]), medicationStatements: outcome(code) };
      const server = await stub(withStatements((_s, r) => sendJson(r, bundle([statement('s1')]))));
      const { byKey } = await ask(server.base, ['medications'], { prefetch });
      expect([state(byKey.medications), resources(byKey.medications), server.seen.length]).toEqual([
        'present',
        ['p', 's1'],
        1,
      ]);
      const refusing = await stub(withStatements((_s, r) => sendJson(r, outcome('forbidden'), 403)));
      const refused = await ask(refusing.base, ['medications'], { prefetch });
      expect(state(refused.byKey.medications)).toBe('without statements: error');
    },
  );

  it('that failed in prefetch because the server does not know them are nothing missing', async () => {
    const server = await stub(withStatements((_s, r) => sendText(r, 'no', 404)));
    const prefetch = { medications: bundle([order('p')]), medicationStatements: outcome('exception') };
    const { byKey } = await ask(server.base, ['medications'], { prefetch });
    expect([state(byKey.medications), resources(byKey.medications)]).toEqual(['present', ['p']]);
  });

  it('that failed in prefetch are asked of the server, the list is not', async () => {
    const server = await stub(withStatements((_s, r) => sendJson(r, bundle([statement('s1')]))));
    const prefetch = { medications: bundle([order('p')]), medicationStatements: outcome('timeout') };
    const { byKey, medicationHistoryQueried } = await ask(server.base, ['medications'], { prefetch });
    expect([resources(byKey.medications), server.seen.length]).toEqual([['p', 's1'], 1]);
    expect(medicationHistoryQueried).toBe(false);
  });
});

describe('medications by reference', () => {
  const by = (id: string, reference: string) =>
    order(id, { medicationCodeableConcept: undefined, medicationReference: { reference } });
  const medication = (id: string) => ({ resourceType: 'Medication', id, code: { text: 'allopurinol' } });
  const withMedications = (list: readonly Json[], script: Script): Script =>
    typed({ MedicationRequest: (_s, r) => sendJson(r, bundle(list)), Medication: script });
  const echo: Script = (seen, r) => sendJson(r, medication(seen.target.split('/')[1] ?? ''));

  it('are read once each, side by side, and found under the reference as written', async () => {
    const held: (() => void)[] = [];
    const server: FhirStub = await stub(
      withMedications(
        [by('m1', 'Medication/a'), by('m2', 'Medication/a'), by('m3', 'Medication/b/_history/1')],
        (seen, r) => {
          held.push(() => {
            echo(seen, r);
          });
          if (held.length === 2) for (const answer of held) answer();
        },
      ),
    );
    const { byKey, referenced } = await ask(server.base, ['medications']);
    expect(state(byKey.medications)).toBe('present');
    expect(referenced.get('Medication/a')).toEqual(medication('a'));
    expect(referenced.get('Medication/b/_history/1')).toEqual(medication('b'));
    expect(server.seen.filter((one) => one.target.startsWith('Medication/'))).toHaveLength(2);
  });

  it('are read for an absolute reference to this server', async () => {
    const server: FhirStub = await stub((seen, r) =>
      withMedications([by('m1', `${server.base}/Medication/a`)], echo)(seen, r),
    );
    const { byKey, referenced } = await ask(server.base, ['medications']);
    expect([state(byKey.medications), referenced.get(`${server.base}/Medication/a`)]).toEqual([
      'present',
      medication('a'),
    ]);
  });

  it.each<[string, Script]>([
    ['cannot be read', (_s, r) => sendText(r, 'x', 404)],
    ['have no code', (_s, r) => sendJson(r, { resourceType: 'Medication', id: 'a' })],
    ['turn out to be another', (_s, r) => sendJson(r, medication('z'))],
    ['turn out to be no Medication', (_s, r) => sendJson(r, { ...medication('a'), resourceType: 'Substance' })],
  ])('that %s leave the list partial', async (_name, script) => {
    const server = await stub(withMedications([by('m1', 'Medication/a')], script));
    expect(state((await ask(server.base, ['medications'])).byKey.medications)).toBe('partial');
  });

  it('beyond fifty leave the list partial', async () => {
    const list = Array.from({ length: 51 }, (_, index) => by(`m${String(index)}`, `Medication/a${String(index)}`));
    const server = await stub(withMedications(list, echo));
    expect(state((await ask(server.base, ['medications'])).byKey.medications)).toBe('partial');
    expect(server.seen.filter((one) => one.target.startsWith('Medication/'))).toHaveLength(50);
  });

  it('of drafts are read beside the searches', async () => {
    const held: (() => void)[] = [];
    const server = await stub((seen, r) => {
      held.push(() => {
        if (seen.target.startsWith('Medication/')) echo(seen, r);
        else sendJson(r, bundle([]));
      });
      if (held.length === 2) for (const answer of held) answer();
    });
    const { referenced } = await ask(server.base, ['allergies'], { alsoResolve: ['Medication/d', 'Patient/p1'] });
    expect(referenced.get('Medication/d')).toEqual(medication('d'));
  });
});
