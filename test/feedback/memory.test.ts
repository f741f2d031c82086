/** Memory by change: a card that a user overrode with a reason is folded while nothing that its rule looked at has changed. */
import type { Card, ServiceResponse } from '../../src/model/cds-hooks.js';
import { isObject, object, type JsonObject } from '../../src/model/json.js';
import { isAbout } from '../support/vignette-answers.js';
import { rememberingSite, type RememberingSite } from '../support/remembering-site.js';
import type { Vignette } from '../support/vignette.js';

const rule = 'core-coumarin-start';

/** A card of warning: azathioprine is started on warfarin. */
const onWarfarin: Vignette = {
  name: 'azathioprine started on warfarin',
  kind: 'fires',
  expect: {},
  drafts: ['azathioprine 100 mg'],
  list: [{ drug: 'warfarin', mg: 5 }],
  labs: [
    { test: 'INR', value: 2.4, daysAgo: 3 },
    { test: 'WBC', value: 6, daysAgo: 3 },
    { test: 'ANC', value: 4, daysAgo: 3 },
    { test: 'platelets', value: 250, daysAgo: 3 },
  ],
};

let site: RememberingSite;
beforeEach(() => {
  site = rememberingSite();
});
afterEach(() => site.close());

function cardOf({ cards }: ServiceResponse): Card | undefined {
  return cards.find(isAbout(rule));
}

function foldedIn({ extension }: ServiceResponse): readonly unknown[] {
  return extension['org.azathioprine-cds'].folded ?? [];
}

async function overridden(reason?: string, vignette = onWarfarin): Promise<Card> {
  const card = cardOf(await site.ask(vignette));
  expect(card?.indicator).toBe('warning');
  await site.override(card, reason);
  if (card === undefined) throw new Error('no card');
  return card;
}

it('a card overridden with a reason is folded at the next hook, and the answer says which and why', async () => {
  const card = await overridden('specialist-directed');
  const again = await site.ask(onWarfarin);
  expect(cardOf(again)).toBeUndefined();
  expect(foldedIn(again)).toEqual([
    {
      rules: card.extension['org.azathioprine-cds'].rules,
      card: card.uuid,
      reason: 'specialist-directed',
      overridden: '2026-11-22T10:00:00.000Z',
      until: '2027-02-20T10:00:00.000Z',
    },
  ]);
  const { checks = [] } = again.extension['org.azathioprine-cds'];
  expect(checks.find((check) => check.rule === rule)?.outcome).toBe('fired');
});

it('the same order again under another id says nothing new', async () => {
  await overridden('specialist-directed');
  const renamed = { ...onWarfarin, drafts: [{ drug: 'azathioprine', mg: 100, id: 'written-again' }] };
  expect(cardOf(await site.ask(renamed))).toBeUndefined();
});

it('another hook is no change', async () => {
  await overridden('specialist-directed');
  expect(cardOf(await site.ask({ ...onWarfarin, hook: 'medication-prescribe' }))).toBeUndefined();
});

it('after 90 days it is shown again', async () => {
  // Results grow old meanwhile, and no longer count.
  const unmeasured = { ...onWarfarin, labs: [] };
  await overridden('specialist-directed', unmeasured);
  site.moveTo(90);
  expect(cardOf(await site.ask(unmeasured))).toBeUndefined();
  site.moveTo(90.001);
  expect(cardOf(await site.ask(unmeasured))).toBeDefined();
});

it('a result that no longer counts brings it back at once', async () => {
  await overridden('specialist-directed');
  // The INR of 3 days ago is 90 days old, the last day on which one counts (catalogue, facts).
  site.moveTo(87);
  expect(cardOf(await site.ask(onWarfarin))).toBeUndefined();
  site.moveTo(88);
  expect(cardOf(await site.ask(onWarfarin))).toBeDefined();
});

it.each<[string, Partial<Vignette>]>([
  ['another dose', { drafts: ['azathioprine 50 mg'] }],
  ['another dose of the partner', { list: [{ drug: 'warfarin', mg: 3 }] }],
  [
    'one more drug that a rule names',
    {
      list: [
        { drug: 'warfarin', mg: 5 },
        { drug: 'mesalazine', mg: 1000 },
      ],
    },
  ],
  ['another partner', { list: [{ drug: 'acenocoumarol', mg: 5 }] }],
  ['a new result', { labs: [...(onWarfarin.labs ?? []), { test: 'INR', value: 2.4, daysAgo: 1 }] }],
  ['another value of a result', { labs: [{ test: 'INR', value: 2.5, daysAgo: 3 }] }],
  ['a result that can no longer be read', { states: { inr: 'error' } }],
])('%s brings it back at once', async (_name, change) => {
  await overridden('specialist-directed');
  expect(cardOf(await site.ask({ ...onWarfarin, ...change }))).toBeDefined();
});

