/** S20, S21, S22: bodies that are attacks. Each is answered, none quoted, and the next call finds the service as it was. */
import { Agent, type OutgoingHttpHeaders } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { checkShape } from '../../src/json/json-shape.js';
import { orderSignPath } from '../http/support.js';
import { countedUuids, realApp } from '../support/real-app.js';
import {
  canary,
  expectNoPollution,
  expectRefusal,
  feedbackPath,
  goodCall,
  goodFeedback,
  listening,
  now,
  post,
  send,
  type Edge,
} from './edge.js';
import { hostileBodies, hostileValues } from './hostile-json.js';
import { mutant, seeds } from './mutants.js';

type Status = 200 | 400 | 413 | 415;
type Row = readonly [string, Buffer, Status, OutgoingHttpHeaders?];

const targets = { service: [orderSignPath, goodCall], feedback: [feedbackPath, goodFeedback] } as const;
const json = { 'Content-Type': 'application/json' };

let edge: Edge;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
beforeAll(async () => {
  edge = await listening(realApp(now, countedUuids()));
});
afterAll(async () => {
  agent.destroy();
  await edge.close();
});

async function expectStatus(path: string, [, body, status, headers]: Row): Promise<void> {
  const sent =
    headers?.['Transfer-Encoding'] === undefined ? post(path, body, headers) : { ...post(path, body), headers };
  const answer = await send(edge.port, sent, agent);
  expect(answer.status).toBe(status);
  if (status === 200) expect(JSON.parse(answer.text)).not.toHaveProperty('resourceType');
  else expectRefusal(answer.text);
  expectNoPollution();
}

async function expectGoodCall(): Promise<void> {
  expect((await send(edge.port, post(orderSignPath, goodCall), agent)).status).toBe(200);
}

function holds(path: string, rows: readonly Row[]): void {
  it.each(rows.map((row) => ({ name: row[0], status: row[2], row })))('$name: $status', async ({ row }) => {
    await expectStatus(path, row);
    await expectGoodCall();
  });
}

/** A member of the envelope as each type of JSON; null means that it is not there. */
function typed(base: object, path: readonly string[], ...legal: readonly string[]): readonly Row[] {
  const values = ['null', 'true', '7', '""', '"x"', '[]', '{}', '[null]', '[[]]', '{"x":null}'];
  return values.map((text) => [
    `${path.join('.')} is ${text}`,
    Buffer.from(JSON.stringify(changed(base, path, JSON.parse(text)))),
    legal.includes(text) ? 200 : 400,
  ]);
}

function changed(base: object, [name = '', ...others]: readonly string[], value: unknown): object {
  const inner: unknown = Reflect.get(base, name);
  const child = typeof inner === 'object' && inner !== null ? inner : {};
  const next = others.length === 0 ? value : changed(child, others, value);
  return Array.isArray(base)
    ? base.map((item: unknown, index) => (index === Number(name) ? next : item))
    : { ...base, [name]: next };
}

const call = JSON.parse(goodCall) as object;
const entry = {
  card: canary,
  outcome: 'accepted',
  outcomeTimestamp: '2026-03-02T10:00:00Z',
  acceptedSuggestions: [{ id: 's' }],
};
const feedback = { feedback: [entry] };

const illTypedCalls: readonly Row[] = [
  ...typed(call, ['hook']),
  ...typed(call, ['hookInstance']),
  ...typed(call, ['context']),
  ...typed(call, ['prefetch'], 'null', '{}', '{"x":null}'),
  ...typed(call, ['fhirServer'], 'null'),
  ...typed(call, ['fhirAuthorization'], 'null'),
  ...typed(call, ['fhirAuthorization', 'access_token'], '"x"'),
  ...typed(call, ['context', 'patientId'], '"x"'),
  ...typed(call, ['context', 'userId'], '"x"'),
  ...typed(call, ['context', 'draftOrders']),
  ...typed(call, ['context', 'medications']),
];

const illTypedFeedback: readonly Row[] = [
  ...typed(feedback, ['feedback']),
  ...typed(feedback, ['feedback', '0']),
  ...typed(feedback, ['feedback', '0', 'card'], '"x"'),
  ...typed(feedback, ['feedback', '0', 'outcome']),
  ...typed(feedback, ['feedback', '0', 'outcomeTimestamp']),
  ...typed(feedback, ['feedback', '0', 'acceptedSuggestions']),
  ...typed(feedback, ['feedback', '0', 'acceptedSuggestions', '0']),
  ...typed(feedback, ['feedback', '0', 'acceptedSuggestions', '0', 'id'], '"x"'),
  ...typed(feedback, ['feedback', '0', 'overrideReason'], '{}', '{"x":null}'),
  ...typed(feedback, ['feedback', '0', 'overrideReason', 'reason']),
  ['10,000 entries', Buffer.from(JSON.stringify({ feedback: Array.from({ length: 10_000 }, () => entry) })), 200],
];

