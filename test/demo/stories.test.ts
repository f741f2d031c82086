/** The start page promises cards: every try of every demo patient, fired for real, shows the card that it names. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { readDemoPatients } from '../../src/demo/fixtures.js';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import { drafted } from '../support/real-answers.js';
import { countedUuids, realApp } from '../support/real-app.js';

const tries = readDemoPatients().flatMap(({ patient, tries: all }) =>
  all.map((one, index) => ({ name: `${patient}, ${one.hook}, try ${index + 1}`, patient, one })),
);

let server: Server;
let base: string;

beforeAll(async () => {
  const app = realApp(new Date('2026-03-02T12:00:00Z'), countedUuids());
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', () => {
      resolve();
    });
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

it.each(tries)('$name shows what the start page says', async ({ patient, one }) => {
  const { hook, order, expect: promised } = one;
  const orders =
    order === undefined
      ? {}
      : {
          draftOrders: { resourceType: 'Bundle', entry: [{ resource: drafted(patient, order) }] },
          selections: ['MedicationRequest/draft-1'],
        };
  const response = await request(base)
    .post(`/cds-services/azathioprine-${hook}`)
    .send({
      hook,
      hookInstance: '6b9f5bd5-4c3b-4f0e-9d6e-0d3a5c0c9a11',
      fhirServer: `${base}/fhir`,
      context: { patientId: patient, userId: 'Practitioner/COREPRACTITIONER1', ...orders },
    })
    .expect(200);
  const told = (response.body as ServiceResponse).cards.map(({ indicator, source, summary }) => ({
    rule: source.topic.code,
    indicator,
    // Dates in a summary move with the day.
    summary: summary.replace(/\d{4}-\d{2}-\d{2}/g, 'DATE'),
  }));
  if (promised === null) expect(told).toEqual([]);
  else expect(told).toContainEqual({ ...promised, summary: promised.summary.replace('(date)', 'DATE') });
});
