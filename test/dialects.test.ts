/**
 * Any dialect: one patient and one order, said in each version of CDS Hooks and of FHIR and with the data on each way,
 * are decided alike. What each body looks like: fixtures/dialects/README.md.
 */
import request from 'supertest';
import type { ServiceResponse } from '../src/model/cds-hooks.js';
import type { JsonObject } from '../src/model/json.js';
import type { Settings } from '../src/model/settings.js';
import { answerTo, dataOf } from './http/signing.js';
import {
  bodyIn,
  chartOf,
  fhirVersions,
  outcome,
  startChartServer,
  toldIn,
  type Case,
  type Envelope,
  type FhirVersion,
  type Told,
} from './support/dialects.js';
import { goodClaims, keyPair, production, signed, signUrl, tenantOf } from './support/hospital.js';
import { now } from './support/real-answers.js';
import { settingsFrom } from './support/site-calls.js';
import { countedUuids, realApp } from './support/real-app.js';

interface Worked extends Pick<Told, 'cards' | 'mgPerDay'> {
  readonly says: string;
}

/**
 * Worked by hand. pair: 3 x 50 mg = 150 mg/day for 70 kg; core-xoi-allopurinol, row high: no former dose is known and 150 mg
 * is above XOI_GREY; 150 / 4 = 37.5 mg. allergy: an anaphylaxis to azathioprine itself. renewal: 150 mg a day as before,
 * counts of two weeks ago are normal.
 */
const worked: { readonly [C in Exclude<Case, 'running-pair'>]: Worked } = {
  pair: {
    cards: ['core-xoi-allopurinol critical', 'mon-start-bundle info'],
    mgPerDay: [37.5],
    says: 'cut azathioprine TO 37.5 mg',
  },
  allergy: {
    cards: ['label-hypersensitivity critical', 'mon-start-bundle info'],
    mgPerDay: [],
    says: 'do not give azathioprine',
  },
  renewal: { cards: [], mgPerDay: [], says: '' },
};
const cases = Object.keys(worked) as (keyof typeof worked)[];

const signing: readonly Envelope[] = [
  'hooks-1.0-medication-prescribe',
  'hooks-1.1-order-sign',
  'hooks-2.0-order-sign',
  'hooks-3.0-order-sign',
];

async function told(envelope: Envelope, version: FhirVersion, more: JsonObject): Promise<Told> {
  return toldIn(await answerIn(envelope, version, more));
}

function answerIn(envelope: Envelope, version: FhirVersion, more: JsonObject): Promise<ServiceResponse> {
  const [, hook = ''] = /^hooks-[\d.]+-(.*)$/.exec(envelope) ?? [];
  return answerTo(bodyIn(envelope, version, more), hook);
}

/** What every other saying of the case is compared with. */
const plain = (name: Case): Promise<Told> => told('hooks-3.0-order-sign', 'r4', { prefetch: chartOf('r4', name) });

/** A list that we asked for ourselves shows how long a drug has been taken: what was not evaluated may then be clear. */
const decided = ({ checks, ...rest }: Told): Told => ({
  ...rest,
  checks: checks.filter((line) => line.endsWith(' fired')),
});

const isEmpty = (value: unknown): boolean => (value as { readonly total?: number } | null)?.total === 0;
const changed = (
  chart: JsonObject,
  change: (key: string, value: JsonObject[string]) => readonly JsonObject[string][],
) =>
  Object.fromEntries(
    Object.entries(chart).flatMap(([key, value]) =>
      change(key, value).map((one): [string, JsonObject[string]] => [key, one]),
    ),
  );

