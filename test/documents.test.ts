/** The documents for a hospital: reached from the README in one step, and every name in them is one that the code has. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { overrideReasons, overrideReasonSystem } from '../cards/override-reasons.js';
import { hookServices } from '../hooks/index.js';
import { queries } from '../src/fhir/queries.js';
import { knowledgeVersion } from '../src/knowledge/version.js';
import { settingNames } from './support/settings.js';
import { stringsIn } from './support/source.js';

const text = (path: string): string => readFileSync(path, 'utf8');
const documents = readdirSync('docs')
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const operations = text('docs/operations.md');
const integration = text('docs/integration.md');
const hazards = text('docs/hazard-log.md');

const found = (pattern: RegExp, source: string): readonly string[] =>
  [...source.matchAll(pattern)].map((match) => match[1] ?? '');
const unique = (words: readonly string[]): readonly string[] => [...new Set(words)].toSorted();
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  // What runs in a browser writes no log.
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('workbench'))
  .map((name) => join('src', name));
const whole = sources.map(text).join('\n');

/** Rows of the table under a heading, as texts of their first cells. */
function firstCells(document: string, heading: string): readonly string[] {
  const [, after = ''] = document.split(`${heading}\n`);
  const [section = ''] = after.split(/^#{2,3} /m);
  return found(/^\| (`[^|]*`)/gm, section).flatMap((cell) => found(/`([^`]+)`/g, cell));
}

describe('every document', () => {
  it('is reached from the README in one step', () => {
    const readme = text('README.md');
    expect(documents.filter((path) => !readme.includes(`](${path})`))).toEqual([]);
  });

  it.each(documents)('%s links to what exists', (path) => {
    const links = found(/\]\(([^)\s]+)\)/g, text(path)).filter((link) => !/^https?:/.test(link));
    const broken = links.filter((link) => !existsSync(join(dirname(path), link.split('#')[0] ?? '')));
    expect(broken).toEqual([]);
  });

  it.each(documents)('%s names files, commands and settings that exist', (path) => {
    const document = text(path);
    const files = found(/`((?:src|test|docs|deploy|cards|hooks|fixtures|\.ci)\/[\w./-]*)`/g, document);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    const { scripts } = JSON.parse(text('package.json')) as { readonly scripts: object };
    expect(found(/npm run ([\w:-]+)/g, document).filter((name) => !(name in scripts))).toEqual([]);
    const settings = found(/`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g, document);
    const codes = new Set([...settingNames(), 'ERR_JWT_EXPIRED', 'NODE_EXTRA_CA_CERTS']);
    const numbers = text('src/knowledge/constants.ts');
    expect(settings.filter((name) => !codes.has(name) && !numbers.includes(`const ${name} `))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  it('lists every metric, and no other', () => {
    expect(unique(firstCells(operations, '### Metrics').filter((word) => word.startsWith('azathioprine_')))).toEqual(
      unique(found(/'(azathioprine_\w+)'/g, text('src/metrics/meter.ts'))),
    );
  });

  it('lists every incident that the code can write, and no other', () => {
    const written = found(/report\('([\w-]+)'\)/g, whole);
    const [union = ''] = /export type Incident =[^;]+;/.exec(text('src/model/outbound.ts')) ?? [];
    // A word that is put together elsewhere would pass unseen.
    const calls = found(/(?<!\w)report\(([^)]*)\)/g, whole);
    expect(calls.filter((argument) => !/^'[\w-]+'$/.test(argument))).toEqual([]);
    expect(found(/'([\w-]+)'/g, union).filter((word) => !written.includes(word))).toEqual([]);
    expect(unique(firstCells(operations, '### Incidents').filter((word) => written.includes(word)))).toEqual(
      unique(written),
    );
    const listed = operations.split('| Incident ')[1]?.split('\n\n')[0] ?? '';
    expect(unique(found(/^\| `([\w-]+)`/gm, listed))).toEqual(unique(written));
  });

  it('lists every reason for a refusal', () => {
    const reasons = found(/new Refused\('([\w-]+)'\)/g, text('src/security/authenticate-client.ts'));
    const listed = operations.split('| `refused` ')[1]?.split('\n\n')[0] ?? '';
    expect(reasons.length).toBeGreaterThan(5);
    expect(reasons.filter((reason) => !listed.includes(`\`${reason}\``))).toEqual([]);
  });

  it('lists every other line of the log that asks for somebody', () => {
    const lines = unique(found(/log\.(?:error|fatal)\([^;]*?'([a-z ]+)'\);/gs, whole));
    expect(lines).toEqual(['fault', 'not ready', 'worker ended']);
    for (const line of lines) expect(operations).toContain(`\`${line}\``);
  });

  it('knows the migrations that there are', () => {
    const names = found(/^ {2}'(\d{4}-[\w-]+)':/gm, text('src/store/migrations.ts'));
    expect(names).toEqual(['0001-tables', '0002-links']);
    expect(operations).toContain('two migrations (`0001-tables`, `0002-links`)');
  });
});

