/** S10, S11, S14: where the service calls, and where the token goes. */
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import request from 'supertest';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { JsonObject } from '../../src/model/json.js';
import { AddressRefused, ConnectionLost, type OutboundGet } from '../../src/model/outbound.js';
import { isOpen, publicAnd } from '../../src/security/addresses.js';
import { openOutbound, type Resolve } from '../../src/security/outbound.js';
import { list, signing } from '../http/signing.js';
import { sendJson, startFhirStub, type FhirStub } from '../support/fhir-stub.js';
import { goodClaims, keyPair, production, signed, tenantOf, type Production } from '../support/hospital.js';

const now = new Date('2026-03-10T10:00:00Z');
const canary = 'canary-token-5b1e';
const path = '/cds-services/azathioprine-order-sign';
const key = await keyPair('k');

/** Whoever connects to loopback is counted. */
let trapped = 0;
const trap = createServer();
trap.on('connection', (socket) => {
  trapped += 1;
  socket.destroy();
});
await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
const { port } = trap.address() as AddressInfo;

const base = 'https://fhir.north.example.org/r4';
const tenant = tenantOf('north', { keys: [key.publicKey], fhirServers: [base] });
/** Every connection that is tried is counted too: the list decides before a name is looked up. */
let asked = 0;
const counting: OutboundGet = () => {
  asked += 1;
  return Promise.reject(new Error('not reached'));
};
const service = production([tenant], { now, outbound: () => ({ get: counting, close: () => Promise.resolve() }) });
afterAll(async () => {
  trap.close();
  await service.close();
});

async function signAt(fhirServer: string, by: Production = service): Promise<ServiceResponse> {
  const token = await signed(key, goodClaims(tenant, now));
  const body = signing({ fhirServer, fhirAuthorization: { access_token: canary, token_type: 'Bearer' } });
  const answer = await request(by.app).post(path).set('Authorization', `Bearer ${token}`).send(body);
  return answer.status === 400 ? refusedBody : (answer.body as ServiceResponse);
}

/** A body with such an address is refused as a whole: nothing was asked. */
const refusedBody: ServiceResponse = { cards: [], extension: { 'org.azathioprine-cds': { knowledge: 'refused' } } };

const octets = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0x0.0x0.0x1',
  '0177.0.0.1',
  '017700000001',
  '127.255.255.254',
  '0.0.0.0',
  '0',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '169.254.170.2',
  '100.64.0.1',
  '100.100.100.200',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:a9fe:a9fe]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::a9fe:a9fe]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd12:3456:789a::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[fd00:ec2::254]',
  'localhost',
  'localhost.',
  'LOCALHOST',
  'localhost.localdomain',
  'ip6-localhost',
  'metadata.google.internal',
  'metadata',
  '127.0.0.1.nip.io',
  '10.0.0.1.sslip.io',
  'localtest.me',
  'rebind.network',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  'fhir.north.example.org.evil.example',
  'fhir.north.example.org.',
  'FHIR.north.example.org',
  'fhir.north.example.org%2eevil.example',
  'fhir-north.example.org',
  'xn--fhir-north.example.org',
  'fhіr.north.example.org',
];

/** At least 200 addresses, none of them the tenant's own as it is written. */
const foreign = [
  ...octets.flatMap((host) => [`http://${host}:${port}/r4`, `https://${host}/r4`, `https://${host}:${port}/r4/`]),
  `${base}/../admin`,
  `${base}/x`,
  `${base}//`,
  `${base}?x`,
  `${base}?`,
  `${base}#x`,
  `${base}#`,
  `${base};x`,
  `${base}%2f..`,
  `${base}/%2e%2e/`,
  `${base}\\..`,
  ` ${base}`,
  `${base} `,
  `${base}\n`,
  `${base}\r\nX-Header: 1`,
  `${base}%0d%0aX-Header:%201`,
  `${base}\u0000`,
  `${base}\u200b`,
  base.replace('https', 'http'),
  base.replace('https', 'HTTPS'),
  base.replace('.org', '.org:443'),
  base.replace('.org', '.org:8443'),
  base.replace('https://', 'https://user@'),
  base.replace('https://', 'https://user:word@'),
  base.replace('https://', `https://127.0.0.1:${port}@`),
  base.replace('https://', `https://127.0.0.1:${port}\\@`),
  base.replace('https://', `https://127.0.0.1:${port}#@`),
  base.replace('https://', 'https:'),
  base.replace('https://', 'https:/'),
  base.replace('https://', 'https:///'),
  base.replace('https://', '//'),
  base.replace('/r4', '/R4'),
  base.replace('/r4', ''),
  base.replace('/r4', '/'),
  base.replace('/r4', '/r4/Patient'),
  base.replace('/r4', '/r%34'),
  base.replace('/r4', '/./r4'),
  'file:///etc/passwd',
  'ftp://fhir.north.example.org/r4',
  'gopher://127.0.0.1/_',
  'dict://127.0.0.1/',
  'unix:/var/run/docker.sock',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/r4',
  'data:application/json,{}',
  'javascript:alert(1)',
  'blob:https://fhir.north.example.org/r4',
  'about:blank',
  'http://',
  'https://',
  'https://[',
  'x',
  '/',
  '..',
];

