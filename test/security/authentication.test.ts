/** S1, S2, S4, S6, S7: who is let in, and that every refusal looks the same. */
import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import request, { type Response } from 'supertest';
import { signing } from '../http/signing.js';
import {
  goodClaims,
  keyPair,
  production,
  publicUrl,
  signed,
  signUrl,
  strong,
  tenantOf,
  type KeyPair,
  type Production,
} from '../support/hospital.js';

const now = new Date('2026-03-10T10:00:00Z');
const seconds = now.getTime() / 1000;
const path = '/cds-services/azathioprine-order-sign';

const [es384, rs384, rs256, es256, stranger, thin] = await Promise.all([
  keyPair('es384'),
  keyPair('rs384', 'RS384'),
  keyPair('rs256', 'RS256'),
  keyPair('es256', 'ES256'),
  keyPair('es384'),
  keyPair('es512', 'ES512'),
]);
/** Counts whoever connects: nobody may, for a token that is not on the list. */
let trapped = 0;
const trap = createServer((_request, response) => {
  trapped += 1;
  response.end(JSON.stringify({ keys: [stranger.publicKey] }));
});
await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
const trapPort = (trap.address() as AddressInfo).port;
const listedJku = `http://127.0.0.1:${trapPort}/listed/jwks.json`;

const pinned = [es384, rs384, rs256, es256].map(({ publicKey }) => publicKey);
const north = tenantOf('north', { keys: pinned, jku: [listedJku] });
const lenient = tenantOf('lenient', { keys: pinned, algorithms: strong });
const service: Production = production([north, lenient], { now });
afterAll(async () => {
  await service.close();
  trap.close();
});

function call(authorization: string | undefined, from = service): Promise<Response> {
  const post = request(from.app).post(path);
  return (authorization === undefined ? post : post.set('Authorization', authorization)).send(signing()).then((r) => r);
}

const claims = (changes: JWTPayload = {}): JWTPayload => ({ ...goodClaims(north, now), ...changes });
const without = (name: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims()).filter(([claim]) => claim !== name));

const encoded = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token whose signature is right for whatever header is written. */
async function raw(header: unknown, payload: unknown, key: KeyPair = es384): Promise<string> {
  const bytes = `${encoded(header)}.${encoded(payload)}`;
  const algorithm = key.algorithm.startsWith('ES') ? { name: 'ECDSA', hash: 'SHA-384' } : 'RSASSA-PKCS1-v1_5';
  const signature = await crypto.subtle.sign(algorithm, key.privateKey, Buffer.from(bytes));
  return `${bytes}.${Buffer.from(signature).toString('base64url')}`;
}

const head = { alg: 'ES384', kid: 'es384', typ: 'JWT' };
const pem = createPublicKey({ key: rs384.publicKey as JsonWebKey, format: 'jwk' }).export({
  type: 'spki',
  format: 'pem',
});

function hmac(algorithm: 'HS256' | 'HS384' | 'HS512', secret: string | Buffer, kid = 'rs384'): string {
  const bytes = `${encoded({ alg: algorithm, kid, typ: 'JWT' })}.${encoded(claims())}`;
  return `${bytes}.${createHmac(`sha${algorithm.slice(2)}`, secret)
    .update(bytes)
    .digest('base64url')}`;
}

async function tampered(change: (parts: string[]) => void): Promise<string> {
  const parts = (await signed(es384, claims())).split('.');
  change(parts);
  return parts.join('.');
}

const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
const withoutKid = async (): Promise<string> =>
  new SignJWT(claims()).setProtectedHeader({ alg: 'ES384', typ: 'JWT' }).sign(es384.privateKey);

type Row = readonly [name: string, value: () => string | undefined | Promise<string>];

