/** Laws that hold between answers, whatever the patient: checked over seeded generated requests, without expected values. */
import { createCallService } from '../src/call-service.js';
import { hookServices } from '../hooks/index.js';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import { formularies } from '../src/knowledge/formularies.js';
import type { Action, Card, Indicator, ServiceRequest, ServiceResponse } from '../src/model/cds-hooks.js';
import { exact, type Fraction } from '../src/model/exact.js';
import { retrievalKeys, type RetrievalKey } from '../src/model/fact-keys.js';
import { number, object, objects, text, type FhirJson, type Json, type JsonObject } from '../src/model/json.js';
import type { Settings } from '../src/model/settings.js';
import {
  allNamings,
  failures,
  generatePatients,
  now,
  requestFor,
  type Drug,
  type Manner,
  type Order,
  type Patient,
} from '../src/tools/compare/generate-requests.js';
import { anyFhir } from './support/open-client.js';

const SEED = 20260310;
const patients = generatePatients(SEED, 300);
const some = patients.slice(0, 80);
const few = patients.slice(0, 24);
const us: Settings = { ...defaultSettings, jurisdiction: 'us', formulary: formularies['us-25'] };

async function answerTo(body: ServiceRequest, settings = defaultSettings): Promise<ServiceResponse> {
  let count = 0;
  const newUuid = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const service = hookServices.find(({ hook }) => hook === body.hook);
  if (service === undefined) throw new Error(`no service for ${body.hook}`);
  const call = createCallService({
    settings,
    fhir: anyFhir,
    now: () => now,
    newUuid,
    publicUrl: 'https://cds.example.org',
  });
  return call(service.id, service.hook, body);
}

const plainAnswers = new Map<Settings, Map<Patient, Promise<ServiceResponse>>>();

/** The answer to the request as it was generated: asked once for all laws. */
function plainAnswer(patient: Patient, settings = defaultSettings): Promise<ServiceResponse> {
  const known = plainAnswers.get(settings) ?? new Map<Patient, Promise<ServiceResponse>>();
  plainAnswers.set(settings, known);
  const answer = known.get(patient) ?? answerTo(requestFor(patient), settings);
  known.set(patient, answer);
  return answer;
}

/** What a law found, one line each: an empty list is the law holding. */
async function violations<T>(items: readonly T[], broken: (item: T) => Promise<readonly string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const [index, item] of items.entries()) {
    for (const what of await broken(item)) found.push(`#${String(index)} ${what}`);
  }
  return found;
}

const rank: { readonly [I in Indicator]: number } = { info: 1, warning: 2, critical: 3 };
const highest = ({ cards }: ServiceResponse): number => Math.max(0, ...cards.map(({ indicator }) => rank[indicator]));
const topic = ({ source }: Card): string => source.topic.code;
const ours = ({ extension }: ServiceResponse) => extension['org.azathioprine-cds'];
const rulesOf = ({ extension }: Card): readonly string[] => extension['org.azathioprine-cds'].rules;
const said = ({ cards }: ServiceResponse): readonly string[] =>
  cards.map((card) => `${card.indicator} ${topic(card)} ${card.summary}`);
const findings = (answer: ServiceResponse): readonly string[] => [
  ...answer.cards.flatMap((card) => rulesOf(card)).toSorted(),
  ...answer.cards.map((card) => `${card.indicator} ${topic(card)}`).toSorted(),
  ...(ours(answer).checks ?? []).map(({ rule, order, outcome }) => `${rule} ${order ?? ''} ${outcome}`).toSorted(),
];
const differences = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const [was, is] = [before, after].map((lines) => JSON.stringify(lines));
  return was === is ? [] : [`${was ?? ''} became ${is ?? ''}`];
};

function dosedOrders({ cards }: ServiceResponse): readonly FhirJson[] {
  return cards.flatMap(({ suggestions = [] }) => suggestions.flatMap(({ actions }) => actions.flatMap(dosed)));
}

function dosed(action: Action): readonly FhirJson[] {
  return action.type !== 'delete' && action.resource.resourceType === 'MedicationRequest' ? [action.resource] : [];
}

