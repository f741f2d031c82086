/**
 * S50: requests as bytes. Each is refused, or its connection closed, or it is answered where HTTP allows it; never is one
 * request answered twice, and never do two readers of one connection see different requests.
 */
import { connect } from 'node:net';
import { orderSignPath } from '../http/support.js';
import type { Clients } from '../../src/model/client.js';
import { countedUuids, realApp } from '../support/real-app.js';
import { canary, feedbackPath, goodCall, goodFeedback, listening, now, wholeApp, type Edge } from './edge.js';
import { converse, type Talk } from './wire.js';

interface Row extends Omit<Talk, 'answers'> {
  readonly name: string;
  /** Statuses in their order; none: closed without a word. */
  readonly statuses: readonly number[];
  /** The connection goes on: what was sent was understood to its last byte. */
  readonly goesOn: boolean;
  /** Node refuses it before our code is asked, with an empty 400. */
  readonly isNodes?: boolean;
}

let edge: Edge;
beforeAll(async () => {
  edge = await listening(realApp(now, countedUuids()));
});
afterAll(() => edge.close());

const body = goodFeedback;
const size = body.length.toString(16);
const chunks = `${size}\r\n${body}\r\n0\r\n\r\n`;
const smuggled = `GET /cds-services?${canary} HTTP/1.1\r\nHost: smuggled\r\n\r\n`;

function get(path: string, ...lines: readonly string[]): string {
  return request(`GET ${path} HTTP/1.1`, ...lines);
}

function request(line: string, ...lines: readonly string[]): string {
  return [line, 'Host: x', ...lines, '', ''].join('\r\n');
}

function feedback(...lines: readonly string[]): string {
  return request(`POST ${feedbackPath} HTTP/1.1`, 'Content-Type: application/json', ...lines);
}

const refused = (name: string, bytes: string): Row => ({ name, bytes, statuses: [400], goesOn: false });
const answered = (name: string, bytes: string, ...statuses: readonly number[]): Row => ({
  name,
  bytes,
  statuses,
  goesOn: true,
});
const lastly = (name: string, bytes: string, ...statuses: readonly number[]): Row => ({
  name,
  bytes,
  statuses,
  goesOn: false,
});

const live = '/health/live';
const length = `Content-Length: ${body.length}`;
const chunked = 'Transfer-Encoding: chunked';

const lengths: readonly Row[] = [
  refused('TE, then CL', feedback(chunked, length) + chunks),
  refused('CL, then TE', feedback(length, chunked) + chunks),
  refused('TE and CL 0, a request for a body', feedback(chunked, 'Content-Length: 0') + chunks + smuggled),
  refused(
    'CL 5 and TE, a request behind the last chunk',
    feedback('Content-Length: 5', chunked) + `0\r\n\r\n${smuggled}`,
  ),
  refused('CL twice alike', feedback(length, length) + body),
  refused('CL twice, different', feedback(length, 'Content-Length: 0') + body),
  refused('CL as a list', feedback(`Content-Length: ${body.length}, ${body.length}`) + body),
  refused('CL with a plus', feedback(`Content-Length: +${body.length}`) + body),
  refused('CL below zero', feedback('Content-Length: -1') + body),
  refused('CL in hex', feedback('Content-Length: 0x10') + body),
  refused('CL with an exponent', feedback('Content-Length: 1e2') + body),
  refused('CL with a fraction', feedback(`Content-Length: ${body.length}.0`) + body),
  refused('CL in quotes', feedback(`Content-Length: "${body.length}"`) + body),
  refused('CL empty', feedback('Content-Length:') + body),
  refused('CL with a letter', feedback(`Content-Length: ${body.length}a`) + body),
  refused('CL beyond 64 bits', feedback('Content-Length: 99999999999999999999999') + body),
  refused('CL with a space before its colon', feedback(`Content-Length : ${body.length}`) + body),
  refused('CL folded', feedback(`Content-Length:\r\n ${body.length}`) + body),
  answered('CL with zeros before it', feedback(`Content-Length: 000${body.length}`) + body, 200),
  answered('CL with spaces around it', feedback(`Content-Length:  ${body.length} `) + body, 200),
  answered('CL_ is another header', feedback(length, 'Content_Length: 5') + body, 200),
  refused('CL too small: the rest is no request', feedback('Content-Length: 5') + body),
  { ...refused('CL too large, then the end', feedback('Content-Length: 5000') + body), ends: true },
  { ...refused('CL and no body, then the end', feedback(length)), ends: true },
];

