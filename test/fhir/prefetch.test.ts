import { retrieve } from '../support/retrieve.js';
import type { RetrievalKey } from '../../src/model/fact-keys.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import type { Retrieval } from '../../src/model/retrieved.js';
import { bundle, ids, ME, next, NOW, observation, order, OTHER, outcome, sortedNext, statement } from './builders.js';

async function read(key: RetrievalKey, prefetch: JsonObject): Promise<Retrieval> {
  const { byKey } = await retrieve({ patientId: ME, prefetch }, new Set([key]), { now: NOW, server: 'none' });
  return byKey[key];
}

function state(retrieval: Retrieval): string {
  if (!retrieval.answered) return retrieval.reason;
  if (retrieval.statements !== undefined) return `without statements: ${retrieval.statements}`;
  return retrieval.resources.length === 0 ? 'empty' : 'present';
}

describe('the state of a prefetched key, with no FHIR server to ask', () => {
  const same = order('m1');
  const cases: readonly (readonly [string, Json, string])[] = [
    ['a Bundle with resources', bundle([same]), 'present'],
    ['a collection', bundle([same], { type: 'collection' }), 'present'],
    ['a Bundle without a type or total', { resourceType: 'Bundle', entry: [{ resource: same }] }, 'present'],
    ['one entry as an object', { resourceType: 'Bundle', entry: { resource: same } }, 'present'],
    ['a lone resource', same, 'present'],
    ['an array of resources', [same, order('m2')], 'present'],
    [
      'plain information beside the results',
      bundle([same, outcome('informational', 'information')], { total: 1 }),
      'present',
    ],
    ['null: the client looked', null, 'empty'],
    ['an empty Bundle', bundle([]), 'empty'],
    ['a Bundle without entry', { resourceType: 'Bundle', type: 'searchset' }, 'empty'],
    ['an OperationOutcome', outcome('exception'), 'error'],
    ['an HTML page', '<html><body>502</body></html>', 'error'],
    ['an empty string', '', 'error'],
    ['a number', 0, 'error'],
    ['false', false, 'error'],
    ['an object that is no resource', { error: 'timeout' }, 'error'],
    ['an empty array', [], 'error'],
    ['an array of anything', [same, 7], 'error'],
    ['an array with an OperationOutcome', [same, outcome('exception')], 'error'],
    ['a batch-response', bundle([same], { type: 'batch-response' }), 'error'],
    ['a history', bundle([same], { type: 'history' }), 'error'],
    ['a Bundle of other types', bundle([{ resourceType: 'Patient', id: ME }]), 'error'],
    ['a lone resource of another type', { resourceType: 'Patient', id: ME }, 'error'],
    ['nothing but an outcome entry', bundle([outcome('timeout')], { total: 0 }), 'error'],
    ['nothing but an entry without resource', { resourceType: 'Bundle', entry: [{ fullUrl: 'urn:uuid:1' }] }, 'error'],
    ['entries that are words', { resourceType: 'Bundle', entry: 'none' }, 'error'],
    ['an error outcome beside the results', bundle([same, outcome('timeout')], { total: 1 }), 'partial'],
    ['a warning beside the results', bundle([same, outcome('suppressed', 'warning')], { total: 1 }), 'partial'],
    [
      'suppressed results, told as information',
      bundle([same, outcome('suppressed', 'information')], { total: 1 }),
      'partial',
    ],
    ['an entry without resource', { resourceType: 'Bundle', entry: [{ resource: same }, {}] }, 'partial'],
    ['a null entry', { resourceType: 'Bundle', entry: [{ resource: same }, null] }, 'partial'],
    [
      'a resource that calls itself an outcome',
      { resourceType: 'Bundle', entry: [{ resource: same }, { resource: order('m2'), search: { mode: 'outcome' } }] },
      'partial',
    ],
    ['total 40 and no entry', bundle([], { total: 40 }), 'partial'],
    ['total 2 and one entry', bundle([same], { total: 2 }), 'partial'],
    ['total "2" as words and one entry', bundle([same], { total: '2' }), 'partial'],
    ['one order twice where two were found', bundle([same, same], { total: 2 }), 'partial'],
    ['a next link nobody can follow', bundle([same], next('http://fhir.example/page2')), 'partial'],
    [
      'a next link in capitals',
      bundle([same], { link: [{ relation: 'Next', url: 'http://fhir.example/2' }] }),
      'partial',
    ],
    ['a Bundle that says it leaves out', bundle([same], { meta: { tag: [{ code: 'SUBSETTED' }] } }), 'partial'],
    [
      'an order of which a part was left out',
      bundle([order('m1', { meta: { tag: [{ code: 'SUBSETTED' }] } })]),
      'partial',
    ],
    ['a lone order of which a part was left out', order('m1', { meta: { tag: [{ code: 'SUBSETTED' }] } }), 'partial'],
    ['an order with another tag', bundle([order('m1', { meta: { tag: [{ code: 'HTEST' }] } })]), 'present'],
    [
      'a Condition where a second order was counted',
      bundle([same, { resourceType: 'Condition', id: 'c1' }]),
      'partial',
    ],
    ['a Bundle with another tag', bundle([same], { meta: { tag: [{ code: 'HTEST' }] } }), 'present'],
    ['a Bundle within', bundle([same, bundle([order('m2')])]), 'partial'],
    ['an array with a Bundle', [same, bundle([order('m2')])], 'partial'],
    ['an array of Bundles', [bundle([same]), bundle([order('m2')])], 'error'],
    ...['MedicationUsage', 'MedicationPrescription', 'MedicationAdministration', 'medicationrequest'].map(
      (resourceType) => [resourceType, bundle([same, { ...order('m2'), resourceType }]), 'partial'] as const,
    ),
    ...['Patient', 'Practitioner', 'Organization', 'Medication', 'MedicationKnowledge', 'Encounter'].map(
      (resourceType) => [`${resourceType} beside`, bundle([same, { resourceType, id: ME }]), 'present'] as const,
    ),
    ['a next link without address', bundle([same], { link: [{ relation: 'next' }] }), 'partial'],
  ];
  it.each(cases)('%s', async (_name, value, expected) => {
    expect(state(await read('medications', { medications: value }))).toBe(expected);
  });

  it('is absent where the key was never supplied, also beside inherited names', async () => {
    const absent = { answered: false, reason: 'absent', seen: [] };
    expect(await read('medications', { toString: bundle([]) })).toEqual(absent);
    expect(await read('medications', { medications: undefined })).toEqual(absent);
  });

  it('does not count included resources against the total, and keeps unexpected types out', async () => {
    const included = { resource: { resourceType: 'Medication', id: 'a' }, search: { mode: 'include' } };
    const patient = { resource: { resourceType: 'Patient', id: ME } };
    const value = { ...bundle([]), total: 1, entry: [{ resource: same }, included] };
    expect(state(await read('medications', { medications: value }))).toBe('present');
    const mixed = { ...bundle([]), total: 2, entry: [{ resource: same }, patient] };
    const retrieval = await read('medications', { medications: mixed });
    expect(retrieval.answered && ids(retrieval.resources)).toEqual(['m1']);
  });

  const included = (resource: Json): JsonObject => ({ resource, search: { mode: 'include' } });
  const found = async (key: RetrievalKey, entry: Json): Promise<readonly (Json | undefined)[]> => {
    const retrieval = await read(key, { [key]: { resourceType: 'Bundle', type: 'searchset', total: 1, entry } });
    return [state(retrieval), ...ids(retrieval.answered ? retrieval.resources : retrieval.seen)];
  };

  it('counts what was brought along and is this patient’s, and says where it is no one’s or another’s', async () => {
    const theirs = included(order('m3', { subject: { reference: `Patient/${OTHER}` } }));
    const nobodys = included(order('m3', { subject: undefined }));
    for (const [more, expected] of [
      [[], 'present'],
      [[theirs], 'other-patient'],
      [[nobodys], 'partial'],
    ] as const)
      expect(await found('medications', [{ resource: same }, included(order('m2')), ...more])).toEqual([
        expected,
        'm1',
        'm2',
      ]);
    const alone = { resourceType: 'Bundle', type: 'searchset', entry: [included(order('m2'))] };
    expect(state(await read('medications', { medications: alone }))).toBe('present');
    const panel = { resource: observation('panel', '2026-05-01') };
    expect(await found('bloodCounts', [panel, included(observation('member', '2026-05-01'))])).toEqual([
      'present',
      'panel',
      'member',
    ]);
  });

  it('does not count what was brought along against the total', async () => {
    const cut = bundle([], { total: 2, entry: [{ resource: same }, included(order('m2'))] });
    expect(state(await read('medications', { medications: cut }))).toBe('partial');
  });

  it('shows what it saw of this patient where the rest is missing', async () => {
    const retrieval = await read('medications', { medications: bundle([same], { total: 2 }) });
    expect(retrieval).toEqual({ answered: false, reason: 'partial', via: 'prefetch', seen: [same] });
  });
});

