import request from 'supertest';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { ordersBundle, orderSign, orderSignPath, testApp, type TestApp } from './support.js';

const good = JSON.stringify(orderSign());

function post(app: TestApp['app'], body: string | Buffer, headers: Record<string, string> = {}): request.Test {
  const call = request(app)
    .post(orderSignPath)
    .set({ 'Content-Type': 'application/json', ...headers });
  // A Buffer goes out as it is; supertest would turn a string into JSON again.
  return call.serialize((value: unknown) => value as string).send(typeof body === 'string' ? Buffer.from(body) : body);
}

async function refused(status: number, body: string | Buffer, headers: Record<string, string> = {}): Promise<string> {
  const { app, calls } = testApp();
  const response = await post(app, body, headers).expect(status);
  expect(calls).toHaveLength(0);
  expect(response.headers['access-control-allow-origin']).toBe('*');
  expect(response.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
  return response.text;
}

describe('a request body', () => {
  it.each([
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/json;charset=utf8',
    'application/json; charset="utf-8"',
    'application/fhir+json',
    'application/json+fhir; charset=utf-8',
  ])('CH-REQ-05: %s is read', async (type) => {
    await post(testApp().app, good, { 'Content-Type': type }).expect(200);
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json; charset=latin1'])(
    'CH-ERR-03: %s is 415',
    async (type) => {
      await refused(415, good, { 'Content-Type': type });
    },
  );

  it('CH-ERR-03: no Content-Type is 415', async () => {
    const { app } = testApp();
    await request(app).post(orderSignPath).unset('Content-Type').send(Buffer.from(good)).expect(415);
  });

  it.each([
    ['gzip', gzipSync(good)],
    ['deflate', deflateSync(good)],
    ['br', brotliCompressSync(good)],
  ])('CH-REQ-05: %s bodies are read', async (encoding, body) => {
    await post(testApp().app, body, { 'Content-Encoding': encoding }).expect(200);
  });

  it('CH-ERR-03: an unknown Content-Encoding is 415, broken gzip 400', async () => {
    await refused(415, good, { 'Content-Encoding': 'zip' });
    await refused(400, good, { 'Content-Encoding': 'gzip' });
  });

  it('CH-ERR-02, CH-ERR-05: what is not JSON is 400 and is not quoted back', async () => {
    for (const body of [
      '{"patient":"Jane Doe",}',
      '{"a":1} // comment',
      '{"a":NaN}',
      '',
      '  ',
      'Jane Doe',
      "{'a':1}",
    ]) {
      expect(await refused(400, body)).not.toContain('Jane');
    }
    expect(await refused(400, '{"patient":"Jane Doe"')).toContain('The body is not JSON.');
  });

  it('CH-ERR-02: JSON that is not an object is 400', async () => {
    for (const body of ['[]', 'null', '7', '"text"', 'true', `[${good}]`]) {
      expect(await refused(400, body)).toContain('JSON object');
    }
  });

  it('CH-ROB-01: broken UTF-8 is 400', async () => {
    await refused(400, Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]));
  });

  it('a byte order mark is tolerated', async () => {
    await post(testApp().app, `\uFEFF${good}`).expect(200);
  });

  it('CH-ROB-01: 10,000 levels of objects or arrays are 400, and the service lives', async () => {
    const { app } = testApp();
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const nest = `${open.repeat(10_000)}1${close.repeat(10_000)}`;
      await post(app, good.replace('{', `{"extension":${nest},`)).expect(400);
    }
    await post(app, good).expect(200);
  });

  it('an object of 201 members is 400, of 200 it is read, and strings that look like JSON count for nothing', async () => {
    const members = (count: number): string => Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',');
    expect(await refused(400, good.replace('{', `{"extension":{${members(201)}},`))).toContain('200 members');
    const text = JSON.stringify(`"\\${'[{:'.repeat(2000)}\\`);
    await post(testApp().app, good.replace('{', `{"extension":{${members(199)},"text":${text}},`)).expect(200);
  });

  it('nesting that real resources have is read', async () => {
    const nest = `${'{"a":['.repeat(40)}1${']}'.repeat(40)}`;
    await post(testApp().app, good.replace('{', `{"extension":${nest},`)).expect(200);
  });

  it('CH-ROB-01: a number beyond all bounds is 400', async () => {
    await refused(400, good.replace('{', '{"extension":{"value":1e400},'));
  });

  it('CH-REQ-05: one megabyte of prefetch, sent in chunks, is read', async () => {
    const prefetch = { medications: ordersBundle({ resourceType: 'MedicationRequest', note: 'x'.repeat(1_000_000) }) };
    const { app, calls } = testApp();
    const body = Buffer.from(JSON.stringify(orderSign({ prefetch })));
    const call = request(app)
      .post(orderSignPath)
      .set({ 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' });
    for (let start = 0; start < body.length; start += 300_000) call.write(body.subarray(start, start + 300_000));
    await call.expect(200);
    expect(calls[0]?.body.prefetch).toEqual(prefetch);
  });

  it('CH-ERR-03: more than 20 MB is 413, after decompression too', async () => {
    const large = `{"a":"${'x'.repeat(21 * 1024 * 1024)}"}`;
    await refused(413, large);
    await refused(413, gzipSync(large), { 'Content-Encoding': 'gzip' });
  });
});
