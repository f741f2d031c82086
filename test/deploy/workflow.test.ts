/** The file for a public forge: it runs the same gates, on each Node that is promised, and may do nothing else. */
import { existsSync, readFileSync } from 'node:fs';
import { yamlDocuments } from '../support/yaml.js';

const path = '.github/workflows/ci.yml';
const [workflow, ...more] = yamlDocuments(path) as [
  {
    readonly permissions: object;
    readonly jobs: Readonly<
      Record<
        string,
        {
          readonly strategy: { readonly matrix: { readonly node: readonly number[] } };
          readonly container: { readonly image: string };
          readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
        }
      >
    >;
  },
  ...unknown[],
];
const jobs = Object.values(workflow.jobs);

it('runs .ci/run and nothing else, on Node 20, 22 and 24', () => {
  expect(more).toEqual([]);
  expect(jobs).toHaveLength(1);
  const [{ strategy, container, steps }] = jobs as [(typeof jobs)[number]];
  expect(steps.flatMap(({ run = [] }) => run)).toEqual(['bash .ci/run']);
  expect(existsSync('.ci/run')).toBe(true);
  expect(strategy.matrix.node).toEqual([20, 22, 24]);
  expect(container.image).toBe('node:${{ matrix.node }}-bookworm');
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly engines: { readonly node: string };
  };
  expect(engines.node).toMatch(/^>=20\./);
});

it('.ci/run starts the built service on each Node that it does not run on itself', () => {
  const versions = [...readFileSync('.ci/run', 'utf8').matchAll(/\b(\d+)\.\d+\.\d+(?=[ ;])/g)].map(([, major]) =>
    Number(major),
  );
  expect([20, ...versions]).toEqual(jobs[0]?.strategy.matrix.node);
});

it('may read and no more, with actions by the hash of their commit', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  const used = jobs.flatMap(({ steps }) => steps.flatMap(({ uses = [] }) => uses));
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !/^[\w/-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  expect(readFileSync(path, 'utf8')).not.toContain('secrets.');
});
