/** How the whole service takes what clients send; ids are those of the specification digest. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { now } from '../support/real-answers.js';
import { countedUuids, realApp } from '../support/real-app.js';
import { allopurinol, answerTo, azathioprine, list, prefetched } from './signing.js';
import { ordersBundle, requestFixture } from './support.js';

const withoutUuids = (answer: ServiceResponse): Json =>
  JSON.parse(JSON.stringify(answer).replace(/"uuid":"[^"]*"/g, '"uuid":"-"')) as Json;

describe('the same request', () => {
  it('CH-REQ-07: gives the same guidance, uuids apart', async () => {
    const body = prefetched(list(allopurinol));
    const [first, second] = [
      await answerTo(body, 'order-sign', randomUUID),
      await answerTo(body, 'order-sign', randomUUID),
    ];
    expect(withoutUuids(first)).toEqual(withoutUuids(second));
    expect(first.cards[0]?.uuid).not.toBe(second.cards[0]?.uuid);
  });

  it('CH-REQ-05: gzipped gives the same answer', async () => {
    const body = prefetched(list(allopurinol));
    const sending = request(realApp(now, countedUuids()))
      .post('/cds-services/azathioprine-order-sign')
      .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
    sending.write(gzipSync(JSON.stringify(body)));
    expect((await sending.expect(200)).body).toEqual(await answerTo(body));
  });

  it('CH-JWT-10: with junk for Authorization gives the same answer', async () => {
    const body = prefetched(list(allopurinol));
    const plain = await answerTo(body);
    for (const junk of ['Bearer a.b.c', 'Bearer', 'Basic !!', 'x']) {
      const app = realApp(now, countedUuids());
      const sent = request(app).post('/cds-services/azathioprine-order-sign').set('Authorization', junk).send(body);
      expect((await sent.expect(200)).body).toEqual(plain);
    }
  });

  it('CH-REQ-04: with unknown members everywhere gives the same answer', async () => {
    const body = prefetched(list(allopurinol));
    expect(await answerTo(everywhere(body, { unknown: { a: [1, null, {}] }, extension: [{ url: 'x' }] }))).toEqual(
      await answerTo(everywhere(body, {})),
    );
  });

  it('with the hook of another service is judged by its address', async () => {
    const body = prefetched(list(allopurinol));
    expect(await answerTo({ ...body, hook: 'order-select' })).toEqual(await answerTo(body));
  });
});

/** The extra members beside every hook, context and prefetch member, where the draft itself is left as it is. */
function everywhere(body: JsonObject, extra: JsonObject): JsonObject {
  const { context, prefetch } = body as { readonly context: JsonObject; readonly prefetch: JsonObject };
  return { ...extra, ...body, context: { ...extra, ...context }, prefetch: { ...extra, ...prefetch } };
}

