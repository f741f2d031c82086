/**
 * Requests that say the same in a shape that few clients send. Never silent when nobody could look (contract, "Silence"):
 * azathioprine ordered beside allopurinol is told, or that it could not be read.
 */
import type { Json, JsonObject } from '../../src/model/json.js';
import { now } from '../support/real-answers.js';
import { allopurinol, answerTo, azathioprine, codes, list, signing } from './signing.js';

const patient = { resourceType: 'Patient', id: 'patient-1', gender: 'male', birthDate: '1970-01-01' };
const subject = { reference: 'Patient/patient-1' };
const words = { text: 'azathioprine 50 mg tablet' };
const active = { ...allopurinol, id: 'aza-1', medicationCodeableConcept: words };
const ibuprofen = { ...allopurinol, id: 'i', status: 'draft', medicationCodeableConcept: { text: 'ibuprofen 400 mg' } };

const unnamed = { ...azathioprine, medicationCodeableConcept: undefined };
const byReference = { ...unnamed, medicationReference: { reference: 'Medication/m1' } };
const medication = (text: string): JsonObject => ({ resourceType: 'Medication', id: 'm1', code: { text } });

const drafted = (entry: Json, more: JsonObject = {}): JsonObject => ({ resourceType: 'Bundle', entry, ...more });
const entries = (...resources: readonly JsonObject[]): Json => resources.map((resource) => ({ resource }));

function ordering(draftOrders: JsonObject, ...listed: readonly JsonObject[]): JsonObject {
  return signing({
    context: { patientId: 'patient-1', userId: 'Practitioner/1', draftOrders },
    prefetch: { patient, medications: list(...listed) },
  });
}

const today = now.toISOString().slice(0, 10);
const INTERACTION = 'core-xoi-allopurinol critical';
const UNREADABLE = 'sys-data-gap warning';

describe('a draft', () => {
  it.each<readonly [string, JsonObject]>([
    ['R5: medication.concept', { ...unnamed, medication: { concept: words } }],
    ...[
      ['#m1', '#m1'],
      ['m1', 'm1'],
      ['m1', '#m1'],
    ].map(
      ([reference = '', id = '']) =>
        [
          `by reference to "${reference}", contained as "${id}"`,
          { ...unnamed, medicationReference: { reference }, contained: [{ ...medication('azathioprine'), id }] },
        ] as const,
    ),
    [
      'R5: medication.reference to what it contains',
      {
        ...unnamed,
        medication: { reference: { reference: '#m1' } },
        contained: [medication('azathioprine 50 mg tablet')],
      },
    ],
  ])('%s', async (_name, draft) => {
    const answer = await answerTo(ordering(drafted(entries(draft)), allopurinol));
    expect(codes(answer)).toContain(INTERACTION);
  });

  it('R5: the suggested product stands where the draft has its own', async () => {
    const draft = { ...unnamed, medication: { concept: words } };
    const { cards } = await answerTo(ordering(drafted(entries(draft)), allopurinol));
    const changed = cards.flatMap(({ suggestions = [] }) =>
      suggestions.flatMap(({ actions = [] }) => actions.flatMap((action) => ('resource' in action ? [action] : []))),
    );
    const orders = changed.map(({ resource }) => resource).filter(({ id }) => id === azathioprine['id']);
    expect(orders.length).toBeGreaterThan(0);
    for (const order of orders) {
      expect(order['medicationCodeableConcept']).toBeUndefined();
      expect(order['medication']).toMatchObject({ concept: { text: expect.any(String) as string } });
    }
  });

  const yellowFever = { text: 'yellow fever vaccine' };
  const request = { id: 's1', status: 'draft', intent: 'order', subject };
  it.each<[string, JsonObject]>([
    ['ServiceRequest', { ...request, resourceType: 'ServiceRequest', code: yellowFever }],
    ['R5 ServiceRequest', { ...request, resourceType: 'ServiceRequest', code: { concept: yellowFever } }],
    ['STU3 ProcedureRequest', { ...request, resourceType: 'ProcedureRequest', code: yellowFever }],
    ['DSTU2 DiagnosticOrder', { ...request, resourceType: 'DiagnosticOrder', item: [{ code: yellowFever }] }],
    [
      'Immunization with a concept inside its code',
      { ...request, resourceType: 'Immunization', status: 'completed', vaccineCode: { concept: yellowFever } },
    ],
  ])('a live vaccine as %s, on azathioprine', async (_name, draft) => {
    const answer = await answerTo(ordering(drafted(entries(draft)), active));
    expect(codes(answer)).toContain('core-live-vaccine critical');
  });

  it('in a Bundle within the Bundle', async () => {
    const answer = await answerTo(ordering(drafted(entries(ibuprofen, drafted(entries(azathioprine)))), allopurinol));
    expect(codes(answer)).toContain(INTERACTION);
  });

  it.each<[string, JsonObject]>([
    ['has an address alone', { fullUrl: 'https://ehr.example.org/fhir/MedicationRequest/d2' }],
    ['holds no type', { resource: { id: 'd2', medicationCodeableConcept: words } }],
    ['is the order itself', azathioprine],
  ])('whose entry %s, beside another: that it was not checked is told', async (_name, entry) => {
    const answer = await answerTo(ordering(drafted([{ resource: ibuprofen }, entry]), allopurinol));
    expect(codes(answer)).toEqual([UNREADABLE]);
  });

  it.each(['collection', 'transaction', 'batch', 'message', 'document', 'history', null, ''])(
    'by reference to a Medication of its Bundle, of type %j',
    async (type) => {
      const draftOrders = drafted(entries(byReference, medication('azathioprine 50 mg tablet')), { type });
      expect(codes(await answerTo(ordering(draftOrders, allopurinol)))).toContain(INTERACTION);
    },
  );

  it.each([undefined, { resourceType: 'Bundle' }, { resourceType: 'Bundle', entry: [] }])(
    'by reference to a Medication of the Bundle `medications`, draftOrders being %j',
    async (draftOrders) => {
      const medications = drafted(entries(byReference, medication('azathioprine 50 mg tablet')));
      const context = { patientId: 'patient-1', userId: 'Practitioner/1', draftOrders, medications };
      const answer = await answerTo(signing({ context, prefetch: { patient, medications: list(allopurinol) } }));
      expect(codes(answer)).toContain(INTERACTION);
    },
  );

  it('finds its Medication in its own Bundle first, the list in prefetch', async () => {
    const draftOrders = drafted(entries(byReference, medication('azathioprine 50 mg tablet')));
    const listed = (text: string): readonly JsonObject[] => [
      { ...byReference, id: 'l1', status: 'active' },
      medication(text),
    ];
    expect(codes(await answerTo(ordering(draftOrders, allopurinol, medication('paracetamol 500 mg'))))).toContain(
      INTERACTION,
    );
    expect(codes(await answerTo(ordering(draftOrders, ...listed('allopurinol 300 mg tablet'))))).toContain(INTERACTION);
    expect(codes(await answerTo(ordering(draftOrders, ...listed('paracetamol 500 mg'))))).not.toContain(INTERACTION);
  });
});

