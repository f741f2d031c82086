/** The demo FHIR server as one workbench sees it: its own orders, and faults on purpose. */
import express from 'express';
import request from 'supertest';
import { demoSessionRouter } from '../../src/demo/session-router.js';

const patient = 'smart-1288992';
const signed = {
  resourceType: 'MedicationRequest',
  id: 'signed-1',
  status: 'active',
  subject: { reference: `Patient/${patient}` },
};

function app(): express.Express {
  return express().use(demoSessionRouter(() => new Date()));
}

async function opened(state: object): Promise<express.Express> {
  const server = app();
  await request(server).put('/fhir-session/s1').send(state).expect(204);
  return server;
}

interface Bundle {
  readonly total: number;
  readonly entry: readonly { readonly resource: { readonly id: string; readonly subject: object } }[];
  readonly link: readonly { readonly relation: string; readonly url: string }[];
}

const search = `/fhir-session/s1/MedicationRequest?patient=${patient}`;

async function found(server: express.Express): Promise<Bundle> {
  return (await request(server).get(search).expect(200)).body as Bundle;
}

it('adds what the session signed to what the patient has, for that session alone', async () => {
  const server = await opened({ resources: [signed], faults: {} });
  expect((await found(server)).entry.map(({ resource }) => resource.id)).toContain('signed-1');
  await request(server).put('/fhir-session/s2').send({ resources: [], faults: {} }).expect(204);
  expect((await request(server).get(search.replace('s1', 's2'))).text).not.toContain('signed-1');
});

it('does not know a session that was never written', async () => {
  await request(app()).get(search).expect(404);
});

it('keeps the newest 200 sessions', async () => {
  const server = await opened({ resources: [], faults: {} });
  for (let index = 0; index < 200; index += 1) await request(server).put(`/fhir-session/n${index}`).send({});
  await request(server).get(search).expect(404);
  await request(server).get(search.replace('s1', 'n0')).expect(200);
});

it('fails on purpose for the type that is broken, and for no other', async () => {
  const server = await opened({ resources: [], faults: { MedicationRequest: 'failing' } });
  const answer = await request(server).get(search).expect(500);
  expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome' });
  await request(server).get(`/fhir-session/s1/Condition?patient=${patient}`).expect(200);
});

it('gives one of several, and a next page that fails', async () => {
  const bundle = await found(await opened({ resources: [], faults: { MedicationRequest: 'incomplete' } }));
  expect(bundle.entry).toHaveLength(1);
  expect(bundle.total).toBeGreaterThan(1);
  const next = new URL(bundle.link.find(({ relation }) => relation === 'next')?.url ?? '');
  const server = await opened({ resources: [], faults: { MedicationRequest: 'incomplete' } });
  await request(server)
    .get(next.pathname + next.search)
    .expect(500);
});

it('answers with the same orders under another name', async () => {
  const { entry } = await found(await opened({ resources: [], faults: { MedicationRequest: 'other-patient' } }));
  expect(new Set(entry.map(({ resource }) => JSON.stringify(resource.subject)))).toEqual(
    new Set(['{"reference":"Patient/somebody-else"}']),
  );
  const server = await opened({ resources: [], faults: { Patient: 'other-patient' } });
  const person = await request(server).get(`/fhir-session/s1/Patient/${patient}`);
  expect(person.body).toMatchObject({ resourceType: 'Patient', id: 'somebody-else' });
});

it('reads only faults that it can make', async () => {
  expect((await found(await opened({ resources: 7, faults: { MedicationRequest: 'melting' } }))).total).toBeGreaterThan(
    0,
  );
});