const transferCodings: readonly Row[] = [
  answered('chunked', feedback(chunked) + chunks, 200),
  answered('CHUNKED', feedback('Transfer-Encoding: CHUNKED') + chunks, 200),
  answered('a tab before chunked', feedback('Transfer-Encoding:\tchunked') + chunks, 200),
  ...[
    ...[
      'identity',
      'xchunked',
      'chunked, identity',
      'identity, chunked',
      'gzip, chunked',
      'chunked, gzip',
      'chunked, chunked',
    ],
    ...[
      'chunked;a=b',
      '"chunked"',
      'chunked,',
      ',chunked',
      '',
      '\x0bchunked',
      'chunked\x0b',
      'chunked\x00',
      "'chunked'",
      'chunke',
    ],
  ].map((coding) => refused(`TE ${JSON.stringify(coding)}`, feedback(`Transfer-Encoding: ${coding}`) + chunks)),
  refused('TE with a space before its colon', feedback('Transfer-Encoding : chunked') + chunks),
  refused('TE folded', feedback('Transfer-Encoding:\r\n chunked') + chunks),
  refused('TE twice: chunked, identity', feedback(chunked, 'Transfer-Encoding: identity') + chunks),
  refused('TE twice: identity, chunked', feedback('Transfer-Encoding: identity', chunked) + chunks),
  refused('TE twice: chunked', feedback(chunked, chunked) + chunks),
  refused('TE in HTTP/1.0', feedback(chunked).replace('HTTP/1.1', 'HTTP/1.0') + chunks),
  refused('Transfer-Encoding behind a bare CR', feedback(`X-A: b\r${chunked}`, length) + body),
  refused('Transfer-Encoding behind a bare LF', feedback(`X-A: b\n${chunked}`, length) + body),
];

const inChunks = (text: string): string => feedback(chunked) + text;
const chunkTricks: readonly Row[] = [
  answered('a chunk extension', inChunks(`${size};a=b\r\n${body}\r\n0\r\n\r\n`), 200),
  answered('zeros before the size', inChunks(`${'0'.repeat(19)}${size}\r\n${body}\r\n0\r\n\r\n`), 200),
  answered('a chunk a byte', inChunks(`${Array.from(body, (byte) => `1\r\n${byte}\r\n`).join('')}0\r\n\r\n`), 200),
  answered(
    'a legal trailer, which nothing reads',
    inChunks(`${size}\r\n${body}\r\n0\r\nX-Forwarded-Host: ${canary}\r\n\r\n`),
    200,
  ),
  refused('a trailer that sets the length', inChunks(`${size}\r\n${body}\r\n0\r\nContent-Length: 5\r\n\r\n`)),
  refused('a trailer that is none', inChunks(`${size}\r\n${body}\r\n0\r\nno trailer\r\n\r\n`)),
  refused('0x', inChunks(`0x${size}\r\n${body}\r\n0\r\n\r\n`)),
  refused('a plus', inChunks(`+${size}\r\n${body}\r\n0\r\n\r\n`)),
  refused('below zero', inChunks(`-1\r\n${body}\r\n0\r\n\r\n`)),
  refused('an underscore', inChunks(`5_0\r\n${body}\r\n0\r\n\r\n`)),
  refused('no size', inChunks(`\r\n${body}\r\n0\r\n\r\n`)),
  refused('a space before the size', inChunks(` ${size}\r\n${body}\r\n0\r\n\r\n`)),
  refused('a space behind the size', inChunks(`${size} \r\n${body}\r\n0\r\n\r\n`)),
  refused('beyond 64 bits', inChunks(`1${'0'.repeat(16)}${size}\r\n${body}\r\n0\r\n\r\n`)),
  refused('f 17 times', inChunks(`${'f'.repeat(17)}\r\n${body}`)),
  refused('too small', inChunks(`5\r\n${body}\r\n0\r\n\r\n`)),
  refused('no CRLF behind a chunk', inChunks(`${size}\r\n${body}0\r\n\r\n`)),
  refused('LF behind the size', inChunks(`${size}\n${body}\r\n0\r\n\r\n`)),
  refused('LF behind the chunk', inChunks(`${size}\r\n${body}\n0\r\n\r\n`)),
  refused('LF behind the last chunk', inChunks(`${size}\r\n${body}\r\n0\n\n`)),
  refused('LF in an extension', inChunks(`${size};a\n${body}\r\n0\r\n\r\n`)),
  refused('CR in an extension', inChunks(`${size};a\rb\r\n${body}\r\n0\r\n\r\n`)),
  refused('a quoted line end in an extension', inChunks(`${size};a="\r\n${body}\r\n0\r\n\r\n"`)),
  refused('an extension of 20 KB', inChunks(`${size};${'a'.repeat(20_000)}\r\n${body}\r\n0\r\n\r\n`)),
  { ...refused('a chunk never ended', inChunks(`${size}\r\n${body}`)), ends: true },
  { ...refused('a chunk of 2^63 - 1 bytes', inChunks(`7${'f'.repeat(15)}\r\n${body}`)), ends: true },
  lastly('a broken chunk behind an early answer', request('POST /nope HTTP/1.1', chunked) + 'zz\r\n', 404),
];