/** What is wrong with an Authorization header; it is otherwise good. */
const badHeaders: readonly Row[] = [
  ['no header', () => undefined],
  ['an empty header', () => ''],
  ['no token', () => 'Bearer'],
  ['an empty token', () => 'Bearer '],
  ['a word', () => 'Bearer token'],
  ['two dots', () => 'Bearer ..'],
  ['Basic', async () => `Basic ${await signed(es384, claims())}`],
  ['no scheme', () => signed(es384, claims())],
  ['two tokens', async () => `Bearer ${await signed(es384, claims())}, Bearer ${await signed(es384, claims())}`],
  ['words behind it', async () => `Bearer ${await signed(es384, claims())} x`],
  ['a fourth part', async () => `Bearer ${await signed(es384, claims())}.x`],
  ['five parts, as if encrypted', async () => `Bearer ${await signed(es384, claims())}.x.y`],
  ['padding', async () => `Bearer ${await signed(es384, claims())}=`],
  ['JSON serialisation', async () => `Bearer ${JSON.stringify({ signatures: [await signed(es384, claims())] })}`],
  ['more than 8 KB', async () => `Bearer ${await signed(es384, claims({ pad: 'x'.repeat(9000) }))}`],
];

/** What is wrong with a token; it is otherwise good. */
const badTokens: readonly Row[] = [
  ['alg none', () => Promise.resolve(new UnsecuredJWT(claims()).encode())],
  ['alg none, with kid and typ', () => Promise.resolve(`${encoded({ ...head, alg: 'none' })}.${encoded(claims())}.`)],
  ['alg None', () => raw({ ...head, alg: 'None' }, claims())],
  ['alg NONE', () => raw({ ...head, alg: 'NONE' }, claims())],
  ['alg es384 in small letters', () => raw({ ...head, alg: 'es384' }, claims())],
  ['alg ES384 with a space', () => raw({ ...head, alg: 'ES384 ' }, claims())],
  ['alg as a list', () => raw({ ...head, alg: ['ES384'] }, claims())],
  ['alg null', () => raw({ ...head, alg: null }, claims())],
  ['no alg', () => raw({ kid: 'es384', typ: 'JWT' }, claims())],
  ['HS256 with the public key as PEM', () => Promise.resolve(hmac('HS256', pem))],
  ['HS384 with the public key as PEM', () => Promise.resolve(hmac('HS384', pem))],
  ['HS512 with the public key as PEM', () => Promise.resolve(hmac('HS512', pem))],
  ['HS384 with the public key as DER', () => Promise.resolve(hmac('HS384', der))],
  [
    'HS384 with the modulus',
    () => Promise.resolve(hmac('HS384', Buffer.from(String(rs384.publicKey['n']), 'base64url'))),
  ],
  ['HS256 with nothing', () => Promise.resolve(hmac('HS256', ''))],
  ['RS256 where the site has not opened it', () => signed(rs256, claims())],
  ['ES256 where the site has not opened it', () => signed(es256, claims())],
  ['ES512', () => signed(thin, claims(), { kid: 'es384' })],
  ['ES384 with the kid of an RSA key', () => signed(es384, claims(), { kid: 'rs384' })],
  ['RS384 with the kid of an EC key', () => signed(rs384, claims(), { kid: 'es384' })],
  ['PS384', () => raw({ alg: 'PS384', kid: 'rs384', typ: 'JWT' }, claims(), rs384)],
  ['EdDSA', () => raw({ ...head, alg: 'EdDSA' }, claims())],
  ['a stranger with our kid', () => signed(stranger, claims())],
  ['an empty signature', () => tampered((parts) => (parts[2] = ''))],
  ['half a signature', () => tampered((parts) => (parts[2] = parts[2]?.slice(0, 64) ?? ''))],
  ['a signature of zeros', () => tampered((parts) => (parts[2] = Buffer.alloc(96).toString('base64url')))],
  ['another payload under the signature', () => tampered((parts) => (parts[1] = encoded(claims({ sub: 'x' }))))],
  ['another header under the signature', () => tampered((parts) => (parts[0] = encoded({ ...head, extra: 1 })))],
  ['no kid', withoutKid],
  ['an empty kid', () => raw({ ...head, kid: '' }, claims())],
  ['a kid that is a path', () => raw({ ...head, kid: '../../../../dev/null' }, claims())],
  ['a kid that is SQL', () => raw({ ...head, kid: "x' UNION SELECT 'key" }, claims())],
  ['a kid that is a number', () => raw({ ...head, kid: 1 }, claims())],
  ['a kid that is an object', () => raw({ ...head, kid: { es384: true } }, claims())],
  ['an unknown kid', () => raw({ ...head, kid: 'es385' }, claims())],
  ['a kid named __proto__', () => raw(`{"alg":"ES384","kid":"__proto__","typ":"JWT"}`, claims())],
  ['no typ', () => raw({ alg: 'ES384', kid: 'es384' }, claims())],
  ['typ JWS', () => raw({ ...head, typ: 'JWS' }, claims())],
  ['typ at+jwt', () => raw({ ...head, typ: 'at+jwt' }, claims())],
  ['crit', () => raw({ ...head, crit: ['exp'] }, claims())],
  ['crit of an unknown extension', () => raw({ ...head, crit: ['x'], x: 1 }, claims())],
  ['an empty crit', () => raw({ ...head, crit: [] }, claims())],
  ['b64 false', () => raw({ ...head, b64: false, crit: ['b64'] }, claims())],
  ['b64 false without crit', () => raw({ ...head, b64: false }, claims())],
  ['its own jwk', () => signed(stranger, claims(), { jwk: { ...stranger.publicKey } })],
  ['its own jwk, signed by a known key', () => signed(es384, claims(), { jwk: { ...stranger.publicKey } })],
  ['x5u', () => signed(es384, claims(), { x5u: listedJku })],
  ['x5c', () => signed(es384, claims(), { x5c: ['MIIB'] })],
  ['zip', () => signed(es384, claims(), { zip: 'DEF' })],
  ['a token within the token', async () => raw({ ...head, cty: 'JWT' }, await signed(es384, claims()))],
  ['a payload that is a token', async () => raw(head, await signed(es384, claims()))],
  ['a payload that is a list', () => raw(head, [claims()])],
  ['a payload that is null', () => raw(head, 'null')],
  ['a payload that is no JSON', () => raw(head, 'iss=x')],
  ['a header that is no JSON', () => raw('{"alg"', claims())],
  ['a header that is a list', () => raw([head], claims())],
  ['an expired token', () => signed(es384, claims({ iat: seconds - 900, exp: seconds - 301 }))],
  ['exp as text', () => signed(es384, { ...claims(), exp: String(seconds + 60) as unknown as number })],
  ['no exp', () => signed(es384, without('exp'))],
  ['exp null', () => raw(head, { ...claims(), exp: null })],
  ['a life of a day', () => signed(es384, claims({ exp: seconds + 86_400 }))],
  ['a life without end', () => signed(es384, claims({ exp: 1e15 }))],
  ['no iat', () => signed(es384, without('iat'))],
  ['iat in the future', () => signed(es384, claims({ iat: seconds + 301, exp: seconds + 500 }))],
  ['iat as text', () => raw(head, { ...claims(), iat: String(seconds) })],
  ['nbf in the future', () => signed(es384, claims({ nbf: seconds + 301 }))],
  ['nbf as text', () => raw(head, { ...claims(), nbf: String(seconds) })],
  ['no jti', () => signed(es384, without('jti'))],
  ['an empty jti', () => signed(es384, claims({ jti: '' }))],
  ['a jti that is a number', () => raw(head, { ...claims(), jti: 1 })],
  ['a jti of 257 characters', () => signed(es384, claims({ jti: 'x'.repeat(257) }))],
  ['no iss', () => signed(es384, without('iss'))],
  ['an unknown iss', () => signed(es384, claims({ iss: 'https://ehr.elsewhere.example.org' }))],
  ['iss with a slash behind it', () => signed(es384, claims({ iss: `${north.issuer}/` }))],
  ['iss in capitals', () => signed(es384, claims({ iss: north.issuer.toUpperCase() }))],
  ['iss with a Cyrillic letter', () => signed(es384, claims({ iss: north.issuer.replace('e', 'е') }))],
  ['iss with a zero width space', () => signed(es384, claims({ iss: `${north.issuer}\u200b` }))],
  ['iss as a list', () => raw(head, { ...claims(), iss: [north.issuer] })],
  ['iss that another host begins like', () => signed(es384, claims({ iss: `${north.issuer}.evil.example` }))],
  ['no aud', () => signed(es384, without('aud'))],
  ['the aud of another service', () => signed(es384, claims({ aud: signUrl.replace('sign', 'select') }))],
  ['the aud of feedback', () => signed(es384, claims({ aud: `${signUrl}/feedback` }))],
  ['the aud of discovery', () => signed(es384, claims({ aud: `${publicUrl}/cds-services` }))],
  ['the aud of the origin alone', () => signed(es384, claims({ aud: publicUrl }))],
  ['the aud over http', () => signed(es384, claims({ aud: signUrl.replace('https', 'http') }))],
  ['the aud of the address behind the proxy', () => signed(es384, claims({ aud: `http://127.0.0.1:3000${path}` }))],
  ['the aud in capitals', () => signed(es384, claims({ aud: signUrl.toUpperCase() }))],
  ['the aud with a query', () => signed(es384, claims({ aud: `${signUrl}?x` }))],
  ['a list of other auds', () => signed(es384, claims({ aud: [publicUrl, `${signUrl}/feedback`] }))],
  ['an empty list of auds', () => signed(es384, claims({ aud: [] }))],
  ['an aud that is an object', () => raw(head, { ...claims(), aud: { url: signUrl } })],
  ...[
    'https://evil.example/jwks.json',
    `http://127.0.0.1:${trapPort}/other.json`,
    `${listedJku}/`,
    `${listedJku}?x`,
    `${listedJku}#x`,
    listedJku.replace('127.0.0.1', 'localhost'),
    listedJku.replace('127.0.0.1', '127.1'),
    listedJku.replace('127.0.0.1', '[::1]'),
    listedJku.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
    listedJku.replace('127.0.0.1', '127.0.0.1.'),
    listedJku.replace('http://', 'http://user@'),
    listedJku.replace('http://', `${listedJku}@`),
    listedJku.replace('http', 'HTTP'),
    listedJku.replace('/listed/', '/x/../listed/'),
    listedJku.replace('/listed/', '/%6cisted/'),
    ` ${listedJku}`,
    'file:///etc/passwd',
    `data:application/json,${JSON.stringify({ keys: [stranger.publicKey] })}`,
    `ftp://127.0.0.1:${trapPort}/jwks.json`,
    '//evil.example/jwks.json',
    '/listed/jwks.json',
    'http://xn--80ak6aa92e.com/jwks.json',
    '',
  ].map((jku): Row => [`jku ${JSON.stringify(jku)}`, () => signed(stranger, claims(), { jku })]),
  ['a foreign jku, signed by a known key', () => signed(es384, claims(), { jku: 'https://evil.example/jwks.json' })],
  ['a jku that is a list', () => raw({ ...head, jku: [listedJku] }, claims())],
];

