/** The command line, as somebody at a terminal uses it: real processes, and the package as it would be handed over. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../src/model/json.js';
import { built } from './support/built.js';
import { bodyOf, sentFor } from './support/run-vignettes.js';
import type { CompactOrder, Vignette } from './support/vignette.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...built('src/cli.ts'), ...args], {
    input,
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

/** Azathioprine 150 mg is started beside a drug. */
function requestBeside(partner?: CompactOrder): JsonObject {
  const vignette: Vignette = {
    name: 'of the command line',
    kind: 'fires',
    drafts: ['azathioprine 150 mg'],
    list: partner === undefined ? [] : [partner],
    expect: {},
  };
  return bodyOf(sentFor(vignette));
}

function fileOf(body: unknown): string {
  const file = join(mkdtempSync(join(folder, 'request-')), 'request.json');
  writeFileSync(file, JSON.stringify(body));
  return file;
}

const ibuprofen: JsonObject = {
  resourceType: 'MedicationRequest',
  id: 'draft-1',
  status: 'draft',
  intent: 'order',
  subject: { reference: 'Patient/patient-1' },
  medicationCodeableConcept: { text: 'ibuprofen 400 mg tablet' },
};
const unconcerned = {
  ...requestBeside(),
  context: {
    patientId: 'patient-1',
    userId: 'Practitioner/1',
    draftOrders: { resourceType: 'Bundle', entry: [{ resource: ibuprofen }] },
  },
};

it.each<[string, unknown, number, string]>([
  ['nothing', unconcerned, 0, 'No card.\n'],
  ['info', requestBeside(), 10, 'INFO  Azathioprine start'],
  ['warning', requestBeside({ drug: 'warfarin', mg: 5 }), 20, 'WARNING  Azathioprine weakens warfarin'],
  ['critical', requestBeside({ drug: 'allopurinol', mg: 300 }), 30, 'CRITICAL  '],
])('check ends with the code of %s', (_name, body, code, start) => {
  const { out, ...ran } = run(['check', fileOf(body)]);
  expect(ran).toEqual({ code, err: '' });
  expect(out.slice(0, start.length)).toBe(start);
});

it('check reads standard input, and tells what a click does', () => {
  const { out } = run(['check', '-'], JSON.stringify(requestBeside({ drug: 'warfarin', mg: 5 })));
  expect(out).toContain('rule core-coumarin-start\n');
  expect(out).toContain('[Order INR]\n  Order: INR\n');
});

it('explain says of a rule what stopped it, or which row spoke', () => {
  const { out, code } = run(['explain', fileOf(requestBeside({ drug: 'warfarin', mg: 5 }))]);
  expect(code).toBe(20);
  expect(out).toMatch(/^fired {9}core-coumarin-start \(.*with warfarin\)\n {2}row thiopurine: true$/m);
  expect(out).toMatch(/^clear {9}core-ribavirin \(.*\)\n {2}row systemic: PARTNER_CURRENT is false$/m);
});

it('rules lists all of them', () => {
  const { out, code } = run(['rules']);
  const pages = readdirSync('docs/rules').filter((name) => /^(core|label|mon|pgx|sys)-/.test(name));
  expect([code, out.split('\n')[0]]).toEqual([0, `Knowledge 1.0.0, ${pages.length} rules`]);
  for (const page of pages) expect(out).toContain(`\n${page.replace('.md', '')} `);
});

it('rules --hashes names the page of each rule as sha256sum does', () => {
  const { out, code } = run(['rules', '--hashes']);
  const pages = readdirSync('docs/rules').filter((name) => /^(core|label|mon|pgx|sys)-/.test(name));
  const lines = pages.toSorted().map((name) => {
    const hash = createHash('sha256').update(readFileSync(`docs/rules/${name}`));
    return `${hash.digest('hex')}  docs/rules/${name}`;
  });
  expect([code, out.trimEnd().split('\n').toSorted()]).toEqual([0, lines.toSorted()]);
});

it('--help names every command', () => {
  const { out, code } = run(['--help']);
  expect(code).toBe(0);
  for (const command of ['serve', 'check', 'explain', 'rules', 'simulate'])
    expect(out).toContain(`azathioprine-cds ${command}`);
});

const secret = 'Jane Doe 4711';

it.each<[string, readonly string[], string, string]>([
  ['no command', [], '', 'a command is missing'],
  ['an unknown command', ['chek'], '', 'there is no command chek'],
  ['an unknown option', ['check', '--loud', '-'], '', "Unknown option '--loud'"],
  ['no file', ['check'], '', 'the command takes one file or folder'],
  ['a file that is not there', ['check', 'none.json'], '', 'none.json cannot be read (ENOENT)'],
  ['no JSON', ['check', '-'], `{"patient": "${secret}`, 'standard input is no JSON'],
  ['another hook', ['check', '-'], '{"hook": "encounter-start"}', 'hook must be one of medication-prescribe'],
  [
    'a body without patient',
    ['check', '-'],
    JSON.stringify({ ...unconcerned, context: { secret } }),
    'context.patientId is required',
  ],
])('%s is said and ends with 2', (_name, args, input, words) => {
  const { code, out, err } = run(args, input);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(words);
  expect(err).not.toContain(secret);
});

it('a wrong setting is named', () => {
  const { code, err } = run(['check', fileOf(unconcerned)], '', { SITE_FILE: 'none.json' });
  expect([code, err.includes('SITE_FILE none.json')]).toEqual([2, true]);
});

it('the package holds what runs and nothing else, and works where it was installed', () => {
  // What Jest is started with is for here alone.
  const outside = { ...process.env, NODE_OPTIONS: '' };
  const npm = (args: readonly string[], cwd: string): string =>
    execFileSync('npm', args, { cwd, env: outside, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], '.')) as [
    { filename: string; files: readonly { path: string }[] },
  ];
  const tops = new Set(
    packed.files.map(({ path }) =>
      path
        .split('/')
        .slice(0, path.startsWith('dist') ? 2 : 1)
        .join('/'),
    ),
  );
  expect([...tops].sort()).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'SECURITY.md',
      'dist/cards',
      'dist/hooks',
      'dist/src',
      'dist/workbench.js',
      'docs',
      'fixtures',
      'package.json',
      'src',
    ].sort(),
  );
  const place = mkdtempSync(join(folder, 'installed-'));
  writeFileSync(join(place, 'package.json'), '{"private": true}');
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, packed.filename)], place);
  const { status, stdout } = spawnSync(
    'npx',
    ['azathioprine-cds', 'check', fileOf(requestBeside({ drug: 'allopurinol', mg: 300 }))],
    {
      cwd: place,
      env: outside,
      encoding: 'utf8',
    },
  );
  expect([status, stdout.startsWith('CRITICAL')]).toEqual([30, true]);
  expect(readFileSync(join(place, 'node_modules/.bin/azathioprine-cds'), 'utf8')).toContain('node --disable-warning');
}, 240_000);