const good = Buffer.from(goodCall);

function asType(type: string | undefined, status: Status): Row {
  return [`Content-Type ${type ?? 'missing'}`, good, status, type === undefined ? {} : { 'Content-Type': type }];
}

const contentTypes: readonly Row[] = [
  asType(undefined, 415),
  asType('', 415),
  asType('json', 415),
  asType('*/*', 415),
  asType('text/json', 415),
  asType('text/plain', 415),
  asType('text/html', 415),
  asType('application/jsonx', 415),
  asType('application/ld+json', 415),
  asType('application/json-patch+json', 415),
  asType('application/json, text/plain', 415),
  asType('application/x-www-form-urlencoded', 415),
  asType('multipart/form-data; boundary=a', 415),
  asType('application/json; charset=utf-16', 415),
  asType('application/json; charset=utf-7', 415),
  asType('application/json; charset=latin1', 415),
  asType('application/json; charset=', 415),
  asType('application/json; charset=utf-8; charset=utf-16', 415),
  asType('application/json; charset=utf-16; charset=utf-8', 415),
  asType('application/json; charset="UTF-8"', 200),
  asType('APPLICATION/JSON;CHARSET=utf8', 200),
  asType('application/json; fhirVersion=4.0', 200),
  asType('application/fhir+json', 200),
];

function encoded(name: string, body: Buffer, status: Status, encoding = 'gzip'): Row {
  return [`${name} as ${encoding}`, body, status, { ...json, 'Content-Encoding': encoding }];
}

const zipped = gzipSync(good);
const mebibyte = Buffer.alloc(1024 * 1024);
/** Inflates to nothing: a stored block of no bytes, not the last. */
const emptyBlock = Buffer.from([0, 0, 0, 0xff, 0xff]);
const gzipHead = gzipSync('').subarray(0, 10);
const emptyBlocks = (bytes: number): Buffer => Buffer.alloc(bytes, emptyBlock);
/** Deflated so that it can be repeated: each part ends on a whole byte and refers to nothing before it. */
const zeros = deflateRawSync(mebibyte, { finishFlush: constants.Z_FULL_FLUSH });
const gigabyteOfZeros = Buffer.concat([gzipHead, ...Array.from({ length: 1024 }, () => zeros)]);
const manyMembers = Buffer.concat(Array.from({ length: 1024 }, () => gzipSync(mebibyte)));
const twentyOne = Buffer.alloc(21 * 1024 * 1024, 'x');