describe('docs/integration.md', () => {
  it('names every service', () => {
    for (const { id } of hookServices) expect(integration).toContain(`\`${id}\``);
  });

  it('names every FHIR resource that is asked for, with its keys and its scope', () => {
    const asked = Object.entries(queries);
    const rows = found(/^\| (`[A-Z][A-Za-z]+` .*)$/gm, integration.split('### Scopes')[1] ?? '');
    const listed = rows.map((row) => found(/`([A-Z][A-Za-z]+)`/g, row)[0] ?? '');
    // Entries of the list that name their drug by reference alone.
    expect(unique(listed)).toEqual(unique([...asked.map(([, { type }]) => type), 'Medication']));
    for (const [key, { type }] of asked) {
      const row = rows.find((candidate) => candidate.startsWith(`\`${type}\``)) ?? '';
      expect(row).toContain(`\`${key}\``);
      expect(row).toContain(`patient/${type}.read`);
    }
  });

  it('names every override reason, and no other', () => {
    const [, list = ''] = integration.split(
      "Override reasons (which of them a card offers stands on its rule's page):\n",
    );
    const named = found(/`([\w-]+)`/g, list.split('\n\n')[0] ?? '');
    expect(unique(named)).toEqual(unique(Object.keys(overrideReasons)));
    expect(integration).toContain(overrideReasonSystem);
  });

  it('names every member of the answer', () => {
    const members = found(
      /^ {6}readonly (\w+)\??:/gm,
      text('src/model/cds-hooks.ts').split('interface ServiceResponse')[1]?.split('\n}')[0] ?? '',
    );
    expect(members.length).toBeGreaterThan(4);
    expect(unique(firstCells(integration, '## 7. What the answer tells beside its cards'))).toEqual(
      expect.arrayContaining(unique(members)),
    );
  });
});

describe('docs/hazard-log.md', () => {
  const rows = hazards.split('\n').filter((line) => /^\| H\d\d /.test(line));

  it('numbers its hazards, and each has a control, a test that exists, and is assessed by nobody', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const [index, row] of rows.entries()) {
      const [, id = '', , , , control = '', shown = '', severity, likelihood] = row
        .split('|')
        .map((cell) => cell.trim());
      expect(id).toBe(`H${String(index + 1).padStart(2, '0')}`);
      expect(control).not.toBe('');
      const tests = found(/`(test\/[\w./-]+\.test\.ts)`/g, shown);
      expect(tests.length > 0 || shown === 'none').toBe(true);
      expect(tests.filter((path) => !existsSync(path))).toEqual([]);
      expect([severity, likelihood]).toEqual(['site', 'site']);
    }
  });

  it('says how many rules have a canary', () => {
    const rules = readdirSync('docs/rules').filter((name) => !['README.md', 'words.md'].includes(name)).length;
    const canaries = unique(stringsIn('src/canaries.ts').filter((word) => existsSync(`docs/rules/${word}.md`))).length;
    expect(hazards).toContain(`**${['Eight'][canaries - 8] ?? canaries} rules of ${rules} have one**`);
    expect(hazards).toContain(`${rules - canaries} rules have no\ncanary`);
  });
});

it('docs/source-attributes.md tells the versions that there are', () => {
  const { version } = JSON.parse(text('package.json')) as { readonly version: string };
  expect(text('docs/source-attributes.md')).toContain(`version ${version}, knowledge ${knowledgeVersion}`);
});
