import express, { type Express } from 'express';
import request from 'supertest';
import { demoFhirRouter, refuseDemoInProduction } from '../../src/demo/fhir-router.js';
import type { FhirJson } from '../../src/model/json.js';

interface SearchSet extends FhirJson {
  readonly total: number;
  readonly link: readonly { relation: string; url: string }[];
  readonly entry: readonly { fullUrl: string; resource: FhirJson; search: { mode: string } }[];
}

function server(now = '2026-11-22T09:00:00Z'): Express {
  return express().use(
    '/fhir',
    demoFhirRouter(() => new Date(now)),
  );
}
const app = server();

async function found(path: string): Promise<SearchSet> {
  const answer = await request(app).get(`/fhir/${path}`);
  expect(answer.status).toBe(200);
  return answer.body as SearchSet;
}
const ids = (set: SearchSet): unknown[] => set.entry.map(({ resource }) => resource['id']);
const link = (set: SearchSet, relation: string): URL | undefined => {
  const url = set.link.find((each) => each.relation === relation)?.url;
  return url === undefined ? undefined : new URL(url);
};

const dstu2 = 'application/json+fhir';
const form = 'application/x-www-form-urlencoded';
const gout = 'smart-1288992';

describe('what the public sandbox asks', () => {
  it('GET /metadata names FHIR 4.0.1', async () => {
    const answer = await request(app).get('/fhir/metadata').set('Accept', 'application/json');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', kind: 'instance' });
  });

  it('GET /Patient lists nothing but Patients with a given name, all on the first page', async () => {
    const set = await found('Patient');
    expect(set.total).toBe(set.entry.length);
    expect(set.total).toBeGreaterThanOrEqual(14);
    expect(link(set, 'next')).toBeUndefined();
    for (const { resource } of set.entry) {
      expect(resource).toMatchObject({ resourceType: 'Patient', name: [{ given: expect.any(Array) as unknown }] });
    }
  });

  it.each([dstu2, 'application/fhir+json', 'application/json', '*/*', 'application/fhir+xml', 'text/html'])(
    'GET /Patient/{id} with Accept %s is 200',
    async (accept) => {
      const answer = await request(app).get(`/fhir/Patient/${gout}`).set('Accept', accept);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toContain('application/fhir+json');
      expect(JSON.parse(answer.text)).toMatchObject({
        resourceType: 'Patient',
        id: gout,
        name: [{ given: ['Daniel', 'X.'] }],
      });
    },
  );

  it('GET /Condition?patient= has a total and a label and code on each', async () => {
    const set = await found(`Condition?patient=${gout}`);
    expect(set.total).toBe(2);
    expect(set.entry.map(({ resource }) => resource['code'])).toMatchObject([
      { text: 'Gout', coding: [{ code: 'M10.9' }] },
      { text: "Crohn's disease", coding: [{ code: 'K50.90' }] },
    ]);
  });

  it('POST /{Type}/_search answers as GET does', async () => {
    const query = `code=http://loinc.org|26464-8,http://loinc.org|6690-2&patient=${gout}&_sort=-date&_count=10`;
    const posted = await request(app).post('/fhir/Observation/_search').type(form).set('Accept', dstu2).send(query);
    expect(posted.status).toBe(200);
    expect((posted.body as SearchSet).total).toBe(2);
    expect(ids(posted.body as SearchSet)).toEqual(ids(await found(`Observation?${query}`)));
  });

  it('GET /Practitioner/COREPRACTITIONER1 is there', async () => {
    expect((await request(app).get('/fhir/Practitioner/COREPRACTITIONER1')).body).toMatchObject({
      resourceType: 'Practitioner',
    });
  });

  it('POST /_services/smart/Launch gives a launch id', async () => {
    const answer = await request(app)
      .post('/fhir/_services/smart/Launch')
      .send({ launchUrl: 'https://example.org/launch', parameters: { patient: gout } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ launch_id: expect.stringMatching(/./) as string });
  });

  it('OPTIONS lets a browser send JSON and a token', async () => {
    const answer = await request(app)
      .options('/fhir/_services/smart/Launch')
      .set('Origin', 'https://sandbox.cds-hooks.org')
      .set('Access-Control-Request-Method', 'POST');
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-headers']).toMatch(/Authorization.*Content-Type/);
    expect(answer.headers['access-control-allow-methods']).toMatch(/GET.*POST.*OPTIONS/);
  });
});

