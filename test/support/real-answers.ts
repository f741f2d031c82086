/** Answers of the whole service to the captured bodies and to everything that can be tried with the demo patients. */
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { readDemoPatients } from '../../src/demo/fixtures.js';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { JsonObject } from '../../src/model/json.js';
import type { DemoOrder } from '../../src/web/demo-patient.js';
import { ordersBundle, requestFixture, requestNames } from '../http/support.js';
import { realApp } from './real-app.js';

export interface Exchange {
  readonly name: string;
  readonly patientId: string;
  readonly drafts: readonly JsonObject[];
  readonly answer: ServiceResponse;
}

export const now = new Date('2026-03-02T12:00:00Z');

/** Members that we have no use for, as real orders carry them. */
const strange = {
  meta: { versionId: '7', tag: [{ system: 'https://example.org/tag', code: 'x' }] },
  identifier: [{ system: 'https://example.org/order', value: 'A-17' }],
  note: [{ text: 'patient prefers mornings' }],
  extension: [{ url: 'https://example.org/unknown', valueString: 'kept' }],
  contained: [{ resourceType: 'Organization', id: 'pharmacy', name: 'Corner pharmacy' }],
  priority: 'routine',
  _status: { extension: [{ url: 'https://example.org/why', valueCode: 'draft' }] },
};

/** An R4 order in the sandbox's shape. */
export function drafted(patient: string, { code, name, number, frequency }: DemoOrder): JsonObject {
  return {
    resourceType: 'MedicationRequest',
    id: 'draft-1',
    status: 'draft',
    intent: 'order',
    subject: { reference: `Patient/${patient}` },
    authoredOn: '2026-03-02',
    medicationCodeableConcept: {
      text: name,
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display: name }],
    },
    dosageInstruction: [
      {
        timing: { repeat: { frequency, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: number, system: 'http://unitsofmeasure.org', code: '{pill}' } }],
      },
    ],
    ...strange,
  };
}

async function post(base: string, service: string, body: JsonObject): Promise<ServiceResponse> {
  const response = await request(base).post(`/cds-services/azathioprine-${service}`).send(body).expect(200);
  return response.body as ServiceResponse;
}

/** Every exchange, asked of one listening service whose demo FHIR server supplies the patients. */
export async function allExchanges(newUuid: () => string): Promise<readonly Exchange[]> {
  const server = realApp(now, newUuid).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  try {
    return [...(await capturedExchanges(base)), ...(await demoExchanges(base))];
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function capturedExchanges(base: string): Promise<readonly Exchange[]> {
  const names = ['order-select', 'order-sign', 'patient-view'].flatMap((hook) =>
    requestNames(hook).map((name) => ({ hook, name })),
  );
  return Promise.all(
    names.map(async ({ hook, name }) => {
      const answer = await post(base, hook, requestFixture(name));
      return { name, patientId: 'patient-1', drafts: draftsIn(requestFixture(name)), answer };
    }),
  );
}

function draftsIn({ context }: JsonObject): readonly JsonObject[] {
  const { draftOrders } = context as { readonly draftOrders?: { readonly entry: readonly { resource: JsonObject }[] } };
  return draftOrders?.entry.map(({ resource }) => resource) ?? [];
}

async function demoExchanges(base: string): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const { patient, tries } of readDemoPatients()) {
    for (const order of tries.map((one) => one.order)) {
      for (const hook of order === undefined
        ? ['patient-view']
        : ['medication-prescribe', 'order-select', 'order-sign']) {
        const drafts = order === undefined ? [] : [drafted(patient, order)];
        const answer = await post(base, hook, {
          hook,
          hookInstance: '33333333-3333-4333-8333-333333333333',
          fhirServer: `${base}/fhir`,
          context: {
            userId: 'Practitioner/COREPRACTITIONER1',
            patientId: patient,
            ...(hook === 'medication-prescribe' ? { medications: ordersBundle(...drafts) } : {}),
            ...(hook === 'order-select' ? { selections: ['MedicationRequest/draft-1'] } : {}),
            ...(hook.startsWith('order-') ? { draftOrders: ordersBundle(...drafts) } : {}),
          },
        });
        exchanges.push({ name: `${patient} ${order?.name ?? ''} ${hook}`, patientId: patient, drafts, answer });
      }
    }
  }
  return exchanges;
}
