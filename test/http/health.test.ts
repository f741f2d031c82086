import request from 'supertest';
import { orderSign, orderSignPath, testApp } from './support.js';

describe('health', () => {
  it('is live while the process runs and ready when nothing is missing', async () => {
    const { app } = testApp();
    await request(app).get('/health/live').expect(200);
    await request(app).get('/health/ready').expect(200);
  });

  it('is live but 503 with Retry-After while something is missing, and says what', async () => {
    const { app } = testApp({ notReady: () => ['self-test'] });
    await request(app).get('/health/live').expect(200);
    const response = await request(app).get('/health/ready').expect(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(response.body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ code: 'transient', diagnostics: 'Not ready: self-test.' }],
    });
  });

  it('answers no hook before it is ready, yet lists its services', async () => {
    const { app, calls } = testApp({ notReady: () => ['self-test'] });
    await request(app).get('/cds-services').expect(200);
    const response = await request(app).post(orderSignPath).send(orderSign()).expect(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(calls).toHaveLength(0);
  });
});