describe('search', () => {
  const medication = async (query: string): Promise<SearchSet> => found(`MedicationRequest?${query}`);

  it.each([
    'patient=ID',
    'patient=Patient/ID',
    'subject=Patient/ID',
    'subject:Patient=ID',
    'patient=http://127.0.0.1/fhir/Patient/ID',
  ])('finds the orders of a patient by %s', async (query) => {
    expect((await medication(query.replace('ID', gout))).total).toBe(3);
  });

  it('finds nothing for a reference to another type', async () => {
    expect((await medication(`subject=Group/${gout}`)).total).toBe(0);
  });

  it('reads a comma list as alternatives and a repeated parameter as both', async () => {
    expect((await medication(`patient=${gout}&status=active`)).total).toBe(1);
    expect((await medication(`patient=${gout}&status=active,completed`)).total).toBe(3);
    expect((await medication(`patient=${gout}&status=active&status=completed`)).total).toBe(0);
  });

  it.each([
    ['http://www.nlm.nih.gov/research/umls/rxnorm|197320', 2],
    ['197320', 2],
    ['http://www.nlm.nih.gov/research/umls/rxnorm|', 3],
    ['http://loinc.org|197320', 0],
    ['|197320', 0],
  ])('matches the code %s', async (code, total) => {
    expect((await medication(`patient=${gout}&code=${encodeURIComponent(code)}`)).total).toBe(total);
  });

  it('matches category, _id and a comma list of dates', async () => {
    expect((await found(`Observation?patient=${gout}&category=vital-signs`)).total).toBe(3);
    expect(ids(await found(`Patient?_id=${gout},on-febuxostat,nobody`)).sort()).toEqual(['on-febuxostat', gout]);
    expect((await found(`Observation?patient=${gout}&code=29463-7&date=ge2026-11-01`)).total).toBe(1);
    expect((await found(`Observation?patient=${gout}&code=29463-7&date=ge2026-11-01,lt2026-11-01`)).total).toBe(2);
  });

  it('sorts newest first and oldest first', async () => {
    const times = (set: SearchSet): string[] =>
      set.entry.map(({ resource }) => JSON.stringify(resource['effectiveDateTime']));
    const newest = times(await found(`Observation?patient=${gout}&_sort=-date`));
    const oldest = times(await found(`Observation?patient=${gout}&_sort=date`));
    expect(newest.length).toBeGreaterThan(15);
    expect(newest).toEqual([...newest].sort().reverse());
    expect(oldest).toEqual([...oldest].sort());
  });

  it('pages through everything once by next links, the total the same on each', async () => {
    const all = await found('Observation?_sort=-date');
    const seen: unknown[] = [];
    let next: URL | undefined = new URL('http://localhost/fhir/Observation?_sort=-date&_count=100');
    while (next) {
      const set = await found(next.href.split('/fhir/')[1] ?? '');
      expect(set.total).toBe(all.total);
      expect(set.entry.length).toBeLessThanOrEqual(100);
      seen.push(...ids(set));
      next = link(set, 'next');
    }
    expect(seen).toEqual(ids(all));
    expect(new Set(seen).size).toBe(all.total);
  });

  it('answers _count=0 with the total alone', async () => {
    const set = await found(`MedicationRequest?patient=${gout}&_count=0`);
    expect(set).toMatchObject({ total: 3, entry: [] });
    expect(link(set, 'next')).toBeUndefined();
  });

  it('adds included Medications once, outside the total', async () => {
    const set = await medication('patient=kidney-transplant&_include=MedicationRequest:medication');
    const modes = set.entry.map(({ search }) => search.mode);
    expect(modes.filter((mode) => mode === 'match')).toHaveLength(set.total);
    expect(
      set.entry.filter(({ search }) => search.mode === 'include').map(({ resource }) => resource.resourceType),
    ).toEqual(['Medication']);
  });

  it('ignores unknown parameters and leaves them out of the self link', async () => {
    const set = await medication(`patient=${gout}&colour=blue&_total=accurate&status=&_include=Encounter:x`);
    expect(set.total).toBe(3);
    expect(link(set, 'self')?.search).toBe(`?patient=${gout}`);
  });

  it('gives links and full addresses on the host that was asked', async () => {
    const answer = await request(app).get(`/fhir/Patient?_count=1`).set('Host', 'demo.example.org:8080');
    const set = answer.body as SearchSet;
    expect(link(set, 'next')?.href).toBe('http://demo.example.org:8080/fhir/Patient?_count=1&_offset=1');
    expect(set.entry[0]?.fullUrl).toMatch(/^http:\/\/demo\.example\.org:8080\/fhir\/Patient\//);
  });

  it('keeps the promise of its CapabilityStatement', async () => {
    const answer = await request(app).get('/fhir/metadata');
    const rest = (
      answer.body as { rest: { resource: { type: string; searchParam: { name: string; type: string }[] }[] }[] }
    ).rest[0];
    const types = rest?.resource.map(({ type }) => type) ?? [];
    expect(types).toEqual(
      expect.arrayContaining([
        'Patient',
        'Condition',
        'MedicationRequest',
        'MedicationStatement',
        'Observation',
        'Immunization',
      ]),
    );
    for (const { type, searchParam } of rest?.resource ?? []) {
      const all = await found(type);
      for (const parameter of searchParam) {
        const none = parameter.type === 'date' ? 'lt1800' : 'no-such-value';
        const set = await found(`${type}?${parameter.name}=${none}`);
        expect([type, parameter.name, set.total]).toEqual([type, parameter.name, 0]);
      }
      expect(all.total).toBe(all.entry.length);
    }
  });
});

describe('refusals', () => {
  it.each([
    ['get', 'Patient/nobody', 404],
    ['get', 'Spaceship', 404],
    ['get', 'Spaceship/1', 404],
    ['get', 'constructor', 404],
    ['get', 'Patient/a/b/c', 404],
    ['get', 'Patient/%E0%A4%A', 400],
    ['get', 'Observation?date=yesterday', 400],
    ['get', 'Observation?_count=many', 400],
    ['get', 'Observation?_count=-1', 400],
    ['get', 'Observation?code:in=x', 400],
    ['post', 'Spaceship/_search', 404],
    ['post', 'Patient', 405],
    ['put', 'Patient/smart-1288992', 405],
    ['delete', 'Patient/smart-1288992', 405],
  ] as const)('%s %s is %i with an OperationOutcome that any origin may read', async (method, path, status) => {
    const answer = await request(app)[method](`/fhir/${path}`).set('Origin', 'https://sandbox.cds-hooks.org');
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['content-type']).toContain('application/fhir+json');
    expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
    expect(answer.text).not.toMatch(/\bat .*\.(ts|js)|node_modules/);
  });

  it('never answers a search whose body it could not read', async () => {
    const answer = await request(app).post('/fhir/Observation/_search').send({ patient: gout });
    expect(answer.status).toBe(415);
    expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome' });
  });

  it('has no place in production', () => {
    expect(() => {
      refuseDemoInProduction('production');
    }).toThrow('production');
    expect(() => {
      refuseDemoInProduction('demo');
    }).not.toThrow();
  });
});

describe('dates', () => {
  it.each([
    ['2028-02-29T12:00:00Z', '2028-02-20T12:00:00.000Z'],
    ['2027-01-05T12:00:00Z', '2026-12-27T12:00:00.000Z'],
  ])('of the gout patient lie nine days before %s', async (now, expected) => {
    const answer = await request(server(now)).get(`/fhir/Observation?patient=${gout}&code=6690-2&_sort=-date&_count=1`);
    expect((answer.body as SearchSet).entry[0]?.resource['effectiveDateTime']).toBe(expected);
  });

  it('keep the child nine years old on any day', async () => {
    for (const year of [2026, 2028, 2031]) {
      const now = new Date(Date.UTC(year, 1, 28));
      const answer = await request(server(now.toISOString())).get('/fhir/Patient/child-with-crohn');
      const { birthDate } = answer.body as { birthDate: string };
      const age = (now.getTime() - Date.parse(birthDate)) / (365.25 * 86_400_000);
      expect(Math.floor(age)).toBe(9);
    }
  });
});
