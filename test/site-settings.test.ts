/** What a site decides, seen in the answers: rules, data, formulary, client, codes, jurisdiction. */
import { readdirSync, readFileSync } from 'node:fs';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import type { ServiceResponse } from '../src/model/cds-hooks.js';
import { recognise } from '../src/facts/recognise.js';
import { ruleTable } from '../src/rules/index.js';
import type { Rule } from '../src/rules/rule.js';
import { whyFixed } from '../src/rules/switches.js';
import { answerTo, sentFor } from './support/run-vignettes.js';
import { ask, bundle, cardsOf, checksOf, order, settingsFrom, taken } from './support/site-calls.js';
import type { Vignette } from './support/vignette.js';

const settled = { allergies: bundle(), conditions: bundle() };

describe('a rule', () => {
  const draft = order('tofacitinib', 10);
  const prefetch = { ...settled, medications: bundle(taken('azathioprine', 150)) };

  it('speaks with its own indicator where the site says nothing', async () => {
    const answer = await ask(defaultSettings, { draft, prefetch });
    expect(cardsOf(answer)).toContainEqual(['label-jak', 'warning']);
    expect(checksOf(answer).get('label-jak')).toBe('fired');
  });

  it('that is switched off neither speaks nor stands in checks; the others do', async () => {
    const off = await ask(settingsFrom({ rules: { 'label-jak': { enabled: false } } }), { draft, prefetch });
    expect(cardsOf(off).map(([rule]) => rule)).not.toContain('label-jak');
    expect([...checksOf(off).keys()]).not.toContain('label-jak');
    const on = await ask(defaultSettings, { draft, prefetch });
    expect([...checksOf(off).keys()]).toEqual([...checksOf(on).keys()].filter((rule) => rule !== 'label-jak'));
  });

  it('that is lowered speaks with the lower indicator, and has fired', async () => {
    const low = await ask(settingsFrom({ rules: { 'label-jak': { highestIndicator: 'info' } } }), { draft, prefetch });
    expect(cardsOf(low)).toContainEqual(['label-jak', 'info']);
    expect(checksOf(low).get('label-jak')).toBe('fired');
  });

  it('is not raised by a ceiling above it', async () => {
    const sites = [
      { rules: { 'label-jak': { highestIndicator: 'warning' } } },
      { rules: { 'label-jak': { enabled: true } } },
    ];
    for (const site of sites) {
      expect(await ask(settingsFrom(site), { draft, prefetch })).toEqual(
        await ask(defaultSettings, { draft, prefetch }),
      );
    }
  });

  it('of the core, or with a critical row, or with a dose limit, stays as it is', () => {
    const all: readonly Rule[] = Object.values(ruleTable);
    const mustStay = all.filter(
      ({ id, knowledge, rows }) =>
        knowledge.tier === 'CORE' ||
        rows.some((row) => row.indicator === 'critical' || row.proposals.some((proposal) => 'cap' in proposal)) ||
        ['sys-data-gap', 'mon-start-bundle'].includes(id),
    );
    expect(all.filter((rule) => whyFixed(rule) !== undefined).map(({ id }) => id)).toEqual(
      mustStay.map(({ id }) => id),
    );
    expect(mustStay.length).toBeGreaterThan(20);
    expect(mustStay.length).toBeLessThan(all.length);
  });

  it('cannot be silenced by another: with all others off, a critical card still comes', async () => {
    const off = Object.values(ruleTable as Readonly<Record<string, Rule>>)
      .filter((rule) => whyFixed(rule) === undefined)
      .map(({ id }) => [id, { enabled: false }]);
    const quiet = settingsFrom({ rules: Object.fromEntries(off) as Record<string, { enabled: boolean }> });
    const answer = await ask(quiet, { draft: order('allopurinol', 300), prefetch });
    expect(cardsOf(answer)[0]).toEqual(['core-xoi-allopurinol', 'critical']);
  });
});

