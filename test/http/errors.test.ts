import request from 'supertest';
import { ServiceError, type ErrorCode } from '../../src/http/errors.js';
import { orderSign, orderSignPath, silent, card, testApp } from './support.js';

const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] };

function throwing(error: unknown): ReturnType<typeof testApp> {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what is thrown need not be an Error
  return testApp({ callService: () => Promise.reject(error) });
}

describe('errors', () => {
  it.each(['nope', '__proto__', 'constructor', 'toString', 'azathioprine-order-sign%00', 'AZATHIOPRINE-ORDER-SIGN'])(
    'CH-ERR-01: service %s is 404',
    async (id) => {
      for (const path of [`/cds-services/${id}`, `/cds-services/${id}/feedback`]) {
        const response = await request(testApp().app).post(path).send(orderSign()).expect(404);
        expect(response.body).toMatchObject(outcome);
      }
    },
  );

  it('CH-ERR-01: a broken percent escape is 400', async () => {
    for (const path of ['/cds-services/%', '/cds-services/%E0%A4%A', '/cds-services/%/feedback']) {
      const response = await request(testApp().app).post(path).send(orderSign()).expect(400);
      expect(response.body).toMatchObject(outcome);
    }
  });

  it.each(['/', '/nothing', '/cds-services/a/b/c', '/fhir/Patient'])(
    'CH-ERR-04: %s is a 404 OperationOutcome',
    async (path) => {
      const response = await request(testApp().app).get(path).expect(404);
      expect(response.headers['content-type']).toMatch(/^application\/json/);
      expect(response.body).toMatchObject(outcome);
    },
  );

  it('CH-DISC-11: other methods on a service and its feedback are 405 with Allow', async () => {
    for (const path of [orderSignPath, `${orderSignPath}/feedback`]) {
      for (const method of ['get', 'put', 'delete', 'patch'] as const) {
        const response = await request(testApp().app)[method](path).expect(405);
        expect(response.headers['allow']).toBe('POST, OPTIONS');
        expect(response.body).toMatchObject(outcome);
      }
    }
  });

  const statuses: readonly (readonly [ErrorCode, number])[] = [
    ['malformed', 400],
    ['unauthenticated', 401],
    ['no-such-service', 404],
    ['method-not-allowed', 405],
    ['orders-unreadable', 412],
    ['too-large', 413],
    ['unsupported-media-type', 415],
    ['overloaded', 503],
    ['not-ready', 503],
  ];
  it.each(statuses)('CH-ERR-04: a service error %s answers %i', async (code, status) => {
    const response = await request(throwing(new ServiceError(code, 'What is wrong.', 'context.patientId')).app)
      .post(orderSignPath)
      .send(orderSign())
      .expect(status);
    expect(response.body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', diagnostics: 'What is wrong.', expression: ['context.patientId'] }],
    });
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['retry-after']).toBe(status === 503 ? '1' : undefined);
  });

  it.each([new TypeError('no weight of Jane Doe'), 'Jane Doe', undefined, { status: 200, message: 'Jane Doe' }])(
    'CH-ERR-05: whatever is thrown is 500, says that nothing was checked, and neither tells nor logs its message',
    async (error) => {
      const { app, lines } = throwing(error);
      const response = await request(app).post(orderSignPath).send(orderSign()).expect(500);
      expect(response.body).toEqual({
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'fatal', code: 'exception', diagnostics: 'A fault of this service: nothing was checked.' }],
      });
      expect(response.text).not.toMatch(/Jane|\.ts|\.js| at /);
      expect(lines.filter((line) => line.includes('"msg":"fault"'))).toHaveLength(1);
      expect(lines.join()).not.toContain('Jane');
    },
  );

  it('CH-RESP-03, CH-CARD-01, CH-JSON-02: an answer that breaks the protocol is a logged fault, never sent', async () => {
    const broken = [
      { ...card, summary: 'x'.repeat(140) },
      { ...card, summary: '' },
      { ...card, suggestions: [] },
      { ...card, links: [{ label: 'a', url: 'javascript:alert(1)', type: 'absolute' as const }] },
      {
        ...card,
        suggestions: [
          { label: 'a', uuid: 'b', actions: [{ type: 'delete' as const, description: 'c', resourceId: 'd' }] },
        ],
      },
      { ...card, more: 1 },
    ];
    for (const wrong of broken) {
      const { app, lines } = testApp({ callService: () => Promise.resolve({ ...silent, cards: [wrong] }) });
      await request(app).post(orderSignPath).send(orderSign()).expect(500);
      expect(lines.join()).toContain('our answer is not as CDS Hooks wants it');
    }
  });

  it('CH-CARD-08: suggestions without selectionBehavior are such a fault; a full card is sent as it is', async () => {
    const suggestions = [
      {
        label: 'Cancel',
        uuid: '33333333-3333-4333-8333-333333333333',
        actions: [{ type: 'delete' as const, description: 'Cancel it', resourceId: 'MedicationRequest/draft-1' }],
      },
      {
        label: 'Change',
        uuid: '44444444-4444-4444-8444-444444444444',
        actions: [
          {
            type: 'update' as const,
            description: 'Change it',
            resource: { resourceType: 'MedicationRequest', note: [] },
          },
        ],
      },
    ];
    const full = { ...card, suggestions, selectionBehavior: 'at-most-one' as const };
    await request(testApp({ callService: () => Promise.resolve({ ...silent, cards: [{ ...card, suggestions }] }) }).app)
      .post(orderSignPath)
      .send(orderSign())
      .expect(500);
    const { app } = testApp({ callService: () => Promise.resolve({ ...silent, cards: [full] }) });
    const response = await request(app).post(orderSignPath).send(orderSign()).expect(200);
    expect(response.body).toEqual({ ...silent, cards: [full] });
    expect(response.headers['cache-control']).toBe('no-store');
  });
});
