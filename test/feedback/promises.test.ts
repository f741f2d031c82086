/** Promises kept: who said that a result is seen to, or ordered one by a click, hears of it once when it has not come. */
import { withReminders } from '../../cards/reminders.js';
import { sourceOf } from '../../cards/rule-source.js';
import type { Card, ServiceResponse } from '../../src/model/cds-hooks.js';
import type { OpenPromise, RenderedCard } from '../../src/model/journal.js';
import { isAbout } from '../support/vignette-answers.js';
import { rememberingSite, type RememberingSite } from '../support/remembering-site.js';
import type { CompactLab, Vignette } from '../support/vignette.js';

const counts = (daysAgo: number): readonly CompactLab[] => [
  { test: 'WBC', value: 6, daysAgo },
  { test: 'ANC', value: 4, daysAgo },
  { test: 'platelets', value: 250, daysAgo },
];

/** Blood counts are 130 days old: five beyond the limit of CBC_P3_MAX (125). */
const overdue: Vignette = {
  name: 'maintenance, count overdue',
  kind: 'fires',
  expect: {},
  drafts: ['azathioprine 100 mg'],
  list: [{ drug: 'azathioprine', mg: 100, startDaysAgo: 700 }],
  labs: counts(130),
};

/** The vignettes' days are counted from the first day; a negative age is a later day. */
const withCountOnDay = (day: number): Vignette => ({ ...overdue, labs: [...counts(130), ...counts(-day)] });

let site: RememberingSite;
beforeEach(() => {
  site = rememberingSite();
});
afterEach(() => site.close());

const cbcOverdue = ({ cards }: ServiceResponse): Card | undefined => cards.find(isAbout('mon-cbc-overdue'));

function reminders({ cards }: ServiceResponse): readonly string[] {
  const texts = cards.flatMap(({ summary, detail = '' }) => [summary, ...detail.split('\n\n')]);
  return texts.filter((text) => text.includes('This is said once.'));
}

async function promised(reason: string, vignette = overdue): Promise<void> {
  const card = cbcOverdue(await site.ask(vignette));
  await site.override(card, reason);
}

it('"already monitored" without a count is told once, on day 15: PENDING_D is 14', async () => {
  await promised('already-monitored');
  site.moveTo(14);
  expect(reminders(await site.ask(overdue))).toEqual([]);
  site.moveTo(15);
  const answer = await site.ask(overdue);
  expect(cbcOverdue(answer)).toMatchObject({
    summary: 'No blood count has come since one was promised on 2026-11-22.',
    indicator: 'info',
    source: { topic: { code: 'mon-cbc-overdue', display: 'Blood count missing or overdue' } },
    detail:
      'The answer was "Monitoring arranged or done elsewhere", on 2026-11-22. A result was expected within 14 days. ' +
      'The last blood count on file is of 2026-07-15. This is said once.',
  });
  await site.written();
  expect(reminders(await site.ask(overdue))).toEqual([]);
});

it.each([
  ['on the day itself', 0],
  ['before it is due', 10],
  ['after it was due', 14],
])('it is never told where the count came %s', async (_name, day) => {
  await promised('already-monitored');
  site.moveTo(15);
  expect(reminders(await site.ask(withCountOnDay(day)))).toEqual([]);
});

it('a count that was done before the promise, and came to the chart after it, keeps it', async () => {
  await promised('already-monitored');
  site.moveTo(15);
  expect(reminders(await site.ask(withCountOnDay(-5)))).toEqual([]);
});

it('"will adjust" is told on the card that is shown again', async () => {
  await promised('will-adjust');
  site.moveTo(15);
  const answer = await site.ask(overdue);
  expect(cbcOverdue(answer)?.indicator).toBe('warning');
  expect(reminders(answer)).toEqual([
    'No blood count has come since one was promised on 2026-11-22. The answer was "Will change the order now", on ' +
      '2026-11-22. A result was expected within 14 days. The last blood count on file is of 2026-07-15. This is said once.',
  ]);
});

it('a count that was ordered by a click and has not come is told', async () => {
  await site.accept(cbcOverdue(await site.ask(overdue)));
  site.moveTo(15);
  expect(reminders(await site.ask(overdue))).toHaveLength(1);
});

it('other reasons promise nothing', async () => {
  await promised('specialist-directed');
  site.moveTo(15);
  expect(reminders(await site.ask(overdue))).toEqual([]);
});