describe('one id more than once', () => {
  const stopped = { status: 'stopped' };
  const meta = (versionId?: string, lastUpdated?: string): JsonObject => ({ meta: { versionId, lastUpdated } });
  const first = meta('1', '2026-01-01T00:00:00Z');
  const second = meta('2', '2026-02-01T00:00:00+02:00');
  const cases: readonly (readonly [string, readonly JsonObject[], readonly string[]])[] = [
    ['the same: one', [order('m1'), order('m1')], ['active']],
    ['different, and nothing says which is later: both', [order('m1', stopped), order('m1')], ['stopped', 'active']],
    ['the later by number', [order('m1', { ...stopped, ...meta('9') }), order('m1', meta('10'))], ['active']],
    ['the later by time', [order('m1', second), order('m1', { ...stopped, ...first })], ['active']],
    [
      'the later of three',
      [order('m1', first), order('m1', second), order('m1', { ...stopped, ...first })],
      ['active'],
    ],
    ['one says no version: both', [order('m1', { ...stopped, ...second }), order('m1')], ['stopped', 'active']],
    [
      'of one time and number: both',
      [order('m1', { ...stopped, ...second }), order('m1', second)],
      ['stopped', 'active'],
    ],
    [
      'number and time disagree: both',
      [
        order('m1', { ...stopped, ...meta('2', '2026-01-01T00:00:00Z') }),
        order('m1', meta('1', '2026-02-01T00:00:00Z')),
      ],
      ['stopped', 'active'],
    ],
    [
      'numbers that are words: both',
      [order('m1', { ...stopped, ...meta('b') }), order('m1', meta('a'))],
      ['stopped', 'active'],
    ],
    ['no id: each', [order('', stopped), order('')], ['stopped', 'active']],
  ];
  it.each(cases)('%s', async (_name, resources, expected) => {
    for (const [listed, said] of [
      [resources, expected],
      [resources.toReversed(), expected.toReversed()],
    ] as const) {
      const retrieval = await read('medications', { medications: bundle(listed, { total: undefined }) });
      expect(retrieval.answered && retrieval.resources.map(({ status }) => status)).toEqual(said);
    }
  });

  it.each([
    ['of two servers: both', 'https://a.example/MedicationRequest/m1', ['stopped', 'active']],
    ['of one server: the later', 'https://b.example/MedicationRequest/m1/_history/1', ['active']],
  ])('%s', async (_name, fullUrl, expected) => {
    const entry = [
      { fullUrl, resource: order('m1', { ...stopped, ...first }) },
      { fullUrl: 'https://b.example/MedicationRequest/m1', resource: order('m1', second) },
    ];
    const retrieval = await read('medications', { medications: { resourceType: 'Bundle', entry } });
    expect(retrieval.answered && retrieval.resources.map(({ status }) => status)).toEqual(expected);
  });

  it('on the list and among the statements: the later', async () => {
    const retrieval = await read('medications', {
      medications: bundle([statement('s1', { ...stopped, ...first })]),
      medicationStatements: bundle([statement('s1', second)]),
    });
    expect(retrieval.answered && retrieval.resources.map(({ status }) => status)).toEqual(['active']);
  });

  it('takes no long time, however many', async () => {
    const resources = Array.from({ length: 20_000 }, (_, index) => order('m1', { n: index }));
    const entry = resources.map((resource, index) => ({ fullUrl: `https://${index}.example/x`, resource }));
    const before = performance.now();
    await read('medications', { medications: bundle(resources) });
    await read('medications', { medications: { resourceType: 'Bundle', entry } });
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});

describe('the subject of every resource', () => {
  const urn = 'urn:uuid:7c1d4a3e-0000-4000-8000-000000000001';
  const cases: readonly (readonly [string, JsonObject, string])[] = [
    ['relative', { subject: { reference: `Patient/${ME}` } }, 'present'],
    ['absolute, any base', { subject: { reference: `https://ehr.example/a/b/Patient/${ME}` } }, 'present'],
    ['versioned', { subject: { reference: `Patient/${ME}/_history/3` } }, 'present'],
    ['absolute and versioned', { subject: { reference: `http://ehr.example/Patient/${ME}/_history/3` } }, 'present'],
    ['in the member patient (DSTU2)', { subject: undefined, patient: { reference: `Patient/${ME}` } }, 'present'],
    ['another, relative', { subject: { reference: `Patient/${OTHER}` } }, 'other-patient'],
    ['another, absolute', { subject: { reference: `https://ehr.example/Patient/${OTHER}` } }, 'other-patient'],
    ['another, versioned', { subject: { reference: `Patient/${OTHER}/_history/1` } }, 'other-patient'],
    ['another whose id begins alike', { subject: { reference: `Patient/${ME}1` } }, 'other-patient'],
    ['another, by case', { subject: { reference: 'Patient/P1' } }, 'other-patient'],
    ['two members that disagree', { patient: { reference: `Patient/${OTHER}` } }, 'other-patient'],
    ['missing', { subject: undefined }, 'partial'],
    ['an identifier alone', { subject: { identifier: { value: '123' } } }, 'partial'],
    ['a group', { subject: { reference: 'Group/p1' } }, 'partial'],
    ['contained', { subject: { reference: '#p1' }, contained: [{ resourceType: 'Patient', id: 'p1' }] }, 'partial'],
    ['an unknown urn', { subject: { reference: urn } }, 'partial'],
    ['a query', { subject: { reference: `Patient?_id=${ME}` } }, 'partial'],
    ['words', { subject: `Patient/${ME}` }, 'partial'],
  ];
  it.each(cases)('%s', async (_name, member, expected) => {
    expect(state(await read('medications', { medications: bundle([order('m1', member)]) }))).toBe(expected);
  });

  it.each([
    [ME, 'present'],
    [OTHER, 'other-patient'],
  ])('a urn that leads to Patient %s in the Bundle', async (id, expected) => {
    const value = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { fullUrl: urn, resource: { resourceType: 'Patient', id } },
        { resource: order('m1', { subject: { reference: urn } }) },
      ],
    };
    expect(state(await read('medications', { medications: value }))).toBe(expected);
  });

  it('drops the other patient and names what it saw of this one', async () => {
    const mine = order('m1');
    const theirs = order('m2', { subject: { reference: `Patient/${OTHER}` } });
    const retrieval = await read('medications', { medications: bundle([theirs, mine]) });
    expect(retrieval).toEqual({ answered: false, reason: 'other-patient', via: 'prefetch', seen: [mine] });
  });

  it('sees the other patient behind an id that was already read', async () => {
    const theirs = order('m1', { subject: { reference: `Patient/${OTHER}` } });
    expect(state(await read('medications', { medications: bundle([order('m1'), theirs]) }))).toBe('other-patient');
  });

  const keyed: readonly (readonly [RetrievalKey, string, 'subject' | 'patient'])[] = [
    ['allergies', 'AllergyIntolerance', 'patient'],
    ['conditions', 'Condition', 'subject'],
    ['procedures', 'Procedure', 'subject'],
    ['bloodCounts', 'Observation', 'subject'],
    ['pharmacogenetics', 'DiagnosticReport', 'subject'],
    ['pregnancy', 'Condition', 'subject'],
    ['immunizations', 'Immunization', 'patient'],
    ['serviceRequests', 'ServiceRequest', 'subject'],
  ];
  it.each(keyed)('%s: %s is checked too', async (key, resourceType, member) => {
    const of = (id: string): JsonObject => ({ resourceType, id: 'r1', [member]: { reference: `Patient/${id}` } });
    expect(state(await read(key, { [key]: bundle([of(ME)]) }))).toBe('present');
    expect(state(await read(key, { [key]: bundle([of(OTHER)]) }))).toBe('other-patient');
  });

  it.each([
    ['this patient', { resourceType: 'Patient', id: ME }, 'present'],
    ['this patient in a Bundle', bundle([{ resourceType: 'Patient', id: ME }]), 'present'],
    ['another patient', { resourceType: 'Patient', id: OTHER }, 'other-patient'],
    [
      'two patients in a Bundle',
      bundle([
        { resourceType: 'Patient', id: ME },
        { resourceType: 'Patient', id: OTHER },
      ]),
      'other-patient',
    ],
    ['a Patient without an id', { resourceType: 'Patient', gender: 'female' }, 'error'],
    ['null', null, 'empty'],
  ])('the key patient holds %s', async (_name, value, expected) => {
    expect(state(await read('patient', { patient: value }))).toBe(expected);
  });
});