const milligrams: Readonly<Record<string, string>> = { mg: '1', g: '1000' };

/** The plainest reading of a suggested order: every line's amount a day, added up. */
function mgPerDay(order: FhirJson): Fraction {
  return objects(order['dosageInstruction']).reduce((sum, line) => {
    const repeat = object(object(line['timing'])?.['repeat']);
    const dose = object(objects(line['doseAndRate'])[0]?.['doseQuantity']);
    const times = exact(number(repeat?.['frequency']) ?? NaN).div(exact(number(repeat?.['period']) ?? NaN));
    if (repeat?.['periodUnit'] !== 'd') throw new Error('a suggested dose repeats in days');
    const mg = exact(number(dose?.['value']) ?? NaN).mul(exact(milligrams[text(dose?.['unit']) ?? ''] ?? NaN));
    return sum.add(mg.mul(times));
  }, exact(0));
}

function referenceOf(order: FhirJson): Fraction | undefined {
  const reference = objects(order['extension']).find(({ url }) => text(url)?.endsWith('/reference-dose'));
  const dose = objects(reference?.['extension']).find(({ url }) => url === 'dose');
  const value = number(object(dose?.['valueQuantity'])?.['value']);
  return value === undefined ? undefined : exact(value);
}

function total(orders: readonly Order[]): Fraction {
  return orders.reduce((sum, order) => sum.add(exact(order.mgPerDay)), exact(0));
}

const thiopurines: readonly Drug[] = ['azathioprine', 'mercaptopurine', 'tioguanine'];
const isActive = ({ status }: Order): boolean => status === 'active';

/** The dose that a suggestion would replace: the draft that it updates, else all that is active of the ingredient. */
function replacedDose({ drafts, list }: Patient, suggested: FhirJson): Fraction {
  const draft = drafts.find(({ id }) => id === suggested['id']);
  if (draft !== undefined) return exact(draft.mgPerDay);
  return total(list.filter((order) => isActive(order) && thiopurines.includes(order.drug)));
}

describe(`laws over ${String(patients.length)} generated requests, seed ${String(SEED)}`, () => {
  it('the generator reaches every kind of answer', async () => {
    const seen = new Set<string>();
    await violations(patients, async (patient) => {
      const answer = await plainAnswer(patient);
      for (const card of answer.cards) seen.add(topic(card));
      seen.add(`highest ${String(highest(answer))}`).add(dosedOrders(answer).length > 0 ? 'dose' : 'no dose');
      return [];
    });
    expect([...seen]).toEqual(
      expect.arrayContaining([
        ...['core-xoi-allopurinol', 'core-xoi-febuxostat', 'core-ribavirin', 'core-coumarin-start'],
        ...['label-hypersensitivity', 'label-dose-range', 'mon-start-bundle', 'core-pregnancy'],
        ...['highest 0', 'highest 1', 'highest 2', 'highest 3', 'dose', 'no dose'],
      ]),
    );
  });

  it('the same request has the same answer', async () => {
    const broken = await violations(few, async (patient) => {
      const [first, second] = [await answerTo(requestFor(patient)), await answerTo(requestFor(patient))];
      return differences([JSON.stringify(first)], [JSON.stringify(second)]);
    });
    expect(broken).toEqual([]);
  });

  it('an answer has at most three cards, and every rule that fired is in one of them', async () => {
    const broken = await violations(patients, async (patient) => {
      const answer = await plainAnswer(patient);
      const told = new Set(answer.cards.flatMap(rulesOf));
      const fired = (ours(answer).checks ?? []).filter(({ outcome }) => outcome === 'fired').map(({ rule }) => rule);
      return [
        ...(answer.cards.length > 3 ? ['more than three cards'] : []),
        ...fired.filter((rule) => !told.has(rule)).map((rule) => `${rule} fired and is in no card`),
      ];
    });
    expect(broken).toEqual([]);
  });

  it('an interacting drug that comes onto the list never lowers the highest indicator', async () => {
    const added: readonly Drug[] = ['allopurinol', 'febuxostat', 'ribavirin', 'warfarin', 'tioguanine'];
    const broken = await violations(some, async (patient) => {
      const before = highest(await plainAnswer(patient));
      const known = [...patient.drafts, ...patient.list].map(({ drug }) => drug);
      const lowered: string[] = [];
      for (const drug of added.filter((name) => !known.includes(name))) {
        // Begun lately, so that it tells nothing of how far back the record reaches.
        const order: Order = { id: 'added', drug, mgPerDay: '80', daysAgo: 15, status: 'active' };
        const after = highest(await answerTo(requestFor({ ...patient, list: [...patient.list, order] })));
        if (after < before) lowered.push(`${drug}: ${String(before)} became ${String(after)}`);
      }
      return lowered;
    });
    expect(broken).toEqual([]);
  });
});

