/** Requests to the whole service about one patient, and what tests look at in its answers. */
import request from 'supertest';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import { drafted, now } from '../support/real-answers.js';
import { countedUuids, realApp } from '../support/real-app.js';
import { ordersBundle } from './support.js';

export const azathioprine = drafted('patient-1', {
  type: 'azathioprine',
  code: '197388',
  name: 'Azathioprine 50 MG Oral Tablet',
  number: 3,
  frequency: 1,
});

export const allopurinol = {
  resourceType: 'MedicationRequest',
  id: 'allopurinol-1',
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/patient-1' },
  medicationCodeableConcept: { text: 'Allopurinol 300 MG Oral Tablet' },
};

export const list = (...resources: readonly JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ resource })),
});

export const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] };

export function signing(changes: JsonObject = {}, order: JsonObject = azathioprine): JsonObject {
  return {
    hook: 'order-sign',
    hookInstance: '44444444-4444-4444-8444-444444444444',
    context: { patientId: 'patient-1', userId: 'Practitioner/1', draftOrders: ordersBundle(order) },
    ...changes,
  };
}

export const prefetched = (medications: Json): JsonObject => signing({ prefetch: { medications } });

export async function answerTo(
  body: JsonObject,
  service = 'order-sign',
  newUuid = countedUuids(),
): Promise<ServiceResponse> {
  const path = `/cds-services/azathioprine-${service}`;
  return (await request(realApp(now, newUuid)).post(path).send(body).expect(200)).body as ServiceResponse;
}

export const codes = ({ cards }: ServiceResponse): readonly string[] =>
  cards.map(({ source, indicator }) => `${source.topic.code} ${indicator}`);

export const dataOf = ({ extension }: ServiceResponse, key: string): string | undefined =>
  extension['org.azathioprine-cds'].data?.find((line) => line.key === key)?.state;
