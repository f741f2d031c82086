/** One rule, one id, the same in every room; and every room equal to the statement of the decision tables. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cardWords } from '../cards/index.js';
import { overrideReasons } from '../cards/override-reasons.js';
import { fill } from '../cards/template.js';
import { hookNames } from '../hooks/index.js';
import { prefetchFor } from '../src/call-service.js';
import { evidence } from '../src/knowledge/evidence.js';
import { thresholdsIn } from '../src/knowledge/term-thresholds.js';
import { retrievalKeys } from '../src/model/fact-keys.js';
import { ruleTable, rules } from '../src/rules/index.js';
import type { Proposal, Rule } from '../src/rules/rule.js';
import { stringsIn, propertyNamesOf } from './support/source.js';

const all: readonly Rule[] = Object.values(ruleTable);

interface StatedProposal {
  readonly kind: Proposal['kind'];
  readonly what: string | readonly string[];
  readonly dose: string;
  readonly when: string;
  readonly with?: readonly string[];
}
interface StatedRow {
  readonly id: string;
  readonly when: string;
  readonly indicator: string;
  readonly hooks?: readonly string[];
  readonly proposals: readonly StatedProposal[];
}
const stated = JSON.parse(readFileSync('fixtures/knowledge/decision-tables.json', 'utf8')) as Record<
  string,
  readonly StatedRow[]
>;

interface Constant {
  readonly name: string;
  readonly value: unknown;
  readonly unit: string;
  readonly cites?: readonly string[];
  readonly editorial?: string;
}
// By a computed path: a plain import of the whole module would count as a use of every constant in it.
const constantsModule = ['..', 'src', 'knowledge', 'constants.js'].join('/');
const constants = Object.entries((await import(constantsModule)) as Record<string, Constant>);

describe('every rule has all its rooms', () => {
  const roomOf = {
    rule: (id: string) => `src/rules/${id}.ts`,
    knowledge: (id: string) => `src/knowledge/rules/${id}.ts`,
    card: (id: string) => `cards/${id}.ts`,
    vignettes: (id: string) => `fixtures/vignettes/${id}.json`,
  };
  const ids = all.map(({ id }) => id);

  it.each(Object.entries(roomOf))('%s', (_, pathOf) => {
    expect(ids.map(pathOf).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('and no room holds a rule that does not run', () => {
    const named = (folder: string): readonly string[] =>
      readdirSync(folder).flatMap((file) => /^(?:core|label|mon|pgx|sys)-[a-z-]+(?=\.)/.exec(file)?.[0] ?? []);
    for (const folder of ['src/rules', 'src/knowledge/rules', 'cards', 'fixtures/vignettes']) {
      expect(named(folder).filter((id) => !ids.includes(id))).toEqual([]);
    }
    expect([...cardWords.keys()]).toEqual(ids);
  });

  it('under one id', () => {
    expect(Object.keys(ruleTable)).toEqual(ids);
    expect(all.map(({ knowledge }) => knowledge.id)).toEqual(ids);
    expect(ids).toEqual(Object.keys(stated));
  });
});

const what = { partner: 'partner draft', thiopurine: 'thiopurine draft' } as const;

/** Sentences of a card that say more truly what the statement says, by the statement's words. */
const departures: { readonly [stated: string]: string } = {
  // The card is also shown where only one of the two is taken.
  'Both already taken: blood count now; stop one with the specialist':
    'If both are already taken: blood count now; stop one with the specialist',
  // Which way the dose changes depends on which drug is left.
  'A switch: stop {a} first, then sign {b} at about half the azathioprine mg':
    'A switch: stop {a} first, then sign {b}: {switch}',
};

function asTold(proposal: StatedProposal): StatedProposal {
  return {
    ...proposal,
    what: typeof proposal.what === 'string' ? (departures[proposal.what] ?? proposal.what) : proposal.what,
  };
}

function printed(proposal: Proposal, words: string | undefined): StatedProposal {
  const { kind } = proposal;
  const when = proposal.when.name;
  switch (kind) {
    case 'delete':
      return { kind, what: what[proposal.what], dose: 'none', when };
    case 'update':
      return { kind, what: 'thiopurine draft', dose: proposal.cap, when, with: proposal.with };
    case 'create-replacement':
      return { kind, what: 'active thiopurine order', dose: proposal.cap, when, with: proposal.with };
    case 'create-test':
      return { kind, what: proposal.tests, dose: 'none', when };
    case 'text':
      return { kind, what: words ?? '', dose: 'none', when };
  }
}

