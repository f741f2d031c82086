/** What an answer says where a datum is missing, or cannot matter. */
import { createCallService } from '../../src/call-service.js';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { JsonObject } from '../../src/model/json.js';
import { anyFhir } from '../support/open-client.js';

const now = new Date('2026-03-10T10:00:00Z');
const subject = { reference: 'Patient/p' };
const call = createCallService({
  settings: defaultSettings,
  fhir: anyFhir,
  now: () => now,
  newUuid: () => 'u',
  publicUrl: 'https://x',
});

function bundle(...resources: readonly JsonObject[]): JsonObject {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}

function azathioprine(id: string, mg: number, more: JsonObject, dosage: JsonObject = {}): JsonObject {
  const timing = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } };
  return {
    ...{ resourceType: 'MedicationRequest', id, intent: 'order', subject, authoredOn: '2026-02-20' },
    medicationCodeableConcept: { text: 'azathioprine' },
    dosageInstruction: [{ timing, doseAndRate: [{ doseQuantity: { value: mg, unit: 'mg' } }], ...dosage }],
    ...more,
  };
}

const weight = {
  ...{ resourceType: 'Observation', id: 'w', status: 'final', subject, effectiveDateTime: '2025-06-01' },
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  valueQuantity: { value: 75, unit: 'kg' },
};
const varicella = {
  ...{ resourceType: 'MedicationRequest', id: 'v', status: 'draft', intent: 'order', subject },
  medicationCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '21' }] },
};
const adult = { resourceType: 'Patient', id: 'p', gender: 'male', birthDate: '1980-01-01' };

function sign(drafts: readonly JsonObject[], prefetch: JsonObject): Promise<ServiceResponse> {
  const context = { patientId: 'p', userId: 'Practitioner/1', draftOrders: bundle(...drafts) };
  const body = { hook: 'order-sign', hookInstance: '22222222-2222-4222-8222-222222222222', context, prefetch };
  return call('azathioprine-order-sign', 'order-sign', body);
}

const outcome = ({ extension }: ServiceResponse, id: string): string | undefined =>
  extension['org.azathioprine-cds'].checks?.find(({ rule }) => rule === id)?.outcome;

describe('LOW_LEVEL_THERAPY', () => {
  const conditions = bundle();
  const indicator = async (list: JsonObject): Promise<string | undefined> =>
    (await sign([varicella], { patient: adult, medications: bundle(list), weight: bundle(weight), conditions }))
      .cards[0]?.indicator;

  // 75 mg in 75 kg is 1.0 mg/kg, below LOW_LEVEL 3.0; a weight of 282 days is usable in an adult.
  it('is judged with the weight of an adult, also where the vaccine alone is in hand', async () => {
    expect(await indicator(azathioprine('a', 75, { status: 'active' }))).toBe('warning');
  });

  it('is not granted to a dose that is unknown: as needed', async () => {
    expect(await indicator(azathioprine('a', 75, { status: 'active' }, { asNeededBoolean: true }))).toBe('critical');
  });
});

describe('what cannot be true is false, whatever is not known besides', () => {
  const prefetch = {
    patient: adult,
    medications: bundle(azathioprine('a', 75, { status: 'active' })),
    pregnancy: bundle(),
  };

  it('a man is not pregnant, conditions or none', async () => {
    const answer = await sign([azathioprine('d', 75, { status: 'draft' })], prefetch);
    expect(outcome(answer, 'core-pregnancy')).toBe('clear');
    expect(outcome(answer, 'core-pregnancy-icp')).toBe('clear');
  });

  it('a dose does not drop from nothing: an order that has ended leaves none in force', async () => {
    const ended = azathioprine('a', 75, { status: 'stopped' });
    const answer = await sign([azathioprine('d', 75, { status: 'draft' })], {
      ...prefetch,
      medications: bundle(ended),
    });
    expect(outcome(answer, 'label-dose-range')).toBe('clear');
  });
});