describe('a cut-off list of results that reaches past the look-back', () => {
  // bloodCounts look back 400 days from 2026-06-01: to 2025-04-27.
  const cut = (dates: readonly string[], more: JsonObject = {}): JsonObject => ({
    bloodCounts: bundle(
      dates.map((date, index) => observation(`o${String(index)}`, date)),
      { total: 90, ...sortedNext('http://fhir.example/page2'), ...more },
    ),
  });
  it.each([
    ['newest first, oldest before the look-back', ['2026-05-01', '2025-12-01', '2025-04-20'], 'present'],
    ['a day without time among times of that day', ['2026-05-01', '2026-05-01T09:00:00Z', '2025-04-20'], 'present'],
    ['oldest within the look-back', ['2026-05-01', '2025-04-28'], 'partial'],
    ['oldest first: the newest may be missing', ['2024-01-01', '2024-06-01', '2025-01-01'], 'partial'],
    ['oldest first, day by day', ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04'], 'partial'],
    ['all of one old day, in no visible order', ['2024-01-01', '2024-01-01'], 'partial'],
    ['out of order', ['2026-05-01', '2025-04-20', '2025-12-01'], 'partial'],
    ['a month without a day', ['2026-05-01', '2025-04'], 'partial'],
    ['one result without a date', ['2026-05-01', '', '2025-04-20'], 'partial'],
    ['one old result alone', ['2020-01-01'], 'partial'],
  ])('%s', async (_name, dates, expected) => {
    expect(state(await read('bloodCounts', cut(dates)))).toBe(expected);
  });

  it.each([
    ['nowhere', next('http://fhir.example/page2'), 'partial'],
    ['by another parameter', sortedNext('http://fhir.example/page2', '_sort=-_lastUpdated'), 'partial'],
    ['oldest first', sortedNext('http://fhir.example/page2', '_sort=date'), 'partial'],
    ['by code, then by date', sortedNext('http://fhir.example/page2', '_sort=code,-date'), 'partial'],
    ['by date, then by code', sortedNext('http://fhir.example/page2', '_sort=-date,code'), 'present'],
    ['as DSTU2 writes it', sortedNext('http://fhir.example/page2', '_sort:desc=date'), 'present'],
    ['encoded', sortedNext('http://fhir.example/page2', '_sort=%2Ddate'), 'present'],
  ])('whose server says that it sorted %s', async (_name, link, expected) => {
    expect(state(await read('bloodCounts', cut(['2026-05-01', '2025-12-01', '2025-04-20'], link)))).toBe(expected);
  });

  it('does not excuse a lifetime key', async () => {
    const { bloodCounts } = cut(['2026-05-01', '2001-01-01']);
    expect(state(await read('pharmacogenetics', { pharmacogenetics: bloodCounts ?? null }))).toBe('partial');
  });
});

describe('medication statements beside a prefetched list', () => {
  const list = bundle([order('m1')]);
  it.each([
    ['are read with it', bundle([statement('s1')]), 'present', ['m1', 's1']],
    ['may be none', null, 'present', ['m1']],
    ['may be unsupported', outcome('not-supported'), 'present', ['m1']],
    ['may not be found', outcome('not-found'), 'present', ['m1']],
    ['may be forbidden', outcome('forbidden'), 'present', ['m1']],
    [
      'are unsupported, and something else went wrong',
      {
        resourceType: 'OperationOutcome',
        issue: [
          { severity: 'error', code: 'not-found' },
          { severity: 'error', code: 'timeout' },
        ],
      },
      'without statements: error',
      ['m1'],
    ],
    [
      'failed, and nobody says why',
      { resourceType: 'OperationOutcome', issue: [] },
      'without statements: error',
      ['m1'],
    ],
    ['failed', outcome('timeout'), 'without statements: error', ['m1']],
    ['are no FHIR', '<html>', 'without statements: error', ['m1']],
    ['are cut off', bundle([statement('s1')], { total: 9 }), 'without statements: partial', ['m1', 's1']],
    [
      'are of another patient',
      bundle([statement('s1', { subject: { reference: `Patient/${OTHER}` } })]),
      'without statements: other-patient',
      ['m1'],
    ],
  ])('%s', async (_name, medicationStatements, expected, seen) => {
    const retrieval = await read('medications', { medications: list, medicationStatements });
    expect(state(retrieval)).toBe(expected);
    expect(ids(retrieval.answered ? retrieval.resources : retrieval.seen)).toEqual(seen);
  });

  it('alone are part of a list, never the whole', async () => {
    const retrieval = await read('medications', { medicationStatements: bundle([statement('s1')]) });
    expect(state(retrieval)).toBe('partial');
  });

  it('in the list itself count, and dispenses too; one that stands in both counts once', async () => {
    const dispense = { ...order('d1'), resourceType: 'MedicationDispense' };
    const retrieval = await read('medications', {
      medications: bundle([order('m1'), statement('s1'), dispense]),
      medicationStatements: bundle([statement('s1'), statement('s2')]),
    });
    expect(retrieval.answered && ids(retrieval.resources)).toEqual(['m1', 's1', 'd1', 's2']);
  });
});

describe('a medication by reference, with no FHIR server to ask', () => {
  const medication = { resourceType: 'Medication', id: 'a', code: { text: 'allopurinol' } };
  const by = (reference: string, more: JsonObject = {}): JsonObject =>
    order('m1', { medicationCodeableConcept: undefined, medicationReference: { reference }, ...more });
  const urn = 'urn:uuid:7c1d4a3e-0000-4000-8000-00000000000a';
  const with_ = (entry: JsonObject, resource: JsonObject): JsonObject => ({
    medications: { resourceType: 'Bundle', type: 'collection', entry: [{ resource }, entry] },
  });
  it.each([
    ['in the Bundle by type and id', with_({ resource: medication }, by('Medication/a')), 'present'],
    ['in the Bundle, versioned', with_({ resource: medication }, by('Medication/a/_history/2')), 'present'],
    [
      'in the Bundle by fullUrl',
      with_({ fullUrl: urn, resource: { ...medication, id: undefined } }, by(urn)),
      'present',
    ],
    ['contained', { medications: bundle([by('#a', { contained: [medication] })]) }, 'present'],
    [
      'contained, without any drug in it',
      { medications: bundle([by('#a', { contained: [{ resourceType: 'Medication', id: 'a' }] })]) },
      'partial',
    ],
    ['in a key of its own', { medications: bundle([by('Medication/a')]), drugs: bundle([medication]) }, 'present'],
    [
      'by display alone',
      { medications: bundle([by('Medication/x', { medicationReference: { display: 'allopurinol' } })]) },
      'present',
    ],
    ['nowhere', { medications: bundle([by('Medication/a')]) }, 'partial'],
    [
      'nowhere, but the order was a mistake',
      { medications: bundle([by('Medication/a', { status: 'entered-in-error' })]) },
      'present',
    ],
    [
      'nowhere, but the order was cancelled',
      { medications: bundle([by('Medication/a', { status: 'cancelled' })]) },
      'present',
    ],
    [
      'no medication at all',
      { medications: bundle([order('m1', { medicationCodeableConcept: { coding: [{}] } })]) },
      'partial',
    ],
    [
      'of words that are blank',
      { medications: bundle([order('m1', { medicationCodeableConcept: { text: ' ' } })]) },
      'partial',
    ],
  ])('%s', async (_name, prefetch, expected) => {
    expect(state(await read('medications', prefetch))).toBe(expected);
  });

  it('is found under the reference as it was written', async () => {
    const { referenced } = await retrieve(
      {
        patientId: ME,
        prefetch: with_({ resource: medication }, by('Medication/a/_history/2')),
        alsoResolve: ['Medication/b'],
        drafts: [bundle([{ ...medication, id: 'b' }])],
      },
      new Set(['medications']),
      { now: NOW, server: 'none' },
    );
    expect(referenced.get('Medication/a/_history/2')).toEqual(medication);
    expect(referenced.get('Medication/b')).toEqual({ ...medication, id: 'b' });
  });

  it("never hands on another patient's orders as referenced", async () => {
    const order = (id: string, patient: string): JsonObject => ({
      resourceType: 'MedicationRequest',
      id,
      subject: { reference: `Patient/${patient}` },
    });
    const { referenced } = await retrieve(
      { patientId: ME, prefetch: { medications: bundle([order('m1', ME), order('m2', OTHER)]) } },
      new Set(['medications']),
      { now: NOW, server: 'none' },
    );
    expect([...referenced.keys()]).toEqual(['MedicationRequest/m1']);
  });
});
