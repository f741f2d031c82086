/** The pages, the JSON and the CSV of the reports, over a report given by the test. */
import express, { type ErrorRequestHandler, type Express } from 'express';
import request from 'supertest';
import type { AcceptanceReport, AnswerLine, ReviewItem, ReviewQueue } from '../../src/model/reports.js';
import { ServiceError } from '../../src/model/service-error.js';
import { field } from '../../src/web/report-csv.js';
import { reportsRouter, type ReportsDeps } from '../../src/web/reports.js';
import { waitWords } from '../../src/web/report-words.js';

const hostile = `<img src=x onerror="alert(1)">'&`;
const escaped = '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;';
const period = { from: '2026-03-09', to: '2026-03-22' };

function line(names: readonly string[], over: Partial<AnswerLine> = {}): AnswerLine {
  return {
    names,
    shown: 1200,
    answered: 100,
    unanswered: 1100,
    accepted: 25,
    overridden: 75,
    reasons: [
      { codes: [''], count: 60 },
      { codes: ['will-adjust', 'other'], count: 15 },
    ],
    acceptance: { share: 0.25, low: 0.1755, high: 0.343 },
    answering: { share: 0.08333, low: 0.069, high: 0.1003 },
    waits: { median: 45, ninetieth: 5400 },
    ...over,
  };
}

const hidden: Partial<AnswerLine> = {
  shown: 30,
  answered: null,
  unanswered: null,
  accepted: null,
  overridden: null,
  reasons: [
    { codes: [''], count: null },
    { codes: ['will-adjust', 'other'], count: null },
  ],
  acceptance: null,
  answering: null,
  waits: null,
};
const orders = { cards: 1200, thiopurineOrders: 2000, orders: 40_000, per100ThiopurineOrders: 60, per1000Orders: 30 };
const noOrders = { cards: 30, thiopurineOrders: null, orders: 0, per100ThiopurineOrders: null, per1000Orders: null };

const told: NonNullable<AcceptanceReport['told']> = {
  total: line(['all']),
  byRule: [line(['rule-b', 'rule-c'], hidden), line(['rule-a'])],
  byIndicator: [line(['critical'])],
  byHook: [line(['order-sign']), line(['order-select', 'patient-view'], hidden)],
  byWeek: [line(['2026-W12']), line(['2026-W10', '2026-W11'], hidden), line(['2026-W09'], hidden)],
  traffic: {
    total: { names: ['all'], ...orders },
    byHook: [
      { names: ['order-sign'], ...orders },
      { names: ['order-select', 'patient-view'], ...noOrders },
    ],
  },
};
const full: AcceptanceReport = { period, shown: 1200, unmatched: null, told };
const none: ReviewQueue = { week: '2026-W11', left: 0, items: [] };

function site(report: AcceptanceReport, over: Partial<ReportsDeps> = {}): Express {
  const failure: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (error instanceof ServiceError) response.status(error.status).json({ expression: error.expression });
    else next(error);
  };
  const deps: ReportsDeps = {
    tenantOf: () => 'north',
    acceptance: () => Promise.resolve(report),
    review: () => Promise.resolve(none),
    reasonName: (code) => (code === '' ? 'No reason given' : `Reason ${code}`),
    ...over,
  };
  return express().use(reportsRouter(deps)).use(failure);
}

async function page(
  report: AcceptanceReport,
  over?: Partial<ReportsDeps>,
  path = '/reports/acceptance',
): Promise<string> {
  const answer = await request(site(report, over)).get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  return answer.text;
}

/** What a reader sees, without markup. */
const words = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

const pages = { acceptance: () => page(full), review: () => page(full, {}, '/reports/review') };

