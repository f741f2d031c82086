/** Stricter numbers never make the service say less: not for any vignette, with every number at its bound. */
import { readFileSync, readdirSync } from 'node:fs';
import * as constants from '../src/knowledge/constants.js';
import type { Card } from '../src/model/cds-hooks.js';
import { bounds } from '../src/knowledge/stricter.js';
import { readSite } from '../src/site/read-site.js';
import type { JsonObject } from '../src/model/json.js';
import { answerTo, bodyOf, sentFor, settingsOf } from './support/run-vignettes.js';
import { accepted, changing, dosedOrders, mgPerDay, returns } from './support/vignette-answers.js';
import type { CompactLab, Vignette } from './support/vignette.js';
import { now } from './support/vignette-resources.js';
import { allVignettes, cardsOf, decisionOf } from './records/support.js';

/** By hand, from the rule catalogue: name, number of the knowledge, bound. */
const fromCatalogue: readonly (readonly [name: string, value: number, limit: number])[] = [
  ['WBC_HOLD', 3, 3.5],
  ['ANC_HOLD', 1.5, 1.6],
  ['PLT_HOLD', 100, 140],
  ['ALT_STOP_ULN', 3, 2],
  ['BILI_SEVERE_ULN', 3, 2],
  ['INR_SEVERE', 1.7, 1.4],
  ['DIM_CRITICAL.azathioprine.mgkg', 1.5, 1],
  ['DIM_CRITICAL.azathioprine.mg', 125, 75],
  ['DIM_CRITICAL.mercaptopurine.mgkg', 0.75, 0.5],
  ['DIM_CRITICAL.mercaptopurine.mg', 62.5, 37.5],
  ['SWITCH_HIGH.mercaptopurine.mgkg', 1, 0.75],
  ['SWITCH_HIGH.mercaptopurine.mg', 75, 50],
];

it('the bounds are those of the catalogue, each stricter than its number', () => {
  expect(Object.entries(bounds).map(([name, { value, limit }]) => [name, value, limit])).toEqual(fromCatalogue);
  for (const { value, limit, stricter } of Object.values(bounds)) expect(limit > value).toBe(stricter === 'higher');
});

it('a name is that of its constant, or of its member', () => {
  const member = (path: string): unknown => {
    const [constant = '', ...inside] = path.split('.');
    const { value } = (constants as unknown as Record<string, { value: unknown }>)[constant] ?? {};
    return inside.reduce<unknown>((whole, key) => (whole as Record<string, unknown>)[key], value);
  };
  for (const [name, { constant, value, limit, limitIs }] of Object.entries(bounds)) {
    expect(name.split('.')[0]).toBe(constant);
    expect([name, member(name)]).toEqual([name, value]);
    expect([name, member(name.replace(constant, limitIs))]).toEqual([name, limit]);
  }
});

it('docs/configuration.md says each with its default and its range', () => {
  const paper = readFileSync('docs/configuration.md', 'utf8');
  const told = [...paper.matchAll(/^\| `thresholds\.([\w.]+)` +\| `([\d.]+)` +\| ([\d.]+) to ([\d.]+)/gm)];
  const range = told.map(([, name, value, least, most]) => [name, Number(value), Number(least), Number(most)]);
  expect(range).toEqual(
    fromCatalogue.map(([name, value, limit]) => [name, value, Math.min(value, limit), Math.max(value, limit)]),
  );
});

describe('a site file', () => {
  const settingsOf = (thresholds: JsonObject): unknown => readSite(JSON.stringify({ thresholds }));

  it.each(fromCatalogue)('takes %s from %d to %d, and nothing beyond either', (name, value, limit) => {
    const step = limit > value ? 0.01 : -0.01;
    const past = (number: number, by: number): number => Math.round((number + by) * 100) / 100;
    for (const set of [value, past(value, step), past(limit, -step), limit])
      expect(settingsOf({ [name]: set })).toMatchObject({ ok: true, settings: { thresholds: { [name]: set } } });
    for (const set of [past(value, -step), past(limit, step), -value, 0])
      expect(settingsOf({ [name]: set })).toMatchObject({ ok: false });
  });

  it('that sets none is as one that says nothing of it', () => {
    expect(settingsOf({})).toEqual(readSite('{}'));
  });
});

