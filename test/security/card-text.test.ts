/**
 * Law: text from the chart cannot become markup, a link or a hidden sign in a card (threats S27, S28, S29).
 * It is kept twice: no text of a chart reaches a card at all, and cards write whatever name they are given as plain text.
 */
import type { Server } from 'node:http';
import request from 'supertest';
import type { Action, Card, ServiceResponse } from '../../src/model/cds-hooks.js';
import type { HookName } from '../../src/model/orders.js';
import { countedUuids, realApp } from '../support/real-app.js';
import {
  faultsOf,
  markupIn,
  nodesOf,
  ofType,
  parsed,
  saidBy,
  tableFaults,
  textOf,
  unseen,
  type Node,
} from './card-words.js';
import { beside, chart, instead, now, pairWith, placesIn, requestOf, type Chart } from './chart.js';
import { cardsNaming, decisionOf, vignette, vignettes } from './named-by-chart.js';
import { families, payloads, type Payload } from './payloads.js';

/** Half a surrogate pair is no text: a body that holds one may be refused at the door. */
const sendable = payloads.filter(({ text }) => !/\p{Cs}/u.test(text));

const hooks: readonly HookName[] = ['order-sign', 'order-select', 'patient-view', 'medication-prescribe'];
/** Each payload at one hook; most at the one that reads drafts and chart alike and answers soonest. */
const turns: readonly HookName[] = [...hooks, 'order-select', 'order-select', 'order-select', 'order-select'];