const lines: readonly Row[] = [
  refused('bare LF everywhere', get(live).replaceAll('\r\n', '\n')),
  refused('bare LF behind the request line', get(live).replace('\r\n', '\n')),
  refused('bare LF at the end of the head', get(live).replace(/\r\n$/, '\n')),
  refused('bare LF within a header', get(live, 'X-A: b\nX-C: d')),
  refused('bare CR within a header', get(live, 'X-A: b\rX-C: d')),
  refused('CR CR LF', get(live, 'X-A: b\r')),
  refused('NUL in a value', get(live, 'X-A: a\0b')),
  refused('a control byte in a value', get(live, 'X-A: a\x01b')),
  refused('DEL in a value', get(live, 'X-A: a\x7fb')),
  refused('NUL in a name', get(live, 'X\0A: b')),
  refused('a space in a name', get(live, 'X A: b')),
  refused('a byte above 127 in a name', get(live, 'X\xe9: b')),
  refused('no name', get(live, ': b')),
  refused('no colon', get(live, 'X-A')),
  refused('a folded value', get(live, 'X-A: a\r\n b')),
  refused('a folded first line', get(live).replace('Host', ' Host')),
  refused('a byte order mark', `\xef\xbb\xbf${get(live)}`),
  answered('bytes above 127 in a value', get(live, 'X-A: \xe9\xff'), 200),
  answered('empty lines before the request', `\r\n\r\n${get(live)}`, 200),
  refused('200 header lines too many', get(live, ...Array.from({ length: 201 }, (_, index) => `X-${index}: a`))),
  refused('10,000 header lines', get(live, ...Array.from({ length: 10_000 }, () => 'a:'))),
  lastly('a header of 20 KB', get(live, `X-A: ${'a'.repeat(20_000)}`), 431),
  lastly('a header name of 20 KB', get(live, `X-${'a'.repeat(20_000)}: b`), 431),
  lastly('an address of 20 KB', get(`/${'a'.repeat(20_000)}`), 431),
];

