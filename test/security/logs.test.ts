/** S12, S35, S61: what is said of a patient, and what opens a door, is in no log, error or file after ten thousand calls. */
import { Agent, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../src/model/json.js';
import { allopurinol, azathioprine, list, signing } from '../http/signing.js';
import { sendJson, sendText, startFhirStub, type Script } from '../support/fhir-stub.js';
import { goodClaims, keyPair, production, publicUrl, signed, tenantOf } from '../support/hospital.js';
import { createHttpServer } from '../../src/http/server.js';

const now = new Date('2026-03-10T10:00:00Z');
const calls = 10_000;
/** Signing costs more than the call: so many of the calls come with a token, the others are refused. */
const everyFourth = 4;

const canaries = {
  accessToken: 'canary-access-5f1a',
  family: 'Canary-Name',
  mrn: 'canary-mrn-77213',
  birthDate: '1961-07-23',
  freeText: 'canary free text <b>\u001b[31mred\n{"level":60}',
  comment: 'canary comment about the patient',
  patientId: 'canary-patient-9',
  userId: 'Practitioner/canary-user',
  path: 'canary-path',
} as const;
const forbidden = [...Object.values(canaries), 'canary', '\u001b'];

const patient: JsonObject = {
  resourceType: 'Patient',
  id: canaries.patientId,
  name: [{ family: canaries.family }],
  identifier: [{ value: canaries.mrn }],
  birthDate: canaries.birthDate,
  gender: 'female',
};
const mine = (resource: JsonObject): JsonObject => ({
  ...resource,
  subject: { reference: `Patient/${canaries.patientId}`, display: canaries.family },
});
const allergy: JsonObject = {
  resourceType: 'AllergyIntolerance',
  patient: { reference: `Patient/${canaries.patientId}` },
  code: { text: canaries.freeText },
};
const note: JsonObject = { ...mine(allopurinol), note: [{ text: canaries.freeText }] };

const key = await keyPair('k', 'RS384');
/** What the FHIR server does wrong, in turn. */
const scripts: readonly Script[] = [
  (seen, response) => sendJson(response, seen.target.startsWith('Patient') ? patient : list(note)),
  (_seen, response) => sendText(response, `<h1>${canaries.freeText}</h1>`, 500),
  (_seen, response) => response.destroy(),
  (_seen, response) => response.writeHead(302, { location: `http://${canaries.mrn}.example/` }).end(),
  (_seen, response) =>
    sendJson(response, { resourceType: 'OperationOutcome', issue: [{ diagnostics: canaries.mrn }] }, 403),
  (_seen, response) => {
    response.writeHead(200, { 'content-length': '999' });
    response.write(`{"${canaries.mrn}":`, () => response.destroy());
  },
  (_seen, response) => sendJson(response, list(mine({ resourceType: 'Flag', id: canaries.mrn }))),
];
let asked = 0;
const fhir = await startFhirStub((seen, response) => scripts[(asked += 1) % scripts.length]?.(seen, response));
const tenant = tenantOf('north', { keys: [key.publicKey], fhirServers: [fhir.base] });
const service = production([tenant], { now });
const server = createHttpServer(service.app);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const agent = new Agent({ keepAlive: true });
afterAll(async () => {
  agent.destroy();
  server.close();
  await Promise.all([service.close(), fhir.close()]);
});

const context = { patientId: canaries.patientId, userId: canaries.userId, draftOrders: list(mine(azathioprine)) };
const fhirAuthorization = { access_token: canaries.accessToken, token_type: 'Bearer', subject: canaries.mrn };
const prefetch = { patient, medications: list(note), allergies: list(allergy) };
const sign = '/cds-services/azathioprine-order-sign';

interface Kind {
  readonly path: string;
  readonly body: string;
  readonly type?: string;
}
const json = (value: unknown): string => JSON.stringify(value);
const asking = { fhirServer: fhir.base, fhirAuthorization };
const entry = { card: canaries.mrn, outcome: 'overridden', outcomeTimestamp: '2026-03-10T10:00:00Z' };

const kinds: readonly Kind[] = [
  { path: sign, body: json({ ...signing({ prefetch, ...asking }), context }) },
  { path: sign, body: json({ ...signing({ prefetch: { patient }, ...asking }), context }) },
  { path: sign, body: json({ ...signing(asking), context }) },
  { path: `${sign}?${canaries.path}=${canaries.mrn}`, body: json({ ...signing({ prefetch }), context }) },
  {
    path: sign,
    body: json({ ...signing({ prefetch, fhirServer: `https://${canaries.path}.example/${canaries.mrn}` }), context }),
  },
  { path: sign, body: json({ ...signing({ prefetch }), context: { ...context, patientId: [canaries.mrn] } }) },
  { path: sign, body: json({ ...signing({ prefetch }), context: { ...context, draftOrders: canaries.freeText } }) },
  { path: sign, body: json({ ...signing({ prefetch }), hook: canaries.freeText }) },
  { path: sign, body: json({ ...signing({ prefetch }), fhirServer: canaries.freeText }) },
  { path: sign, body: `{"${canaries.mrn}": ${canaries.freeText}` },
  { path: sign, body: json(patient), type: `text/${canaries.path}` },
  { path: `/cds-services/${canaries.path}`, body: json(patient) },
  { path: `/${canaries.path}/%E0%A4%A`, body: json(patient) },
  {
    path: `${sign}/feedback`,
    body: json({
      feedback: [{ ...entry, card: 'c', overrideReason: { reason: { code: 'r' }, userComment: canaries.comment } }],
    }),
  },
  { path: `${sign}/feedback`, body: json({ feedback: [{ ...entry, outcome: canaries.comment }] }) },
];

function post(
  { path, body, type = 'application/json' }: Kind,
  token: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': type,
      authorization: `Bearer ${token}`,
      'content-length': Buffer.byteLength(body),
    };
    const call = send({ port, path, method: 'POST', headers, agent }, (response: IncomingMessage) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    call.once('error', reject).end(body);
  });
}

