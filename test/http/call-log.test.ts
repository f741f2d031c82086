import request from 'supertest';
import { card, orderSign, orderSignPath, silent, testApp } from './support.js';

function calls(lines: readonly string[]): readonly Record<string, unknown>[] {
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'call');
}

describe('the call log', () => {
  it('writes one line a call: hook, service, status, time, cards and rules', async () => {
    const { app, lines } = testApp({ callService: () => Promise.resolve({ ...silent, cards: [card] }) });
    await request(app)
      .post(orderSignPath)
      .send(orderSign({ hook: 'order-select' }))
      .expect(200);
    expect(calls(lines)).toEqual([
      expect.objectContaining({
        service: 'azathioprine-order-sign',
        hook: 'order-select',
        status: 200,
        ms: expect.any(Number) as number,
        cards: 1,
        rules: ['a-rule'],
      }),
    ]);
  });

  it('writes refusals too', async () => {
    const { app, lines } = testApp();
    await request(app).post(orderSignPath).send({}).expect(400);
    expect(calls(lines)).toMatchObject([{ service: 'azathioprine-order-sign', status: 400 }]);
  });

  it('CH-SEC-02: holds no patient, body, address or token, also when it fails', async () => {
    const canary = 'canary-7f3a';
    const fhirAuthorization = { access_token: canary };
    const body = orderSign({ fhirAuthorization, prefetch: { patient: { id: canary } } }, { patientId: canary });
    const failing = testApp({ callService: () => Promise.reject(new Error(canary)) });
    const passing = testApp();
    for (const { app } of [failing, passing]) {
      await request(app).post(`${orderSignPath}?patient=${canary}`).set('Authorization', `Bearer ${canary}`).send(body);
      await request(app).post(`/cds-services/${canary}`).send(body).expect(404);
      await request(app).post(orderSignPath).set('Content-Type', 'application/json').send(`{"${canary}":`).expect(400);
    }
    expect(calls(failing.lines)).toHaveLength(3);
    expect([...failing.lines, ...passing.lines].join()).not.toContain(canary);
  });
});