it('an INR is expected within a week: INR_FRESH_D is 7', async () => {
  const onWarfarin: Vignette = {
    ...overdue,
    list: [{ drug: 'warfarin', mg: 5 }],
    labs: [...counts(3), { test: 'INR', value: 2.4, daysAgo: 3 }],
  };
  const card = (await site.ask(onWarfarin)).cards.find(isAbout('core-coumarin-start'));
  await site.override(card, 'will-adjust');
  site.moveTo(7);
  expect(reminders(await site.ask(onWarfarin))).toEqual([]);
  site.moveTo(8);
  const [reminder = ''] = reminders(await site.ask(onWarfarin));
  expect(reminder).toContain('No INR has come since one was promised on 2026-11-22.');
  expect(reminder).toContain('The last INR on file is of 2026-11-19.');
});

it('beside allopurinol a count is expected within a week: XOI_CBC_WEEKLY_D is 7', async () => {
  const onAllopurinol: Vignette = {
    ...overdue,
    drafts: ['azathioprine 150 mg'],
    list: [{ drug: 'allopurinol', mg: 300, startDaysAgo: 700 }],
    labs: counts(3),
  };
  const card = (await site.ask(onAllopurinol)).cards.find(isAbout('core-xoi-allopurinol'));
  await site.override(card, 'will-adjust');
  site.moveTo(7);
  expect(reminders(await site.ask(onAllopurinol))).toEqual([]);
  site.moveTo(8);
  const [reminder = ''] = reminders(await site.ask(onAllopurinol));
  expect(reminder).toContain('A result was expected within 7 days. The last blood count on file is of 2026-11-19.');
});

it('where nobody knows whether the count came nothing is said, and it is told once it is known', async () => {
  await promised('already-monitored');
  site.moveTo(15);
  expect(reminders(await site.ask({ ...overdue, states: { bloodCounts: 'error' } }))).toEqual([]);
  expect(reminders(await site.ask(overdue))).toHaveLength(1);
});

it('it is told at patient-view too, and never at order-select', async () => {
  await promised('already-monitored');
  site.moveTo(15);
  expect(reminders(await site.ask({ ...overdue, hook: 'order-select' }))).toEqual([]);
  expect(reminders(await site.ask({ ...overdue, hook: 'patient-view' }))).toHaveLength(1);
});

it('two promises of one result are told together, once', async () => {
  await promised('already-monitored');
  await promised('already-monitored', { ...overdue, drafts: ['azathioprine 150 mg'] });
  site.moveTo(15);
  expect(reminders(await site.ask(overdue))).toHaveLength(1);
  await site.written();
  expect(reminders(await site.ask(overdue))).toEqual([]);
});

it('it is told once also where the next hook comes before it is written that it was told', async () => {
  await promised('already-monitored');
  site.moveTo(15);
  expect(reminders(await site.ask(overdue))).toHaveLength(1);
  expect(reminders(await site.ask(overdue))).toEqual([]);
});

describe('a card that takes a promise of another rule in', () => {
  const cardOf = (rule: string): RenderedCard => ({
    card: {
      uuid: rule,
      summary: 'Words.',
      indicator: 'warning',
      source: sourceOf(rule, `Title of ${rule}`, false),
      extension: { 'org.azathioprine-cds': { rules: [rule] } },
    },
    basis: '',
    watches: [],
    suggestions: [],
  });
  const promise: OpenPromise = {
    feedback: 'f',
    rule: 'mon-cbc-overdue',
    by: 'already-monitored',
    madeAt: '2026-11-01T00:00:00Z',
    watch: { test: 'CBC', days: 14 },
  };
  const broken = { promise, all: [promise], summary: 'No count has come.', detail: 'This is said once.' };
  const labelsWith = (labelled: readonly string[]): readonly string[] =>
    withReminders(['label-jak', 'label-acei', 'label-ebv'].map(cardOf), [broken], {
      newUuid: () => 'u',
      publicUrl: 'https://cds.example.org',
      digest: (basis) => basis,
      labelled,
    }).map(({ card: { source, detail = '' } }) => `${source.topic.display}: ${source.label}; ${detail}`);

  const asIs = ['Title of label-jak: azathioprine-cds; ', 'Title of label-acei: azathioprine-cds; '];

  it('is labelled where that rule is not approved, and keeps its own topic', () => {
    expect(labelsWith(['mon-cbc-overdue'])).toEqual([
      ...asIs,
      'Title of label-ebv: azathioprine-cds, rule not approved at this site; No count has come. This is said once.',
    ]);
  });

  it('is not labelled where it is', () => {
    const last = 'Title of label-ebv: azathioprine-cds; No count has come. This is said once.';
    expect(labelsWith(['label-pancreatitis'])).toEqual([...asIs, last]);
  });
});