const versions: readonly Row[] = [
  lastly('HTTP/1.0', 'GET /health/live HTTP/1.0\r\n\r\n', 200),
  ...['0.9', '2.0', '1.2', '3.0', '1.10', '1', '01.1', '1.1.1', '1,1', '-1.1'].map((version) =>
    refused(`HTTP/${version}`, get(live).replace('HTTP/1.1', `HTTP/${version}`)),
  ),
  refused('http/1.1', get(live).replace('HTTP', 'http')),
  refused('HTTPS/1.1', get(live).replace('HTTP', 'HTTPS')),
  refused('ICE/1.0', get(live).replace('HTTP/1.1', 'ICE/1.0')),
  lastly('RTSP/1.0, which the parser of Node takes for HTTP/1.0', get(live).replace('HTTP/1.1', 'RTSP/1.0'), 200),
  refused('HTTP/0.9 without a version', 'GET /health/live\r\n\r\n'),
  refused('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  refused('a TLS hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  refused('SSH', 'SSH-2.0-OpenSSH_9.0\r\n'),
  refused('SMTP', 'EHLO evil.example\r\n'),
  refused('a proxy line', `PROXY TCP4 10.0.0.1 10.0.0.2 1 2\r\n${get(live)}`),
];

const targets: readonly Row[] = [
  answered('absolute form: legal, and its host is nothing to us', get('http://evil.example/health/live'), 200),
  answered('absolute form with a user', get('https://user:word@evil.example/health/live'), 200),
  answered('absolute form of nothing here', get('http://evil.example/nothing'), 404),
  answered('a file', get('file:///etc/passwd'), 404),
  answered('*', get('*'), 404),
  answered('OPTIONS *', request('OPTIONS * HTTP/1.1'), 204),
  answered('two slashes and a host', get('//evil.example/health/live'), 404),
  answered('dots', get('/health/../../etc/passwd'), 404),
  answered('escaped dots', get('/health/%2e%2e/%2e%2e/etc/passwd'), 404),
  answered('dots escaped twice', get('/health/%252e%252e/etc/passwd'), 404),
  answered('an escaped slash', get('/health%2flive'), 404),
  answered('a backslash', get('/health\\live'), 404),
  answered('a semicolon', get('/health/live;a=b'), 404),
  answered('NUL escaped', get('/health/live%00'), 404),
  answered('line ends escaped', get('/health/live%0d%0aX-Evil:%20a'), 404),
  answered('a broken escape', get('/rules/%'), 404),
  answered('an escape that is no UTF-8', get('/cds-services/%ff'), 400),
  answered('an overlong escape', get('/cds-services/%c0%af'), 400),
  answered('a half pair escaped', get('/cds-services/%ed%a0%80'), 400),
  answered('an escape of another kind', get('/cds-services/%u0041'), 400),
  answered('a broken escape in the query', get('/health/live?%&%zz=%'), 200),
  refused('a relative path', get('health/live')),
  refused('NUL', get('/health/\0')),
  refused('a control byte', get('/health/\x01live')),
  refused('a byte above 127', get('/health/\xff')),
  refused('a space', get('/health/ live')),
  refused('a tab for a space', get(live).replace(' ', '\t')),
  refused('no target', 'GET HTTP/1.1\r\nHost: x\r\n\r\n'),
];

const methods: readonly Row[] = [
  lastly('CONNECT', request('CONNECT evil.example:443 HTTP/1.1')),
  answered('TRACE', request('TRACE /health/live HTTP/1.1', `Cookie: ${canary}`), 405),
  ...['PUT', 'DELETE', 'PATCH', 'PROPFIND', 'M-SEARCH', 'PURGE', 'LOCK', 'LINK', 'SOURCE'].map((method) =>
    answered(method, request(`${method} /health/live HTTP/1.1`), 405),
  ),
  ...['TRACK', 'DEBUG', 'get', 'Get', 'GETX', 'G\0T', '__proto__', 'constructor', 'GET/'].map((method) =>
    refused(`method ${JSON.stringify(method)}`, request(`${method} /health/live HTTP/1.1`)),
  ),
  { ...answered('HEAD', request('HEAD /health/live HTTP/1.1'), 200), head: true },
  ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'].map((name) =>
    answered(`${name}: POST on GET`, get(orderSignPath, `${name}: POST`), 405),
  ),
  answered('_method in the query', get(`${orderSignPath}?_method=POST`), 405),
  answered('X-HTTP-Method-Override: GET on POST', feedback(length, 'X-HTTP-Method-Override: GET') + body, 200),
];

const hosts: readonly Row[] = [
  { ...refused('no Host', 'GET /health/live HTTP/1.1\r\n\r\n'), isNodes: true },
  refused('two Hosts', get(live, 'Host: evil.example')),
  refused('two Hosts alike', get(live, 'Host: x')),
  ...['a/b', 'a b', 'a?b', 'a#b', 'user@a', '"a"', '<a>', 'a\\b', 'a|b'].map((host) =>
    refused(`Host ${host}`, get(live).replace('Host: x', `Host: ${host}`)),
  ),
  ...['', '[::1]:3000', 'a.example:80', 'x_y'].map((host) =>
    answered(`Host ${JSON.stringify(host)}`, get(live).replace('Host: x', `Host: ${host}`), 200),
  ),
];