describe.each(Object.entries(pages))('the page %s', (_name, get) => {
  it('runs no script, holds no style of its own and loads nothing from elsewhere', async () => {
    expect(await get()).not.toMatch(/<script|<style|\sstyle=|\son\w+=|(?:src|href)="(?:https?:|\/\/)/i);
  });
});

describe('the acceptance report as a page', () => {
  it('tells every number of a line', async () => {
    const text = words(await page(full));
    expect(text).toContain('north, 2026-03-09 to 2026-03-22');
    expect(text).toContain(
      'rule-a 1,200 100 8 % (7 to 10) 25 25 % (18 to 34) 75 No reason given: 60 Reason will-adjust; Reason other: 15 1,100 45 s (9 of 10 within 90 min)',
    );
    expect(text).toContain('rule-b rule-c 30 hidden hidden hidden hidden hidden');
    expect(text).toContain('order-sign 1,200 2,000 60.0 40,000 30.0');
    expect(text).toContain('order-select, patient-view 30 hidden hidden 0 no order');
    expect(text).toContain('though not known here: hidden');
  });

  it('says in words that there is nothing, and that there is too little', async () => {
    expect(words(await page({ period, shown: 0, unmatched: 0 }))).toContain('No card was shown in these weeks.');
    expect(words(await page({ period, shown: null, unmatched: 0 }))).toContain('Fewer than 11 cards were shown');
    expect(await page({ period, shown: 0, unmatched: 0 })).not.toContain('<svg');
  });

  it('draws no plot where all is hidden or nothing is drawn alone', async () => {
    const all = line(['all'], hidden);
    const few = { ...told, total: all, byRule: [line(['rule-a'], hidden)], byWeek: [line(['a', 'b'], hidden)] };
    expect(await page({ ...full, told: few })).not.toContain('<svg');
  });

  it('gives every point of a plot to keyboard and screen reader, with its numbers', async () => {
    const html = await page(full);
    const points = [...html.matchAll(/<g class="point" tabindex="0" role="img" aria-label="([^"]+)"/g)].map(
      ([, label]) => label,
    );
    expect(points).toEqual([
      'rule-a: 25 % (18 to 34), 25 of 100',
      'rule-b, rule-c: hidden',
      'All rules: 25 % (18 to 34), 25 of 100',
      '2026-W09: 30 shown, rest hidden',
      '2026-W12: 1200 shown, 25 accepted, 75 overridden, 1100 unanswered',
    ]);
    expect(html.match(/class="point"/g)).toHaveLength(points.length);
    for (const [, title = '', what = ''] of html.matchAll(/<svg[^>]*aria-labelledby="([\w-]+) ([\w-]+)"/g)) {
      expect(html).toContain(`<title id="${title}">`);
      expect(html).toContain(`<desc id="${what}">`);
    }
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(words(html)).toContain('Not drawn, since they are told together: 2026-W10, 2026-W11.');
  });

  it('draws parts as high as they are, and tells them apart by pattern', async () => {
    const html = await page({
      ...full,
      told: { ...told, byWeek: [line(['2026-W12'], { shown: 200, unanswered: 100 })] },
    });
    const parts = [...html.matchAll(/<rect\s+class="part (\w+)"\s+fill="([^"]+)"\s[^>]*height="([\d.]+)"/g)];
    const drawn = parts.slice(-3).map(([, kind, fill, height]) => [kind, fill, Number(height)]);
    // 120 units for 200 cards.
    expect(drawn).toEqual([
      ['accepted', 'currentColor', 15],
      ['overridden', 'url(#hatched)', 45],
      ['unanswered', 'none', 60],
    ]);
  });

  it('escapes what it did not write', async () => {
    const rule = { ...told, byRule: [line([hostile])], byWeek: [line([hostile])] };
    const html = await page({ ...full, told: rule }, { tenantOf: () => hostile, reasonName: () => hostile });
    expect(html).not.toContain('<img');
    expect(html).toContain(escaped);
  });
});

describe('the acceptance report as JSON', () => {
  it('is the report itself, of whom and what null means', async () => {
    const answer = await request(site(full)).get('/reports/acceptance.json');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.body).toEqual({ tenant: 'north', hidden: 'A count that is null is hidden.', ...full });
  });
});

