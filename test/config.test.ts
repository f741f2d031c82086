import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../src/config.js';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import { ruleTable } from '../src/rules/index.js';
import { formularies } from '../src/knowledge/formularies.js';
import { siteSchema } from '../src/site/schema.js';
import { tenantsSchema } from '../src/site/tenant-schema.js';

function problems(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('have defaults: a demo on the loopback address', () => {
    expect(loadConfig({})).toEqual({
      profile: 'demo',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      dataDir: './data',
      logLevel: 'info',
      answerWithinMs: 450,
      databaseUrl: undefined,
      siteKey: undefined,
      keepDays: { feedback: 730, records: 90, comments: undefined },
      workers: 1,
      sites: [],
      settings: defaultSettings,
    });
  });

  it('are taken from the environment', () => {
    expect(
      loadConfig({ PORT: '8080', HOST: '::1', DATA_DIR: '/var/lib/cds', LOG_LEVEL: 'debug', PROFILE: 'demo' }),
    ).toEqual({
      profile: 'demo',
      host: '::1',
      port: 8080,
      publicUrl: 'http://[::1]:8080',
      dataDir: '/var/lib/cds',
      logLevel: 'debug',
      answerWithinMs: 450,
      databaseUrl: undefined,
      siteKey: undefined,
      keepDays: { feedback: 730, records: 90, comments: undefined },
      workers: 1,
      sites: [],
      settings: defaultSettings,
    });
  });

  it('PUBLIC_URL loses the slash at its end', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://cds.example.org/aza/' }).publicUrl).toBe('https://cds.example.org/aza');
  });

  it.each([
    ['PORT', ['x', '-1', '65536', '1.5', '', '0x10']],
    ['HOST', ['', 'a b', 'a/b?c']],
    ['PUBLIC_URL', ['cds.example.org', 'ftp://cds.example.org', 'https://cds.example.org/?a=b', 'http://']],
    ['DATA_DIR', ['']],
    ['LOG_LEVEL', ['verbose', '']],
    ['PROFILE', ['prod', '']],
    ['DATABASE_URL', ['', 'mysql://a@b/c', 'postgres://host', 'postgres://host/a/b']],
    ['SITE_KEY_FILE', ['', 'no-such-file', 'package.json']],
    ['KEEP_FEEDBACK_DAYS', ['', '89', '10000', '1e3']],
    ['KEEP_RECORDS_DAYS', ['', '0', '-1']],
    ['KEEP_COMMENTS_DAYS', ['', '0', 'on']],
  ])('%s is named when it is wrong', (name, values) => {
    for (const value of values) {
      const found = problems({ [name]: value });
      expect(found.join()).toContain(`${name} `);
    }
  });

  it('what is kept is kept as long as it says, in the database that it names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    const file = join(folder, 'site.key');
    writeFileSync(file, `${Buffer.alloc(32, 7).toString('base64')}\n`);
    const databaseUrl = 'postgres://cds:secret@db.example.org:5432/cds';
    const config = loadConfig({
      DATABASE_URL: databaseUrl,
      SITE_KEY_FILE: file,
      KEEP_FEEDBACK_DAYS: '90',
      KEEP_RECORDS_DAYS: '7',
      KEEP_COMMENTS_DAYS: '30',
    });
    expect(config).toMatchObject({ databaseUrl, keepDays: { feedback: 90, records: 7, comments: 30 } });
    expect(config.siteKey).toEqual(Buffer.alloc(32, 7));
    writeFileSync(file, Buffer.alloc(31, 7).toString('base64'));
    expect(problems({ SITE_KEY_FILE: file }).join()).toContain('at least 32 random bytes');
    rmSync(folder, { recursive: true });
  });

  it('several instances need one key, and no problem quotes the password', () => {
    const found = problems({ DATABASE_URL: 'postgres://cds:secret@db.example.org:5432/a/b' }).join();
    expect(found).toContain('SITE_KEY_FILE is missing: DATABASE_URL needs it');
    expect(found).not.toContain('secret');
  });

  it('every problem is named at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'x' })).toHaveLength(2);
  });
});

describe('the site file', () => {
  it('of the example is read', () => {
    expect(loadConfig({ SITE_FILE: 'fixtures/site/example.json' })).toHaveProperty('settings', {
      jurisdiction: 'eu',
      formulary: {
        tablets: {
          azathioprine: formularies.eu.tablets.azathioprine,
          mercaptopurine: [
            { mg: 10, halves: false },
            { mg: 50, halves: false },
          ],
        },
        liquids: { azathioprine: { mgPerMl: 10 }, mercaptopurine: { mgPerMl: 20 } },
      },
      expectedData: [
        { key: 'bloodCounts', indicator: 'info' },
        { key: 'renalFunction', indicator: 'warning' },
      ],
      client: { alternateDay: true, stopsReplacedOrder: false },
      foldsOverridden: true,
      // Nobody has approved a rule.
      labelled: Object.keys(ruleTable),
      rules: { 'label-breastfeeding': { enabled: false }, 'label-jak': { highestIndicator: 'info' } },
      thresholds: { WBC_HOLD: 3.5 },
      localCodes: new Map([
        ['https://hospital.example.org/drugs|A-100', 'allopurinol'],
        ['https://hospital.example.org/vaccines|V-7', 'live-critical'],
      ]),
    });
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly else?: Schema;
  readonly additionalProperties?: Schema | false;
}

/** Every key of a schema as the paper writes it. */
function keysIn(schema: Schema, path: string): readonly string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return [key, ...keysIn(inner, key)];
  });
  return [
    ...own,
    ...(schema.items === undefined ? [] : keysIn(schema.items, `${path}[]`)),
    ...(schema.else === undefined ? [] : keysIn(schema.else, path)),
    ...(typeof schema.additionalProperties === 'object' ? keysIn(schema.additionalProperties, `${path}.<id>`) : []),
  ];
}

describe('docs/configuration.md', () => {
  const paper = readFileSync('docs/configuration.md', 'utf8');
  const listed = [...paper.matchAll(/^\| `([^`]+)` /gm)].map((match) => match[1] ?? '');

  it('lists every variable that is read, and every key of both files, and no other', () => {
    const variables = [...readFileSync('src/config.ts', 'utf8').matchAll(/env\['(\w+)'\]/g)].map(([, name]) => name);
    // The site of a tenant is told once, as the site file.
    const ofTenants = keysIn(tenantsSchema as Schema, '').filter((key) => !key.startsWith('tenants.<id>.site.'));
    const keys = [...keysIn(siteSchema as Schema, ''), ...ofTenants];
    const innermost = keys.filter(
      (key) => !keys.some((other) => /^[.[]/.test(other.slice(key.length)) && other.startsWith(key)),
    );
    expect(innermost.length).toBeGreaterThan(14 + 20);
    expect([...variables, ...innermost].filter((name = '') => !listed.includes(name))).toEqual([]);
    expect(listed.filter((name) => ![...variables, ...keys].includes(name))).toEqual([]);
  });

  it('names every word that a key takes', () => {
    // The tenants file holds what a site file holds.
    const words = [...JSON.stringify(tenantsSchema).matchAll(/"enum":\[("[^\]]+")\]/g)]
      .map(([, list = '']) => JSON.parse(`[${list}]`) as readonly string[])
      .filter((list) => list.length < 10)
      .flat();
    expect(words.filter((word) => !paper.includes(`\`${word}\``))).toEqual([]);
  });
});