describe.each(all.map((rule): [string, Rule] => [rule.id, rule]))('%s', (id, { rows, knowledge }) => {
  const words = cardWords.get(id);

  it('is the stated decision table, row for row, in its order', () => {
    const running = rows.map(({ id: row, when, indicator, hooks, proposals }) => ({
      id: row,
      when: when.name,
      indicator,
      ...(hooks === undefined ? {} : { hooks }),
      proposals: proposals.map((proposal, index) => printed(proposal, words?.rows[row]?.proposals[index])),
    }));
    expect(running).toEqual(stated[id]?.map((row) => ({ ...row, proposals: row.proposals.map(asTold) })));
  });

  it('has words for every row that speaks and for each of its proposals, and no others', () => {
    const spoken = rows.filter(({ indicator }) => indicator !== 'none');
    expect(Object.keys(words?.rows ?? {}).toSorted()).toEqual(spoken.map((row) => row.id).toSorted());
    expect(spoken.map((row) => [row.id, words?.rows[row.id]?.proposals.length])).toEqual(
      spoken.map((row) => [row.id, row.proposals.length]),
    );
  });

  it('cites sources and override reasons that exist', () => {
    expect(knowledge.evidence.filter((source) => !(source in evidence))).toEqual([]);
    expect(knowledge.overrideReasons.filter((code) => !(code in overrideReasons))).toEqual([]);
  });

  it('shows on its page every number that its rows name', () => {
    const names = new Set(constants.map(([name]) => name));
    const inRows = rows.flatMap(({ when }) => when.name.match(/\b[A-Z][A-Z0-9_]*\b/g) ?? []);
    const shown = new Set(thresholdsIn(inRows).map(({ name }) => name));
    expect(inRows.filter((word) => names.has(word) && !shown.has(word))).toEqual([]);
  });
});

describe('constants', () => {
  it.each(constants)('%s has its name, a unit, and a source that exists or a reason', (exported, constant) => {
    const { name, unit, cites = [], editorial = '' } = constant;
    expect(name).toBe(exported);
    expect(unit).not.toBe('');
    expect(cites.filter((source) => !(source in evidence))).toEqual([]);
    expect(cites.length > 0 || editorial.length > 0).toBe(true);
  });
});

/** The longest value that each placeholder takes (catalogue, "Placeholders"). */
const longest: { readonly [name: string]: string } = {
  drug: 'mercaptopurine',
  partner: 'ribavirin (inhaled)',
  coumarin: 'phenprocoumon',
  vaccine: 'measles-mumps-rubella',
  allergen: 'mercaptopurine',
  a: 'mercaptopurine',
  b: 'azathioprine',
  mg: '137.5',
  mg0: '137.5',
  new: '112.5',
  ref: '137.5',
  pct: '1000',
  mgkg: '12.34',
  max: '2.5',
  indication: 'rheumatoid arthritis',
  reason: 'NUDT15 intermediate',
  test: 'platelets',
  value: '123.4',
  days: '1000',
  date: '2026-11-22',
  n: '10',
  why: "another patient's",
  list: 'medication list, blood counts, TPMT/NUDT15 and 9 more',
  gene: 'NUDT15',
  known: 'NUDT15',
  infection: 'systemic candidiasis',
  condition: 'aplastic anaemia',
  egfr: '49.9',
  age: '100',
  ratio: '123.4',
};
const summaries = [...cardWords.values()].flatMap(({ rows }) =>
  Object.values(rows).flatMap(({ summary, withoutNumber }) =>
    withoutNumber === undefined ? [summary] : [summary, withoutNumber],
  ),
);

describe('words', () => {
  it('use only placeholders that have a value', () => {
    const known = new Set(propertyNamesOf('cards/placeholders.ts', 'values'));
    expect(known.size).toBeGreaterThan(20);
    const used = readdirSync('cards').flatMap((file) =>
      stringsIn(`cards/${file}`).flatMap((text) => text.match(/(?<=\{)[a-z][a-z0-9]*(?=\})/g) ?? []),
    );
    expect(used.length).toBeGreaterThan(50);
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(summaries)('fit a summary: %s', (template) => {
    const summary = fill(template, (name) => longest[name]);
    expect(summary).not.toContain('(not known)');
    expect(summary.length).toBeLessThan(140);
    expect(summary.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length).toBeLessThanOrEqual(16);
  });

  it('keep background free of placeholders', () => {
    expect([...cardWords.values()].filter(({ detail }) => /[{}]/.test(detail))).toEqual([]);
  });
});

const beside: { readonly [key: string]: readonly string[] } = { medications: ['medications', 'medicationStatements'] };

describe('discovery', () => {
  it.each(hookNames)('asks of %s exactly what its rules read', (hook) => {
    const read = new Set(
      rules
        .filter(({ knowledge }) => knowledge.hooks.includes(hook))
        .flatMap(({ knowledge, rows }) => [
          ...knowledge.needs,
          ...knowledge.wants,
          ...rows.flatMap(({ when, proposals }) => [
            ...when.reads,
            ...proposals.flatMap((proposal) => [...proposal.when.reads]),
          ]),
        ]),
    );
    // How old a weight may be depends on the age; a test that is pending is not asked for again.
    if (read.has('weight')) read.add('patient');
    // Which counts are judged depends on the age and on immune cytopenia.
    if (read.has('bloodCounts')) read.add('patient').add('conditions');
    const ofHook = rules.filter(({ knowledge }) => knowledge.hooks.includes(hook));
    const proposals = ofHook.flatMap(({ rows }) => rows.flatMap((row) => row.proposals));
    if (proposals.some((proposal) => 'tests' in proposal || 'with' in proposal)) read.add('serviceRequests');
    // The medication list is asked for in two resource types.
    const keys = retrievalKeys.filter((key) => read.has(key)).flatMap((key) => beside[key] ?? [key]);
    expect(Object.keys(prefetchFor(hook)).toSorted()).toEqual(keys.toSorted());
  });
});