const encodings: readonly Row[] = [
  encoded('the body', good, 200, 'identity'),
  encoded('the body', zipped, 200),
  encoded('the body', zipped, 200, 'GZIP'),
  encoded('the body', zipped, 200, 'x-gzip'),
  encoded('the body', deflateSync(good), 200, 'deflate'),
  encoded('the body', brotliCompressSync(good), 200, 'br'),
  encoded('two members', Buffer.concat([gzipSync(good.subarray(0, 30)), gzipSync(good.subarray(30))]), 200),
  encoded(
    '1 MB of empty blocks before the body',
    Buffer.concat([gzipHead, emptyBlocks(1_000_000), zipped.subarray(10)]),
    200,
  ),
  encoded('zero padding behind the body', Buffer.concat([zipped, Buffer.alloc(100)]), 200),
  encoded('garbage behind the body', Buffer.concat([zipped, Buffer.from(canary)]), 400),
  encoded('a broken member behind the body', Buffer.concat([zipped, zipped.subarray(0, 12)]), 400),
  encoded('the body, not compressed', good, 400),
  encoded('the body, not compressed', good, 400, 'deflate'),
  encoded('the body, not compressed', good, 400, 'br'),
  encoded('gzip', zipped, 400, 'deflate'),
  encoded('gzip', zipped, 400, 'br'),
  encoded('deflate', deflateSync(good), 400),
  encoded('raw deflate', deflateRawSync(good), 400, 'deflate'),
  encoded('gzip twice', gzipSync(zipped), 400),
  encoded('nothing', Buffer.alloc(0), 400),
  encoded('nothing', gzipSync(''), 400),
  encoded('one byte', zipped.subarray(0, 1), 400),
  encoded('the head alone', gzipHead, 400),
  encoded('half', zipped.subarray(0, zipped.length / 2), 400),
  encoded('all but the last byte', zipped.subarray(0, -1), 400),
  encoded('half', deflateSync(good).subarray(0, 40), 400, 'deflate'),
  encoded('half', brotliCompressSync(good).subarray(0, 40), 400, 'br'),
  encoded('a wrong checksum', flipped(zipped, zipped.length - 8), 400),
  encoded('a wrong length', flipped(zipped, zipped.length - 1), 400),
  encoded('a flipped bit inside', flipped(zipped, 20), 400),
  encoded('an unknown method', flipped(zipped, 2), 400),
  encoded('1 MB of empty blocks', Buffer.concat([gzipHead, emptyBlocks(1_000_000)]), 400),
  encoded('21 MB of empty blocks', Buffer.concat([gzipHead, emptyBlocks(21 * 1024 * 1024)]), 413),
  encoded('1 GB of zeros', gigabyteOfZeros, 413),
  encoded('1 GB of zeros in 1,024 members', manyMembers, 413),
  encoded('32 MB of zeros', deflateSync(Buffer.alloc(32 * 1024 * 1024)), 413, 'deflate'),
  encoded(
    '32 MB of zeros',
    brotliCompressSync(Buffer.alloc(32 * 1024 * 1024), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    413,
    'br',
  ),
  encoded('gzip twice, said', gzipSync(zipped), 415, 'gzip, gzip'),
  encoded('the body', zipped, 415, 'gzip, identity'),
  encoded('the body', good, 415, ''),
  encoded('the body', good, 415, 'zstd'),
  encoded('the body', good, 415, 'compress'),
  encoded('the body', good, 415, '__proto__'),
  ['21 MB that are not compressed', twentyOne, 413],
  ['21 MB that are not compressed, in chunks', twentyOne, 413, { ...json, 'Transfer-Encoding': 'chunked' }],
];

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

const rowsOf = {
  service: [...valuesIn(goodCall), ...hostileBodies(goodCall), ...illTypedCalls, ...contentTypes, ...encodings],
  feedback: [...valuesIn(goodFeedback), ...hostileBodies(goodFeedback), ...illTypedFeedback],
} satisfies Record<string, readonly Row[]>;

function valuesIn(whole: string): readonly Row[] {
  return hostileValues.map(([name, value, status]) => [
    name,
    Buffer.from(whole.replace('{', () => `{"extension":${value},`)),
    status,
  ]);
}

describe.each(['service', 'feedback'] as const)('S20, S21, S22: a hostile body to the %s', (target) => {
  holds(targets[target][0], rowsOf[target]);
});

it('the corpus holds at least 800 bodies that differ', () => {
  const bodies = Object.entries(rowsOf).flatMap(([target, rows]) =>
    rows.map(([, body, , headers]) => `${target} ${JSON.stringify(headers)} ${body.toString('base64')}`),
  );
  expect(new Set(bodies).size).toBeGreaterThanOrEqual(800);
});

/** FNV-1a with the start that everybody knows, run back from a hash that all names get. */
function namesOfOneHash(): readonly string[] {
  const prime = 0x01000193;
  const inverse = Array.from({ length: 5 }).reduce<number>((found) => Math.imul(found, 2 - Math.imul(prime, found)), 1);
  const halves = Array.from({ length: 200_000 }, (_, index) => (index * 7 + 36 ** 4).toString(36));
  const fronts = new Map(
    halves.map((half) => [
      Array.from(half).reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), prime), 0x811c9dc5 | 0),
      half,
    ]),
  );
  return halves.flatMap((half) => {
    const middle = Array.from(half).reduceRight(
      (hash, letter) => Math.imul(hash, inverse) ^ letter.charCodeAt(0),
      0x12345678,
    );
    const front = fronts.get(middle);
    return front === undefined ? [] : [front + half];
  });
}

it('S21: names that were made to have one hash are not compared each with each', () => {
  const names = namesOfOneHash();
  expect(names.length).toBeGreaterThan(5);
  const json = Buffer.from(JSON.stringify(Object.fromEntries(names.map((name) => [name, 0]))));
  const read = json.toString.bind(json);
  let reads = 0;
  json.toString = (...range) => {
    reads += 1;
    return read(...range);
  };
  checkShape(json);
  // To be compared, a name is read. By chance alone it is about once in 100 million runs.
  expect(reads).toBe(0);
});

const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_310);
const runs = 10_000;

describe(`S21: ${runs} mutants of real bodies, FUZZ_SEED=${seed}`, () => {
  it('none is a fault of ours, none changes what other objects are, and the service lives', async () => {
    const bodies = seeds(seed);
    const statuses = new Map<number, number>();
    for (let index = 0; index < runs; index += 1) {
      const { path, body } = mutant(bodies, seed, index);
      const { status, text } = await send(edge.port, post(path, body), agent);
      if (status >= 500 || Reflect.get({}, 'polluted') !== undefined)
        throw new Error(`mutant ${index}: ${status} ${text}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expectNoPollution();
    await expectGoodCall();
    // Mutants that are all refused, or all read, would test one half of the service.
    expect(statuses.get(200)).toBeGreaterThan(runs / 10);
    expect(statuses.get(400)).toBeGreaterThan(runs / 10);
    expect([...statuses.keys()].sort()).toEqual([200, 400, 412].filter((status) => statuses.has(status)));
  }, 300_000);
});