const upgrades: readonly Row[] = [
  lastly('Expect of another kind', feedback(length, 'Expect: 200-ok') + body, 417),
  lastly('Expect of nearly the right kind', feedback(length, 'Expect: 100-continued') + body, 417),
  answered(
    'a WebSocket: answered as if not asked for',
    get(
      live,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ),
    200,
  ),
  answered(
    'h2c',
    get(live, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'),
    200,
  ),
  answered('h2c on POST', feedback(length, 'Connection: Upgrade', 'Upgrade: h2c') + body, 200),
  answered('Upgrade to TLS', get(live, 'Connection: Upgrade', 'Upgrade: TLS/1.0'), 200),
  answered(
    'Connection names other headers',
    feedback('Connection: Content-Length, Content-Type, Host', length) + body,
    200,
  ),
  answered(
    'Keep-Alive of a million years',
    get(live, 'Connection: keep-alive', 'Keep-Alive: timeout=99999999999, max=-1'),
    200,
  ),
  answered('Range', get(live, 'Range: bytes=0-0,0-1,0-2'), 200),
];

const inside = feedback(`Content-Length: ${smuggled.length}`) + smuggled;
const pairs: readonly Row[] = [
  answered('two requests, two answers in their order', feedback(length) + body + get(live), 200, 200),
  answered('a request that is the body of another', inside, 400),
  answered('a request that is the body of a GET', get(live, `Content-Length: ${smuggled.length}`) + smuggled, 200),
  answered(
    'a request in the chunk of a GET',
    get(live, chunked) + `${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`,
    200,
  ),
  answered(
    'a request that is the body of a refused one',
    request('PUT /nope HTTP/1.1', `Content-Length: ${smuggled.length}`) + smuggled,
    404,
  ),
  lastly('garbage behind a request that is being answered', feedback(length) + body + 'GARBAGE\r\n\r\n', 200),
  lastly('garbage behind a request that is answered', get(live) + 'GARBAGE\r\n\r\n', 200, 400),
  lastly('a request behind one that closes', get(live, 'Connection: close') + smuggled, 200),
  lastly('a request behind CONNECT', request('CONNECT evil.example:443 HTTP/1.1') + smuggled),
  lastly('a request behind HTTP/2.0', get(live).replace('1.1', '2.0') + smuggled, 400),
  lastly('a request behind two Hosts', get(live, 'Host: y') + smuggled, 400),
];

const halves: readonly Row[] = [
  'G',
  'GET ',
  'GET /health/live',
  'GET /health/live HTTP/1.1',
  'GET /health/live HTTP/1.1\r\n',
  'GET /health/live HTTP/1.1\r\nHost: x',
  'GET /health/live HTTP/1.1\r\nHost: x\r\n',
].map((bytes) => ({ ...refused(`a head that ends behind ${JSON.stringify(bytes)}`, bytes), ends: true }));

const corpora = {
  lengths,
  transferCodings,
  chunkTricks,
  lines,
  versions,
  targets,
  methods,
  hosts,
  upgrades,
  pairs,
  halves,
};

it('the corpus holds at least 100 requests that differ', () => {
  const all: readonly Row[] = Object.values(corpora).flat();
  expect(new Set(all.map(({ bytes }) => bytes)).size).toBeGreaterThanOrEqual(100);
});

describe.each(Object.entries(corpora))('S50: %s', (_corpus, rows) => {
  it.each(rows)('$name: $statuses', async ({ statuses, goesOn, isNodes = false, ...talk }) => {
    const said = await converse(edge.port, { ...talk, answers: Math.max(1, statuses.length) });
    expect(said.answers.map(({ status }) => status)).toEqual(statuses);
    expect(said).toMatchObject({ goesOn, interim: [], rest: '' });
    for (const answer of said.answers) {
      expect(answer.body).not.toContain(canary);
      if (answer.status >= 400 && !isNodes)
        expect(JSON.parse(answer.body)).toMatchObject({ resourceType: 'OperationOutcome' });
    }
    await expectLife();
  });
});

async function expectLife(): Promise<void> {
  const { answers } = await converse(edge.port, { bytes: get('/cds-services') });
  expect(answers.map(({ status }) => status)).toEqual([200]);
}

describe('S50: what is said before the answer, and what is far too long', () => {
  it('100-continue is said once, then the answer', async () => {
    const said = await converse(edge.port, { bytes: feedback(length, 'Expect: 100-continue') + body });
    expect(said.interim).toEqual([100]);
    expect(said.answers.map(({ status }) => status)).toEqual([200]);
  });

  it.each([
    ['a header', get(live, `X-A: ${'a'.repeat(2 ** 20)}`)],
    ['an address', get(`/${'a'.repeat(2 ** 20)}`)],
    ['a method', 'A'.repeat(2 ** 20)],
    ['header lines', get(live, Array.from({ length: 100_000 }, (_, index) => `X-${index}: a`).join('\r\n'))],
  ])('%s of 1 MB: one refusal at most, and closed', async (_name, bytes) => {
    const { answers, goesOn } = await converse(edge.port, { bytes });
    // Closing on what is still being sent may take the refusal with it.
    expect(answers.length).toBeLessThanOrEqual(1);
    expect(goesOn).toBe(false);
    for (const { status } of answers) expect([400, 431]).toContain(status);
    await expectLife();
  });

  it('whoever goes away in the middle of a head or a body leaves nothing behind', async () => {
    for (const bytes of [
      get(live).slice(0, 30),
      feedback(length),
      feedback(length) + body.slice(0, 20),
      feedback(chunked) + `${size}\r\n`,
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect({ port: edge.port, host: '127.0.0.1' }, () => {
          socket.write(bytes, () => socket.resetAndDestroy());
        });
        socket.once('close', () => {
          resolve();
        });
      });
      await expectLife();
    }
  });
});

