import request from 'supertest';
import type { JsonObject } from '../../src/model/json.js';
import { ordersBundle, orderSign, orderSignPath, requestFixture, requestNames, testApp } from './support.js';

async function refusal(body: JsonObject, path = orderSignPath): Promise<unknown> {
  const { app, calls } = testApp();
  const response = await request(app).post(path).send(body).expect(400);
  expect(calls).toHaveLength(0);
  expect(response.body).toMatchObject({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'invalid' }],
  });
  const [issue] = (response.body as { issue: readonly { expression?: readonly string[] }[] }).issue;
  return issue?.expression?.[0];
}

async function accepted(body: JsonObject, path = orderSignPath): Promise<JsonObject> {
  const { app, calls } = testApp();
  await request(app).post(path).send(body).expect(200);
  expect(calls).toHaveLength(1);
  return calls[0]?.body as unknown as JsonObject;
}

function without(body: JsonObject, member: string): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== member));
}

describe('a service call', () => {
  const sandbox = ['order-', 'patient-'].flatMap(requestNames);

  it.each(sandbox)('accepts what the sandbox sends: %s', async (name) => {
    const body = requestFixture(name);
    const service = name.startsWith('patient-view') ? 'patient-view' : name.split('-').slice(0, 2).join('-');
    const { app, calls } = testApp();
    const response = await request(app).post(`/cds-services/azathioprine-${service}`).send(body).expect(200);
    expect(response.body).toMatchObject({ cards: [] });
    // Everything that the rules read must arrive as it was sent.
    expect(calls).toEqual([{ serviceId: `azathioprine-${service}`, hook: service, body }]);
  });

  it('CH-REQ-02, CH-ERR-02: names the envelope member that is missing or ill-typed', async () => {
    for (const member of ['hook', 'hookInstance', 'context']) {
      expect(await refusal(without(orderSign(), member))).toBe(member);
      for (const value of [7, [], null, '']) expect(await refusal(orderSign({ [member]: value }))).toBe(member);
    }
  });

  it('CH-ERR-02: a hook that is none of ours is 400; one of ours under another service is judged by the service', async () => {
    expect(await refusal(orderSign({ hook: 'encounter-start' }))).toBe('hook');
    expect(await accepted(orderSign({ hook: 'order-select' }))).toMatchObject({ hook: 'order-select' });
  });

  it('CH-ERR-02: hookInstance must be a UUID', async () => {
    for (const hookInstance of ['1', '22222222-2222-4222-8222-22222222222', '{22222222-2222-4222-8222-222222222222}']) {
      expect(await refusal(orderSign({ hookInstance }))).toBe('hookInstance');
    }
    await accepted(orderSign({ hookInstance: 'D1577C69-DFBE-44AD-BA6D-3E05E953B2EA' }));
  });

  it.each(['medication-prescribe', 'order-select', 'order-sign', 'patient-view'])(
    'CH-CTX-01: %s refuses a missing or ill-typed patientId and userId',
    async (hook) => {
      const path = `/cds-services/azathioprine-${hook}`;
      for (const member of ['patientId', 'userId']) {
        const { context } = orderSign();
        expect(await refusal({ ...orderSign(), hook, context: without(context as JsonObject, member) }, path)).toBe(
          `context.${member}`,
        );
        for (const value of [1, null, '', {}, ['a']]) {
          expect(await refusal(orderSign({ hook }, { [member]: value }), path)).toBe(`context.${member}`);
        }
      }
    },
  );

  it('takes a bare patient id only, as the hook definitions say', async () => {
    for (const patientId of ['Patient/patient-1', '../Patient', 'a b', 'a'.repeat(65), 'a\n']) {
      expect(await refusal(orderSign({}, { patientId }))).toBe('context.patientId');
    }
    await accepted(orderSign({}, { patientId: 'a.B-9' }));
  });

  it.each([
    ['medication-prescribe', 'medications'],
    ['medication-prescribe', 'draftOrders'],
    ['order-select', 'draftOrders'],
    ['order-sign', 'draftOrders'],
  ])('CH-CTX-01: %s refuses ill-typed %s', async (hook, member) => {
    const path = `/cds-services/azathioprine-${hook}`;
    for (const value of [
      'a',
      [],
      1,
      true,
      null,
      {},
      { resourceType: 'MedicationRequest' },
      { resourceType: 'Bundle', entry: 'a' },
    ]) {
      expect(await refusal(orderSign({ hook }, { [member]: value }), path)).toMatch(`context.${member}`);
    }
  });

  it('CH-CTX-01: ill-typed selections are refused, missing ones are not', async () => {
    const path = '/cds-services/azathioprine-order-select';
    for (const selections of ['MedicationRequest/draft-1', {}, [1]]) {
      expect(await refusal(orderSign({}, { selections }), path)).toMatch('context.selections');
    }
    await accepted(orderSign(), path);
  });

  it('CH-CTX-03: Bundles without entries or resources pass the envelope', async () => {
    for (const draftOrders of [
      { resourceType: 'Bundle' },
      { resourceType: 'Bundle', entry: [] },
      { resourceType: 'Bundle', entry: [{}, null, 3] },
      ordersBundle({ resourceType: 'DeviceRequest' }),
    ]) {
      await accepted(orderSign({}, { draftOrders }));
    }
  });

  it('fhirServer must be an absolute http or https address', async () => {
    for (const fhirServer of ['', '/fhir', 'ehr.example.org', 'ftp://ehr.example.org', 'http://', 'http://[', 7]) {
      expect(await refusal(orderSign({ fhirServer }))).toBe('fhirServer');
    }
    await accepted(orderSign({ fhirServer: 'https://ehr.example.org/fhir' }));
  });

  it('CH-REQ-03: fhirAuthorization needs an access_token; a missing token type is Bearer', async () => {
    for (const fhirAuthorization of ['token', {}, { access_token: 1 }, { access_token: '' }]) {
      expect(await refusal(orderSign({ fhirAuthorization }))).toMatch('fhirAuthorization');
    }
    const body = await accepted(orderSign({ fhirAuthorization: { access_token: 'opaque', scope: 'patient/*.rs' } }));
    expect(body['fhirAuthorization']).toEqual({ access_token: 'opaque', scope: 'patient/*.rs', token_type: 'Bearer' });
  });

  it('prefetch must be an object; its nulls stay, envelope nulls count as not sent', async () => {
    expect(await refusal(orderSign({ prefetch: [] }))).toBe('prefetch');
    const body = await accepted(orderSign({ prefetch: { weight: null }, fhirServer: null, fhirAuthorization: null }));
    expect(body['prefetch']).toEqual({ weight: null });
    expect(body).not.toHaveProperty('fhirServer');
    expect(body).not.toHaveProperty('fhirAuthorization');
  });

  it('CH-REQ-04: unknown members and extensions are tolerated', async () => {
    const body = orderSign({ extension: { 'org.example': {} }, more: [1] }, { encounterId: 7, extension: {} });
    expect(await accepted(body)).toHaveProperty('context.extension', {});
  });
});
