import express, { type ErrorRequestHandler, type Express } from 'express';
import request from 'supertest';
import { readDemoPatients } from '../../src/demo/fixtures.js';
import { apiDescription } from '../../src/documents.js';
import type { ApiOperation } from '../../src/model/api-description.js';
import { ServiceError } from '../../src/model/service-error.js';
import { pagesRouter, type DemoSite } from '../../src/web/pages.js';
import type { RulePage } from '../../src/web/rule-page.js';
import { sandboxLink } from '../../src/web/sandbox.js';

const publicUrl = 'http://127.0.0.1:3000';
const demoPatients = readDemoPatients();
const api = apiDescription({ publicUrl, profile: 'demo' });
const workbench = { products: [], vaccines: [], tests: [], analytes: [], pharmacogenetics: [], thiopurines: [] };
const demo: DemoSite = { patients: demoPatients, workbench, script: '/nowhere/workbench.js' };
const hostile = `<img src=x onerror="alert(1)">'&`;
const escaped = '&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;';

function rule(id: string, over: Partial<RulePage> = {}): RulePage {
  return {
    id,
    title: `Title of ${id}`,
    tier: 'CORE',
    statement: 'WHEN a THEN b BECAUSE c.',
    hooks: ['order-select', 'order-sign'],
    thiopurines: ['azathioprine'],
    triggers: ['both in hand'],
    partners: ['allopurinol'],
    needs: ['medication list'],
    wants: ['weight'],
    detail: 'Reduce TO one quarter.',
    addOns: ['Not checked: {list}.'],
    words: [{ word: 'REDUCED', meaning: 'at most a third' }],
    rows: [
      {
        id: 'first',
        when: 'XOI_CURRENT AND REDUCED',
        indicator: 'critical',
        summary: 'Cut {drug}.',
        hooks: ['order-sign'],
        offers: ['Button "Order CBC"'],
      },
      { id: 'last', when: 'TRUE', indicator: 'none', offers: [] },
    ],
    thresholds: [
      { name: 'FRACTION_XOI', value: '1/4', unit: 'fraction', cites: ['label-a', 'elsewhere'] },
      { name: 'RECENT_D', value: '90', unit: 'd', cites: [], editorial: 'older does not describe today' },
    ],
    evidence: [
      {
        id: 'label-a',
        what: 'A label',
        year: '2026',
        address: 'https://a.example/x ; https://b.example/y',
        read: true,
        strength: 'label',
      },
      { id: 'label-b', what: 'B label', year: '2025', address: 'javascript:alert(1)', read: false, strength: 'case' },
    ],
    monitoring: 'Count weekly.',
    limits: 'Not in children.',
    editorial: 'The zones.',
    overrideReasons: [{ code: 'will-adjust', display: 'Will change the order now' }],
    review: 'not reviewed by a clinician at this site',
    ...over,
  };
}

const expected = new Set(demoPatients.flatMap(({ tries }) => tries.flatMap((attempt) => attempt.expect?.rule ?? [])));
const rulePages = [...expected].map((id) => rule(id));

function site(over: Partial<Parameters<typeof pagesRouter>[0]> = {}): Express {
  const failure: ErrorRequestHandler = (error: unknown, _req, res, next) => {
    if (error instanceof ServiceError) res.status(error.status).json({ resourceType: 'OperationOutcome' });
    else next(error);
  };
  return express()
    .use(pagesRouter({ publicUrl, rulePages, api, demo, ...over }))
    .use(failure);
}

async function html(path: string, app = site()): Promise<string> {
  const answer = await request(app).get(path).set('Accept', 'text/html,*/*;q=0.8');
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  return answer.text;
}

const hostilePatient = {
  patient: hostile,
  name: hostile,
  title: hostile,
  story: hostile,
  tries: [{ hook: 'patient-view', expect: null, why: hostile }],
} as const;
const hostileRule = rule(hostile, {
  title: hostile,
  statement: hostile,
  triggers: [hostile],
  partners: [hostile],
  detail: hostile,
  addOns: [hostile],
  words: [{ word: hostile, meaning: hostile }],
  rows: [{ id: hostile, when: hostile, indicator: 'info', summary: hostile, offers: [hostile] }],
  thresholds: [{ name: hostile, value: hostile, unit: hostile, cites: [hostile], editorial: hostile }],
  evidence: [
    {
      id: hostile,
      what: hostile,
      year: hostile,
      address: `https://${hostile} ; ${hostile}`,
      read: true,
      strength: hostile,
    },
  ],
  overrideReasons: [{ code: hostile, display: hostile }],
  review: hostile,
});