describe.each(cases)('%s', (name) => {
  it('is decided as worked out by hand', async () => {
    const { cards, mgPerDay, summaries, checks } = await plain(name);
    expect({ cards, mgPerDay }).toEqual({ cards: worked[name].cards, mgPerDay: worked[name].mgPerDay });
    expect(summaries[0] ?? '').toContain(worked[name].says);
    expect(checks.length).toBeGreaterThan(40);
  });

  const sayings = signing.flatMap((envelope) => fhirVersions.map((version) => [envelope, version] as const));
  it.each(sayings)('%s with %s', async (envelope, version) => {
    expect(await told(envelope, version, { prefetch: chartOf(version, name) })).toEqual(await plain(name));
  });

  it.each(fhirVersions)('%s with null where nothing was found', async (version) => {
    const prefetch = changed(chartOf(version, name), (_key, value) => [isEmpty(value) ? null : value]);
    expect(Object.values(prefetch)).toContain(null);
    expect(await told('hooks-3.0-order-sign', version, { prefetch })).toEqual(await plain(name));
  });

  it.each<[string, FhirVersion, (chart: JsonObject) => JsonObject]>([
    ['no prefetch', 'r4', () => ({})],
    ['no prefetch', 'stu3', () => ({})],
    [
      'half of the prefetch',
      'r4',
      (chart) => ({ prefetch: changed(chart, (key, value) => (key < 'm' ? [value] : [])) }),
    ],
    ['an OperationOutcome for each key', 'r4', (chart) => ({ prefetch: changed(chart, () => [outcome]) })],
    ['an OperationOutcome for each key', 'stu3', (chart) => ({ prefetch: changed(chart, () => [outcome]) })],
  ])('%s, and a FHIR server of %s', async (_name, version, more) => {
    const chart = chartOf(version, name);
    const server = await startChartServer(chart);
    try {
      const sent = { ...more(chart), fhirServer: server.base };
      expect(decided(await told('hooks-2.0-order-sign', version, sent))).toEqual(decided(await plain(name)));
      expect(server.seen.length).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
  });
});

it('order-select says the same of the pair in each version of FHIR', async () => {
  const all = await Promise.all(
    fhirVersions.map((version) => told('hooks-1.1-order-select', version, { prefetch: chartOf(version, 'pair') })),
  );
  expect(all[0]).toMatchObject({ cards: ['core-xoi-allopurinol critical'], mgPerDay: [37.5] });
  for (const one of all) expect(one).toEqual(all[0]);
});

it.each(fhirVersions)(
  'a client of patient-view alone learns of the running pair from a chart of %s',
  async (version) => {
    const { cards, labels } = await told('hooks-1.0-patient-view', version, {
      prefetch: chartOf(version, 'running-pair'),
    });
    expect({ cards, labels }).toEqual({ cards: ['core-xoi-allopurinol critical'], labels: [] });
  },
);

describe('where nobody could look', () => {
  const failed = changed(chartOf('r4', 'pair'), () => [outcome]);

  it.each<[string, FhirVersion, JsonObject, string]>([
    ['neither prefetch nor FHIR server', 'r4', {}, 'absent'],
    ['neither prefetch nor FHIR server', 'stu3', {}, 'absent'],
    ['neither prefetch nor FHIR server', 'dstu2', {}, 'absent'],
    ['OperationOutcomes and no FHIR server', 'r4', { prefetch: failed }, 'error'],
  ])('%s, order of %s: a warning says so', async (_name, version, more, state) => {
    const answer = await answerIn('hooks-2.0-order-sign', version, more);
    expect(toldIn(answer).cards).toContain('sys-data-gap warning');
    expect(dataOf(answer, 'medications')).toBe(state);
  });

  it('a FHIR server of DSTU2, which has no MedicationRequest: a warning says so', async () => {
    const server = await startChartServer({});
    const answer = await answerIn('hooks-1.0-medication-prescribe', 'dstu2', { fhirServer: server.base });
    await server.close();
    expect(toldIn(answer).cards).toContain('sys-data-gap warning');
  });
});

it('a token of RS384 with nbf five minutes before iat and a list of audiences is let in, and answered alike', async () => {
  const key = await keyPair('vendor-1', 'RS384');
  const tenant = tenantOf('vendor', { keys: [key.publicKey] });
  const service = production([tenant], { now });
  const claims = goodClaims(tenant, now);
  const seconds = Number(claims.iat);
  const token = await signed(key, { ...claims, nbf: seconds - 300, aud: ['https://other.example.org', signUrl] });
  const body = bodyIn('hooks-2.0-order-sign', 'r4', { prefetch: chartOf('r4', 'pair') });
  const response = await request(service.app)
    .post('/cds-services/azathioprine-order-sign')
    .set('Authorization', `Bearer ${token}`)
    .send(body);
  await service.close();
  expect(response.status).toBe(200);
  expect(toldIn(response.body as ServiceResponse)).toEqual(await plain('pair'));
});

describe('a client that cannot apply what we suggest', () => {
  const ask = async (settings: Settings, version: FhirVersion = 'r4'): Promise<ServiceResponse> => {
    const body = bodyIn('hooks-3.0-order-sign', version, { prefetch: chartOf(version, 'pair') });
    const sent = request(realApp(now, countedUuids(), settings))
      .post('/cds-services/azathioprine-order-sign')
      .send(body);
    return (await sent.expect(200)).body as ServiceResponse;
  };
  const dose = '37.5 mg/day, 50 mg and 25 mg on alternate days (2 and 1 of 25 mg)';

  it.each<[string, readonly string[], readonly string[]]>([
    ['nothing', [], []],
    ['no update', ['create', 'delete'], ['Order baseline tests']],
  ])('%s: the dose in words and a link, under the same cards', async (_name, actions, labels) => {
    const answer = await ask(settingsFrom({ client: { actions } }));
    const { cards, checks, ...shown } = toldIn(answer);
    const whole = await plain('pair');
    expect({ cards, checks }).toEqual({ cards: whole.cards, checks: whole.checks });
    expect(shown).toMatchObject({ labels, mgPerDay: [], summaries: whole.summaries });
    const [card] = answer.cards;
    expect(card?.detail).toContain(`By hand: Azathioprine ${dose}; blood count now.`);
    expect(card).not.toHaveProperty('selectionBehavior');
    expect(card?.links?.[0]?.url).toBe('https://cds.example.org/rules/core-xoi-allopurinol');
  });

  it.each<[FhirVersion, readonly string[], string]>([
    ['r4', [`Azathioprine ${dose}`], 'With the suggested dose, order: Blood count with differential.'],
    ['stu3', [], `Azathioprine ${dose}; blood count now.`],
    ['dstu2', [], `Azathioprine ${dose}; blood count now.`],
  ])(
    'no create, order of %s: the blood count by hand, with the dose or beside its button',
    async (version, labels, words) => {
      const answer = await ask(settingsFrom({ client: { actions: ['update', 'delete'] } }), version);
      expect(toldIn(answer).labels).toEqual(labels);
      expect(answer.cards[0]?.detail?.startsWith(`By hand: ${words} `)).toBe(true);
    },
  );

  it('everything, said outright, changes nothing', async () => {
    const all = settingsFrom({ client: { actions: ['create', 'update', 'delete'] } });
    expect(toldIn(await ask(all))).toEqual(await plain('pair'));
  });
});