const asDirected = (words: string): JsonObject => ({ dosageInstruction: [{ text: words }] });

it.each<[string, Partial<Vignette>, Partial<Vignette>]>([
  ['an order that goes on after a hold', { list: [{ drug: 'warfarin', mg: 5, status: 'on-hold' }] }, {}],
  [
    'other words for a dose that cannot be read',
    { list: [{ drug: 'warfarin', more: asDirected('as directed') }] },
    { list: [{ drug: 'warfarin', more: asDirected('ten tablets, as directed') }] },
  ],
])('%s brings it back at once', async (_name, before, after) => {
  await overridden('specialist-directed', { ...onWarfarin, ...before });
  expect(cardOf(await site.ask({ ...onWarfarin, ...before }))).toBeUndefined();
  expect(cardOf(await site.ask({ ...onWarfarin, ...after }))).toBeDefined();
});

it('a drug that no rule names changes nothing', async () => {
  await overridden('specialist-directed');
  const list = [
    { drug: 'warfarin', mg: 5 },
    { drug: 'levothyroxine', mg: 0.1 },
  ];
  expect(cardOf(await site.ask({ ...onWarfarin, list }))).toBeUndefined();
});

const as =
  (userId: string) =>
  (body: JsonObject): JsonObject => ({ ...body, context: { ...object(body['context']), userId } });

/** Every mention of the patient, as another patient's chart has it. */
function ofAnotherPatient(body: JsonObject): JsonObject {
  const changed: unknown = JSON.parse(JSON.stringify(body).replaceAll('patient-1', 'patient-9'));
  if (!isObject(changed)) throw new Error('no body');
  return changed;
}

it.each<[string, (body: JsonObject) => JsonObject]>([
  ['another user', as('Practitioner/2')],
  ['another patient', ofAnotherPatient],
])('it is shown to %s', async (_name, change) => {
  await overridden('specialist-directed');
  expect(cardOf(await site.ask(onWarfarin, change))).toBeDefined();
});

it.each<[string, string | undefined]>([
  ['without a reason', undefined],
  ['with the word that the order will be changed, which it was not', 'will-adjust'],
])('overridden %s it is shown again', async (_name, reason) => {
  await overridden(reason);
  expect(cardOf(await site.ask(onWarfarin))).toBeDefined();
});

it('the last answer counts: accepted after it was overridden, it is shown again', async () => {
  const card = await overridden('specialist-directed');
  site.moveTo(1);
  await site.accept(card);
  expect(cardOf(await site.ask(onWarfarin))).toBeDefined();
});

it('a critical card is never folded', async () => {
  const onAllopurinol: Vignette = { ...onWarfarin, list: [{ drug: 'allopurinol', mg: 300 }] };
  const [card] = (await site.ask(onAllopurinol)).cards;
  expect(card?.indicator).toBe('critical');
  await site.override(card, 'specialist-directed');
  const again = await site.ask(onAllopurinol);
  expect(again.cards[0]).toEqual({ ...card, uuid: again.cards[0]?.uuid, suggestions: again.cards[0]?.suggestions });
});

it('where the last card is folded, what could not be read is told in its place', async () => {
  const unread: Vignette = { ...onWarfarin, states: { liverTests: 'error' } };
  for (const card of (await site.ask(unread)).cards) await site.override(card, 'specialist-directed');
  const again = await site.ask(unread);
  expect(again.cards.map(({ source }) => source.topic.code)).toEqual(['sys-data-gap']);
  // Nor does that one fold.
  await site.override(again.cards[0], 'data-outdated-or-wrong');
  expect((await site.ask(unread)).cards.map(({ source }) => source.topic.code)).toEqual(['sys-data-gap']);
});

it('a site that wants every card gets it each time', async () => {
  await site.close();
  site = rememberingSite({ foldsOverridden: false });
  await overridden('specialist-directed');
  expect(cardOf(await site.ask(onWarfarin))).toBeDefined();
});
