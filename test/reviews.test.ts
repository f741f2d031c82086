/** Law: a card never passes for approved where nobody approved the page that stands, and no approval costs a warning of what can kill. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Config } from '../src/config.js';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import type { ServiceResponse } from '../src/model/cds-hooks.js';
import type { JsonObject } from '../src/model/json.js';
import type { Settings } from '../src/model/settings.js';
import { reviewWords } from '../src/review-words.js';
import { ruleTable } from '../src/rules/index.js';
import { rulePageHashes } from '../src/shipped-files.js';
import { killAll, startService } from './support/process.js';
import { ask, bundle, cardsOf, checksOf, order, taken } from './support/site-calls.js';

const folder = mkdtempSync(join(tmpdir(), 'reviews-'));
afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true });
});

const reader = 'Dr Canary 7261';
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const approval = (id: string): JsonObject => ({ page: sha256(`docs/rules/${id}.md`), by: reader, on: '2026-11-01' });
const ofAnotherPage: JsonObject = { page: 'a'.repeat(64), by: reader, on: '2026-11-01' };

function siteFile(site: JsonObject): string {
  const file = join(mkdtempSync(join(folder, 'site-')), 'site.json');
  writeFileSync(file, JSON.stringify(site));
  return file;
}

function configOf(site: JsonObject): Extract<Config, { readonly profile: 'demo' }> {
  const config = loadConfig({ SITE_FILE: siteFile(site) });
  if (config.profile !== 'demo') throw new Error('the site file is for the demo');
  return config;
}

const prefetch = {
  allergies: bundle(),
  conditions: bundle(),
  medications: bundle(taken('azathioprine', 150)),
};
const asking = (drug: string, mg: number, settings: Settings): Promise<ServiceResponse> =>
  ask(settings, { draft: order(drug, mg), prefetch });
/** label-jak may be switched off by a site; core-xoi-allopurinol may not. */
const soft = (settings: Settings): Promise<ServiceResponse> => asking('tofacitinib', 10, settings);
const critical = (settings: Settings): Promise<ServiceResponse> => asking('allopurinol', 300, settings);
const label = ({ cards }: ServiceResponse): string | undefined => cards[0]?.source.label;
const unapproved = 'azathioprine-cds, rule not approved at this site';

describe('a site that says nothing of approvals', () => {
  it('has every card labelled, and otherwise the same', async () => {
    const { settings } = configOf({});
    expect(settings.labelled).toEqual(Object.keys(ruleTable));
    for (const asked of [soft, critical]) {
      const answer = await asked(settings);
      expect(label(answer)).toBe(unapproved);
      expect(cardsOf(answer)).toEqual(cardsOf(await asked(defaultSettings)));
    }
  });

  it('a demo without a site has no label', async () => {
    expect(label(await soft(defaultSettings))).toBe('azathioprine-cds');
    expect(loadConfig({}).sites).toEqual([]);
  });
});

describe('an approval', () => {
  it('of the page that stands takes the label away, from the cards of that rule alone', async () => {
    const { settings } = configOf({ approvals: { 'label-jak': approval('label-jak') } });
    expect(label(await soft(settings))).toBe('azathioprine-cds');
    expect(label(await critical(settings))).toBe(unapproved);
  });

  it('of one rule is none of another that the same card speaks for', async () => {
    const pair = { draft: order('allopurinol', 300), prefetch };
    const { cards } = await ask(defaultSettings, pair);
    const { rules } = cards[0]?.extension['org.azathioprine-cds'] ?? { rules: [] };
    const all = Object.fromEntries(rules.map((id) => [id, approval(id)]));
    expect(label(await ask(configOf({ approvals: all }).settings, pair))).toBe('azathioprine-cds');
    for (const id of rules)
      expect(label(await ask(configOf({ approvals: { ...all, [id]: ofAnotherPage } }).settings, pair))).toBe(
        unapproved,
      );
  });

  it('of another page counts as none', async () => {
    const { settings, sites } = configOf({ approvals: { 'label-jak': ofAnotherPage } });
    expect(label(await soft(settings))).toBe(unapproved);
    expect(sites[0]?.standings.get('label-jak')).toBe('other-page');
  });

  it('leaves no name in settings, and so in no card, log or record', () => {
    const config = configOf({ approvals: { 'label-jak': approval('label-jak') } });
    expect(JSON.stringify([config.settings, config.sites])).not.toContain(reader);
  });

  it.each<[string, JsonObject, string]>([
    ['of no rule', { 'label-jack': ofAnotherPage }, 'approvals.label-jack: there is no rule of this id'],
    ['without a page', { 'label-jak': { by: reader, on: '2026-11-01' } }, 'approvals.label-jak.page: is missing'],
    [
      'of a short hash',
      { 'label-jak': { ...ofAnotherPage, page: 'abc' } },
      'approvals.label-jak.page: must be a SHA-256',
    ],
    ['of nobody', { 'label-jak': { ...ofAnotherPage, by: ' ' } }, 'approvals.label-jak.by'],
    ['on no day', { 'label-jak': { ...ofAnotherPage, on: '2026-02-30' } }, 'approvals.label-jak.on: is no day'],
  ])('%s stops the start', (_name, approvals, words) => {
    expect(() => configOf({ approvals })).toThrow(words);
  });
});

