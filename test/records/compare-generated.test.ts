import { readFileSync } from 'node:fs';
import { CBC_P2_MAX } from '../../src/knowledge/constants.js';
import { knowledgeVersion } from '../../src/knowledge/version.js';
import { rules } from '../../src/rules/index.js';
import { baselineFile, readBaseline, writeBaseline } from '../../src/tools/compare/baseline.js';
import { compareCommand } from '../../src/tools/compare/compare-command.js';
import { compareGenerated } from '../../src/tools/compare/compare-generated.js';
import { partsOf, sayInThreads, type Say } from '../../src/tools/compare/say-in-threads.js';
import { sayTo } from '../../src/tools/compare/say.js';
import { planted } from './planted.js';

const seed = 11;
const requests = 120;
/** Of a machine that does much else. */
const patienceMs = 120_000;
const inThisThread: Say = (parts) => Promise.resolve(parts.map(sayTo));
const baseline = { knowledge: knowledgeVersion, seed, said: sayTo({ seed, from: 0, to: requests }) };

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
    expect((await sayInThreads(parts)).flat()).toEqual(baseline.said.slice(0, 12));
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

describe('the command', () => {
  async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly lines: string[] }> {
    const lines: string[] = [];
    const code = await compareCommand(args, { env: {}, print: (line) => lines.push(line), say: inThisThread });
    return { code, lines };
  }

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
      const changed = (): ReturnType<typeof run> => run('--from', knowledgeVersion, '--generated', '100');
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
    [['--from', '../../package', '--stored', '--generated', '5']],
    [['--from', '../../package', '--generated', '5']],
    [['--from', '0.0.1', '--generated', '5']],
    [['--unknown']],
  ])('%j cannot be compared', async (args) => {
    expect((await run(...args)).code).toBe(2);
  });
});

it('the baseline in the repository stays small', () => {
  const file = readFileSync(baselineFile(knowledgeVersion), 'utf8');
  expect(file.length).toBeLessThan(1_000_000);
  expect(readBaseline(file).knowledge).toBe(knowledgeVersion);
});