describe('S10: a fhirServer that is not the tenant’s, letter by letter', () => {
  it(`is one of ${foreign.length}, at least 200`, () => {
    expect(new Set(foreign).size).toBeGreaterThanOrEqual(200);
    expect(foreign).not.toContain(base);
  });

  it.each([...new Set(foreign)])('%j is not asked, and the answer says that nothing could be read', async (address) => {
    const answer = await signAt(address);
    expect([asked, trapped]).toEqual([0, 0]);
    if (answer === refusedBody) return;
    expect(answer.cards.map(({ source }) => source.topic.code)).toContain('sys-data-gap');
    expect(answer.extension['org.azathioprine-cds'].data).toContainEqual(
      expect.objectContaining({ key: 'medications', state: 'error' }),
    );
  });

  it('is logged, without the address or the token', async () => {
    service.incidents.length = 0;
    await signAt('https://evil.example/r4');
    expect(service.incidents).toEqual(['fhir-server-not-allowed']);
    expect(service.lines.join()).not.toMatch(/canary|evil/);
  });

  it('and its own is asked, with or without a slash', async () => {
    await signAt(base);
    const before = asked;
    expect(before).toBeGreaterThan(0);
    await signAt(`${base}/`);
    expect(asked).toBe(2 * before);
    asked = 0;
  });
});

