/** Every vignette through the whole app: what it promises is listed at the head of support/vignette.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../src/rules/index.js';
import type { ServiceResponse } from '../src/model/cds-hooks.js';
import {
  answerTo,
  asServerKnowsIt,
  essence,
  essenceInAnyOrder,
  fitsServer,
  reversed,
  sentFor,
  serverOf,
} from './support/run-vignettes.js';
import { accepted, changing, dosedOrders, isAbout, mgPerDay, returns, testsOf } from './support/vignette-answers.js';
import { checkOf, outcomes } from './support/vignette-misses.js';
import { unknownMembers, type Expectation, type Vignette } from './support/vignette.js';

const folder = 'fixtures/vignettes';
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

function vignettesIn(file: string): readonly Vignette[] {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as readonly Vignette[];
}

function cardsOf({ cards, extension }: ServiceResponse): ServiceResponse {
  const { knowledge } = extension['org.azathioprine-cds'];
  return { cards, extension: { 'org.azathioprine-cds': { knowledge } } };
}

/** Rules that were not evaluated for want of a key that nobody was asked for. */
function rulesWithoutAsking(answer: ServiceResponse): readonly string[] {
  const states = statesOf(answer);
  const { checks = [] } = answer.extension['org.azathioprine-cds'];
  return checks
    .filter(({ missing = [] }) => missing.some((key) => key !== 'draftOrders' && !(key in states)))
    .map(({ rule }) => rule);
}

function checksBut(left: readonly string[], { extension }: ServiceResponse): readonly string[] {
  const { checks = [] } = extension['org.azathioprine-cds'];
  return checks
    .filter(({ rule }) => !left.includes(rule))
    .map((check) => JSON.stringify(check))
    .toSorted();
}

function statesOf({ extension }: ServiceResponse): Readonly<Record<string, string>> {
  const lines = extension['org.azathioprine-cds'].data ?? [];
  return Object.fromEntries(lines.map(({ key, state }) => [key, state]));
}

describe.each(files)('%s', (file) => {
  const ruleOfFile = file.replace(/\.json$/, '');
  const vignettes = vignettesIn(file);

  it('holds well-formed vignettes under different names', () => {
    expect(vignettes.flatMap(unknownMembers)).toEqual([]);
    expect(new Set(vignettes.map(({ name }) => name)).size).toBe(vignettes.length);
  });

  it.each(vignettes)('$kind: $name', async (vignette) => {
    const rule = vignette.expect.rule ?? ruleOfFile;
    const sent = sentFor(vignette);
    const answer = await answerTo(sent);
    judged(vignette, rule, answer);
    wellFormed(answer);
    expect(essenceInAnyOrder(await answerTo(reversed(sent)))).toEqual(essenceInAnyOrder(answer));
    for (const card of answer.cards) {
      for (const suggestion of changing(card)) {
        expect(returns(card, await answerTo(accepted(sent, suggestion)))).toEqual([]);
      }
    }
  });

  it.each(vignettes.filter((vignette, index) => index % 5 === 0 && fitsServer(vignette)))(
    'the same from a FHIR server: $name',
    async (vignette) => {
      const known = asServerKnowsIt(vignette);
      const server = await serverOf(known);
      try {
        const asked = await answerTo({ ...sentFor(known), prefetch: {}, fhirServer: server.base });
        const supplied = await answerTo(sentFor(known));
        expect(essence(cardsOf(asked))).toEqual(essence(cardsOf(supplied)));
        // Where no thiopurine is taken, less is asked than a client supplies: all else is the same.
        expect(statesOf(supplied)).toMatchObject(statesOf(asked));
        const unasked = rulesWithoutAsking(asked);
        expect(checksBut(unasked, asked)).toEqual(checksBut(unasked, supplied));
        // What a draft's reference names belongs to no key.
        const ofKeys = server.seen.filter(({ target }) => !target.startsWith('Medication/'));
        expect(ofKeys.length > 0).toBe(asked.extension['org.azathioprine-cds'].data !== undefined);
      } finally {
        await server.close();
      }
    },
  );
});

function judged({ kind, expect: expected }: Vignette, rule: string, answer: ServiceResponse): void {
  const about = answer.cards.filter(isAbout(rule));
  const check = checkOf(answer, rule);
  if (kind === 'silent') expect(['clear', 'none']).toContain(check);
  else expect(check).toBe(outcomes[kind]);
  expect(about).toHaveLength(kind === 'fires' ? 1 : 0);
  cardIsAs(expected, about[0]);
  expect(dosedOrders(answer).map(mgPerDay)).toEqual([expected.dose ?? []].flat());
  for (const [name, outcome] of Object.entries(expected.checks ?? {})) {
    expect({ [name]: checkOf(answer, name) }).toEqual({ [name]: outcome });
  }
  for (const name of expected.noCardOf ?? []) expect(answer.cards.filter(isAbout(name))).toEqual([]);
  for (const other of expected.also ?? []) {
    const shown = answer.cards.filter(isAbout(other.rule)).map(({ indicator, summary }) => ({ indicator, summary }));
    expect(shown).toEqual([{ indicator: other.indicator, summary: other.summary ?? shown[0]?.summary }]);
  }
  if (expected.cards !== undefined) expect(answer.cards).toHaveLength(expected.cards);
  if (expected.missing !== undefined) {
    const { checks = [] } = answer.extension['org.azathioprine-cds'];
    expect(checks.find((one) => one.rule === rule)?.missing?.toSorted()).toEqual(expected.missing.toSorted());
  }
}

function cardIsAs(expected: Expectation, card: ServiceResponse['cards'][number] | undefined): void {
  if (card === undefined) return;
  expect({ indicator: card.indicator, ...(expected.merged === true ? {} : { summary: card.summary }) }).toEqual({
    indicator: expected.indicator,
    ...(expected.merged === true ? {} : { summary: expected.summary }),
  });
  if (expected.suggestions !== undefined)
    expect((card.suggestions ?? []).map(({ label }) => label)).toEqual(expected.suggestions);
  if (expected.tests !== undefined) expect(testsOf(card)).toEqual(expected.tests);
  for (const part of expected.detail ?? []) expect(card.detail).toContain(part);
  for (const part of expected.notInDetail ?? []) expect(card.detail).not.toContain(part);
}

/** What holds for every answer (contract, "Card"). */
function wellFormed({ cards }: ServiceResponse): void {
  expect(cards.length).toBeLessThanOrEqual(3);
  for (const { summary, detail = '', suggestions = [] } of cards) {
    expect(summary.length).toBeLessThan(140);
    const words = [summary, detail, ...suggestions.map(({ label }) => label)].join('\n');
    expect(words).not.toMatch(/[{}]|undefined|NaN|Infinity/);
  }
}

it('every row that speaks has a vignette that fires, in the rules that have vignettes', () => {
  const fired = files.flatMap((file) =>
    vignettesIn(file)
      .filter(({ kind }) => kind === 'fires')
      .map(({ expect: { rule, row } }) => `${rule ?? file.replace(/\.json$/, '')} ${row ?? ''}`),
  );
  const spoken = rules
    .filter(({ id }) => files.includes(`${id}.json`))
    .flatMap(({ id, rows }) => rows.filter(({ indicator }) => indicator !== 'none').map((row) => `${id} ${row.id}`));
  expect(spoken.filter((row) => !fired.includes(row))).toEqual([]);
});