describe('unapproved: off', () => {
  it('switches off what a site may switch off, until it is approved', async () => {
    const off = await soft(configOf({ unapproved: 'off' }).settings);
    expect(cardsOf(off).map(([rule]) => rule)).not.toContain('label-jak');
    expect([...checksOf(off).keys()]).not.toContain('label-jak');
    const { settings } = configOf({ unapproved: 'off', approvals: { 'label-jak': approval('label-jak') } });
    expect(cardsOf(await soft(settings))).toContainEqual(['label-jak', 'warning']);
  });

  it('labels what must stay', async () => {
    const answer = await critical(configOf({ unapproved: 'off' }).settings);
    expect([cardsOf(answer)[0], label(answer)]).toEqual([['core-xoi-allopurinol', 'critical'], unapproved]);
  });

  it('leaves what the site set of a rule otherwise', () => {
    const rules = { 'label-jak': { highestIndicator: 'info' }, 'label-acei': { enabled: true } };
    const { settings } = configOf({ unapproved: 'off', rules, approvals: { 'label-jak': approval('label-jak') } });
    expect(settings.rules?.['label-jak']).toEqual({ highestIndicator: 'info' });
    expect(settings.rules?.['label-acei']).toEqual({ enabled: false });
  });
});

it('every rule has a page whose hash is known, as sha256sum gives it', () => {
  const hashes = rulePageHashes();
  expect([...hashes.keys()].toSorted()).toEqual(Object.keys(ruleTable).toSorted());
  for (const [id, hash] of hashes) expect(hash).toBe(sha256(`docs/rules/${id}.md`));
  expect(readdirSync('docs/rules')).toHaveLength(hashes.size + 2);
});

it.each<[string, readonly ('approved' | 'other-page' | 'none')[], string | undefined]>([
  ['no site', [], undefined],
  ['one that approved', ['approved'], 'approved at this site'],
  ['one that did not', ['none'], 'not approved at this site'],
  [
    'one that approved another page',
    ['other-page'],
    'not approved at this site: the approval is of another page than this version’s',
  ],
  // How many sites there are is nobody's business.
  ['several that approved', ['approved', 'approved'], 'approved at every site'],
  ['several that did not', ['none', 'none', 'none'], 'not approved at any site'],
  ['several of which some did', ['approved', 'none', 'approved'], 'approved at some sites, not at all'],
  [
    'several, one of another page',
    ['approved', 'other-page'],
    'approved at some sites, not at all; an approval is of another page than this version’s',
  ],
])('the words of a rule page for %s', (_name, standings, words) => {
  expect(
    reviewWords(
      'a',
      standings.map((standing) => new Map([['a', standing]])),
    ),
  ).toBe(words);
});

it('the service says at its start, and on the page of the rule, that an approval is of another page', async () => {
  const approvals = { 'label-jak': ofAnotherPage, 'label-acei': approval('label-acei') };
  const service = await startService({ SITE_FILE: siteFile({ approvals }), DATA_DIR: folder });
  await service.says(/"tenant":"demo","rule":"label-jak","msg":"approval of another page"/);
  expect(service.out()).not.toMatch(/label-acei|Canary/);
  const pageOf = async (id: string): Promise<string> => (await fetch(`${service.address}/rules/${id}`)).text();
  expect(await pageOf('label-jak')).toContain('not approved at this site: the approval is of another page');
  const approved = await pageOf('label-acei');
  expect(approved).toContain('</strong> approved at this site');
  expect(approved).toContain(sha256('docs/rules/label-acei.md'));
  expect(approved).not.toContain(reader);
});
