/** Law: who the patient is stands in no words, links or ids of a card (threat S33). */
import { readPatientBundles } from '../../src/demo/fixtures.js';
import { buildStore } from '../../src/demo/fhir-store.js';
import type { Card, ServiceResponse } from '../../src/model/cds-hooks.js';
import { isObject, object, objects, text, values, type Json, type JsonObject } from '../../src/model/json.js';
import type { HookName } from '../../src/model/orders.js';
import { allExchanges, now } from '../support/real-answers.js';
import { countedUuids } from '../support/real-app.js';
import { answerTo, sentFor, type Sent } from '../support/run-vignettes.js';
import type { Vignette } from '../support/vignette.js';
import { vignettes } from './named-by-chart.js';

const hooks: readonly HookName[] = ['order-sign', 'order-select', 'patient-view', 'medication-prescribe'];

const born = '1971-02-13';
const canaries = {
  family: 'Kanarienvogel',
  given: 'Tschilpina',
  number: 'MRN-8675309',
  bornSo: /1971[-/.]?02[-/.]?13|13[-/.]0?2[-/.](19)?71|0?2[-/.]13[-/.](19)?71|13 Feb|Feb\w* 13/,
  street: 'Voliere 17',
  phone: '5550142',
  mail: 'tschilpina',
  doctor: 'Falkner',
} as const;

const identified = {
  identifier: [{ system: 'https://hospital.example/mrn', value: canaries.number }],
  name: [{ text: `${canaries.given} ${canaries.family}`, family: canaries.family, given: [canaries.given] }],
  birthDate: born,
  address: [{ text: canaries.street, line: [canaries.street] }],
  telecom: [
    { system: 'phone', value: `+41 ${canaries.phone}` },
    { system: 'email', value: `${canaries.mail}@hospital.example` },
  ],
  text: { status: 'generated', div: `<div>${canaries.given} ${canaries.family}, ${born}</div>` },
  contact: [{ name: { family: canaries.family } }],
};
const subject = { display: `${canaries.given} ${canaries.family}`, identifier: { value: canaries.number } };
const doctor = { display: `Dr. ${canaries.doctor}` };

/** Every resource says who the patient is, and who wrote it. */
function told(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((one: Json) => told(one) ?? null);
  if (!isObject(value)) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, told(child)]));
  if (typeof value['resourceType'] !== 'string' || value['resourceType'] === 'Bundle') return inside;
  return value['resourceType'] === 'Patient' ? { ...inside, ...identified } : toldResource(inside);
}

function toldResource(resource: JsonObject): JsonObject {
  const member = 'patient' in resource ? 'patient' : 'subject';
  return {
    ...resource,
    [member]: { ...object(resource[member]), ...subject },
    identifier: [{ value: canaries.number }],
    requester: doctor,
    performer: [doctor],
    note: [{ text: `${canaries.given} ${canaries.family}, born ${born}`, authorReference: doctor }],
    text: { status: 'generated', div: `<div>${canaries.family} ${canaries.number}</div>` },
  };
}

function identifying(sent: Sent): Sent {
  const drafts = sent.drafts.map((draft) => told(draft) ?? null);
  return { vignette: sent.vignette, drafts, prefetch: object(told(sent.prefetch)) ?? {} };
}

/** The canaries that these words hold. */
function heard(words: string): readonly string[] {
  return Object.values(canaries)
    .filter((one) => (typeof one === 'string' ? words.toLowerCase().includes(one.toLowerCase()) : one.test(words)))
    .map(String);
}

/** All of a card, the resources aside that its actions hand back: those are the client's own orders. */
function withoutOrders(card: Card): string {
  const suggestions = (card.suggestions ?? []).map(({ actions, ...one }) => ({
    ...one,
    actions: actions.map((action) => (action.type === 'delete' ? action : { ...action, resource: undefined })),
  }));
  return JSON.stringify({ ...card, suggestions });
}

function namesIn({ cards, extension }: ServiceResponse): readonly string[] {
  return [...cards.map(withoutOrders), JSON.stringify(extension)].flatMap((words) =>
    heard(words).map((canary) => `${canary} in ${words}`),
  );
}

/** Of every rule the first vignette that shows a card at the hook. */
function askedAt(hook: HookName): readonly Vignette[] {
  return [...vignettes.values()].flatMap((all) => all.find((one) => (one.hook ?? 'order-sign') === hook) ?? []);
}

describe('the canaries', () => {
  it('reach the service, and are found where they do stand', () => {
    const sent = JSON.stringify(askedAt('order-sign').map((one) => identifying(sentFor(one))));
    expect(heard(sent).length).toBe(Object.keys(canaries).length);
  });

  it.each(['13.02.1971', '2/13/1971', '19710213', '13 Feb 1971'])('the birth date is found as %s too', (written) => {
    expect(heard(written)).toHaveLength(1);
  });
});

describe.each(hooks)('%s', (hook) => {
  it('no name, number, birth date or address in any card or in what is said of the answer, for any rule', async () => {
    let cards = 0;
    for (const one of askedAt(hook)) {
      const answer = await answerTo(identifying(sentFor(one)));
      expect(namesIn(answer)).toEqual([]);
      cards += answer.cards.length;
    }
    expect(cards).toBeGreaterThan(5);
  }, 30_000);
});

describe('demo patients', () => {
  const store = buildStore(readPatientBundles(), now);
  const patients = new Map([...(store.get('Patient')?.values() ?? [])].map((one) => [text(one['id']) ?? '', one]));

  it('name and birth date of the chart stand in no card of any hook', async () => {
    const exchanges = await allExchanges(countedUuids());
    const found = exchanges.flatMap(({ name, patientId, answer }) =>
      [...answer.cards.map(withoutOrders), JSON.stringify(answer.extension)]
        .filter((words) => personalIn(patients.get(patientId)).some((one) => words.includes(one)))
        .map((words) => `${name}: ${words}`),
    );
    expect(found).toEqual([]);
    const known = exchanges.filter(({ patientId, answer }) => patients.has(patientId) && answer.cards.length > 0);
    expect(new Set(known.map(({ patientId }) => patientId)).size).toBeGreaterThan(10);
    expect([...patients.values()].filter((one) => personalIn(one).length < 3)).toEqual([]);
  }, 30_000);
});

/** Family name, given names of more than an initial, birth date. */
function personalIn(patient: JsonObject | undefined): readonly string[] {
  const names = objects(patient?.['name']).flatMap(({ family, given }) => [family, ...values(given)]);
  return [...names, patient?.['birthDate']]
    .flatMap((one) => text(one) ?? [])
    .filter((one) => one.replace('.', '').length > 1);
}
