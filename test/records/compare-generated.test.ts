import { readFileSync } from 'node:fs';
import { CBC_P2_MAX } from '../../src/knowledge/constants.js';
import { knowledgeVersion } from '../../src/knowledge/version.js';
import { decide } from '../../src/rules/decide.js';
import { rules } from '../../src/rules/index.js';
import { baselineFile, readBaseline, requestsOfBlock, writeBaseline } from '../../src/tools/compare/baseline.js';
import { compareCommand } from '../../src/tools/compare/compare-command.js';
import { compareGenerated } from '../../src/tools/compare/compare-generated.js';
import { generatedInput } from '../../src/tools/compare/generated-input.js';
import { saidIn, textOf } from '../../src/tools/compare/said.js';
import { inThreads, partsOf, type Asked } from '../../src/tools/compare/say-in-threads.js';
import { sayTo } from '../../src/tools/compare/say.js';
import { shiftsBetween, surveyOf } from '../../src/tools/compare/survey.js';
import { planted } from './planted.js';

const seed = 11;
const requests = 120;
/** Of a machine that does much else. */
const patienceMs = 120_000;
const inThisThread: Asked = {
  said: (parts) => Promise.resolve(parts.map(sayTo)),
  surveyed: (parts) => Promise.resolve(parts.map((part) => surveyOf(sayTo(part)))),
};
const said = sayTo({ seed, from: 0, to: requests });
const baseline = { knowledge: knowledgeVersion, seed, said, surveys: [surveyOf(said)] };
const written = readBaseline(readFileSync(baselineFile(knowledgeVersion), 'utf8'));

it('says of a request beside others of its record what it says of it alone', () => {
  const alone = Array.from({ length: 40 }, (_, index) => textOf(saidIn(decide(generatedInput(seed, index)))));
  expect(alone).toEqual(said.slice(0, 40));
  expect(new Set(alone).size).toBeGreaterThan(20);
});

it('the same seed and number, the same request; another number, another', () => {
  expect(generatedInput(seed, 4711)).toEqual(generatedInput(seed, 4711));
  expect(generatedInput(seed, 4712).retrieved).toEqual(generatedInput(seed, 4719).retrieved);
  expect(generatedInput(seed, 4719).retrieved).not.toEqual(generatedInput(seed, 4720).retrieved);
  expect(generatedInput(seed, 4712).orders).not.toEqual(generatedInput(seed, 4715).orders);
});

it('says the same of the same requests, in whatever parts they come', () => {
  const inParts = [sayTo({ seed, from: 0, to: 7 }), sayTo({ seed, from: 7, to: 20 })].flat();
  expect(inParts).toEqual(baseline.said.slice(0, 20));
});

it(
  'finds nothing where nothing changed',
  async () => {
    expect(await compareGenerated(baseline, requests, inThisThread)).toEqual([]);
  },
  patienceMs,
);

it('reads from its file what was written', () => {
  expect(readBaseline(writeBaseline(baseline))).toEqual(baseline);
});

it(
  'finds the row that changed, with its count and an example',
  async () => {
    const row = rules.find(({ id }) => id === 'mon-cbc-overdue')?.rows.find(({ id }) => id === 'baseline');
    if (row === undefined) throw new Error('no such row');
    const changes = await planted(row, 'indicator', 'info', () => compareGenerated(baseline, requests, inThisThread));
    const were = baseline.said.filter((text) => text.includes('mon-cbc-overdue baseline/warning'));
    expect(were.length).toBeGreaterThan(0);
    const own = changes.filter(({ rule }) => rule === 'mon-cbc-overdue');
    const first = baseline.said.findIndex((text) => text.includes('mon-cbc-overdue baseline/warning'));
    expect(own).toContainEqual({
      kind: 'changes',
      rule: 'mon-cbc-overdue',
      from: 'baseline/warning',
      to: 'baseline/info',
      requests: expect.any(Number) as number,
      example: `request ${String(first)} of seed ${String(seed)}`,
    });
    expect(own.reduce((sum, one) => sum + one.requests, 0)).toBe(were.length);
  },
  patienceMs,
);