describe('azathioprine beside allopurinol that the list holds', () => {
  const paracetamol = { ...allopurinol, id: 'q', medicationCodeableConcept: { text: 'paracetamol 500 mg' } };
  const answerBeside = (medications: Json) => answerTo(signing({ prefetch: { patient, medications } }));

  it('as an included resource', async () => {
    const entry = [{ resource: paracetamol }, { resource: allopurinol, search: { mode: 'include' } }];
    expect(codes(await answerBeside(drafted(entry)))).toContain(INTERACTION);
    expect(codes(await answerBeside(drafted(entry.slice(1))))).toContain(INTERACTION);
  });

  it('in a later version than one that was stopped, whichever comes first', async () => {
    const of = (status: string, versionId?: string): JsonObject => ({
      ...allopurinol,
      status,
      ...(versionId !== undefined && { meta: { versionId } }),
    });
    for (const [stopped, active] of [
      [of('stopped', '1'), of('active', '2')],
      [of('stopped'), of('active')],
    ] as const) {
      expect(codes(await answerBeside(drafted(entries(stopped, active))))).toContain(INTERACTION);
      expect(codes(await answerBeside(drafted(entries(active, stopped))))).toContain(INTERACTION);
    }
    const ended = drafted(entries(of('stopped', '3'), of('active', '2')));
    expect(codes(await answerBeside(ended))).not.toContain(INTERACTION);
  });

  it('under the id of another drug, from another server', async () => {
    const entry = [
      { fullUrl: 'https://a.example/MedicationRequest/1', resource: { ...paracetamol, id: '1' } },
      { fullUrl: 'https://b.example/MedicationRequest/1', resource: { ...allopurinol, id: '1' } },
    ];
    expect(codes(await answerBeside(drafted(entry)))).toContain(INTERACTION);
  });

  it('under the id of the draft, also where it is of today: a copy of the draft is the same drug', async () => {
    const { id } = azathioprine;
    for (const authoredOn of [undefined, today]) {
      expect(codes(await answerBeside(list({ ...allopurinol, id, authoredOn })))).toContain(INTERACTION);
      const copy = { ...active, id, authoredOn };
      expect(codes(await answerBeside(list(copy)))).toEqual(codes(await answerBeside(list())));
    }
  });

  it.each<[string, JsonObject]>([
    ['R5: medication.concept', { medication: { concept: { text: 'allopurinol 300 mg tablet' } } }],
    [
      'R5: medication.reference',
      { medication: { reference: { reference: '#m1' } }, contained: [medication('allopurinol 300 mg tablet')] },
    ],
  ])('%s', async (_name, members) => {
    const entry = { ...allopurinol, medicationCodeableConcept: undefined, ...members };
    expect(codes(await answerBeside(list(entry)))).toContain(INTERACTION);
  });

  it.each<[string, Json]>([
    ['in a Bundle within', drafted(entries(paracetamol, drafted(entries(allopurinol))))],
    ['as MedicationUsage', list(paracetamol, { ...allopurinol, resourceType: 'MedicationUsage' })],
    ['beside a tag that something was left out', { ...list(paracetamol), meta: { tag: [{ code: 'SUBSETTED' }] } }],
  ])('%s: that the list is not whole is told', async (_name, medications) => {
    expect(codes(await answerBeside(medications))).toContain(UNREADABLE);
  });

  it('a white cell count that was corrected to 2.1 is not the 6.1 of before', async () => {
    const count = (value: number, status: string, versionId: string): JsonObject => ({
      ...{ resourceType: 'Observation', id: 'wbc', status, subject, effectiveDateTime: today },
      code: { coding: [{ system: 'http://loinc.org', code: '6690-2' }] },
      valueQuantity: { value, unit: '10*9/L', code: '10*9/L', system: 'http://unitsofmeasure.org' },
      meta: { versionId },
    });
    const bloodCounts = list(count(6.1, 'final', '1'), count(2.1, 'corrected', '2'));
    const answer = await answerTo(signing({ prefetch: { patient, medications: list(active), bloodCounts } }));
    expect(answer.cards.map(({ source }) => source.topic.code)).toContain('mon-cbc-abnormal');
  });
});
