import request from 'supertest';
import { orderSign, orderSignPath, testApp } from './support.js';

describe('browser clients', () => {
  it.each([
    ['/cds-services', 'GET'],
    ['/cds-services/', 'GET'],
    [orderSignPath, 'POST'],
    ['/cds-services//azathioprine-order-sign', 'POST'],
    [`${orderSignPath}/feedback`, 'POST'],
    ['/cds-services/no-such', 'POST'],
    ['/health/ready', 'GET'],
  ])('CH-CORS-01: preflight of %s %s passes with Authorization and lasts', async (path, method) => {
    const response = await request(testApp().app).options(path).set({
      Origin: 'https://sandbox.cds-hooks.org',
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': 'authorization,content-type',
    });
    expect(response.status).toBe(204);
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['access-control-allow-methods']).toContain(method);
    expect(response.headers['access-control-allow-headers']?.toLowerCase()).toMatch(/authorization.*content-type/);
    expect(Number(response.headers['access-control-max-age'])).toBeGreaterThan(600);
    // CH-CORS-04: `*` and credentials exclude each other.
    expect(response.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('CH-CORS-02, CH-CORS-03: answers and errors can be read by a browser', async () => {
    const { app } = testApp();
    const answers = await Promise.all([
      request(app).get('/cds-services').expect(200),
      request(app).post(orderSignPath).send(orderSign()).expect(200),
      request(app).post(orderSignPath).send({}).expect(400),
      request(app).post('/cds-services/no-such').send({}).expect(404),
      request(app).get(orderSignPath).expect(405),
      request(app).post(orderSignPath).type('text').send('a').expect(415),
    ]);
    for (const { headers } of answers) expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('pages may not use inline scripts, and nothing says what serves them', async () => {
    const { headers } = await request(testApp().app).get('/cds-services');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