describe('expectedData', () => {
  const draft = order('azathioprine', 150);
  const prefetch = { ...settled, medications: bundle(taken('azathioprine', 150)) };

  it('is silent on a renewal without counts where the site promises none', async () => {
    expect(cardsOf(await ask(defaultSettings, { draft, prefetch }))).toEqual([]);
  });

  it.each([
    ['info', ['bloodCounts']],
    ['info', [{ key: 'bloodCounts', indicator: 'info' }]],
    ['warning', [{ key: 'bloodCounts', indicator: 'warning' }]],
  ])('says with indicator %s that the promised counts are not there: %j', async (indicator, expectedData) => {
    const answer = await ask(settingsFrom({ expectedData }), { draft, prefetch });
    expect(cardsOf(answer)).toEqual([['sys-data-gap', indicator]]);
  });
});

describe('formulary and client', () => {
  const draft = order('allopurinol', 300);
  const prefetch = { ...settled, medications: bundle(taken('azathioprine', 150)) };
  const labels = ({ cards }: ServiceResponse): readonly string[] =>
    (cards[0]?.suggestions ?? []).map(({ label }) => label).filter((label) => label.includes('mg/day'));

  it('eu: a quarter of 150 mg is 37.5 mg of 25 mg tablets on alternate days (E33)', async () => {
    const [label, ...others] = labels(await ask(settingsFrom({ jurisdiction: 'eu' }), { draft, prefetch }));
    expect(label).toContain('37.5 mg/day');
    expect(label).toContain('of 25 mg');
    expect(others).toEqual([]);
  });

  it('us: the formulary of the jurisdiction has no 25 mg tablet (E76), and a third is shown second', async () => {
    const [first, second, ...others] = labels(await ask(settingsFrom({ jurisdiction: 'us' }), { draft, prefetch }));
    expect(first).toContain('37.5 mg/day');
    expect(first).not.toContain('of 25 mg');
    expect(second).toContain('50 mg/day');
    expect(others).toEqual([]);
  });

  it('a client without alternate days gets 25 mg (E75)', async () => {
    const [label] = labels(await ask(settingsFrom({ client: { alternateDay: false } }), { draft, prefetch }));
    expect(label).toContain('25 mg/day');
    expect(label).not.toContain('37.5');
  });

  it('a site list holds what is in stock: 50 mg whole and the liquid give 37.5 mg as 3.75 mL (E80)', async () => {
    const formulary = {
      tablets: { azathioprine: [{ mg: 100, halves: false }] },
      liquids: { azathioprine: { mgPerMl: 10 } },
    };
    const [label] = labels(await ask(settingsFrom({ formulary }), { draft, prefetch }));
    expect(label).toContain('3.75 mL');
  });

  it('stopsReplacedOrder stops the replaced order in the same suggestion', async () => {
    const statuses = async (stopsReplacedOrder: boolean): Promise<readonly unknown[]> => {
      const { cards } = await ask(settingsFrom({ client: { stopsReplacedOrder } }), { draft, prefetch });
      return (cards[0]?.suggestions ?? [])
        .flatMap(({ actions }) => actions)
        .flatMap((action) => (action.type === 'update' ? [action.resource['status']] : []));
    };
    expect(await statuses(false)).toEqual([]);
    expect(await statuses(true)).toEqual(['stopped']);
  });
});