it('nothing that judges reads such a number past the site', () => {
  const names = [...new Set(Object.values(bounds).map(({ constant }) => constant))].join('|');
  const past = new RegExp(`\\b(?:${names})\\.value\\b`, 'g');
  const rooms = ['src/facts', 'src/terms', 'src/dosing', 'src/rules', 'cards', 'src'];
  const files = rooms.flatMap((room) =>
    readdirSync(room)
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${room}/${file}`),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(past)].map(([words]) => `${file} ${words}`),
  );
  // Preliminary results count below the knowledge's own line alone.
  expect(found).toEqual(['WBC', 'ANC', 'PLT'].map((count) => `src/facts/blood-counts.ts ${count}_HOLD.value`));
});

const thresholds = Object.fromEntries(Object.entries(bounds).map(([name, { limit }]) => [name, limit]));
const rank: Readonly<Record<string, number>> = { info: 1, warning: 2, critical: 3 };

/** Results between the line of the knowledge and the bound, beside whatever else a vignette says. */
const between: readonly CompactLab[] = [
  { test: 'WBC', value: 3.2, daysAgo: 4 },
  { test: 'ANC', value: 1.55, daysAgo: 4 },
  { test: 'platelets', value: 120, daysAgo: 4 },
  { test: 'ALT', value: 100, high: 40, daysAgo: 4 },
  { test: 'bilirubin', value: 3, high: 1.2, daysAgo: 4 },
  { test: 'INR', value: 1.5, daysAgo: 4 },
];
const preliminary = between.map((lab): CompactLab => ({ ...lab, daysAgo: 2, status: 'preliminary' }));

const vignettes = allVignettes().filter((_, index) => index % 7 === 0);
const withLabs = (labs: readonly CompactLab[]): readonly Vignette[] =>
  vignettes.map((vignette) => ({ ...vignette, labs: [...(vignette.labs ?? []), ...labs] }));

const strictly = (vignette: Vignette): Vignette => ({ ...vignette, settings: { ...vignette.settings, thresholds } });

interface Said {
  /** Of each rule that spoke the highest indicator; the row is named where it only asks a question. */
  readonly rules: ReadonlyMap<string, number>;
  readonly doses: readonly number[];
  readonly cards: readonly Card[];
}

async function said(vignette: Vignette): Promise<Said> {
  const decision = await decisionOf(bodyOf(sentFor(vignette)), settingsOf(vignette), now);
  const rules = new Map<string, number>();
  for (const { rule, row, indicator } of decision?.findings ?? []) {
    const name = row === 'rise' || row === 'drop' ? `${rule} ${row}` : rule;
    rules.set(name, Math.max(rules.get(name) ?? 0, rank[indicator] ?? 0));
  }
  const cards = decision === undefined ? [] : cardsOf(decision);
  const doses = dosedOrders({ cards }).map(mgPerDay);
  return { rules, doses, cards };
}

/**
 * A count that alarms by the site's line is a count: nothing asks for one any more. It is a reason to lower the dose, so
 * nobody asks for one. And what could not be read is told on the card of that alarm instead of on one of its own.
 */
const answeredByCount = ['mon-cbc-overdue', 'label-dose-range rise', 'label-dose-range drop', 'sys-data-gap'];

function lost(usual: Said['rules'], strict: Said['rules']): readonly string[] {
  const missing = [...usual].filter(([rule, indicator]) => (strict.get(rule) ?? 0) < indicator).map(([rule]) => rule);
  return strict.has('mon-cbc-abnormal') ? missing.filter((rule) => !answeredByCount.includes(rule)) : missing;
}

async function broughtBack(vignette: Vignette, cards: readonly Card[]): Promise<readonly string[]> {
  const brought: string[] = [];
  for (const card of cards)
    for (const suggestion of changing(card)) {
      const after = await answerTo(accepted(sentFor(vignette), suggestion));
      if (returns(card, after).length > 0) brought.push(`${vignette.name}: ${suggestion.label} brings its card back`);
    }
  return brought;
}

it.each([
  ['vignettes as they are', vignettes],
  ['vignettes with results between the lines', withLabs(between)],
  ['vignettes with preliminary results between the lines', withLabs(preliminary)],
])(
  '%s: no finding is missing or lower, no dose is higher, no accepted suggestion brings its card back',
  async (_, all) => {
    const wrong: string[] = [];
    let risen = 0;
    for (const vignette of all) {
      const usual = await said(vignette);
      const strict = await said(strictly(vignette));
      wrong.push(...lost(usual.rules, strict.rules).map((rule) => `${vignette.name}: ${rule}`));
      const isHigher = usual.doses.length > 0 && Math.max(...strict.doses) > Math.max(...usual.doses);
      if (isHigher) wrong.push(`${vignette.name}: ${strict.doses.join()} instead of ${usual.doses.join()}`);
      wrong.push(...(await broughtBack(strictly(vignette), strict.cards)));
      risen += [...strict.rules].filter(([rule, indicator]) => indicator > (usual.rules.get(rule) ?? 0)).length;
    }
    expect(wrong).toEqual([]);
    expect(risen).toBeGreaterThan(10);
  },
  120_000,
);
