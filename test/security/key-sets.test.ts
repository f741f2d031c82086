/** S3, S5: keys are read from the site's address alone, within bounds, and a host that is down or hostile does no harm. */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { JWTPayload } from 'jose';
import request from 'supertest';
import { signing } from '../http/signing.js';
import { startFhirStub, type FhirStub, type Script } from '../support/fhir-stub.js';
import {
  goodClaims,
  keyPair,
  production,
  signed,
  tenantOf,
  type KeyPair,
  type Production,
} from '../support/hospital.js';

const now = new Date('2026-03-10T10:00:00Z');
const path = '/cds-services/azathioprine-order-sign';
const [first, second, third] = await Promise.all([keyPair('first'), keyPair('second'), keyPair('third', 'RS384')]);

const minute = 60_000;
const open: { readonly service: Production; readonly host: FhirStub }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).flatMap(({ service, host }) => [service.close(), host.close()]));
});

interface Issuer {
  readonly host: FhirStub;
  readonly service: Production;
  /** What its key host says; replaced by tests. */
  script: Script;
  /** A call with a good token, signed by this key; whether it was let in. */
  readonly call: (key: KeyPair, claims?: JWTPayload) => Promise<boolean>;
}

const serve =
  (...keys: readonly KeyPair[]): Script =>
  (_seen, response) =>
    response.end(JSON.stringify({ keys: keys.map(({ publicKey }) => publicKey) }));

async function issuer(script: Script): Promise<Issuer> {
  const state = { script };
  const host = await startFhirStub((seen, response) => state.script(seen, response));
  const tenant = tenantOf('north', { jku: [`${host.base}/jwks.json`] });
  const service = production([tenant], { now });
  open.push({ service, host });
  const call = async (key: KeyPair, claims: JWTPayload = {}): Promise<boolean> => {
    const token = await signed(key, { ...goodClaims(tenant, service.clock.now), ...claims });
    const { status } = await request(service.app).post(path).set('Authorization', `Bearer ${token}`).send(signing());
    expect([200, 401]).toContain(status);
    return status === 200;
  };
  return Object.assign(state, { host, service, call });
}

function pass(issuing: Issuer, ms: number): void {
  issuing.service.clock.elapsedMs += ms;
}

const dead: Script = (_seen, response) => response.destroy();

describe('S5: key rotation', () => {
  it('a new key is read when its first token comes, by all calls at once, and none of them fails', async () => {
    const north = await issuer(serve(first));
    expect(await north.call(first)).toBe(true);
    north.script = serve(first, second);
    const calls = await Promise.all([second, first, second, second, first, second].map((key) => north.call(key)));
    expect(calls).toEqual(calls.map(() => true));
    expect(north.host.seen).toHaveLength(2);
  });

  it('a key that was withdrawn opens nothing once the keys were read again', async () => {
    const north = await issuer(serve(first, second));
    expect(await north.call(first)).toBe(true);
    north.script = serve(second);
    pass(north, 6 * minute);
    // The call that notices is not kept waiting.
    expect(await north.call(second)).toBe(true);
    await north.call(second);
    expect(await north.call(first)).toBe(false);
  });

  it('tokens of unknown keys make us ask once in 30 s, and good calls go on', async () => {
    const north = await issuer(serve(first));
    expect(await north.call(first)).toBe(true);
    for (let count = 0; count < 20; count += 1) expect(await north.call(second)).toBe(false);
    expect(north.host.seen).toHaveLength(2);
    pass(north, 29_000);
    expect(await north.call(second)).toBe(false);
    expect(north.host.seen).toHaveLength(2);
    pass(north, 2_000);
    expect(await north.call(second)).toBe(false);
    expect(north.host.seen).toHaveLength(3);
    expect(await north.call(first)).toBe(true);
  });

  it('a host that is down does no harm for a day, and the keys are forgotten after it', async () => {
    const north = await issuer(serve(first));
    expect(await north.call(first)).toBe(true);
    north.script = dead;
    for (const wait of [6 * minute, 10 * minute, 60 * minute, 22 * 60 * minute]) {
      pass(north, wait);
      expect(await north.call(first)).toBe(true);
      expect(await north.call(first)).toBe(true);
    }
    expect(north.service.incidents).toContain('keys-not-read');
    pass(north, 60 * minute);
    expect(await north.call(first)).toBe(false);
    north.script = serve(first);
    pass(north, minute);
    expect(await north.call(first)).toBe(true);
  });

  it('a host that is down is not asked by every call', async () => {
    const north = await issuer(dead);
    for (let count = 0; count < 10; count += 1) expect(await north.call(first)).toBe(false);
    expect(north.host.seen).toHaveLength(1);
    north.script = serve(first);
    pass(north, 5_000);
    expect(await north.call(first)).toBe(true);
  });
});