const foundIn = (text: string): readonly string[] => forbidden.filter((canary) => text.includes(canary));

it(`no canary is in logs, errors, output or files after ${calls} mixed calls`, async () => {
  const written: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write.bind(stream) }));
  for (const { stream } of streams) stream.write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0;
  const statuses = new Map<number, number>();
  const leaks = new Set<string>();
  const tokens: string[] = [];
  const one = async (index: number): Promise<void> => {
    const kind = kinds[index % kinds.length];
    if (kind === undefined) return;
    const claims = { ...goodClaims(tenant, now), aud: publicUrl + kind.path.replace(/\?.*/, ''), sub: canaries.mrn };
    const token = index % everyFourth === 0 ? await signed(key, claims) : `${canaries.accessToken}.a.b`;
    if (tokens.length < 50) tokens.push(token);
    const { status, text } = await post(kind, token);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status !== 200) for (const canary of foundIn(text)) leaks.add(`error ${status}: ${canary}`);
  };
  const atOnce = 20;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, start) => {
      for (let index = start; index < calls; index += atOnce) await one(index);
    }),
  );
  for (const { stream, write } of streams) stream.write = write;

  // Every kind of outcome was among them.
  expect([...statuses.keys()].toSorted()).toEqual(expect.arrayContaining([200, 400, 401, 404, 415]));
  expect(Math.min(...[200, 400, 401].map((status) => statuses.get(status) ?? 0))).toBeGreaterThan(500);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect([...leaks]).toEqual([]);

  const said = `${service.lines.join('')}${written.join('')}`;
  expect(foundIn(said)).toEqual([]);
  expect(tokens.filter((token) => said.includes(token))).toEqual([]);
  expect(service.lines.filter((line) => (JSON.parse(line) as { msg: string }).msg === 'call').length).toBeGreaterThan(
    9_000,
  );

  const files = readdirSync(service.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(files.length).toBeGreaterThan(1);
  const kept = files.map((file) => `${file} ${readFileSync(file, 'latin1')}`);
  // A database holds every byte by chance.
  expect(kept.flatMap(foundIn).filter((canary) => canary !== '\u001b')).toEqual([]);
}, 240_000);

it('a line of the log holds these members and no other', () => {
  const members = service.lines.flatMap((line) => Object.keys(JSON.parse(line) as object));
  expect([...new Set(members)].toSorted()).toEqual(
    [
      ...['level', 'time', 'msg', 'method', 'service', 'hook', 'tenant', 'refused', 'status', 'ms', 'answerMs'],
      ...['complete', 'cards', 'rules', 'gaps', 'incident'],
    ].toSorted(),
  );
});