describe(`reads that fail, seed ${String(SEED)}`, () => {
  const critical: readonly Drug[] = [...thiopurines, 'allopurinol', 'febuxostat', 'ribavirin'];
  const mustNotGoUnseen = few.filter(({ drafts }) => drafts.some(({ drug }) => critical.includes(drug)));
  // At order-select only medications and allergies can raise the gap (minimal data, state of a key).
  const isTold = (hook: string, key: RetrievalKey): boolean =>
    hook !== 'order-select' || key === 'medications' || key === 'allergies';

  it('never turn a card into silence: a card stays, or an absent key is named as missing', async () => {
    const broken = await violations(mustNotGoUnseen, async (patient) => {
      const plain = await plainAnswer(patient);
      if (plain.cards.length === 0) return [];
      const silent: string[] = [];
      for (const key of retrievalKeys.filter((name) => isTold(patient.hook, name))) {
        for (const state of failures) {
          const answer = await answerTo(requestFor(patient, { states: { [key]: state } }));
          const isNamed = (ours(answer).checks ?? []).some(({ missing = [] }) => missing.includes(key));
          if (answer.cards.length === 0 && !(state === 'absent' && key !== 'medications' && isNamed))
            silent.push(`${patient.hook} ${key} ${state}: ${said(plain).join('; ')}`);
        }
      }
      return silent;
    });
    expect(broken).toEqual([]);
  });

  it('of the medication list always raise the gap as a warning', async () => {
    const broken = await violations(mustNotGoUnseen, async (patient) => {
      const quiet: string[] = [];
      for (const state of failures) {
        const answer = await answerTo(requestFor(patient, { states: { medications: state } }));
        if (!answer.cards.some((card) => topic(card) === 'sys-data-gap' && card.indicator === 'warning'))
          quiet.push(`${state}: ${said(answer).join('; ')}`);
      }
      return quiet;
    });
    expect(broken).toEqual([]);
  });
});

describe(`ways of writing the same, seed ${String(SEED)}`, () => {
  async function changed(manners: readonly Manner[], look: (answer: ServiceResponse) => readonly string[]) {
    return violations(some, async (patient) => {
      const plain = look(await plainAnswer(patient));
      const found: string[] = [];
      for (const manner of manners) {
        const other = look(await answerTo(requestFor(patient, manner)));
        found.push(...differences(plain, other).map((what) => `${JSON.stringify(manner)} ${what}`));
      }
      return found;
    });
  }
  const numbers = (answer: ServiceResponse): readonly string[] => [
    ...said(answer),
    ...dosedOrders(answer).map((order) => mgPerDay(order).toFraction()),
  ];

  it('ingredient, clinical drug, brand, ATC and text of the same order agree in cards and doses', async () => {
    expect(
      await changed(
        allNamings.map((naming) => ({ naming })),
        numbers,
      ),
    ).toEqual([]);
  });

  it('the order of drafts and of Bundle entries changes no finding', async () => {
    expect(await changed([{ reversed: true }], findings)).toEqual([]);
  });

  it('grams, pounds and counts per microlitre are the same as milligrams, kilograms and 10*9/L', async () => {
    const manners: readonly Manner[] = [
      ...([{ doseUnit: 'g' }, { weightUnit: 'g' }, { weightUnit: '[lb_av]' }] as const),
      ...([{ countUnit: '/uL' }, { countUnit: '10*3/uL' }] as const),
    ];
    expect(await changed(manners, numbers)).toEqual([]);
  });

  it('a time of day and its zone on the same calendar day change nothing', async () => {
    const times = ['T12:00:00Z', 'T12:00:00+02:00', 'T12:00:00-05:00', 'T00:30:00+14:00'];
    expect(
      await changed(
        times.map((timeOfDay) => ({ timeOfDay })),
        numbers,
      ),
    ).toEqual([]);
  });
});