const refused: readonly Row[] = [
  ...badHeaders,
  ...badTokens.map(([name, token]): Row => [name, async () => `Bearer ${(await token()) ?? ''}`]),
];

describe('S1, S2: a call is refused that has', () => {
  it(`one of ${refused.length} faults, at least 80`, () => {
    expect(refused.length).toBeGreaterThanOrEqual(80);
    expect(new Set(refused.map(([name]) => name)).size).toBe(refused.length);
  });

  it.each(refused)('%s', async (_name, header) => {
    const answer = await call(await header());
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(answer.body).toEqual({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'login', diagnostics: 'The call is not authenticated.' }],
    });
  });

  it('and nobody was asked for a key', () => {
    expect(trapped).toBe(0);
  });
});

describe('S1: a call is answered that has', () => {
  const bearer = async (key: KeyPair, changed: JWTPayload = {}, header = {}): Promise<string> =>
    `Bearer ${await signed(key, claims(changed), header)}`;

  it.each<[string, () => Promise<string>]>([
    ['ES384', () => bearer(es384)],
    ['RS384', () => bearer(rs384)],
    ['a scheme in small letters', async () => (await bearer(es384)).replace('Bearer', 'bearer')],
    ['a list of audiences', () => bearer(es384, { aud: ['https://other.example.org', signUrl] })],
    [
      'nbf five minutes before iat, as some EHRs send it',
      () => bearer(rs384, { nbf: seconds - 300, exp: seconds + 600 }),
    ],
    ['nbf 300 s ahead: clocks differ', () => bearer(es384, { nbf: seconds + 300 })],
    ['iat 300 s ahead', () => bearer(es384, { iat: seconds + 300, exp: seconds + 600 })],
    ['exp 299 s ago', () => bearer(es384, { iat: seconds - 600, exp: seconds - 299 })],
    ['a life of an hour', () => bearer(es384, { exp: seconds + 3600 })],
    ['a listed jku', () => bearer(es384, {}, { jku: listedJku })],
    ['claims that we do not know', () => bearer(es384, { tenant: 'x', sub: 'y' })],
    ['RS256 where the site opened it', () => bearer(rs256, { iss: lenient.issuer })],
    ['ES256 where the site opened it', () => bearer(es256, { iss: lenient.issuer })],
  ])('%s', async (_name, header) => {
    const answer = await call(await header());
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ cards: expect.any(Array) as unknown }),
    ]);
  });

  it('on discovery and feedback, each with its own audience', async () => {
    const get = (aud: string, at: string): Promise<Response> =>
      bearer(es384, { aud }).then((header) => request(service.app).get(at).set('Authorization', header));
    expect((await get(`${publicUrl}/cds-services`, '/cds-services')).status).toBe(200);
    expect((await get(`${publicUrl}/cds-services`, '/cds-services/')).status).toBe(200);
    expect((await get(`${publicUrl}/cds-services/`, '/cds-services/')).status).toBe(200);
    expect((await get(signUrl, '/cds-services')).status).toBe(401);
    expect((await request(service.app).get('/cds-services')).status).toBe(401);
    const entry = { card: 'x', outcome: 'overridden', outcomeTimestamp: '2026-03-10T10:00:00Z' };
    const post = (aud: string): Promise<Response> =>
      bearer(es384, { aud }).then((header) =>
        request(service.app)
          .post(`${path}/feedback`)
          .set('Authorization', header)
          .send({ feedback: [entry] }),
      );
    expect((await post(`${signUrl}/feedback`)).status).toBe(200);
    expect((await post(signUrl)).status).toBe(401);
  });
});

