/**
 * Requests that say the same in a shape that few clients send. Never silent when nobody could look (contract, "Silence"):
 * azathioprine ordered beside allopurinol is told, or that it could not be read.
 */
import type { Json, JsonObject } from '../../src/model/json.js';
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

const INTERACTION = 'core-xoi-allopurinol critical';
const UNREADABLE = 'sys-data-gap warning';

describe('a draft', () => {
  it.each<[string, JsonObject]>([
    ['R5: medication.concept', { ...unnamed, medication: { concept: words } }],
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