const set = (...keys: readonly unknown[]): string => JSON.stringify({ keys });
const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));

/** What a hostile or broken key host says. A token signed by `first` is good but for it. */
const hostile: readonly (readonly [name: string, answer: (response: ServerResponse, elsewhere: string) => unknown])[] =
  [
    ['a redirect', (response, elsewhere) => response.writeHead(302, { location: elsewhere }).end()],
    ['a permanent redirect', (response, elsewhere) => response.writeHead(308, { location: elsewhere }).end()],
    ['a redirect to itself', (response) => response.writeHead(302, { location: '/fhir/jwks.json' }).end()],
    ['50 MB', (response) => response.end(`{"keys":[],"pad":"${'x'.repeat(50 * 1024 * 1024)}"}`)],
    ['a gzip bomb', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)],
    ['no JSON', (response) => response.end('<html>')],
    ['half a JSON', (response) => response.end(set(first.publicKey).slice(0, -2))],
    ['null', (response) => response.end('null')],
    ['a list', (response) => response.end(JSON.stringify([first.publicKey]))],
    ['keys that are no list', (response) => response.end('{"keys":{}}')],
    ['keys that are words', (response) => response.end('{"keys":["a"]}')],
    ['no keys', (response) => response.end('{"keys":[]}')],
    ['101 keys', (response) => response.end(set(...Array.from({ length: 101 }, () => first.publicKey)))],
    ['1,000 keys', (response) => response.end(set(...Array.from({ length: 1000 }, () => first.publicKey)))],
    ['a 404 with keys', (response) => response.writeHead(404).end(set(first.publicKey))],
    ['a 500', (response) => response.writeHead(500).end()],
    ['a symmetric key', (response) => response.end(set({ kty: 'oct', kid: 'first', k: 'AAAA' }))],
    ['a key of another kind', (response) => response.end(set({ ...third.publicKey, kid: 'first' }))],
    ['a key for encryption', (response) => response.end(set({ ...first.publicKey, use: 'enc' }))],
    ['a key without its point', (response) => response.end(set({ kty: 'EC', crv: 'P-384', kid: 'first' }))],
    ['two keys under one kid', (response) => response.end(set(first.publicKey, { ...second.publicKey, kid: 'first' }))],
    ['broken UTF-8', (response) => response.end(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
  ];

describe('S3: what a hostile key host says lets nobody in', () => {
  it.each(hostile)('%s', async (_name, answer) => {
    const elsewhere = await startFhirStub(serve(first));
    const north = await issuer((_seen, response) => {
      answer(response, `${elsewhere.base}/jwks.json`);
    });
    expect(await north.call(first)).toBe(false);
    expect(elsewhere.seen).toHaveLength(0);
    await elsewhere.close();
  });

  it('and takes nothing away that was known before', async () => {
    const north = await issuer(serve(first));
    expect(await north.call(first)).toBe(true);
    for (const [, answer] of hostile.slice(0, 11)) {
      north.script = (_seen, response) => {
        answer(response, 'https://elsewhere.example');
      };
      pass(north, 6 * minute);
      await north.call(second);
      expect(await north.call(first)).toBe(true);
    }
  });
});

describe('a pinned key set', () => {
  it('is all there is: nothing is fetched, whatever a token names', async () => {
    const host = await startFhirStub(serve(second));
    const jku = `${host.base}/jwks.json`;
    const tenant = tenantOf('north', { keys: [first.publicKey], jku: [jku] });
    const service = production([tenant], { now });
    open.push({ service, host });
    const statusOf = async (key: KeyPair): Promise<number> => {
      const token = await signed(key, goodClaims(tenant, now), { jku });
      return (await request(service.app).post(path).set('Authorization', `Bearer ${token}`).send(signing())).status;
    };
    expect([await statusOf(first), await statusOf(second)]).toEqual([200, 401]);
    expect(host.seen).toHaveLength(0);
  });
});