const specials = octets.filter((host) => /^[\d.]+$|^\[/.test(host)).map((host) => new URL(`http://${host}/`).hostname);

describe('S10: the address that is connected to is checked', () => {
  const url = new URL(`http://fhir.example.org:${port}/r4`);
  const ask = (get: OutboundGet, at = url): ReturnType<OutboundGet> =>
    get(at, { accept: 'x', accessToken: canary, signal: AbortSignal.timeout(5_000), maxBytes: 100 });
  const resolving =
    (...addresses: readonly string[]) =>
    (_host: string, done: (error: null, found: LookupAddress[]) => void): void => {
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };

  it.each([...specials.map((host) => host.replace(/^\[|\]$/g, '')), 'fe80::1%eth0', '::ffff:10.0.0.1'])(
    'a name that leads to %s is not connected to',
    async (address) => {
      const outbound = openOutbound(publicAnd([]), resolving(address));
      await expect(ask(outbound.get)).rejects.toThrow(AddressRefused);
      await outbound.close();
    },
  );

  it.each(specials)('nor is %s itself', async (host) => {
    const outbound = openOutbound(publicAnd([]));
    await expect(ask(outbound.get, new URL(`http://${host}:${port}/r4`))).rejects.toThrow(AddressRefused);
    await outbound.close();
    expect(trapped).toBe(0);
  });

  it('a name that changes its answer between two look-ups gains nothing: there is one', async () => {
    let count = 0;
    const outbound = openOutbound(publicAnd([]), (host, done) => {
      count += 1;
      resolving(count === 1 ? '203.0.113.7' : '127.0.0.1')(host, done);
    });
    await expect(ask(outbound.get)).rejects.toThrow(AddressRefused);
    expect(count).toBe(1);
    await outbound.close();
    expect(trapped).toBe(0);
  });

  it('a network that the site listed is open, its neighbours are not', () => {
    const allows = publicAnd(['10.20.0.0/16', 'fd00:1::/32']);
    expect(['10.20.3.4', 'fd00:1::9', '8.8.8.8', '2606:4700::1'].map(allows)).toEqual([true, true, true, true]);
    const closed = ['10.21.0.1', '127.0.0.1', 'fd00:2::9', '169.254.169.254', '::1', 'fe80::1', 'no address', ''];
    expect(closed.filter(allows)).toEqual([]);
  });

  it('the demo reaches loopback, and never the address where clouds keep credentials', () => {
    expect(['127.0.0.1', '10.0.0.1', '::1', '8.8.8.8'].map(isOpen)).toEqual([true, true, true, true]);
    expect(['169.254.169.254', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe', 'fe80::1%eth0'].map(isOpen)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('S11: the token is seen by no other host', () => {
  const stubs: FhirStub[] = [];
  afterEach(async () => {
    await Promise.all(stubs.splice(0).map((stub) => stub.close()));
  });

  async function startEvil(): Promise<FhirStub> {
    const stub = await startFhirStub((_seen, response) => sendJson(response, list()));
    stubs.push(stub);
    return stub;
  }

  const orderOf = (reference: string): JsonObject => ({
    resourceType: 'MedicationRequest',
    id: 'm1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/patient-1' },
    medicationReference: { reference },
  });

  it.each<[string, (evil: FhirStub, own: string) => { status?: number; location?: string; body: JsonObject }]>([
    ['a redirect', (evil) => ({ status: 302, location: `${evil.base}/x`, body: {} })],
    ['a permanent redirect', (evil) => ({ status: 308, location: `${evil.base}/x`, body: {} })],
    ['a next link', (evil) => ({ body: { ...list(), link: [{ relation: 'next', url: `${evil.base}?page=2` }] } })],
    [
      'a next link by another name of the same machine',
      (evil) => ({
        body: { ...list(), link: [{ relation: 'next', url: evil.base.replace('127.0.0.1', 'localhost') }] },
      }),
    ],
    [
      'a next link with a user that looks like the host',
      (evil, own) => ({
        body: { ...list(), link: [{ relation: 'next', url: evil.base.replace('http://', `${own}@`) }] },
      }),
    ],
    [
      'a next link without a scheme',
      (evil) => ({ body: { ...list(), link: [{ relation: 'next', url: evil.base.slice(5) }] } }),
    ],
    [
      'a next link to a path above',
      (_evil, own) => ({ body: { ...list(), link: [{ relation: 'next', url: `${own}/../admin` }] } }),
    ],
    ['a reference to a Medication', (evil) => ({ body: list(orderOf(`${evil.base}/Medication/1`)) })],
    ['a reference that climbs', () => ({ body: list(orderOf('Medication/../../admin')) })],
  ])('by %s', async (_name, answer) => {
    const evil = await startEvil();
    const own: FhirStub = await startFhirStub((_seen, response) => {
      const { status = 200, location, body } = answer(evil, own.base);
      sendJson(response.setHeader('location', location ?? 'none'), body, status);
    });
    stubs.push(own);
    const north = production([{ ...tenant, fhirServers: [own.base] }], { now });
    await signAt(own.base, north);
    await north.close();
    expect(evil.seen).toEqual([]);
    expect(own.seen.length).toBeGreaterThan(5);
    expect(own.seen.filter(({ target }) => target.includes('admin'))).toEqual([]);
    expect(north.lines.join()).not.toContain(canary);
  });
});

/** undici alone would wait ten seconds, longer than a test may take. */
describe('S19: a request ends with its signal', () => {
  const asking = (signal: AbortSignal) => ({ accept: 'x', signal, maxBytes: 100 });
  /** Also where a test fails: what it left open would keep the run from ending. */
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  async function listening(server: Server): Promise<number> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  it('while a TLS handshake is never answered', async () => {
    const silent = createTcpServer();
    const at = await listening(silent);
    const outbound = openOutbound(isOpen);
    const gone = new AbortController();
    const asked = outbound.get(new URL(`https://127.0.0.1:${at}/r4`), asking(gone.signal));
    const [socket] = (await once(silent, 'connection')) as [{ destroy: () => void }];
    ends.push(() => {
      socket.destroy();
      silent.close();
      void outbound.close();
    });
    gone.abort();
    await expect(asked).rejects.toThrow('too late');
  });

  it('while a name is looked up, and is not sent once the address is known', async () => {
    let found: Parameters<Resolve>[1] = () => undefined;
    const outbound = openOutbound(isOpen, (_host, done) => (found = done));
    const gone = new AbortController();
    const asked = outbound.get(new URL(`http://fhir.example.org:${port}/r4`), asking(gone.signal));
    gone.abort();
    await expect(asked).rejects.toThrow('too late');
    const before = trapped;
    found(null, [{ address: '127.0.0.1', family: 4 }]);
    await outbound.close();
    expect(trapped - before).toBeLessThan(2);
  });

  it('and nothing is begun once it has ended', async () => {
    const outbound = openOutbound(isOpen);
    const before = trapped;
    await expect(outbound.get(new URL(`http://127.0.0.1:${port}/`), asking(AbortSignal.abort()))).rejects.toThrow();
    await outbound.close();
    expect(trapped).toBe(before);
  });
});

it('those who ask for one host at a time share its look-up', async () => {
  const waiting: Parameters<Resolve>[1][] = [];
  const outbound = openOutbound(publicAnd([]), (_host, done) => waiting.push(done));
  const ask = () => {
    const signal = AbortSignal.timeout(5_000);
    return outbound.get(new URL(`http://fhir.example.org:${port}/r4`), { accept: 'x', signal, maxBytes: 100 });
  };
  const both = Promise.allSettled([ask(), ask()]);
  while (waiting.length === 0) await new Promise(setImmediate);
  for (const done of waiting) done(null, [{ address: '127.0.0.1', family: 4 }]);
  const reasons = (await both).map((one) => (one.status === 'rejected' ? one.reason : undefined) as unknown);
  expect(reasons.map((reason) => reason instanceof AddressRefused)).toEqual([true, true]);
  expect(waiting).toHaveLength(1);
  await outbound.close();
});

it('a connection that ends before an answer is told apart from an answer that is cut off', async () => {
  const stub = await startFhirStub((seen, response) => {
    if (seen.target === 'none') response.destroy();
    else response.writeHead(200, { 'content-length': 9 }).write('{', () => setImmediate(() => response.destroy()));
  });
  const outbound = openOutbound(isOpen);
  const ask = (target: string) =>
    outbound.get(new URL(`${stub.base}/${target}`), { accept: 'x', signal: AbortSignal.timeout(5_000), maxBytes: 100 });
  await expect(ask('none')).rejects.toThrow(ConnectionLost);
  await expect(ask('part')).rejects.not.toThrow(ConnectionLost);
  await stub.close();
  await outbound.close();
});