describe('the acceptance report as CSV', () => {
  async function csv(report: AcceptanceReport): Promise<readonly (readonly string[])[]> {
    const answer = await request(site(report)).get('/reports/acceptance.csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename=acceptance-2026-03-09-2026-03-22.csv');
    expect(answer.text).toMatch(/\r\n$/);
    return answer.text
      .trimEnd()
      .split('\r\n')
      .map((row) => row.split(','));
  }

  it('has one line for each group, all as long as the head', async () => {
    const [head = [], ...rows] = await csv(full);
    expect(rows.map((row) => row.slice(0, 2).join(' '))).toEqual([
      ...['all ', 'rule rule-b rule-c', 'rule rule-a', 'indicator critical', 'hook order-sign'],
      ...['hook order-select patient-view', 'week 2026-W12', 'week 2026-W10 2026-W11', 'week 2026-W09', 'unmatched '],
    ]);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
    const values = Object.fromEntries(head.map((name, place) => [name, rows[4]?.[place]]));
    expect(values).toEqual({
      table: 'hook',
      group: 'order-sign',
      shown: '1200',
      answered: '100',
      unanswered: '1100',
      accepted: '25',
      overridden: '75',
      'overridden: none': '60',
      'overridden: will-adjust other': '15',
      acceptance: '0.25',
      acceptance_low: '0.1755',
      acceptance_high: '0.343',
      answering: '0.0833',
      answering_low: '0.069',
      answering_high: '0.1003',
      median_seconds: '45',
      ninetieth_seconds: '5400',
      thiopurine_orders: '2000',
      cards_per_100_thiopurine_orders: '60',
      orders: '40000',
      cards_per_1000_orders: '30',
    });
    expect(rows[1]?.slice(2, 9)).toEqual(['30', ...Array<string>(6).fill('hidden')]);
    expect(rows.at(-1)?.slice(0, 4)).toEqual(['unmatched', '', '', 'hidden']);
  });

  it('of too few cards says that they are hidden', async () => {
    const [, ...rows] = await csv({ period, shown: null, unmatched: 0 });
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['all', '', 'hidden', ''],
      ['unmatched', '', '', '0'],
    ]);
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ])('writes %j as %j', (text, written) => {
    expect(field(text)).toBe(written);
  });
});

describe('the review queue as a page', () => {
  const item: ReviewItem = {
    rules: ['core-ribavirin', 'label-acei'],
    indicator: 'critical',
    hook: 'order-sign',
    reason: 'will-adjust',
    seconds: 30,
    weekday: 3,
    findings: [{ rule: 'core-ribavirin', row: 'any', indicator: 'critical' }],
    record: ['weight 70 kg'],
  };
  const review = (items: readonly ReviewItem[], left = 0) =>
    page(full, { review: () => Promise.resolve({ week: '2026-W11', left, items }) }, '/reports/review');

  it('says in words that there is nothing', async () => {
    expect(words(await review([]))).toContain('No card was overridden in that week.');
  });

  it('tells what there is of each override, and how many were not drawn', async () => {
    const text = words(await review([item, { ...item, findings: [] }], 27));
    expect(text).toContain('2 overrides, 27 more not drawn.');
    expect(text).toContain('critical core-ribavirin label-acei');
    expect(text).toContain('Reason will-adjust At order-sign, answered on a Thursday, 30 s after the card was sent.');
    expect(text).toContain('core-ribavirin, row any: critical');
    expect(text).toContain('weight 70 kg');
    expect(text).toContain('The decision record is no longer kept.');
  });

  it('escapes what it did not write', async () => {
    const findings = [{ rule: hostile, row: hostile, indicator: hostile }];
    const html = await review([
      { ...item, rules: [hostile], hook: hostile, indicator: hostile, findings, record: [hostile] },
    ]);
    expect(html).not.toContain('<img');
    expect(html.split(escaped).length).toBeGreaterThan(6);
  });
});

it('hands on what was asked for, and a broken day is the answer of whoever reads it', async () => {
  const asked: unknown[] = [];
  const acceptance: ReportsDeps['acceptance'] = (tenant, query) => {
    asked.push([tenant, query.from, query.to]);
    return Promise.reject(new ServiceError('malformed', 'from must be a day.', 'from'));
  };
  for (const path of ['acceptance', 'acceptance.json', 'acceptance.csv']) {
    const answer = await request(site(full, { acceptance })).get(`/reports/${path}?from=x&to=2026-03-09`);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ expression: 'from' });
  }
  expect(asked).toEqual(Array(3).fill(['north', 'x', '2026-03-09']));
});

it.each([
  [0, '0 s'],
  [119, '119 s'],
  [120, '2 min'],
  [7199, '120 min'],
  [7200, '2 h'],
  [172_800, '2 days'],
])('%d seconds are %s', (seconds, text) => {
  expect(waitWords(seconds)).toBe(text);
});
