/**
 * Two instances of the production service on one PostgreSQL behind nginx: S4, S37, S39 across machines. Tokens name the
 * endpoint under PUBLIC_URL, which is what the service compares: by which host and port a call came in does not count.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import type { ServiceResponse } from '../src/model/cds-hooks.js';
import type { JsonObject } from '../src/model/json.js';
import { postgresAt, type Database } from '../src/store/open-database.js';
import { post, send, type Answer } from './security/edge.js';
import { keyPair } from './support/hospital.js';
import { startNginx, type Nginx } from './support/nginx.js';
import { startPostgres, type Postgres } from './support/postgres.js';
import { killAll, startService, type Running } from './support/process.js';
import { nginxProgram, postgresProgram } from './support/program.js';
import { bundle, order, taken } from './support/site-calls.js';

const folder = mkdtempSync(join(tmpdir(), 'instances-'));
afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true });
});

const publicUrl = 'https://cds.example.org';
const service = '/cds-services/azathioprine-order-sign';
const feedbackPath = `${service}/feedback`;
const issuer = 'https://ehr.north.example.org';
const key = await keyPair('key-1');

const siteKeyFile = written('site.key', Buffer.alloc(32, 7).toString('base64'));
const tenantsFile = written(
  'tenants.json',
  JSON.stringify({
    tenants: {
      north: {
        issuer,
        keys: [{ ...key.publicKey, alg: 'ES384' }],
        fhirServers: ['https://fhir.north.example.org/r4'],
        origins: ['https://ehr.north.example.org'],
      },
    },
  }),
);

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const setup = nginxProgram.missing === '' ? postgresProgram : nginxProgram;

setup.describe(`two instances on one PostgreSQL behind nginx${setup.missing}`, () => {
  let server: Postgres;
  let address: string;
  let database: Database;
  let here: Running;
  let there: Running;
  let nginx: Nginx;

  const instance = (name: string, url = address): Promise<Running> =>
    startService({
      PROFILE: 'production',
      PUBLIC_URL: publicUrl,
      DATA_DIR: join(folder, name),
      DATABASE_URL: url,
      SITE_KEY_FILE: siteKeyFile,
      TENANTS_FILE: tenantsFile,
      // Time is not what is tried here.
      ANSWER_WITHIN_MS: '10000',
      LOG_LEVEL: 'warn',
    });

  beforeAll(async () => {
    server = await startPostgres();
    address = server.newDatabase();
    database = postgresAt(address);
    // Both at once: one of them makes the tables.
    [here, there] = await Promise.all([instance('here'), instance('there')]);
    nginx = await startNginx([here.address, there.address]);
  }, 120_000);
  afterAll(async () => {
    killAll();
    await nginx.close();
    await database.destroy();
    await server.close();
  }, 60_000);

  const failures = (): number => (here.out() + there.out()).split('spent-tokens-not-kept').length;
  const rowsOf = async (card: string): Promise<number> =>
    (await database.selectFrom('feedback').select('id').where('card', '=', card).execute()).length;

  it('nginx asks both in turn, and both answer with the card', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => sign(nginx.port)));
    expect(answers.map(rulesOf)).toEqual(answers.map(() => ['label-mycophenolate', 'mon-start-bundle']));
    const by = new Set(answers.map(({ headers }) => headers['x-answered-by']));
    expect([...by].toSorted()).toEqual([here, there].map((one) => new URL(one.address).host).toSorted());
  }, 60_000);

  it('a card of one gets its feedback at the other, is matched, and the same through both is one row', async () => {
    const uuid = cardOf(await sign(portOf(here)), 'label-mycophenolate');
    await until(async () => (await cardRows(database, uuid)) === 1);
    const body = overridden(uuid);
    expect((await feedback(portOf(there), body)).status).toBe(200);
    expect((await feedback(portOf(here), body)).status).toBe(200);
    expect((await feedback(nginx.port, body)).status).toBe(200);
    expect(await rowsOf(uuid)).toBe(1);
    const matched = await database
      .selectFrom('card')
      .innerJoin('feedback', (join) =>
        join.onRef('feedback.tenant', '=', 'card.tenant').onRef('feedback.card', '=', 'card.uuid'),
      )
      .select(['card.rule', 'feedback.reason_code'])
      .where('card.uuid', '=', uuid)
      .execute();
    expect(matched).toEqual([{ rule: 'label-mycophenolate', reason_code: 'benefit-outweighs-risk' }]);
  }, 60_000);

  it('a token that was used at one is refused at the other, and of two uses at once one goes through', async () => {
    const statuses = async (uses: (token: string) => Promise<readonly Answer[]>): Promise<readonly number[]> => {
      const answers = await uses(await token(service));
      return answers.map(({ status }) => status).toSorted((a, b) => a - b);
    };
    const oneByOne = (): Promise<readonly number[]> =>
      statuses(async (once) => [await sign(portOf(here), once), await sign(portOf(there), once)]);
    const atOnce = (): Promise<readonly number[]> =>
      statuses((once) => Promise.all([here, there].map((one) => sign(portOf(one), once))));
    const tried: (readonly number[])[] = [];
    for (let round = 0; tried.length < 24; round += 1) {
      const before = failures();
      const found = await (round % 2 === 0 ? oneByOne() : atOnce());
      await new Promise((later) => setTimeout(later, 20));
      // A database that is too slow on a busy machine lets each in, as it should, and is told of: then nothing was tried.
      if (failures() === before) tried.push(found);
    }
    expect(tried).toEqual(tried.map(() => [200, 401]));
  }, 120_000);

  it('a card that was overridden with a reason at one is folded at the other, for this user and patient alone', async () => {
    const context = { patientId: 'folding', userId: 'Practitioner/7' };
    const uuid = cardOf(await sign(portOf(here), undefined, context), 'label-mycophenolate');
    await until(async () => (await cardRows(database, uuid)) === 1);
    expect((await feedback(portOf(here), overridden(uuid))).status).toBe(200);
    // What is not read in time is not known, on a busy machine too.
    let folded: Answer | undefined;
    await until(async () => {
      folded = await sign(portOf(there), undefined, context);
      return !rulesOf(folded).includes('label-mycophenolate');
    });
    expect(folded === undefined ? [] : bodyOf(folded).extension['org.azathioprine-cds'].folded).toMatchObject([
      { rules: ['label-mycophenolate'], card: uuid, reason: 'benefit-outweighs-risk' },
    ]);
    for (const other of [
      { ...context, userId: 'Practitioner/8' },
      { ...context, patientId: 'another' },
    ])
      expect(rulesOf(await sign(portOf(there), undefined, other))).toContain('label-mycophenolate');
  }, 60_000);

  it('an instance that is stopped costs no call', async () => {
    let isStopped = false;
    const caller = async (): Promise<readonly number[]> => {
      const statuses: number[] = [];
      while (!isStopped) statuses.push((await sign(nginx.port)).status);
      // Once more, when it is gone for good.
      return [...statuses, (await sign(nginx.port)).status];
    };
    const callers = Promise.all([1, 2, 3].map(caller));
    here.child.kill('SIGTERM');
    expect(await here.ended).toBe(0);
    isStopped = true;
    const statuses = (await callers).flat();
    expect(statuses).toEqual(statuses.map(() => 200));
  }, 60_000);

  it('without PostgreSQL both answer, one of them started meanwhile; every feedback they took is there once afterwards', async () => {
    await server.kill();
    const late = await instance('late');
    await late.says(/database-not-reached/);
    const ways = [late, there].map(portOf);
    const answers = await Promise.all([...ways, ...ways].map((port) => sign(port)));
    expect(answers.map(rulesOf)).toEqual(answers.map(() => ['label-mycophenolate', 'mon-start-bundle']));
    const cards = Array.from({ length: 20 }, (_, index) => `outage-${index}`);
    // Each is sent to both, as a client does that is not sure.
    for (const card of cards) {
      const taken = await Promise.all(ways.map((port) => feedback(port, overridden(card))));
      expect(taken.map(({ status }) => status)).toEqual([200, 200]);
    }
    const waiting = (): number =>
      ['late', 'there'].flatMap((name) => readdirSync(join(folder, name, 'feedback-spool'))).length;
    expect(waiting()).toBeGreaterThan(0);
    await server.start();
    await until(() => Promise.resolve(waiting() === 0));
    for (const card of cards) expect(await rowsOf(card)).toBe(1);
    // Nobody's password, and no fault.
    expect(linesWith(/signs|"fault"/, late, there)).toEqual([]);
  }, 120_000);

  it('PostgreSQL that hangs without a word keeps nobody from answering, and what waits is told it afterwards', async () => {
    server.freeze();
    const answer = await sign(portOf(there));
    expect(rulesOf(answer)).toContain('label-mycophenolate');
    expect((await feedback(portOf(there), overridden('hung'))).status).toBe(200);
    server.thaw();
    await until(async () => (await rowsOf('hung')) === 1);
  }, 60_000);

  it('with a wrong password the service starts, says so without the password, answers, and takes feedback', async () => {
    const wrong = await instance('wrong', address.replace(/cds:[^@]+@/, 'cds:secret-word@'));
    await wrong.says(/database-not-reached/);
    expect(rulesOf(await sign(portOf(wrong)))).toContain('label-mycophenolate');
    expect((await feedback(portOf(wrong), overridden('spooled'))).status).toBe(200);
    expect(readdirSync(join(folder, 'wrong', 'feedback-spool'))).toHaveLength(1);
    expect(wrong.out()).not.toContain('secret-word');
  }, 60_000);
});

const linesWith = (pattern: RegExp, ...services: readonly Running[]): readonly string[] =>
  services.flatMap((one) => one.out().split('\n')).filter((line) => pattern.test(line));

const portOf = ({ address }: Running): number => Number(new URL(address).port);

let tokens = 0;

function token(path: string): Promise<string> {
  tokens += 1;
  const seconds = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: issuer, aud: publicUrl + path, iat: seconds, exp: seconds + 300, jti: `jti-${tokens}` })
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'JWT' })
    .sign(key.privateKey);
}

async function authorized(path: string, body: JsonObject, port: number, given?: string): Promise<Answer> {
  const Authorization = `Bearer ${given ?? (await token(path))}`;
  return send(port, post(path, JSON.stringify(body), { 'Content-Type': 'application/json', Authorization }));
}

/** Azathioprine is signed beside mycophenolate: a warning, and what a start needs. */
function sign(
  port: number,
  given?: string,
  context: { patientId: string; userId: string } = { patientId: 'p', userId: 'Practitioner/1' },
): Promise<Answer> {
  const of = { subject: { reference: `Patient/${context.patientId}` } };
  const body = {
    hook: 'order-sign',
    hookInstance: '22222222-2222-4222-8222-222222222222',
    context: { ...context, draftOrders: bundle(order('azathioprine', 100, of)) },
    prefetch: { medications: bundle({ ...taken('mycophenolate', 1000), ...of }) },
  };
  return authorized(service, body, port, given);
}

