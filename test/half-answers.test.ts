/** A FHIR server that gives a part of the medication list, or what only looks like an answer: who is still warned. */
import type { ServiceRequest, ServiceResponse } from '../src/model/cds-hooks.js';
import type { Json, JsonObject } from '../src/model/json.js';
import type { OutboundAnswer, OutboundGet } from '../src/model/outbound.js';
import { allopurinol, azathioprine, codes, dataOf, list, signing } from './http/signing.js';
import { serviceAsking } from './support/open-client.js';

const silence = 'silence';

/** What the server sends for a target such as `Observation?patient=...`; a number is a status without a body. */
type Script = (target: string) => Json | undefined;

const base = 'https://fhir.example.org/fhir';
const active = { ...azathioprine, id: 'aza-active', status: 'active', authoredOn: '2025-06-01' };
const patient = { resourceType: 'Patient', id: 'patient-1', gender: 'female', birthDate: '1980-01-01' };

/** Orders under MedicationRequest, and nothing else, but for what the script says. */
function serverOf(orders: readonly JsonObject[], script: Script = () => undefined) {
  const seen: string[] = [];
  const sent = (target: string): Json => {
    const said = script(target);
    if (said !== undefined) return said;
    if (target.startsWith('Patient/')) return patient;
    return list(...(target.startsWith('MedicationRequest?') ? orders : []));
  };
  const get: OutboundGet = (url, { signal }) => {
    const target = url.href.slice(`${base}/`.length);
    seen.push(target);
    const answer = sent(target);
    return new Promise<OutboundAnswer>((resolve, reject) => {
      if (answer === silence) {
        signal.addEventListener('abort', () => {
          reject(new Error('aborted'));
        });
      } else if (typeof answer === 'number') resolve({ status: answer, bytes: Buffer.from('') });
      else resolve({ status: 200, bytes: Buffer.from(JSON.stringify(answer)) });
    });
  };
  return { get, seen };
}

async function ask(get: OutboundGet, body: JsonObject, withinMs = 4_000): Promise<ServiceResponse> {
  const call = serviceAsking(get, withinMs);
  const { hook } = body as unknown as ServiceRequest & { readonly hook: 'order-sign' | 'patient-view' };
  return call(`azathioprine-${hook}`, hook, { ...body, fhirServer: base } as unknown as ServiceRequest, undefined);
}

const viewing = {
  hook: 'patient-view',
  hookInstance: '44444444-4444-4444-8444-444444444444',
  context: { patientId: 'patient-1', userId: 'Practitioner/1' },
};
const draftedAllopurinol = { ...allopurinol, id: 'd1', status: 'draft' };
const untold = 'medication list lacks self-reported medicines (unread).';
const gapsOf = ({ cards }: ServiceResponse): readonly string[] =>
  cards.filter(({ source }) => source.topic.code === 'sys-data-gap').map(({ summary }) => summary);

describe('statements that could not be read take nothing from the orders', () => {
  const broken = (what: Json) =>
    serverOf([active, allopurinol], (target) => (target.startsWith('MedicationStatement?') ? what : undefined)).get;
  const ways: readonly (readonly [string, Json])[] = [
    [silence, silence],
    ...[400, 401, 403, 429, 500].map((status) => [String(status), status] as const),
    ['a part', { ...list(), total: 3 }],
  ];

  it.each(ways)('azathioprine signed beside allopurinol: the critical card, and the gap (%s)', async (_name, what) => {
    const answer = await ask(broken(what), signing(), 300);
    expect(codes(answer)).toEqual(expect.arrayContaining(['core-xoi-allopurinol critical', 'sys-data-gap warning']));
    expect(gapsOf(answer)).toEqual([`Interactions of azathioprine could NOT be checked: ${untold}`]);
    expect(dataOf(answer, 'medications')).toBe('partial');
  });

  it.each(ways)('allopurinol signed beside azathioprine (%s)', async (_name, what) => {
    const answer = await ask(broken(what), signing({}, draftedAllopurinol), 300);
    expect(codes(answer)).toEqual(expect.arrayContaining(['core-xoi-allopurinol critical', 'sys-data-gap warning']));
  });

  it.each(ways)('at patient-view the orders speak (%s)', async (_name, what) => {
    expect(codes(await ask(broken(what), viewing, 300))).toContain('core-xoi-allopurinol critical');
  });

  it.each([404, 405, 410, 501])('of a server that has none (%i) nothing is missing', async (status) => {
    const answer = await ask(broken(status), signing());
    expect(codes(answer)).toContain('core-xoi-allopurinol critical');
    expect([gapsOf(answer), dataOf(answer, 'medications')]).toEqual([[], 'present']);
  });

  it('beside orders that failed, too, nothing is judged', async () => {
    const { get } = serverOf([], (target) =>
      target.startsWith('Medication') ? { ...list(active, allopurinol), total: 3 } : undefined,
    );
    const answer = await ask(get, signing());
    expect(codes(answer)).toEqual(['sys-data-gap warning']);
    expect(gapsOf(answer)).toEqual(['Interactions of azathioprine could NOT be checked: medication list incomplete.']);
  });
});

