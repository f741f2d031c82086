import { hookServices, hookServiceById, type HookService } from '../../hooks/index.js';
import { ServiceError } from '../../src/http/errors.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { requestFixture } from '../http/support.js';

const azathioprine = { resourceType: 'MedicationRequest', id: 'a' };
const allopurinol = { resourceType: 'MedicationRequest', id: 'b' };

function service(hook: string): HookService {
  const found = hookServiceById(`azathioprine-${hook}`);
  if (found === undefined) throw new Error(`no service for ${hook}`);
  return found;
}

/** Ids of the drafts, those in hand marked with a star; or why there are none. */
function read(hook: string, context: JsonObject): string {
  const orders = service(hook).ordersOf(context);
  if (orders.kind !== 'orders') return orders.kind;
  return orders.drafts
    .map(
      ({ original, inHand }) =>
        `${typeof original['id'] === 'string' ? original['id'] : '(no id)'}${inHand ? '*' : ''}`,
    )
    .join(' ');
}

function bundle(...resources: readonly Json[]): JsonObject {
  return { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) };
}

const ordering = ['medication-prescribe', 'order-select', 'order-sign'];

describe('orders in hand', () => {
  it('patient-view carries none', () => {
    expect(read('patient-view', {})).toBe('not-an-ordering-hook');
  });

  it.each(ordering)('%s: draftOrders missing or empty is "none sent", not an error', (hook) => {
    expect(read(hook, {})).toBe('none-sent');
    expect(read(hook, { draftOrders: { resourceType: 'Bundle' } })).toBe('none-sent');
    expect(read(hook, { draftOrders: { resourceType: 'Bundle', entry: [] } })).toBe('none-sent');
    expect(read(hook, { draftOrders: { resourceType: 'Bundle', entry: null } })).toBe('none-sent');
  });

  it.each(ordering)('%s: every draft is read, not only the first', (hook) => {
    expect(read(hook, { draftOrders: bundle(azathioprine, allopurinol) })).toBe('a* b*');
  });

  it.each(ordering)(
    '%s: drafts are read under either name of the Bundle, and what stands under both is one',
    (hook) => {
      expect(read(hook, { medications: bundle(azathioprine) })).toBe('a*');
      expect(read(hook, { draftOrders: bundle(azathioprine), medications: bundle(allopurinol) })).toBe('a* b*');
      expect(read(hook, { draftOrders: bundle(azathioprine), medications: bundle(azathioprine) })).toBe('a*');
      expect(read(hook, { draftOrders: bundle(), medications: bundle(azathioprine) })).toBe('a*');
    },
  );

  it('one entry as an object is read', () => {
    expect(read('order-sign', { draftOrders: { resourceType: 'Bundle', entry: { resource: azathioprine } } })).toBe(
      'a*',
    );
  });

  it.each(ordering)(
    'CH-CTX-03: %s: unreadable entries beside a readable one may be any order: they are in hand',
    (hook) => {
      const entry = [null, 3, {}, { resource: 'x' }, { resource: {} }, { resource: azathioprine }];
      expect(read(hook, { draftOrders: { resourceType: 'Bundle', entry } })).toBe(
        '(no id)* (no id)* (no id)* (no id)* (no id)* a*',
      );
    },
  );

  it.each(ordering)('%s: a Bundle among the entries is unpacked', (hook) => {
    const inner = bundle(allopurinol, bundle({ ...azathioprine, id: 'c' }));
    expect(read(hook, { draftOrders: bundle(azathioprine, inner) })).toBe('a* b* c*');
    expect(read(hook, { draftOrders: bundle(inner) })).toBe('b* c*');
    expect(read(hook, { draftOrders: bundle(bundle()) })).toBe('none-sent');
  });

  it.each(ordering)('%s: entries of which none can be read are 412', (hook) => {
    for (const entry of [[{}], [null], [{ resource: { id: 'a' } }]]) {
      expect(() => read(hook, { draftOrders: { resourceType: 'Bundle', entry } })).toThrow(
        expect.objectContaining({ code: 'orders-unreadable', status: 412 }) as ServiceError,
      );
    }
  });

  it('MedicationRequest, ServiceRequest and Immunization are judged, under older names too; other types are background', () => {
    const types = [
      'MedicationRequest',
      'MedicationOrder',
      'ServiceRequest',
      'Immunization',
      'ProcedureRequest',
      'DiagnosticOrder',
      'DeviceRequest',
      'Medication',
    ];
    const drafts = types.map((resourceType) => ({ resourceType, id: resourceType }));
    expect(read('order-sign', { draftOrders: bundle(...drafts) })).toBe(
      'MedicationRequest* MedicationOrder* ServiceRequest* Immunization* ProcedureRequest* DiagnosticOrder* DeviceRequest Medication',
    );
    expect(read('order-sign', { draftOrders: bundle({ resourceType: 'NutritionOrder', id: 'n' }) })).toBe('n');
  });

  it('an order finds its Medication beside itself, by whatever name, and is given back as it was sent', () => {
    const by = (reference: string) => ({ ...azathioprine, medicationReference: { reference } });
    const medication = { resourceType: 'Medication', id: 'm', code: { text: 'azathioprine' } };
    const names = ['Medication/m', 'https://ehr.example.org/fhir/Medication/m', 'Medication/m/_history/2', 'urn:m'];
    for (const name of names) {
      const entry = [{ resource: by(name) }, { fullUrl: 'urn:m', resource: medication }];
      const orders = service('order-sign').ordersOf({ draftOrders: { resourceType: 'Bundle', entry } });
      const [draft] = orders.kind === 'orders' ? orders.drafts : [];
      expect(draft?.original).toEqual(by(name));
      expect(draft?.resource).toMatchObject({
        medicationReference: { reference: '#in-bundle' },
        contained: [{ resourceType: 'Medication', id: 'in-bundle', code: { text: 'azathioprine' } }],
      });
    }
  });

  it('gives each draft back as it was sent', () => {
    const draft = requestFixture('order-sign-azathioprine-50mg-3-twice-daily');
    const orders = service('order-sign').ordersOf(draft['context'] as JsonObject);
    expect(orders).toMatchObject({ kind: 'orders', drafts: [{ original: { id: 'request-123', intent: 'order' } }] });
  });
});

