import request from 'supertest';
import { testApp } from './support.js';

interface Entry {
  readonly id: string;
  readonly hook: string;
  readonly [member: string]: unknown;
}

async function services(path = '/cds-services'): Promise<readonly Entry[]> {
  const response = await request(testApp().app).get(path).set('Authorization', 'Bearer not.a.token').expect(200);
  expect(response.headers['content-type']).toMatch(/^application\/json/);
  return (response.body as { services: readonly Entry[] }).services;
}

describe('discovery', () => {
  it('CH-DISC-01, CH-DISC-02, CH-JWT-10: lists the four services of the contract, whatever Authorization says', async () => {
    expect((await services()).map(({ id, hook }) => [hook, id])).toEqual([
      ['medication-prescribe', 'azathioprine-medication-prescribe'],
      ['order-select', 'azathioprine-order-select'],
      ['order-sign', 'azathioprine-order-sign'],
      ['patient-view', 'azathioprine-patient-view'],
    ]);
  });

  it('CH-DISC-03, -04, -07, -08, -09: each entry has its words and versions', async () => {
    for (const entry of await services()) {
      expect(entry).toMatchObject({
        version: '3.0.0',
        hookVersion: '1.0',
        title: expect.stringMatching(/\S/) as string,
        description: expect.stringMatching(/\S/) as string,
        usageRequirements: expect.stringMatching(/\S/) as string,
      });
    }
  });

  it('CH-DISC-05: ids are one path segment and unique', async () => {
    const ids = (await services()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+$/);
  });

  it('CH-DISC-06: the prefetch of each hook is the one computed for it', async () => {
    const prefetchFor = (hook: string): Record<string, string> => ({ [hook]: 'Patient/{{context.patientId}}' });
    const response = await request(testApp({ prefetchFor }).app).get('/cds-services');
    for (const entry of (response.body as { services: readonly Entry[] }).services) {
      expect(entry['prefetch']).toEqual({ [entry.hook]: 'Patient/{{context.patientId}}' });
    }
  });

  it('CH-DISC-06, CH-JSON-02: a hook without prefetch has no prefetch member', async () => {
    const response = await request(testApp({ prefetchFor: () => ({}) }).app).get('/cds-services');
    for (const entry of (response.body as { services: readonly Entry[] }).services) {
      expect(entry).not.toHaveProperty('prefetch');
    }
  });

  it.each(['//cds-services', '/cds-services/', '/cds-services//', '/cds-services?x=a//b'])(
    '%s is discovery too',
    async (path) => {
      expect(await services(path)).toHaveLength(4);
    },
  );

  it('CH-DISC-11: another method is 405 with Allow', async () => {
    const response = await request(testApp().app).post('/cds-services').send({}).expect(405);
    expect(response.headers['allow']).toBe('GET, HEAD, OPTIONS');
    expect(response.body).toMatchObject({ resourceType: 'OperationOutcome' });
  });

  it('answers HEAD like GET without a body', async () => {
    const response = await request(testApp().app).head('/cds-services').expect(200);
    expect(response.text).toBeFalsy();
  });
});