it(
  'finds the threshold that changed, in the rule that reads it',
  async () => {
    const changes = await planted(CBC_P2_MAX, 'value', 4, () => compareGenerated(baseline, requests, inThisThread));
    expect(changes.filter(({ rule, kind }) => rule === 'mon-cbc-overdue' && kind === 'appears')).not.toEqual([]);
  },
  patienceMs,
);

it(
  'shares the requests out among threads',
  async () => {
    const parts = [
      { seed, from: 0, to: 5 },
      { seed, from: 5, to: 8 },
      { seed, from: 8, to: 12 },
    ];
    expect((await inThreads.said(parts)).flat()).toEqual(baseline.said.slice(0, 12));
    expect(await inThreads.surveyed(parts.slice(0, 1))).toEqual([surveyOf(baseline.said.slice(0, 5))]);
  },
  patienceMs,
);

it('parts have no gap and no overlap', () => {
  expect(partsOf(1, 2500)).toEqual([
    { seed: 1, from: 0, to: 1000 },
    { seed: 1, from: 1000, to: 2000 },
    { seed: 1, from: 2000, to: 2500 },
  ]);
});

describe('a survey', () => {
  it('counts what each rule said', () => {
    const survey = surveyOf([
      'core-a full/critical; core-b old/info',
      '',
      'core-a full/critical',
      'core-a -> 50 mg/day',
    ]);
    expect(Object.keys(survey)).toEqual(['core-a', 'core-b']);
    expect(survey['core-a']?.counts).toEqual({ '-> 50 mg/day': 1, 'full/critical': 2 });
    expect(survey['core-b']?.counts).toEqual({ 'old/info': 1 });
  });

  it('tells what is said more or less often, and in which block first', () => {
    const same = surveyOf(['core-a full/critical']);
    const then = [same, surveyOf(['core-a full/critical', 'core-a full/critical', 'core-b old/info'])];
    const now = [same, surveyOf(['core-a full/critical', '', 'core-b old/info'])];
    expect(shiftsBetween(then, now)).toEqual([
      { rule: 'core-a', blocks: [1], counts: [{ what: 'full/critical', then: 3, now: 2 }] },
    ]);
  });

  it('tells the same said to other requests', () => {
    expect(shiftsBetween([surveyOf(['core-a full/critical', ''])], [surveyOf(['', 'core-a full/critical'])])).toEqual([
      { rule: 'core-a', blocks: [0], counts: [] },
    ]);
  });

  it('tells a rule that spoke in no request before, and one that fell silent', () => {
    const [a, b] = [surveyOf(['core-a full/critical']), surveyOf(['core-b old/info'])];
    expect(shiftsBetween([a], [b])).toEqual([
      { rule: 'core-a', blocks: [0], counts: [{ what: 'full/critical', then: 1, now: 0 }] },
      { rule: 'core-b', blocks: [0], counts: [{ what: 'old/info', then: 0, now: 1 }] },
    ]);
  });

  it('names the rule that changed', async () => {
    const row = rules.find(({ id }) => id === 'mon-cbc-overdue')?.rows.find(({ id }) => id === 'baseline');
    if (row === undefined) throw new Error('no such row');
    const changed = await planted(row, 'indicator', 'critical', () =>
      Promise.resolve([surveyOf(sayTo({ seed, from: 0, to: requests }))]),
    );
    const shifts = shiftsBetween(baseline.surveys, changed);
    expect(shifts.map(({ rule }) => rule)).toContain('mon-cbc-overdue');
    expect(shiftsBetween(baseline.surveys, [surveyOf(said)])).toEqual([]);
  });
});