describe('order-select', () => {
  const draftOrders = bundle(azathioprine, allopurinol);

  it.each([
    [['MedicationRequest/a'], 'a* b'],
    [['MedicationRequest/b'], 'a b*'],
    [['MedicationRequest/a', 'MedicationRequest/b'], 'a* b*'],
    [['https://ehr.example.org/fhir/MedicationRequest/b'], 'a b*'],
    [['MedicationRequest/b/_history/3'], 'a b*'],
    [['https://ehr.example.org/fhir/MedicationRequest/b/_history/3'], 'a b*'],
    [['b'], 'a b*'],
  ])('%j are in hand, the rest is background', (selections, expected) => {
    expect(read('order-select', { draftOrders, selections })).toBe(expected);
  });

  it.each([[[]], [['MedicationRequest/unknown']], [['ServiceRequest/a']], [['']]])(
    'CH-CTX-03: with selections %j, which name no draft, all drafts are in hand',
    (selections) => {
      expect(read('order-select', { draftOrders, selections })).toBe('a* b*');
    },
  );

  it.each([
    'MedicationRequest/unknown',
    'MedicationRequest/b/',
    'MedicationRequest/b?x=1',
    'MedicationOrder/b',
    'medicationrequest/b',
    '#b',
    'urn:uuid:b',
    'Medication/m',
    'RequestGroup/g',
    'Bundle/x',
    '',
  ])('CH-CTX-03: where one selection is found and %j leads to no order, all drafts are in hand', (selection) => {
    const beside = [
      { resourceType: 'Medication', id: 'm' },
      { resourceType: 'RequestGroup', id: 'g' },
    ];
    const context = {
      draftOrders: bundle(azathioprine, allopurinol, ...beside),
      selections: ['MedicationRequest/a', selection],
    };
    expect(read('order-select', context)).toBe('a* b* m g');
  });

  it('an entry without a resource is selected by its fullUrl, else background', () => {
    const entry = [{ resource: azathioprine }, { fullUrl: 'https://ehr.example.org/fhir/MedicationRequest/c' }];
    const draftOrders = { resourceType: 'Bundle', entry };
    expect(read('order-select', { draftOrders, selections: ['MedicationRequest/a'] })).toBe('a* (no id)');
    expect(read('order-select', { draftOrders, selections: ['MedicationRequest/c'] })).toBe('a (no id)*');
  });

  it('without selections all drafts are in hand', () => {
    expect(read('order-select', { draftOrders })).toBe('a* b*');
  });

  it('a draft without id is found by the fullUrl of its entry', () => {
    const fullUrl = 'urn:uuid:55555555-5555-4555-8555-555555555555';
    const entry = [{ fullUrl, resource: { resourceType: 'MedicationRequest' } }, { resource: allopurinol }];
    const context = { draftOrders: { resourceType: 'Bundle', entry }, selections: [fullUrl] };
    expect(read('order-select', context)).toBe('(no id)* b');
  });

  it('selections bind order-select alone', () => {
    expect(read('order-sign', { draftOrders, selections: ['MedicationRequest/a'] })).toBe('a* b*');
  });
});

describe('the list of services', () => {
  it('has one service a hook, its id named after it', () => {
    for (const { id, hook } of hookServices) expect(id).toBe(`azathioprine-${hook}`);
    expect(new Set(hookServices.map(({ hook }) => hook)).size).toBe(4);
  });
});
