/** S40: nothing of one tenant reaches another, whoever asks for whom: each pair of tenants is tried. */
import Database from 'libsql';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { defaultSettings } from '../../src/knowledge/default-settings.js';
import type { ServiceResponse } from '../../src/model/cds-hooks.js';
import type { Tenant } from '../../src/model/tenant.js';
import { allopurinol, list, signing } from '../http/signing.js';
import { sendJson, startFhirStub, type FhirStub } from '../support/fhir-stub.js';
import { goodClaims, keyPair, production, signed, signUrl, tenantOf, type KeyPair } from '../support/hospital.js';

const now = new Date('2026-03-10T10:00:00Z');
const path = '/cds-services/azathioprine-order-sign';

interface Hospital {
  readonly tenant: Tenant;
  readonly key: KeyPair;
  readonly fhir: FhirStub;
}

/** Three of their own, and two behind one issuer. Their keys have the same kid: only the key itself tells them apart. */
const ids = ['north', 'south', 'west', 'shared-a', 'shared-b'];
const hospitals: readonly Hospital[] = await Promise.all(
  ids.map(async (id): Promise<Hospital> => {
    const key = await keyPair('key-1');
    const fhir = await startFhirStub((seen, response) => {
      sendJson(response, seen.target.startsWith('MedicationRequest') ? list(allopurinol) : list());
    });
    const shared = id.startsWith('shared') ? { issuer: 'https://vendor.example.org', tenantClaim: id } : {};
    // Each has switched off a rule of its own.
    const settings = { ...defaultSettings, rules: { [ruleOf(id)]: { enabled: false } } };
    return {
      key,
      fhir,
      tenant: tenantOf(id, { ...shared, keys: [key.publicKey], fhirServers: [fhir.base], settings }),
    };
  }),
);

function ruleOf(id: string): string {
  return (
    ['label-acei', 'label-jak', 'label-antitnf', 'label-penicillamine', 'label-breastfeeding'][ids.indexOf(id)] ?? ''
  );
}

const service = production(
  hospitals.map(({ tenant }) => tenant),
  { now },
);
afterAll(async () => {
  await service.close();
  await Promise.all(hospitals.map(({ fhir }) => fhir.close()));
});

async function tokenOf({ tenant, key }: Hospital, aud: string = signUrl, jti?: string): Promise<string> {
  const claims = goodClaims(tenant, now);
  const { tenantClaim } = tenant;
  return signed(key, {
    ...claims,
    aud,
    ...(jti === undefined ? {} : { jti }),
    ...(tenantClaim === undefined ? {} : { tenant: tenantClaim }),
  });
}

async function sign(by: Hospital, fhirServer: string, origin?: string): Promise<Response> {
  const post = request(service.app)
    .post(path)
    .set('Authorization', `Bearer ${await tokenOf(by)}`);
  const body = signing({ fhirServer, fhirAuthorization: { access_token: `token-of-${by.tenant.id}` } });
  return (origin === undefined ? post : post.set('Origin', origin)).send(body);
}

const pairs = hospitals.flatMap((one) =>
  hospitals.map((other) => [one.tenant.id, other.tenant.id, one, other] as const),
);
const others = pairs.filter(([one, other]) => one !== other);

describe('each tenant against each', () => {
  it.each(pairs)('%s asks the FHIR server of %s: answered from its own alone', async (_one, _other, one, other) => {
    const before = other.fhir.seen.length;
    const answer = (await sign(one, other.fhir.base)).body as ServiceResponse;
    const seen = other.fhir.seen.slice(before);
    const codes = answer.cards.map(({ source }) => source.topic.code);
    expect(seen.length > 0).toBe(one === other);
    expect(codes.includes('core-xoi-allopurinol')).toBe(one === other);
    expect(codes.includes('sys-data-gap')).toBe(one !== other);
    expect(new Set(seen.map(({ authorization }) => authorization))).toEqual(
      new Set(one === other ? [`Bearer token-of-${one.tenant.id}`] : []),
    );
  });

  it.each(others)('%s cannot sign as %s', async (_one, _other, one, other) => {
    const token = await tokenOf({ ...other, key: one.key });
    const { status } = await request(service.app).post(path).set('Authorization', `Bearer ${token}`).send(signing());
    expect(status).toBe(401);
  });

  it.each(others)('what %s spent, %s can still use', async (_one, _other, one, other) => {
    const jti = `shared-${one.tenant.id}-${other.tenant.id}`;
    const statuses = [];
    for (const hospital of [one, other, one]) {
      const token = await tokenOf(hospital, signUrl, jti);
      const answer = await request(service.app).post(path).set('Authorization', `Bearer ${token}`).send(signing());
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([200, 200, 401]);
  });

  it.each(pairs)(
    'a page of %s reads what was answered to %s only where they are one',
    async (_one, _other, one, other) => {
      const [origin = ''] = one.tenant.origins;
      const answer = await sign(other, other.fhir.base, origin);
      expect(answer.headers['access-control-allow-origin']).toBe(one === other ? origin : undefined);
    },
  );
});

it.each(hospitals.map((hospital) => [hospital.tenant.id, hospital] as const))(
  'the rules of %s are its own',
  async (id, hospital) => {
    const answer = (await sign(hospital, hospital.fhir.base)).body as ServiceResponse;
    const judged = new Set(answer.extension['org.azathioprine-cds'].checks?.map(({ rule }) => rule));
    expect(ids.filter((other) => !judged.has(ruleOf(other)))).toEqual([id]);
  },
);

it('the tenants of one issuer are told apart by their claim, and without one nobody is let in', async () => {
  const [, , , a, b] = hospitals;
  if (a === undefined || b === undefined) throw new Error('two tenants share an issuer');
  const statusOf = async (claim: string | undefined, key: KeyPair): Promise<number> => {
    const claims = { ...goodClaims(a.tenant, now), ...(claim === undefined ? {} : { tenant: claim }) };
    const token = await signed(key, claims);
    return (await request(service.app).post(path).set('Authorization', `Bearer ${token}`).send(signing())).status;
  };
  expect(await statusOf('shared-a', a.key)).toBe(200);
  expect(await statusOf('shared-b', a.key)).toBe(401);
  expect(await statusOf(undefined, a.key)).toBe(401);
  expect(await statusOf('north', a.key)).toBe(401);
});

it('the same feedback of each tenant is kept as its own', async () => {
  const feedback = [{ card: 'card-1', outcome: 'overridden', outcomeTimestamp: '2026-03-10T10:00:00Z' }];
  for (const hospital of [...hospitals, ...hospitals]) {
    const token = await tokenOf(hospital, `${signUrl}/feedback`);
    await request(service.app)
      .post(`${path}/feedback`)
      .set('Authorization', `Bearer ${token}`)
      .send({ feedback })
      .expect(200);
  }
  const database = new Database(join(service.folder, 'feedback.sqlite'));
  const rows = database.prepare('SELECT tenant FROM feedback ORDER BY tenant').all() as { readonly tenant: string }[];
  database.close();
  expect(rows.map(({ tenant }) => tenant)).toEqual(ids.toSorted());
});

it('every line of the log names the tenant that called, and a refused call names none', async () => {
  service.lines.length = 0;
  for (const hospital of hospitals) await sign(hospital, hospital.fhir.base);
  await request(service.app).get('/cds-services');
  const tenants = service.lines.map((line) => (JSON.parse(line) as { tenant?: string }).tenant);
  expect(tenants).toEqual([...ids, undefined]);
});