describe('a Medication behind a reference', () => {
  const m04aa01 = { coding: [{ system: 'http://www.whocc.no/atc', code: 'M04AA01' }] };
  const by = (id: string, medicationReference: JsonObject, more: JsonObject = {}): JsonObject => ({
    ...{ ...allopurinol, id, medicationCodeableConcept: undefined, medicationReference },
    ...more,
  });
  const reading = (orders: readonly JsonObject[], medication: Json = m04aa01) =>
    serverOf([active, ...orders], (target) => {
      if (!target.startsWith('Medication/')) return undefined;
      const id = target.slice('Medication/'.length);
      return typeof medication === 'object' ? { resourceType: 'Medication', id, code: medication } : medication;
    });
  const readOf = (seen: readonly string[]): readonly string[] => seen.filter((one) => one.startsWith('Medication/'));
  const muteWords = ['Medication', 'Tablet 50 mg', 'MED-00423 Tabl. 300 mg', '4711'];

  it.each(['Uripurinol 300', ...muteWords])('is read where its display is "%s"', async (display) => {
    const { get, seen } = reading([by('x', { reference: 'Medication/m1', display })]);
    expect(codes(await ask(get, signing()))).toContain('core-xoi-allopurinol critical');
    expect(readOf(seen)).toEqual(['Medication/m1']);
  });

  it('is read where a concept beside it names no drug, as R5 writes both', async () => {
    const medication = { concept: { text: '300 mg tablet' }, reference: { reference: 'Medication/m1' } };
    const { get } = reading([by('x', {}, { medicationReference: undefined, medication })]);
    expect(codes(await ask(get, signing()))).toContain('core-xoi-allopurinol critical');
  });

  it.each([
    ['display', by('x', { reference: 'Medication/m1', display: 'Allopurinol 300 mg' })],
    ['concept', by('x', { reference: 'Medication/m1' }, { medicationCodeableConcept: { text: 'Allopurinol' } })],
    ['code', by('x', { reference: 'Medication/m1' }, { medicationCodeableConcept: m04aa01 })],
  ])('is not asked for where the %s names a drug of ours', async (_name, order) => {
    const { get, seen } = reading([order], 500);
    expect(codes(await ask(get, signing()))).toContain('core-xoi-allopurinol critical');
    expect(readOf(seen)).toEqual([]);
  });

  it('is not asked for where a known code names another drug, nor of an order that ended', async () => {
    const metformin = { coding: [{ system: 'http://www.whocc.no/atc', code: 'A10BA02' }] };
    const { get, seen } = reading([
      by('coded', { reference: 'Medication/m1' }, { medicationCodeableConcept: metformin }),
      by('ended', { reference: 'Medication/m2', display: 'Metformin' }, { status: 'completed' }),
    ]);
    await ask(get, signing());
    expect(readOf(seen)).toEqual([]);
  });

  it('of thirty displays is read in one wave, the nameless first, and fifty at most', async () => {
    const named = Array.from({ length: 60 }, (_, n) =>
      by(`m${String(n)}`, { reference: `Medication/n${String(n)}`, display: 'Metformin 500 mg' }),
    );
    const { get, seen } = reading([...named, by('x', { reference: 'Medication/last' })]);
    expect(codes(await ask(get, signing()))).toContain('core-xoi-allopurinol critical');
    expect(readOf(seen)).toHaveLength(50);
    expect(readOf(seen)[0]).toBe('Medication/last');
  });

  it('that cannot be read leaves a name as it is', async () => {
    const answer = await ask(
      reading([by('x', { reference: 'Medication/m1', display: 'Metformin' })], 500).get,
      signing(),
    );
    expect([gapsOf(answer), dataOf(answer, 'medications')]).toEqual([[], 'present']);
  });

  it.each(muteWords)('that cannot be read is said where its display is "%s"', async (display) => {
    const { get } = reading([allopurinol, by('x', { reference: 'Medication/m1', display })], 500);
    const answer = await ask(get, signing());
    expect(codes(answer)).toEqual(expect.arrayContaining(['core-xoi-allopurinol critical', 'sys-data-gap warning']));
    expect(gapsOf(answer)).toEqual([
      'Interactions of azathioprine could NOT be checked: medication list names an unreadable drug.',
    ]);
  });
});