describe('S7: a refusal tells nothing', () => {
  it('of what is behind it: unknown services, methods and bodies are refused alike', async () => {
    const answers = await Promise.all([
      request(service.app).post(path).send(signing()),
      request(service.app).post('/cds-services/elsewhere').send({}),
      request(service.app).delete(path),
      request(service.app).post(path).set('Content-Type', 'text/plain').send('x'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('the reason stands in the log alone, in fixed words', async () => {
    service.lines.length = 0;
    await call(`Bearer ${await signed(es384, claims({ iss: 'https://canary.example' }))}`);
    const [line = ''] = service.lines.filter((text) => text.includes('refused'));
    expect(JSON.parse(line)).toMatchObject({ status: 401, refused: 'issuer' });
    expect(line).not.toContain('canary');
  });
});

describe('S4: a token opens the door once', () => {
  it('and not again, at whatever service', async () => {
    const token = `Bearer ${await signed(es384, claims({ aud: [signUrl, `${publicUrl}/cds-services`] }))}`;
    expect((await call(token)).status).toBe(200);
    expect((await call(token)).status).toBe(401);
    expect((await request(service.app).get('/cds-services').set('Authorization', token)).status).toBe(401);
  });

  it('nor until it has expired by every clock', async () => {
    const own = production([north], { now });
    const token = `Bearer ${await signed(es384, claims({ exp: seconds + 300 }))}`;
    expect((await call(token, own)).status).toBe(200);
    for (const later of [60, 300, 599, 600, 601]) {
      own.clock.now = new Date(now.getTime() + later * 1000);
      expect((await call(token, own)).status).toBe(401);
    }
    await own.close();
  });

  it('nor after a restart', async () => {
    const before = production([north], { now });
    const token = `Bearer ${await signed(es384, claims())}`;
    expect((await call(token, before)).status).toBe(200);
    await before.close();
    const after = production([north], { now, folder: before.folder });
    expect((await call(token, after)).status).toBe(401);
    await after.close();
  });

  it('a forged token does not use up the jti of a good one', async () => {
    const good = claims();
    expect((await call(`Bearer ${await signed(stranger, good)}`)).status).toBe(401);
    expect((await call(`Bearer ${await signed(es384, { ...good, aud: 'https://elsewhere.example' })}`)).status).toBe(
      401,
    );
    expect((await call(`Bearer ${await signed(es384, good)}`)).status).toBe(200);
  });
});

describe('S8: headers of a proxy', () => {
  it.each([
    'X-Client-Cert',
    'X-SSL-Client-Verify',
    'X-Forwarded-User',
    'X-Authenticated',
    'X-Forwarded-Host',
    'Cookie',
  ])('%s opens nothing', async (name) => {
    const { status } = await request(service.app).post(path).set(name, 'SUCCESS').send(signing());
    expect(status).toBe(401);
  });
});