describe('local codes', () => {
  const drugs = 'https://hospital.example.org/drugs';
  const local = settingsFrom({
    localCodes: [
      { system: drugs, code: 'A-100', concept: 'allopurinol' },
      { system: drugs, code: 'AZA', concept: 'azathioprine' },
      { system: drugs, code: 'ACE', concept: 'ace-inhibitor' },
      { system: 'http://snomed.info/sct', code: '999000011000001104', concept: 'febuxostat' },
      { system: 'urn:vaccines', code: 'V-7', concept: 'live-critical' },
    ],
  });
  const coding = (system: string, code: string, text?: string) => ({
    coding: [{ system, code }],
    ...(text === undefined ? {} : { text }),
  });
  const { localCodes } = local;

  it('make an order speak that nobody could read without them', async () => {
    const draft = order(coding(drugs, 'A-100'), 300);
    const prefetch = { ...settled, medications: bundle(taken(coding(drugs, 'AZA'), 150)) };
    expect(cardsOf(await ask(local, { draft, prefetch }))[0]).toEqual(['core-xoi-allopurinol', 'critical']);
    expect(cardsOf(await ask(defaultSettings, { draft, prefetch }))).toEqual([['sys-data-gap', 'warning']]);
  });

  it('are read as the site wrote them, and the same with an edition behind a public system', () => {
    const match = { kind: 'drug', concepts: ['allopurinol'], name: 'allopurinol', by: 'local' };
    expect(recognise(coding(drugs, 'A-100'), [], localCodes)).toMatchObject(match);
    expect(recognise(coding(drugs, 'a-100'), [], localCodes)).toEqual({ kind: 'other' });
    expect(recognise(coding('https://elsewhere.example.org', 'A-100'), [], localCodes)).toEqual({ kind: 'other' });
    expect(
      recognise(coding('http://snomed.info/sct/83821000000107/version/20240101', '999000011000001104'), [], localCodes),
    ).toMatchObject({ concepts: ['febuxostat'], by: 'local' });
  });

  it('of a class are called what the words beside them say', () => {
    expect(recognise(coding(drugs, 'ACE', 'Ramipril 5 mg'), [], localCodes)).toMatchObject({ name: 'ramipril' });
    expect(recognise(coding(drugs, 'ACE'), [], localCodes)).toMatchObject({ name: 'ace-inhibitor' });
  });

  it('do not hide a dangerous drug that the words name', () => {
    expect(recognise(coding(drugs, 'ACE', 'Allopurinol 300 mg'), [], localCodes)).toMatchObject({
      concepts: ['ace-inhibitor', 'allopurinol'],
      singleIngredient: false,
    });
  });

  it('name vaccines by class', () => {
    expect(recognise(coding('urn:vaccines', 'V-7'), [], localCodes)).toEqual({
      kind: 'vaccine',
      group: 'live-critical',
      name: 'live vaccine',
      by: 'local',
    });
  });

  it('of one site are unknown to another in the same process', async () => {
    const draft = order(coding(drugs, 'A-100'), 300);
    const prefetch = { ...settled, medications: bundle(taken('azathioprine', 150)) };
    const first = await ask(local, { draft, prefetch });
    await ask(defaultSettings, { draft, prefetch });
    expect(await ask(local, { draft, prefetch })).toEqual(first);
    expect(cardsOf(await ask(defaultSettings, { draft, prefetch }))).toEqual([['sys-data-gap', 'warning']]);
  });
});

describe('jurisdiction', () => {
  const folder = 'fixtures/vignettes';
  const sample = readdirSync(folder)
    .flatMap((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as readonly Vignette[])
    .filter(({ settings }) => settings === undefined)
    .filter((_, index) => index % 29 === 0);
  const rank = ['info', 'warning', 'critical'];
  const said = (answer: ServiceResponse): readonly number[] =>
    answer.cards.map(({ indicator }) => rank.indexOf(indicator)).toSorted();
  const fired = ({ extension }: ServiceResponse): unknown => extension['org.azathioprine-cds'].checks;

  it('changes no indicator and no outcome, vignette for vignette', async () => {
    expect(sample.length).toBeGreaterThan(100);
    const raised: unknown[] = [];
    for (const vignette of sample) {
      const eu = await answerTo(sentFor({ ...vignette, settings: { jurisdiction: 'eu', formulary: 'eu' } }));
      const us = await answerTo(sentFor({ ...vignette, settings: { jurisdiction: 'us', formulary: 'us' } }));
      const isSame =
        JSON.stringify(said(eu)) === JSON.stringify(said(us)) &&
        JSON.stringify(fired(eu)) === JSON.stringify(fired(us));
      if (!isSame) raised.push({ vignette: vignette.name, eu: cardsOf(eu), us: cardsOf(us) });
    }
    expect(raised).toEqual([]);
  }, 120_000);
});
