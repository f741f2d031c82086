/** A client that cannot apply all of what is suggested: nothing of it is lost, and no way is told as if it were the only one. */
import type { Action, Card } from '../src/model/cds-hooks.js';
import { cardsOf, decisionOf } from './records/support.js';
import { bodyOf, sentFor, settingsOf } from './support/run-vignettes.js';
import type { Vignette } from './support/vignette.js';
import { now } from './support/vignette-resources.js';

type Patient = Omit<Vignette, 'name' | 'kind' | 'expect'>;

/** Both are drafts: either can be taken away, or the azathioprine cut to a quarter, 37.5 mg. */
const pair: Patient = { drafts: ['allopurinol 300 mg', 'azathioprine 150 mg'] };

async function cardOf(rule: string, patient: Patient, actions: readonly Action['type'][]): Promise<Card> {
  const vignette: Vignette = { ...patient, name: 'a patient', kind: 'fires', expect: {} };
  const settings = settingsOf(vignette);
  const site = { ...settings, client: { ...settings.client, actions } };
  const decision = await decisionOf(bodyOf(sentFor(vignette)), site, now);
  if (decision === undefined) throw new Error('no rule was concerned');
  const card = cardsOf(decision).find(({ source }) => source.topic.code === rule);
  if (card === undefined) throw new Error(`no card of ${rule}`);
  return card;
}

it('the dose that is typed by hand has the same background as the dose of the button', async () => {
  const meaning = 'Reduce TO one quarter of the usual dose, not BY a quarter.';
  for (const actions of [['create', 'update', 'delete'], ['delete'], []] as const) {
    const { detail = '', suggestions = [] } = await cardOf('core-xoi-allopurinol', pair, actions);
    expect(detail).toContain(meaning);
    expect(detail.startsWith('By hand:')).toBe(suggestions.length < 2);
  }
});

const dose = '37.5 mg/day, 50 mg and 25 mg on alternate days (2 and 1 of 25 mg)';
const labelsOf = ({ suggestions = [] }: Card): readonly string[] => suggestions.map(({ label }) => label);
const kindsOf = ({ suggestions = [] }: Card): readonly (readonly string[])[] =>
  suggestions.map(({ actions }) => actions.map(({ type }) => type));

describe('of two ways, of which one is to be gone', () => {
  it.each<[string, readonly Action['type'][], readonly string[], string]>([
    [
      'neither has a button',
      [],
      [],
      `By hand: EITHER cancel allopurinol; azathioprine stays as it is. OR azathioprine ${dose}; blood count now. `,
    ],
    [
      'the dose alone has a button',
      ['create', 'update'],
      [`Azathioprine ${dose}; blood count now (OR by hand: see text)`],
      'By hand: Instead of the suggestion, cancel allopurinol; azathioprine stays as it is. ',
    ],
    [
      'the withdrawal alone has a button',
      ['create', 'delete'],
      ['Cancel allopurinol; azathioprine stays as it is (OR by hand: see text)'],
      `By hand: Instead of the suggestion, azathioprine ${dose}; blood count now. `,
    ],
  ])('%s: each says that there is the other', async (_name, actions, labels, byHand) => {
    const card = await cardOf('core-xoi-allopurinol', pair, actions);
    expect(labelsOf(card)).toEqual(labels);
    expect(card.detail?.startsWith(byHand)).toBe(true);
  });
});

describe('a client that changes orders and cannot add one', () => {
  it('keeps the button of the dose, which does what it says, and is told the blood count', async () => {
    const card = await cardOf('core-xoi-allopurinol', pair, ['update', 'delete']);
    expect(labelsOf(card)).toEqual([
      'EITHER cancel allopurinol; azathioprine stays as it is',
      `OR azathioprine ${dose}`,
    ]);
    expect(kindsOf(card)).toEqual([['delete'], ['update']]);
    expect(JSON.stringify(card.suggestions)).not.toContain('blood count');
    const byHand = 'By hand: With the suggested dose, order: Blood count with differential. ';
    expect(card.detail?.startsWith(byHand)).toBe(true);
  });
});

it('keeps the button of the dose, and is told the gene tests, where the count was asked for already', async () => {
  const untested: Patient = {
    drafts: ['azathioprine 150 mg'],
    list: [{ drug: 'amoxicillin 500 mg', id: 'earlier', status: 'completed', startDaysAgo: 400, supplyDays: 7 }],
    weight: 75,
    states: { pharmacogenetics: 'empty' },
    pending: ['CBC'],
  };
  const card = await cardOf('pgx-not-tested', untested, ['update', 'delete']);
  expect(kindsOf(card)).toEqual([['update']]);
  expect(labelsOf(card).join()).toContain('zathioprine 75 mg/day, 3 tablets of 25 mg once a day');
  expect(labelsOf(card).join()).not.toContain('blood count');
  expect(card.detail).toContain('With the suggested dose, order: TPMT and NUDT15');
  expect(card.detail).not.toContain('With the suggested dose, order: Blood count');
});

it('tests to be ordered by hand are named, as the orders would name them, and only those that are due', async () => {
  const { detail = '' } = await cardOf('mon-start-bundle', { drafts: ['azathioprine 50 mg'], list: [] }, []);
  expect(detail).toContain(
    'By hand: Order baseline tests: Blood count with differential; ' +
      'Liver panel (ALT, AST, bilirubin, albumin); Creatinine with eGFR',
  );
  const liver = [{ test: 'ALT', value: 20, daysAgo: 5 }];
  const known = await cardOf('mon-start-bundle', { drafts: ['azathioprine 50 mg'], list: [], labs: liver }, []);
  expect(known.detail).toContain('Order baseline tests: Blood count with differential; Creatinine with eGFR');
});