describe('the command', () => {
  interface Told {
    readonly code: number;
    readonly lines: readonly string[];
  }

  const run = (...args: readonly string[]): Promise<Told> => runWith(inThisThread, ...args);

  async function runWith(asked: Asked, ...args: readonly string[]): Promise<Told> {
    const lines: string[] = [];
    const code = await compareCommand(args, { env: {}, print: (line) => lines.push(line), asked });
    return { code, lines };
  }

  /** Says what was written down, but where a test says otherwise: the rules themselves would take minutes. */
  const asWritten: Asked = {
    said: (parts) => Promise.resolve(parts.map(({ from, to }) => written.said.slice(from, to))),
    surveyed: (parts) => Promise.resolve(written.surveys.slice(0, parts.length)),
  };
  const blocks = 4;
  const many = ['--from', knowledgeVersion, '--generated', String(blocks * requestsOfBlock)];

  it('finds nothing in blocks where nothing changed', async () => {
    const { code, lines } = await runWith(asWritten, ...many);
    expect(lines).toEqual([
      `Knowledge ${knowledgeVersion} and ${knowledgeVersion} over 30000 generated requests (seed 1):`,
      'No card appears, changes or goes.',
      'By rule over 40000 generated requests:',
      'Each rule says the same.',
    ]);
    expect(code).toBe(0);
  });

  it('names the rule that changed in a block beyond the requests that are kept one by one', async () => {
    const { 'core-pregnancy': own, ...others } = written.surveys[blocks - 1] ?? {};
    const told = Object.entries(own?.counts ?? {});
    const surveyed: Asked['surveyed'] = () => Promise.resolve([...written.surveys.slice(0, blocks - 1), others]);
    const { code, lines } = await runWith({ ...asWritten, surveyed }, ...many);
    expect(code).toBe(1);
    expect(lines.slice(0, 4)).toEqual([
      `Knowledge ${knowledgeVersion} and ${knowledgeVersion} over 30000 generated requests (seed 1):`,
      'No card appears, changes or goes.',
      'By rule over 40000 generated requests:',
      'core-pregnancy: differs in 1 of 4 blocks (first: among requests 30000 to 39999)',
    ]);
    expect(told.length).toBeGreaterThan(0);
    expect(lines.slice(4)).toHaveLength(told.length);
    expect(lines[4]).toMatch(/^ {2}[a-z-]+\/(critical|warning|info).*: \d+ times, now \d+$/);
  });

  it(
    'finds the present rules as their own version was written down',
    async () => {
      const { code, lines } = await run('--from', knowledgeVersion, '--generated', '100');
      expect(lines).toEqual([
        `Knowledge ${knowledgeVersion} and ${knowledgeVersion} over 100 generated requests (seed 1):`,
        'No card appears, changes or goes.',
      ]);
      expect(code).toBe(0);
    },
    patienceMs,
  );

  it(
    'lists by rule what changed',
    async () => {
      const row = rules.find(({ id }) => id === 'mon-cbc-overdue')?.rows.find(({ id }) => id === 'baseline');
      if (row === undefined) throw new Error('no such row');
      const changed = (): Promise<Told> => run('--from', knowledgeVersion, '--generated', '100');
      const { code, lines } = await planted(row, 'indicator', 'none', changed);
      expect(code).toBe(1);
      expect(lines.some((line) => /^mon-cbc-overdue: .*goes in \d+$/.test(line))).toBe(true);
      expect(
        lines.some((line) => /^ {2}goes, \d+ times: baseline\/warning \(first: request \d+ of seed 1\)$/.test(line)),
      ).toBe(true);
    },
    patienceMs,
  );

  it.each([
    [[]],
    [['--from', knowledgeVersion]],
    [['--from', knowledgeVersion, '--generated', '0']],
    [['--from', knowledgeVersion, '--generated', '1000000000']],
    [['--from', knowledgeVersion, '--generated', '30001']],
    [['--from', '../../package', '--stored', '--generated', '5']],
    [['--from', '../../package', '--generated', '5']],
    [['--from', '0.0.1', '--generated', '5']],
    [['--unknown']],
  ])('%j cannot be compared', async (args) => {
    expect((await run(...args)).code).toBe(2);
  });
});

describe('the baseline in the repository', () => {
  it('stays small', () => {
    expect(readFileSync(baselineFile(knowledgeVersion), 'utf8').length).toBeLessThan(1_000_000);
    expect(written.knowledge).toBe(knowledgeVersion);
  });

  it('surveys the requests that it keeps one by one as they are kept', () => {
    const kept = [0, 1, 2].map((block) => written.said.slice(block * requestsOfBlock, (block + 1) * requestsOfBlock));
    expect(kept.map(surveyOf)).toEqual(written.surveys.slice(0, 3));
  });

  it('lets every rule speak but the one that is only told on the card of a start', () => {
    const spoken = new Set(written.surveys.flatMap((survey) => Object.keys(survey)));
    expect(rules.map(({ id }) => id).filter((id) => !spoken.has(id))).toEqual(['label-contraception']);
    expect(spoken).toContain('sys-data-gap');
  });
});