/** Words without what a card may put between the characters of a name or leave out of one; sentences begin with a capital. */
const squeezed = (text: string): string =>
  text.replace(/[\s\p{M}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '').toLowerCase();

/** The text itself, from its first character to its last or to the sign that it was cut short. */
function shows(words: string, { text }: Payload): boolean {
  const [shown, whole] = [squeezed(words), squeezed(text)];
  const start = Array.from(whole).slice(0, 40).join('');
  return shown.includes(whole) || (shown.includes(start) && shown.includes('…'));
}

describe('the payloads', () => {
  const asCell = (text: string): Node =>
    parsed(`| Used | Value | Date |\n| :--- | :--- | :--- |\n| x ${text} | ${text} | x |`);
  const isMarkup = (text: string): boolean =>
    [asCell(text), parsed(text), parsed(`x ${text}`)].some((tree) => markupIn(tree).length > 0) ||
    tableFaults(asCell(text)).length > 0;

  it('are more than 300, all different, each with a mark of its own', () => {
    expect(payloads.length).toBeGreaterThan(300);
    expect(new Set(payloads.map(({ text }) => text)).size).toBe(payloads.length);
    expect(payloads.filter(({ text, mark }) => !text.includes(mark))).toEqual([]);
  });

  it('each do something where nobody escapes them: markup, hidden signs, or one of the quiet tricks', () => {
    const quiet = ['entities', 'braces', 'scripts'];
    // 10,000 brackets are markup to nobody, and take seconds to find that out.
    const short = payloads.filter(({ family }) => family !== 'pages');
    // Nothing to GFM, something to a client that reads HTML, or to one that escapes by backslashes.
    const isTrick = (text: string): boolean => unseen.test(text) || /<[a-z/!]|-->|\\/i.test(text);
    const idle = short.filter(({ text, family }) => !quiet.includes(family) && !isMarkup(text) && !isTrick(text));
    expect(idle.map(({ text }) => text)).toEqual([]);
    expect(short.filter(({ text }) => isMarkup(text)).length).toBeGreaterThan(300);
  });
});

describe('through the whole service', () => {
  let server: Server;

  beforeAll(async () => {
    server = realApp(now, countedUuids()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function ask(
    asked: Chart,
    hook: HookName,
  ): Promise<{ readonly status: number; readonly answer: ServiceResponse }> {
    const response = await request(server).post(`/cds-services/azathioprine-${hook}`).send(requestOf(asked, hook));
    return { status: response.status, answer: response.body as ServiceResponse };
  }

  async function cardsOf(asked: Chart, hook: HookName): Promise<readonly Card[]> {
    const { status, answer } = await ask(asked, hook);
    expect(status).toBe(200);
    return answer.cards;
  }

  const topicOf = ({ source, indicator }: Card): string => `${source.topic.code} ${indicator}`;

  it('the chart shows cards at every hook: its names are read from words, and every kind of line stands in a table', async () => {
    const perHook = await Promise.all(hooks.map((hook) => cardsOf(chart, hook)));
    expect(perHook.map((cards) => cards.length)).toEqual([3, 2, 1, 3]);
    const lines = perHook.flat().flatMap(({ detail = '' }) => ofType(parsed(detail), 'tableRow').map(textOf));
    expect(lines.join()).toMatch(/allopurinol.*Weight.*eGFR.*TPMT.*WBC.*Platelets.*INR.*allergy.*ALT/);
    expect(perHook.flat().flatMap(faultsOf)).toEqual([]);
  });

  it.each(hooks)(
    'payloads beside every word of the chart reach no words of a card, and the words are read: %s',
    async (hook) => {
      const plain = (await cardsOf(chart, hook)).map(topicOf);
      const own = sendable.filter((_, place) => turns[place % turns.length] === hook);
      for (const { text, mark } of own) {
        const cards = await cardsOf(beside(chart, text), hook);
        expect({ text, topics: cards.map(topicOf) }).toEqual({ text, topics: plain });
        expect(cards.flatMap(faultsOf)).toEqual([]);
        expect(cards.flatMap(saidBy).filter((words) => words.includes(mark))).toEqual([]);
      }
      expect(own.length).toBeGreaterThan(50);
    },
    60_000,
  );

  it('a payload in the place of any one string of the chart, of each kind, reaches no words of a card', async () => {
    const faults: string[] = [];
    let answered = 0;
    let withCards = 0;
    for (const [place, { text: payload, mark }] of placed(chart)) {
      const { status, answer } = await ask(instead(chart, place, payload), 'order-select');
      // The type of a Bundle is the one string that a context cannot do without.
      if (status === 400) continue;
      expect({ status, payload }).toEqual({ status: 200, payload });
      const { cards } = answer;
      answered += 1;
      withCards += cards.length > 0 ? 1 : 0;
      faults.push(...cards.flatMap(faultsOf), ...cards.flatMap(saidBy).filter((words) => words.includes(mark)));
    }
    expect(faults).toEqual([]);
    expect(answered).toBe(placesIn(chart).length - 1);
    expect(answered).toBeGreaterThan(150);
    // All but a few: without its codes or dates a chart still shows cards.
    expect(withCards).toBeGreaterThan(0.95 * answered);
  }, 60_000);

  const ids = sendable.filter(({ family }, place) => ['blocks', 'unseen'].includes(family) && place % 2 === 0);
  const actionsOf = (cards: readonly Card[]): readonly Action[] =>
    cards.flatMap(({ suggestions = [] }) => suggestions.flatMap(({ actions }) => actions));

  it('a payload as the id of a draft stands in the order that is handed back and in no words', async () => {
    for (const { text, mark } of ids) {
      const cards = await cardsOf(pairWith('azathioprine', text), 'order-sign');
      expect(cards.flatMap(faultsOf)).toEqual([]);
      expect(cards.flatMap(saidBy).filter((words) => words.includes(mark))).toEqual([]);
      const updated = actionsOf(cards).flatMap((action) => (action.type === 'update' ? [action.resource['id']] : []));
      expect(updated).toEqual([text]);
    }
  }, 60_000);

  it('an id that no address can hold costs the offer to withdraw, never the card', async () => {
    const withdrawn = async (id: string): Promise<readonly (string | Action[])[]> => {
      const cards = await cardsOf(pairWith('allopurinol', id), 'order-sign');
      return [...cards.map(topicOf).slice(0, 1), actionsOf(cards).filter(({ type }) => type === 'delete')];
    };
    const offered = { type: 'delete', description: 'Take the allopurinol draft away' };
    for (const id of ['draft-1', 'request_7', 'urn:uuid:1f2e', '-17.3']) {
      const resourceId = `MedicationRequest/${id}`;
      expect(await withdrawn(id)).toEqual(['core-xoi-allopurinol critical', [{ ...offered, resourceId }]]);
    }
    for (const id of ['../Patient/1', '..', 'a/b', 'a?b', 'a\nb', ' ', ...ids.slice(0, 20).map(({ text }) => text)]) {
      expect(await withdrawn(id)).toEqual(['core-xoi-allopurinol critical', []]);
    }
  }, 60_000);
});

/** A payload for one string of each kind (the status of an order, the unit of a result); neighbours get different families. */
function placed(asked: Chart): readonly (readonly [number, Payload])[] {
  return placesIn(asked).flatMap((place) => {
    const payload = sendable[(place * 7) % sendable.length];
    return payload === undefined ? [] : [[place, payload] as const];
  });
}

const budget =
  'Budget: allopurinol, ribavirin, a live vaccine and a severe allergy: three cards hold all four, none is dropped';

describe('cards whose names came from the chart', () => {
  const named = [
    vignette('core-xoi-allopurinol', 'Worked 1: allopurinol drafted, azathioprine 150 active, nothing else known'),
    vignette('mon-start-bundle', 'Mesalazine taken: a routine pair'),
  ].map(decisionOf);
  const others = [
    vignette('label-hypersensitivity', 'Leukopenia is moderate'),
    vignette('sys-data-gap', 'Azathioprine, list partial'),
    vignette('sys-data-gap', budget),
    ...[...vignettes.values()].flatMap(([first]) => first ?? []),
  ].map(decisionOf);

  it.each(Object.keys(families))(
    '%s are text in paragraphs, cells, summaries and labels, and nothing else',
    (family) => {
      const own = payloads.filter((payload) => payload.family === family);
      for (const [index, payload] of own.entries()) {
        const rare = others[index % others.length];
        const cards = [...named, ...(rare === undefined ? [] : [rare])].flatMap((one) =>
          cardsNaming(one, payload.text),
        );
        expect(cards.flatMap(faultsOf)).toEqual([]);
        expect({ payload, ...shownIn(cards, payload) }).toEqual({
          payload,
          paragraph: true,
          cell: true,
          summary: true,
          label: true,
        });
      }
    },
    60_000,
  );

  it('of every rule: no sentence, line or label of ours lets a payload through', () => {
    const tricks = payloads.filter((_, index) => index % 97 === 0);
    const faults = tricks.flatMap(({ text }) => others.flatMap((one) => cardsNaming(one, text).flatMap(faultsOf)));
    expect(faults).toEqual([]);
    expect(others.length).toBeGreaterThan(50);
  });
});

/** Where the words of some card hold the payload. */
function shownIn(cards: readonly Card[], payload: Payload): Readonly<Record<string, boolean>> {
  const trees = cards.map(({ detail = '' }) => parsed(detail));
  const inNodes = (type: string): boolean =>
    trees.flatMap((tree) => ofType(tree, type)).some((node) => shows(nodesOf(node).map(textIn).join(''), payload));
  const labels = cards.flatMap(({ suggestions = [] }) => suggestions);
  return {
    paragraph: inNodes('paragraph'),
    cell: inNodes('tableCell'),
    // A summary ends at its 139th character, so it may hold no more than the beginning.
    summary: cards.some(({ summary }) => summary.toLowerCase().includes(payload.mark) || summary.endsWith('…')),
    label: labels.some(({ label, actions }) =>
      [label, ...actions.map(({ description }) => description)].some((words) => shows(words, payload)),
    ),
  };
}

function textIn({ type, value = '' }: Node): string {
  return type === 'text' ? value : '';
}