const pages: readonly (readonly [string, () => Promise<string>])[] = [
  ['the workbench', () => html('/')],
  ['the monitoring page', () => html('/monitoring/smart-1288992')],
  ['the sandbox page', () => html('/sandbox')],
  ['a rule page', () => html('/rules/core-xoi-allopurinol')],
  ['the list of rules', () => html('/rules')],
  ['the page of an unknown rule', () => html('/rules/nope')],
  ['a hostile workbench', () => html('/', site({ demo: { ...demo, patients: [hostilePatient] } }))],
  ['a hostile sandbox page', () => html('/sandbox', site({ demo: { ...demo, patients: [hostilePatient] } }))],
  ['a hostile rule page', () => html(`/rules/${encodeURIComponent(hostile)}`, site({ rulePages: [hostileRule] }))],
  ['a hostile list', () => html('/rules', site({ rulePages: [hostileRule] }))],
];

const script = '<script type="module" src="/assets/workbench.js"></script>';

describe.each(pages)('%s', (_name, load) => {
  it('runs nothing inline and asks no other host, so the strictest policy holds', async () => {
    const text = await load();
    expect(text.replace(script, '')).not.toMatch(/<script|<style|<img|<iframe|<object|<form/i);
    expect(text.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\s(style|on[a-z]+)\s*=/i);
    const loaded = [...text.matchAll(/<link[^>]*href="([^"]*)"/g)].map((match) => match[1]);
    const sheets = text.includes(script) ? ['/assets/workbench.css'] : [];
    expect(loaded).toEqual(['/assets/icon.svg', '/assets/pages.css', ...sheets]);
    expect(text).not.toMatch(/href="(?!https:\/\/|\/|#)/);
  });

  it('has a language, a title, one h1, and one of each landmark', async () => {
    const text = await load();
    expect(text).toMatch(/^<!doctype html>\s*<html lang="en">/i);
    expect(text).toMatch(/<title>[^<]+<\/title>/);
    expect(text).toContain('name="viewport"');
    for (const tag of ['h1', 'header', 'main', 'footer', 'nav']) {
      expect([tag, text.match(new RegExp(`<${tag}[ >]`, 'g'))?.length]).toEqual([tag, 1]);
    }
    expect(text).toMatch(/<a class="skip" href="#main">/);
    expect(text).toContain('<main id="main"');
  });

  it('closes what it opens and gives no id twice', async () => {
    const text = await load();
    const open: string[] = [];
    for (const [, close, tag = '', self] of text.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^>]*?)?(\/?)>/g)) {
      if (self || ['meta', 'link'].includes(tag)) continue;
      if (close) expect(open.pop()).toBe(tag);
      else open.push(tag);
    }
    expect(open).toEqual([]);
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...new Set(ids)]);
    for (const [, target] of text.matchAll(/(?:aria-labelledby="|href="#)([^"]*)"/g)) expect(ids).toContain(target);
  });
});

describe('hostile text', () => {
  it('is shown as text', async () => {
    for (const [name, load] of pages.filter(([title]) => title.startsWith('a hostile'))) {
      const text = await load();
      expect([name, text.includes(escaped)]).toEqual([name, true]);
      expect([name, text.includes('<img')]).toEqual([name, false]);
    }
  });
});

describe('the workbench without a script', () => {
  it('says that it needs one, and shows every sandbox link and where the commands are', async () => {
    const [, text = ''] = /<noscript>(.*)<\/noscript>/s.exec(await html('/')) ?? [];
    expect(text).toContain('needs JavaScript');
    expect(text).toContain('href="/sandbox"');
    for (const { patient } of demoPatients) {
      expect(text).toContain(sandboxLink(publicUrl, patient).replaceAll('&', '&amp;'));
    }
  });

  it('is one click from the sandbox page in either case', async () => {
    const text = (await html('/')).replace(/<noscript>.*<\/noscript>/s, '');
    expect(text).toContain('<a href="/sandbox">');
  });
});

describe('the sandbox page', () => {
  it('has for each patient the story, the sandbox link, a command and every outcome', async () => {
    const text = await html('/sandbox');
    for (const patient of demoPatients) {
      expect(text).toContain(sandboxLink(publicUrl, patient.patient).replaceAll('&', '&amp;'));
      expect(text).toContain(patient.story.replaceAll("'", '&#39;'));
      expect(text).toContain(`&quot;patientId&quot;:&quot;${patient.patient}&quot;`);
      for (const { expect: outcome } of patient.tries) {
        expect(text).toContain(outcome ? `href="/rules/${outcome.rule}"` : 'no card at all');
      }
    }
  });

  it('links the services and the rules, and says what Chrome asks', async () => {
    const text = await html('/sandbox');
    for (const path of ['/cds-services', '/rules', '/fhir/metadata']) expect(text).toContain(`href="${path}"`);
    expect(text).toContain('local network access');
  });

  it('promises no card of a rule that this edition does not have', async () => {
    const text = await html('/sandbox', site({ rulePages: rulePages.filter(({ id }) => id !== 'core-ribavirin') }));
    expect(text).not.toContain('core-ribavirin');
    expect(text).not.toContain('hepatitis-c-on-ribavirin');
    expect(text).toContain('smart-1288992');
  });

  it('is not there in production: / leads to the rules', async () => {
    const app = express().use(pagesRouter({ publicUrl, rulePages, api }));
    const answer = await request(app).get('/');
    expect([answer.status, answer.headers['location']]).toEqual([302, '/rules']);
  });
});