describe('S8, S50: headers of proxies that we do not have change nothing', () => {
  const hostile = [
    ...[
      'X-Forwarded-For: 10.0.0.1',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'X-Forwarded-Port: 1',
    ],
    ...['X-Forwarded-Prefix: /evil', 'Forwarded: for=10.0.0.1;host=evil.example;proto=https', 'X-Real-IP: 127.0.0.1'],
    ...[
      'X-Host: evil.example',
      'X-Original-Host: evil.example',
      'X-Original-URL: /cds-services',
      'X-Rewrite-URL: /cds-services',
    ],
    ...['X-Original-Method: DELETE', 'X-Client-Cert: MIIB', 'X-SSL-Client-Cert: MIIB', 'SSL-Client-Verify: SUCCESS'],
    ...['X-Forwarded-Client-Cert: By=evil;Subject="CN=ehr"', 'X-SSL-Client-S-DN: CN=ehr', 'Client-Cert: :MIIB:'],
    ...[
      'X-Remote-User: admin',
      'Remote-User: admin',
      'X-Forwarded-User: admin',
      'X-Auth-Request-User: admin',
      'X-Tenant: other',
    ],
    ...[
      'Cookie: session=admin',
      'X-Api-Key: a',
      'True-Client-IP: 127.0.0.1',
      'CF-Connecting-IP: 127.0.0.1',
      'Via: 1.1 evil',
    ],
    ...['X-Accel-Redirect: /etc/passwd', 'X-Sendfile: /etc/passwd', 'Front-End-Https: on', 'Max-Forwards: 0'],
  ];
  let closed: Edge;
  beforeAll(async () => {
    const callService = (): Promise<never> => Promise.reject(new Error('nobody may come this far'));
    const client = { tenant: 'demo', origins: 'any', callService } as const;
    const authenticate: Clients['authenticate'] = ({ authorization }) =>
      Promise.resolve(authorization.length > 0 ? { ok: true, client } : { ok: false, reason: 'no token' });
    closed = await listening(wholeApp({ clients: { origins: 'any', authenticate } }));
  });
  afterAll(() => closed.close());

  it.each(hostile)('%s', async (line) => {
    const asked = [
      ['/cds-services', 401],
      [orderSignPath, 401],
      ['/fhir/Patient?_count=1', 200],
      [live, 200],
      ['/rules/none', 404],
    ] as const;
    for (const [path, status] of asked) {
      const [plain, dressed] = await Promise.all([
        converse(closed.port, { bytes: get(path) }),
        converse(closed.port, { bytes: get(path, line) }),
      ]);
      expect(plain.answers.map((answer) => answer.status)).toEqual([status]);
      expect(dressed.answers.map((answer) => [answer.status, answer.body])).toEqual(
        plain.answers.map((answer) => [answer.status, answer.body]),
      );
    }
  });
});

it('S50: a good call is answered as before', async () => {
  const { answers } = await converse(edge.port, {
    bytes:
      request(
        `POST ${orderSignPath} HTTP/1.1`,
        'Content-Type: application/json',
        `Content-Length: ${goodCall.length}`,
      ) + goodCall,
  });
  expect(answers.map(({ status }) => status)).toEqual([200]);
});