function feedback(port: number, body: JsonObject): Promise<Answer> {
  return authorized(feedbackPath, body, port);
}

function overridden(card: string): JsonObject {
  const reason = {
    code: 'benefit-outweighs-risk',
    system: 'https://azathioprine-cds.example.org/CodeSystem/override-reason',
  };
  const entry = { card, outcome: 'overridden', outcomeTimestamp: '2026-03-02T10:00:00Z', overrideReason: { reason } };
  return { feedback: [entry] };
}

const bodyOf = ({ text }: Answer): ServiceResponse => JSON.parse(text) as ServiceResponse;

/** Of each card; of a refusal, its status. */
function rulesOf(answer: Answer): readonly string[] {
  return answer.status === 200 ? bodyOf(answer).cards.map(({ source }) => source.topic.code) : [String(answer.status)];
}

function cardOf(answer: Answer, rule: string): string {
  const card = bodyOf(answer).cards.find(({ source }) => source.topic.code === rule);
  if (card === undefined) throw new Error(`no card of ${rule}: ${answer.text}`);
  return card.uuid;
}

async function cardRows(database: Database, uuid: string): Promise<number> {
  return (await database.selectFrom('card').select('uuid').where('uuid', '=', uuid).execute()).length;
}

/** Waits for what comes by itself; what never comes is the test's time limit. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((later) => setTimeout(later, 100));
}