describe('medication-prescribe', () => {
  const shapes = [
    'order-select-azathioprine-50mg-daily',
    'order-select-azathioprine-stu3',
    'order-select-azathioprine-dstu2',
  ];

  it.each([1, 3])('gives one decision on %i tablets of 50 mg in R4, STU3 and DSTU2', async (tablets) => {
    const answers = await Promise.all(
      shapes.map((name) => answerTo(prescribing(name, tablets), 'medication-prescribe')),
    );
    const told = answers.map(({ cards, extension }) => ({
      cards: cards.map(({ summary, indicator, detail, source, suggestions: offered }) => ({
        ...{ summary, indicator, detail, topic: source.topic.code },
        labels: offered?.map(({ label }) => label),
      })),
      checks: extension['org.azathioprine-cds'].checks?.map(({ rule, outcome: is }) => `${rule} ${is}`),
    }));
    expect(told[0]?.cards[0]).toMatchObject({
      topic: 'core-xoi-allopurinol',
      indicator: tablets === 1 ? 'warning' : 'critical',
    });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it('sends a changed DSTU2 order back in its own shape', async () => {
    const { cards } = await answerTo(prescribing('order-select-azathioprine-dstu2', 3), 'medication-prescribe');
    const update = cards[0]?.suggestions?.[0]?.actions[0];
    // 150 mg is above XOI_GREY without a weight: a quarter, 37.5 mg, is 25 mg daily and 25 mg every other day.
    expect(update).toMatchObject({
      type: 'update',
      resource: {
        resourceType: 'MedicationOrder',
        id: 'order-123',
        patient: { reference: 'Patient/patient-1' },
        dateWritten: '2026-03-02',
        dosageInstruction: [
          { timing: { repeat: { frequency: 1, period: 1, periodUnits: 'd' } }, doseQuantity: { value: 1 } },
          { timing: { repeat: { frequency: 1, period: 2, periodUnits: 'd' } }, doseQuantity: { value: 1 } },
        ],
      },
    });
  });

  function prescribing(name: string, tablets: number): JsonObject {
    const sent = JSON.stringify(requestFixture(name)).replace(/"value":1,/, `"value":${String(tablets)},`);
    const { context, prefetch } = JSON.parse(sent) as { readonly context: JsonObject; readonly prefetch: JsonObject };
    const { draftOrders, patientId = '', userId = '' } = context;
    return {
      hook: 'medication-prescribe',
      hookInstance: '44444444-4444-4444-8444-444444444444',
      context: { patientId, userId, medications: draftOrders },
      prefetch,
    };
  }
});

describe('CH-CTX-03, CH-ERR-06: drafts of every odd shape are answered, never 5xx', () => {
  const odd: readonly (readonly [string, JsonObject])[] = [
    ['no entry', { resourceType: 'Bundle' }],
    ['an entry that is an object', { resourceType: 'Bundle', entry: { resource: azathioprine } }],
    ['entries without resource', { resourceType: 'Bundle', entry: [{}, null, 7, 'x', []] }],
    ['a resource without id', ordersBundle({ ...azathioprine, id: undefined })],
    ['dosage of the wrong type', ordersBundle({ ...azathioprine, dosageInstruction: 'three a day' })],
    [
      'a dose that is no number',
      ordersBundle({ ...azathioprine, dosageInstruction: [{ doseAndRate: { doseQuantity: 'x' } }] }),
    ],
    ['a medication of the wrong type', ordersBundle({ ...azathioprine, medicationCodeableConcept: ['Azathioprine'] })],
    ['the same order twice', ordersBundle(azathioprine, azathioprine)],
    ['dates that are none', ordersBundle({ ...azathioprine, authoredOn: 'yesterday' })],
    [
      'a negative dose',
      ordersBundle({
        ...azathioprine,
        dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: -1, unit: 'mg' } }] }],
      }),
    ],
  ];

  it.each(odd)('%s', async (_name, draftOrders) => {
    for (const service of ['order-select', 'order-sign', 'medication-prescribe']) {
      const context = {
        patientId: 'patient-1',
        userId: 'Practitioner/1',
        selections: ['MedicationRequest/draft-1'],
        draftOrders,
      };
      const body = { ...prefetched(list(allopurinol)), hook: service, context };
      const { status } = await request(realApp(now, countedUuids()))
        .post(`/cds-services/azathioprine-${service}`)
        .send(body);
      expect([200, 412]).toContain(status);
    }
  });
});

interface Entry {
  readonly hook: string;
  readonly prefetch: Readonly<Record<string, string>>;
}

async function services(): Promise<readonly Entry[]> {
  const response = await request(realApp(now, countedUuids())).get('/cds-services').expect(200);
  return (response.body as { readonly services: readonly Entry[] }).services;
}

describe('discovery of the real rules', () => {
  it('CH-PFT-01, -02, -05, -06, CH-DISC-06: every template is a read or a portable search of this patient', async () => {
    for (const { prefetch } of await services()) {
      expect(Object.keys(prefetch).length).toBeGreaterThan(0);
      for (const template of Object.values(prefetch)) {
        expect(template).toMatch(/^([A-Z]\w+\?patient=|Patient\/)\{\{context\.patientId\}\}/);
        expect(template.match(/\{\{/g)).toHaveLength(1);
        expect(template).not.toMatch(/_include|_has|:(text|not)|encounterId/);
        const names = (template.split('?')[1] ?? '').split('&').map((parameter) => parameter.split('=')[0]);
        expect(new Set(names).size).toBe(names.length);
      }
    }
  });

  it('patient-view asks for no more than order-sign', async () => {
    const byHook = new Map((await services()).map(({ hook, prefetch }) => [hook, prefetch]));
    expect(byHook.get('order-sign')).toMatchObject(byHook.get('patient-view') ?? {});
    expect(byHook.get('order-sign')).toEqual(byHook.get('medication-prescribe'));
  });
});

it('CH-FB-01, CH-FB-06: the uuids of a card that was sent are accepted back', async () => {
  const app = realApp(now, randomUUID);
  const answered = await request(app)
    .post('/cds-services/azathioprine-order-sign')
    .send(prefetched(list(allopurinol)));
  const [card] = (answered.body as ServiceResponse).cards;
  const feedback = [
    {
      card: card?.uuid,
      outcome: 'accepted',
      acceptedSuggestions: [{ id: card?.suggestions?.[0]?.uuid }],
      outcomeTimestamp: '2026-03-02T12:00:01.000Z',
    },
    {
      card: card?.uuid,
      outcome: 'overridden',
      outcomeTimestamp: '2026-03-02T12:00:02.000Z',
      overrideReason: {
        reason: { code: card?.overrideReasons?.[0]?.code, system: card?.overrideReasons?.[0]?.system },
      },
    },
  ];
  const sent = await request(app).post('/cds-services/azathioprine-order-sign/feedback').send({ feedback }).expect(200);
  expect(sent.body).toEqual({});
});