describe('a rule page', () => {
  it('shows statement, hooks, rows, numbers with sources, evidence, limits, overrides and the review', async () => {
    const text = (await html('/rules/core-xoi-allopurinol')).replaceAll(/\s+/g, ' ');
    for (const words of [
      'WHEN a THEN b BECAUSE c.',
      'Runs at: order-select, order-sign.',
      'XOI_CURRENT AND REDUCED',
      'Cut {drug}.',
      'With: allopurinol.',
      'Needs: medication list.',
      'where it is known: weight.',
      'Button &quot;Order CBC&quot;',
      'Reduce TO one quarter.',
      'at most a third',
      'Only at order-sign.',
      '>critical<',
      '>no card<',
      'FRACTION_XOI',
      '1/4 fraction',
      'older does not describe today',
      'Count weekly.',
      'Not in children.',
      'The zones.',
      'Will change the order now',
      'not reviewed by a clinician at this site',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('links a source only by https and a citation only to a source it lists', async () => {
    const text = await html('/rules/core-xoi-allopurinol');
    expect(text).toContain('href="https://a.example/x"');
    expect(text).toContain('href="https://b.example/y"');
    expect(text).not.toContain('href="javascript');
    expect(text).toContain('href="#label-a"');
    expect(text).not.toContain('href="#elsewhere"');
  });

  it('of an unknown id is a 404: a page for a person, an OperationOutcome for a program', async () => {
    const page = await request(site()).get('/rules/nope').set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect(page.status).toBe(404);
    expect(page.text).toContain('There is no such rule');
    const outcome = await request(site()).get('/rules/nope').set('Accept', '*/*');
    expect([outcome.status, outcome.body]).toEqual([404, { resourceType: 'OperationOutcome' }]);
  });
});

describe('the API page', () => {
  it('tells every operation, every answer and every body of the description, and each link on it leads somewhere', async () => {
    const text = await html('/api');
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...text.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThan(50);
    expect(targets.filter((target) => !ids.has(target))).toEqual([]);
    const operations = Object.values(api.paths).flatMap((path) => Object.values(path) as readonly ApiOperation[]);
    expect(operations.filter(({ operationId }) => !ids.has(operationId))).toEqual([]);
    for (const name of Object.keys(api.components.schemas)) expect(ids).toContain(name);
    for (const member of [
      'cards[].suggestions[].actions[].resourceId',
      'fhirAuthorization.access_token',
      'patientId',
    ]) {
      expect(text).toContain(`>${member}</th>`);
    }
    expect(text).toContain('Anybody: this is the demo.');
    expect(text.replaceAll(/<pre>[^<]*<\/pre>/g, '')).not.toMatch(/`|\*\*|undefined|\[object/);
  });

  it('says in production that a call carries a token', async () => {
    const text = await html('/api', site({ api: apiDescription({ publicUrl, profile: 'production' }) }));
    expect(text).toContain('A JWT in Authorization.');
    expect(text.match(/The call carries a token/g)).toHaveLength(9);
  });
});

describe('the assets', () => {
  it('come with their types and name no other host', async () => {
    const css = await request(site()).get('/assets/pages.css');
    expect(css.headers['content-type']).toContain('text/css');
    expect(css.text).toContain('prefers-color-scheme: dark');
    expect(css.text).not.toMatch(/https?:|@import|url\(/);
    const icon = await request(site()).get('/assets/icon.svg');
    expect(icon.headers['content-type']).toContain('image/svg+xml');
  });
});

/** WCAG 2.2, 1.4.3: 4.5 to 1 for text. */
describe('contrast', () => {
  it('of every pair of text and ground is at least 4.5 in both schemes', async () => {
    const css = (await request(site()).get('/assets/pages.css')).text;
    const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map((match) => match[1]);
    const colours = (block: string): Map<string, string> =>
      new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
    const grounds = ['critical', 'warning', 'info', 'none'].map((name) => `${name}-paper`);
    const pairs: [string, string][] = [
      ...['page', 'paper', 'code', ...grounds].flatMap((ground): [string, string][] => [
        ['ink', ground],
        ['link', ground],
      ]),
      ['quiet', 'page'],
      ['quiet', 'paper'],
      ['button-ink', 'button'],
      ...['critical', 'warning', 'info', 'none'].map((name): [string, string] => ['badge-ink', name]),
    ];
    for (const scheme of [colours(light), new Map([...colours(light), ...colours(dark)])]) {
      for (const [ink, ground] of pairs) {
        const ratio = contrast(scheme.get(ink) ?? '', scheme.get(ground) ?? '');
        expect([ink, ground, ratio >= 4.5 ? 'enough' : ratio]).toEqual([ink, ground, 'enough']);
      }
    }
  });
});

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