describe.each([
  { jurisdiction: 'eu', settings: defaultSettings, share: exact('1/4'), choices: 1 },
  { jurisdiction: 'us', settings: us, share: exact('1/3'), choices: 2 },
])(`suggested doses ($jurisdiction), seed ${String(SEED)}`, ({ settings, share, choices }) => {
  it('are above zero, below what they replace, and with an inhibitor at most the share of the dose before it', async () => {
    const broken = await violations(patients, async (patient) => {
      const answer = await plainAnswer(patient, settings);
      const wrong: string[] = [];
      for (const card of answer.cards) {
        for (const order of dosedOrders({ ...answer, cards: [card] })) {
          const mg = mgPerDay(order);
          const replaced = replacedDose(patient, order);
          if (mg.compare(0) <= 0 || mg.compare(replaced) >= 0)
            wrong.push(`${mg.toFraction()} for ${replaced.toFraction()}`);
          const reference = referenceOf(order);
          const usual = reference ?? replaced;
          const isInhibitor = topic(card) === 'core-xoi-allopurinol';
          if (isInhibitor && mg.compare(usual.mul(share)) > 0)
            wrong.push(`${mg.toFraction()} of ${usual.toFraction()}`);
          if (reference !== undefined && reference.compare(highestEver(patient)) > 0)
            wrong.push('reference never taken');
        }
      }
      return wrong;
    });
    expect(broken).toEqual([]);
  });

  it('read back as the number that their label says', async () => {
    const broken = await violations(patients, async (patient) => {
      const { cards } = await plainAnswer(patient, settings);
      return cards.flatMap(({ suggestions = [] }) =>
        suggestions.flatMap(({ label, actions }) =>
          actions
            .flatMap(dosed)
            .map((order) => mgPerDay(order).toString())
            .filter((mg) => !label.includes(`${mg} mg/day`))
            .map((mg) => `${mg} mg/day under "${label}"`),
        ),
      );
    });
    expect(broken).toEqual([]);
  });

  it('are one number an order, or two where the jurisdiction shows a second choice', async () => {
    const broken = await violations(patients, async (patient) => {
      const answer = await plainAnswer(patient, settings);
      const doses = new Set(dosedOrders(answer).map((order) => mgPerDay(order).toFraction()));
      return doses.size > choices ? [[...doses].join(', ')] : [];
    });
    expect(broken).toEqual([]);
  });

  it('accepted and sent again, bring neither their card back nor another rule to critical; nor does a withdrawal', async () => {
    const broken = await violations(patients, async (patient) => {
      const body = requestFor(patient);
      const before = await plainAnswer(patient, settings);
      const criticalBefore = criticalRules(before);
      const wrong: string[] = [];
      for (const card of before.cards) {
        for (const { label, actions } of (card.suggestions ?? []).filter(changesMedication)) {
          const after = await answerTo(accepted(patient, body, actions), settings);
          const back = after.cards.filter(
            (again) => topic(again) === topic(card) && rank[again.indicator] >= rank[card.indicator],
          );
          const fresh = [...criticalRules(after)].filter((rule) => !criticalBefore.has(rule));
          wrong.push(...back.map(({ summary }) => `"${label}" brings back: ${summary}`));
          wrong.push(...fresh.map((rule) => `"${label}" makes ${rule} critical`));
        }
      }
      return wrong;
    });
    expect(broken).toEqual([]);
  });
});

/** More than any dose that the patient has had at one time of one ingredient or the other. */
function highestEver({ list }: Patient): Fraction {
  return total(list.filter(({ drug }) => thiopurines.includes(drug)));
}

function criticalRules({ cards }: ServiceResponse): ReadonlySet<string> {
  return new Set(cards.filter(({ indicator }) => indicator === 'critical').flatMap(rulesOf));
}

function changesMedication({ actions }: { readonly actions: readonly Action[] }): boolean {
  return actions.some((action) => action.type === 'delete' || dosed(action).length > 0);
}

/** The request after the clinician accepted, and stopped what the replacement says to stop. */
function accepted(patient: Patient, body: ServiceRequest, actions: readonly Action[]): ServiceRequest {
  const name = patient.hook === 'medication-prescribe' ? 'medications' : 'draftOrders';
  const drafts = resourcesIn(body.context[name]);
  const kept = actions.reduce<readonly JsonObject[]>((orders, action) => {
    if (action.type === 'delete') return orders.filter((order) => referenceTo(order) !== action.resourceId);
    if (action.type === 'create') return [...orders, { ...action.resource, id: `accepted-${String(orders.length)}` }];
    return orders.map((order) => (referenceTo(order) === referenceTo(action.resource) ? action.resource : order));
  }, drafts);
  const isReplaced = actions.some((action) => action.type === 'create' && dosed(action).length > 0);
  const stops = (order: Order): boolean => isReplaced && isActive(order) && thiopurines.includes(order.drug);
  const stopped = requestFor({
    ...patient,
    list: patient.list.map((order) => (stops(order) ? { ...order, status: 'stopped', endedDaysAgo: 0 } : order)),
  });
  return {
    ...stopped,
    context: {
      ...body.context,
      [name]: { resourceType: 'Bundle', entry: kept.map((resource) => ({ resource })) },
      ...(patient.hook === 'order-select' ? { selections: kept.map(referenceTo) } : {}),
    },
  };
}

function resourcesIn(bundle: Json | undefined): readonly JsonObject[] {
  return objects(object(bundle)?.['entry']).flatMap(({ resource }) => {
    const read = object(resource);
    return read === undefined ? [] : [read];
  });
}

function referenceTo({ resourceType, id }: JsonObject): string {
  return `${text(resourceType) ?? ''}/${text(id) ?? ''}`;
}

describe('orders that are none of our business', () => {
  const unrelated: readonly (readonly [string, string])[] = [
    ['6918', 'metoprolol'],
    ['83367', 'atorvastatin'],
    ['7646', 'omeprazole'],
    ['6809', 'metformin'],
    ['10582', 'levothyroxine'],
    ['17767', 'amlodipine'],
    ['161', 'paracetamol'],
    ['36437', 'sertraline'],
    ['435', 'salbutamol'],
    ['4511', 'folic acid'],
    ['20610', 'cetirizine'],
    ['723', 'amoxicillin'],
    ['77492', 'tamsulosin'],
    ['25480', 'gabapentin'],
    ['18631', 'azithromycin'],
    ['2683', 'colchicine'],
    ['8698', 'probenecid'],
    ['283821', 'rasburicase'],
  ];

  it('300 of them, for patients on anything: no card and no checks', async () => {
    const broken = await violations(patients, async (patient) => {
      const [code, name] = unrelated[patients.indexOf(patient) % unrelated.length] ?? ['', ''];
      const body = requestFor({ ...patient, drafts: patient.drafts.slice(0, 1) });
      const medication = { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code }], text: name };
      const [draft] = resourcesIn(body.context['draftOrders'] ?? body.context['medications']);
      const resource = { ...draft, medicationCodeableConcept: medication };
      const orders = { resourceType: 'Bundle', entry: [{ resource }] };
      const answer = await answerTo({
        ...body,
        context: { ...body.context, draftOrders: orders, medications: orders },
      });
      const { checks } = ours(answer);
      return answer.cards.length > 0 || checks !== undefined
        ? [`${name}: ${said(answer).join('; ')} ${JSON.stringify(checks)}`]
        : [];
    });
    expect(broken).toEqual([]);
  });
});
