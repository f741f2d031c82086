/** Production does not start on an open or half-set configuration, and says which file, line and key it is (issue 4, item 9). */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../src/config.js';
import { defaultSettings } from '../src/knowledge/default-settings.js';
import { formularies } from '../src/knowledge/formularies.js';
import { ruleTable } from '../src/rules/index.js';

const folder = mkdtempSync(join(tmpdir(), 'tenants-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Neither tenant of the file has approved a rule. */
const unapproved = Object.keys(ruleTable);

const goodFile = 'fixtures/site/tenants.json';
const good = {
  PROFILE: 'production',
  PUBLIC_URL: 'https://cds.example.org',
  DATA_DIR: '/var/lib/cds',
  TENANTS_FILE: goodFile,
};

function problemsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

function written(text: string): string {
  const file = join(folder, 'tenants.json');
  writeFileSync(file, text);
  return file;
}

interface TenantsText {
  readonly tenants: Readonly<Record<string, { readonly keys?: readonly Readonly<Record<string, unknown>>[] }>>;
}

const [ec = {}, rsa = {}] = (JSON.parse(readFileSync(goodFile, 'utf8')) as TenantsText).tenants['lakeview']?.keys ?? [];

describe('a good tenants file', () => {
  it('gives each tenant what the file says, and nothing else', () => {
    expect(loadConfig(good)).toEqual({
      profile: 'production',
      host: '127.0.0.1',
      port: 3000,
      answerWithinMs: 450,
      databaseUrl: undefined,
      siteKey: undefined,
      keepDays: { feedback: 730, records: 90, comments: undefined },
      workers: 1,
      publicUrl: 'https://cds.example.org',
      dataDir: '/var/lib/cds',
      logLevel: 'info',
      sites: ['riverside', 'lakeview'].map((tenant) => ({
        tenant,
        standings: new Map(unapproved.map((id) => [id, 'none'])),
      })),
      tenants: [
        {
          id: 'riverside',
          issuer: 'https://launch.ehr-vendor.example.com',
          tenantClaim: 'riverside-hospital',
          algorithms: ['RS384', 'ES384'],
          jku: ['https://launch.ehr-vendor.example.com/.well-known/jwks.json'],
          fhirServers: ['https://fhir.ehr-vendor.example.com/riverside/r4'],
          privateNetworks: [],
          origins: ['https://ehr.riverside.example.org'],
          settings: { ...defaultSettings, labelled: unapproved },
        },
        {
          id: 'lakeview',
          issuer: 'https://ehr.lakeview.example.net/cds',
          algorithms: ['ES384', 'RS256'],
          jku: [],
          keys: [ec, rsa],
          fhirServers: ['https://fhir.lakeview.example.net/r4/', 'https://10.20.4.12:8443/fhir'],
          privateNetworks: ['10.20.4.0/24', 'fd12:3456:789a::/48'],
          origins: ['https://ehr.lakeview.example.net', 'https://ward.lakeview.example.net:8443'],
          settings: {
            ...defaultSettings,
            labelled: unapproved,
            jurisdiction: 'us',
            formulary: formularies.us,
            expectedData: [{ key: 'bloodCounts', indicator: 'info' }],
            rules: { 'label-jak': { highestIndicator: 'info' } },
            localCodes: new Map([['https://lakeview.example.net/drugs|A-100', 'allopurinol']]),
          },
        },
      ],
    });
    expect(ec).toMatchObject({ kty: 'EC', kid: 'lakeview-2026-a' });
    expect(rsa).toMatchObject({ kty: 'RSA', kid: 'lakeview-2026-b' });
  });
});

const httpsNeeded = 'PUBLIC_URL must be an https address without user, query or fragment.';
const noProfile = 'PROFILE must be demo or production.';

/** What is broken; what differs from a good environment; all that is said. */
const environments: readonly (readonly [string, Readonly<Record<string, string | undefined>>, ...string[]])[] = [
  ['no PUBLIC_URL', { PUBLIC_URL: undefined }, 'PUBLIC_URL is missing: PROFILE=production needs it.'],
  ['no DATA_DIR', { DATA_DIR: undefined }, 'DATA_DIR is missing: PROFILE=production needs it.'],
  ['no TENANTS_FILE', { TENANTS_FILE: undefined }, 'TENANTS_FILE is missing: PROFILE=production needs it.'],
  [
    'nothing but the profile',
    { PUBLIC_URL: undefined, DATA_DIR: undefined, TENANTS_FILE: undefined },
    'PUBLIC_URL is missing: PROFILE=production needs it.',
    'DATA_DIR is missing: PROFILE=production needs it.',
    'TENANTS_FILE is missing: PROFILE=production needs it.',
  ],
  ['an empty PUBLIC_URL', { PUBLIC_URL: '' }, httpsNeeded],
  ['an empty DATA_DIR', { DATA_DIR: '' }, 'DATA_DIR is empty.'],
  ['a blank DATA_DIR', { DATA_DIR: '  ' }, 'DATA_DIR is empty.'],
  ['an empty TENANTS_FILE', { TENANTS_FILE: '' }, 'TENANTS_FILE is empty.'],
  ['PUBLIC_URL with http', { PUBLIC_URL: 'http://cds.example.org' }, httpsNeeded],
  ['PUBLIC_URL with http in capitals', { PUBLIC_URL: 'HTTP://cds.example.org' }, httpsNeeded],
  ['PUBLIC_URL with ftp', { PUBLIC_URL: 'ftp://cds.example.org' }, httpsNeeded],
  ['PUBLIC_URL without a scheme', { PUBLIC_URL: 'cds.example.org' }, httpsNeeded],
  ['PUBLIC_URL without a host', { PUBLIC_URL: 'https://' }, httpsNeeded],
  ['PUBLIC_URL with a user', { PUBLIC_URL: 'https://cds@cds.example.org' }, httpsNeeded],
  ['PUBLIC_URL with a password', { PUBLIC_URL: 'https://cds:secret@cds.example.org' }, httpsNeeded],
  ['PUBLIC_URL with a query', { PUBLIC_URL: 'https://cds.example.org/?site=1' }, httpsNeeded],
  ['PUBLIC_URL with a fragment', { PUBLIC_URL: 'https://cds.example.org/#top' }, httpsNeeded],
  ['PUBLIC_URL with a space', { PUBLIC_URL: 'https://cds.example.org/a b' }, httpsNeeded],
  ['two addresses in PUBLIC_URL', { PUBLIC_URL: 'https://a.example.org https://b.example.org' }, httpsNeeded],
  [
    'PUBLIC_URL in capitals: no token would ever name it so',
    { PUBLIC_URL: 'https://CDS.example.org' },
    'PUBLIC_URL must be written as https://cds.example.org.',
  ],
  [
    'PUBLIC_URL with the port that https has anyway',
    { PUBLIC_URL: 'https://cds.example.org:443/aza' },
    'PUBLIC_URL must be written as https://cds.example.org/aza.',
  ],
  [
    'PUBLIC_URL with two slashes at its end',
    { PUBLIC_URL: 'https://cds.example.org/aza//' },
    'PUBLIC_URL must be written as https://cds.example.org/aza.',
  ],
  [
    'PUBLIC_URL with dots in its path',
    { PUBLIC_URL: 'https://cds.example.org/a/../b' },
    'PUBLIC_URL must be written as https://cds.example.org/b.',
  ],
  ['PROFILE in capitals', { PROFILE: 'PRODUCTION' }, noProfile],
  ['PROFILE with a capital', { PROFILE: 'Production' }, noProfile],
  ['PROFILE cut short', { PROFILE: 'prod' }, noProfile],
  ['PROFILE with a space', { PROFILE: 'production ' }, noProfile],
  ['an empty PROFILE', { PROFILE: '' }, noProfile],
  [
    'tenants without a profile, which is the open demo',
    { PROFILE: undefined },
    'TENANTS_FILE has no effect here: it is for PROFILE=production.',
  ],
  ['tenants in the demo', { PROFILE: 'demo' }, 'TENANTS_FILE has no effect here: it is for PROFILE=production.'],
  [
    'a SITE_FILE in production',
    { SITE_FILE: 'fixtures/site/example.json' },
    'SITE_FILE has no effect here: it is for PROFILE=demo. Write it as site of a tenant in TENANTS_FILE.',
  ],
  [
    'an empty SITE_FILE in production',
    { SITE_FILE: '' },
    'SITE_FILE has no effect here: it is for PROFILE=demo. Write it as site of a tenant in TENANTS_FILE.',
  ],
  [
    'a TENANTS_FILE that is not there',
    { TENANTS_FILE: '/nowhere/tenants.json' },
    'TENANTS_FILE /nowhere/tenants.json, the file cannot be read (ENOENT).',
  ],
  [
    'a TENANTS_FILE that is a folder',
    { TENANTS_FILE: folder },
    `TENANTS_FILE ${folder}, the file cannot be read (EISDIR).`,
  ],
  [
    'a TENANTS_FILE below a file',
    { TENANTS_FILE: `${goodFile}/x` },
    `TENANTS_FILE ${goodFile}/x, the file cannot be read (ENOTDIR).`,
  ],
  ['an empty HOST', { HOST: '' }, 'HOST must be a host name or an IP address.'],
  ['a PORT out of range', { PORT: '70000' }, 'PORT must be a number from 0 to 65535.'],
];

describe('a broken environment of the production profile', () => {
  it('is the one thing that stops the start: the good one does not', () => {
    expect(problemsOf(good)).toEqual([]);
  });

  const rows = environments.map(([what, changes, ...problems]) => ({ what, changes, problems }));
  it.each(rows)('$what', ({ changes, problems }) => {
    expect(problemsOf({ ...good, ...changes })).toEqual(problems);
  });
});

type Entry = Readonly<Record<string, unknown>>;

const north = {
  issuer: 'https://ehr.north.example.org',
  jku: ['https://ehr.north.example.org/jwks'],
  fhirServers: ['https://fhir.north.example.org/r4'],
};

/** A file of these tenants, one key a line: `"north": {` stands in line 2, its issuer in line 3. */
function fileOf(tenants: Readonly<Record<string, Entry>>): string {
  const text = Object.entries(tenants).map(
    ([id, entry]) => `${JSON.stringify(id)}: {\n${keysOf(entry).join(',\n')}\n}`,
  );
  return `{"tenants": {\n${text.join(',\n')}\n}}`;
}

function keysOf(entry: Entry): readonly string[] {
  return Object.entries(entry)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
}

/** The good tenant, with these keys instead of its own (undefined: left out); new keys follow from line 6. */
function one(changes: Entry): string {
  return fileOf({ north: { ...north, ...changes } });
}

/** With these keys in line 6, and no other trust. */
function keyed(...keys: readonly Entry[]): string {
  return one({ jku: undefined, origins: ['https://ehr.north.example.org'], keys });
}

function two(changes: Entry, other: Entry): string {
  return fileOf({
    north: { ...north, ...changes },
    south: { issuer: 'https://ehr.south.example.org', jku: north.jku, fhirServers: north.fhirServers, ...other },
  });
}

function publicKey(bits: number, publicExponent = 65537): Entry {
  const { publicKey: made } = generateKeyPairSync('rsa', { modulusLength: bits, publicExponent });
  return { ...made.export({ format: 'jwk' }), kid: 'r' };
}

const { d: secret = '', ...opposite } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  format: 'jwk',
});
const p256 = { ...opposite, kid: 'p' };
const rsaSecrets = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

const https = 'must be an https address';
const notPublic = 'is no public address, and none of privateNetworks holds it';
const notPrivate = 'must lie within one of 10.0.0.0/8';
const oneHost = 'must name one host';

/** What is broken; the text; where, as it is said; what is said; how many problems where it is not one. */
type Row = readonly [string, string, string, string, number?];

const shapes: readonly Row[] = [
  ['an empty file', '', 'line 1, column 1', 'not JSON'],
  ['another format', 'tenants:\n  north:', 'line 1, column 1', 'not JSON'],
  ['a comment', '{\n// ours\n"tenants": {}}', 'line 2, column 1', 'not JSON'],
  ['a comma too many', `${one({}).slice(0, -3)},\n}}`, 'line 7, column 1', 'not JSON'],
  ['a file cut short', one({}).slice(0, -3), 'line 6, column 2', 'not JSON'],
  ['UTF-16', Buffer.from(one({}), 'utf16le').toString('latin1'), 'line 1, column 2', 'not JSON'],
  ['null', 'null', 'line 1, the file', 'must be object'],
  ['a list', '[]', 'line 1, the file', 'must be object'],
  ['an empty object', '{}', 'line 1, tenants', 'is missing'],
  ['no tenants', '{\n"tenants": {}}', 'line 2, tenants', 'must NOT have fewer than 1'],
  ['a list of tenants', `{"tenants": [${JSON.stringify(north)}]}`, 'line 1, tenants', 'must be object'],
  ['tenants null', '{"tenants": null}', 'line 1, tenants', 'must be object'],
  ['a tenant that is a text', '{"tenants": {\n"north": "x"}}', 'line 2, tenants.north', 'must be object'],
  ['a tenant null', '{"tenants": {\n"north": null}}', 'line 2, tenants.north', 'must be object'],
  ['a key beside tenants', one({}).replace('{', '{"version": 1, '), 'line 1, version', 'known: tenants'],
  ['tenants twice', one({}).replace('{', '{"tenants": {},\n'), 'line 2, tenants', 'this key stands twice'],
  ['a tenant twice', twice(), 'line 7, tenants.north', 'this key stands twice'],
  [
    'a key of a tenant twice',
    one({}).replace('"jku"', '"issuer": "x",\n"jku"'),
    'line 4, tenants.north.issuer',
    'twice',
  ],
  [
    'an id in capitals',
    fileOf({ North: north }),
    'line 2, tenants.North',
    'this name must be at most 40 lower-case letters',
  ],
  [
    'an id with a space',
    fileOf({ 'north clinic': north }),
    'line 2, tenants.north clinic',
    'this name must be at most 40 lower-case letters',
  ],
  [
    'an id that begins with a digit',
    fileOf({ '1st': north }),
    'line 2, tenants.1st',
    'this name must be at most 40 lower-case letters',
  ],
  [
    'an id with a slash',
    fileOf({ 'a/../b': north }),
    'line 2, tenants.a/../b',
    'this name must be at most 40 lower-case letters',
  ],
  [
    'an id with a dot',
    fileOf({ 'a.b': north }),
    'line 2, tenants.a.b',
    'this name must be at most 40 lower-case letters',
  ],
  ['an empty id', fileOf({ '': north }), 'line 2, tenants.', 'this name must be at most 40 lower-case letters'],
  [
    'an id that is too long',
    fileOf({ ['n'.repeat(41)]: north }),
    `line 2, tenants.${'n'.repeat(41)}`,
    'this name must be at most 40',
  ],
  [
    'an id that JavaScript has',
    one({}).replace('north', '__proto__'),
    'line 2, tenants.__proto__',
    'this name must be',
  ],
];

function twice(): string {
  const [head = '', ...rest] = one({}).split('\n');
  const tenant = rest.slice(0, -1).join('\n');
  return `${head}\n${tenant},\n${tenant}\n}}`;
}

const keys: readonly Row[] = [
  ['no issuer', one({ issuer: undefined }), 'line 2, tenants.north.issuer', 'is missing'],
  ['an issuer null', one({ issuer: null }), 'line 3, tenants.north.issuer', 'must be string'],
  ['two issuers', one({ issuer: ['a', 'b'] }), 'line 3, tenants.north.issuer', 'must be string'],
  ['an empty issuer', one({ issuer: '' }), 'line 3, tenants.north.issuer', 'must be a text without spaces'],
  [
    'an issuer with a space',
    one({ issuer: 'https://a ' }),
    'line 3, tenants.north.issuer',
    'must be a text without spaces',
  ],
  ['an endless issuer', one({ issuer: 'x'.repeat(2001) }), 'line 3, tenants.north.issuer', 'more than 2000'],
  [
    'an empty tenantClaim',
    one({ tenantClaim: '' }),
    'line 6, tenants.north.tenantClaim',
    'must be a text without spaces',
  ],
  ['a tenantClaim that is a number', one({ tenantClaim: 7 }), 'line 6, tenants.north.tenantClaim', 'must be string'],
  ['no trust at all', one({ jku: undefined }), 'line 2, tenants.north.jku', 'jku (addresses of key sets) or keys'],
  ['a jku that is no list', one({ jku: north.jku[0] }), 'line 4, tenants.north.jku', 'must be array'],
  ['an empty jku', one({ jku: [] }), 'line 4, tenants.north.jku', 'fewer than 1'],
  ['jku null', one({ jku: null }), 'line 4, tenants.north.jku', 'must be array'],
  ['a jku that is a number', one({ jku: [1] }), 'line 4, tenants.north.jku[0]', 'must be string'],
  ['a jku twice', one({ jku: [...north.jku, ...north.jku] }), 'line 4, tenants.north.jku[1]', 'is listed twice'],
  ['keys that are no list', one({ keys: { keys: [ec] } }), 'line 6, tenants.north.keys', 'must be array'],
  ['empty keys', one({ jku: undefined, keys: [] }), 'line 5, tenants.north.keys', 'fewer than 1'],
  ['a key that is a text', one({ keys: ['MIIB'] }), 'line 6, tenants.north.keys[0]', 'must be object'],
  ['no fhirServers', one({ fhirServers: undefined }), 'line 2, tenants.north.fhirServers', 'is missing'],
  ['empty fhirServers', one({ fhirServers: [] }), 'line 5, tenants.north.fhirServers', 'fewer than 1'],
  ['fhirServers that are no list', one({ fhirServers: '*' }), 'line 5, tenants.north.fhirServers', 'must be array'],
  ['a fhirServer null', one({ fhirServers: [null] }), 'line 5, tenants.north.fhirServers[0]', 'must be string'],
  ['privateNetworks true', one({ privateNetworks: true }), 'line 6, tenants.north.privateNetworks', 'must be array'],
  ['empty privateNetworks', one({ privateNetworks: [] }), 'line 6, tenants.north.privateNetworks', 'fewer than 1'],
  ['origins that are no list', one({ origins: '*' }), 'line 6, tenants.north.origins', 'must be array'],
  ['empty origins', one({ origins: [] }), 'line 6, tenants.north.origins', 'fewer than 1'],
  ['a misspelt key', one({ privateNetwork: [] }), 'line 6, tenants.north.privateNetwork', 'is not a key of this place'],
  ['a setting to let all in', one({ insecure: true }), 'line 6, tenants.north.insecure', 'is not a key of this place'],
  ['a client secret', one({ secret: 'x' }), 'line 6, tenants.north.secret', 'is not a key of this place'],
  ['algorithms none', one({ algorithms: ['none'] }), 'line 6, tenants.north.algorithms[0]', 'must be one of RS384'],
  [
    'algorithms HS256',
    one({ algorithms: ['ES384', 'HS256'] }),
    'line 6, tenants.north.algorithms[1]',
    'must be one of',
  ],
  [
    'algorithms in small letters',
    one({ algorithms: ['rs384'] }),
    'line 6, tenants.north.algorithms[0]',
    'one of RS384',
  ],
  ['empty algorithms', one({ algorithms: [] }), 'line 6, tenants.north.algorithms', 'fewer than 1'],
  ['algorithms that are no list', one({ algorithms: 'ES384' }), 'line 6, tenants.north.algorithms', 'must be array'],
  [
    'an algorithm twice',
    one({ algorithms: ['ES384', 'ES384'] }),
    'line 6, tenants.north.algorithms[1]',
    'listed twice',
  ],
];

/** Each is refused as jku and as fhirServers alike. */
const addresses: readonly (readonly [what: string, address: string, message: string])[] = [
  ['http', 'http://ehr.north.example.org/x', https],
  ['another scheme', 'file:///etc/passwd', https],
  ['no scheme', 'ehr.north.example.org/x', https],
  ['a star', '*', https],
  ['a star for a host', 'https://*/x', oneHost],
  ['a star in the host', 'https://*.north.example.org/x', oneHost],
  ['a dot at the end of the host', 'https://ehr.north.example.org./x', oneHost],
  ['two dots in the host', 'https://ehr..example.org/x', oneHost],
  ['a user', 'https://ehr@north.example.org/x', 'must not hold a user or password'],
  ['a password', 'https://:secret@north.example.org/x', 'must not hold a user or password'],
  ['an empty user', 'https://@north.example.org/x', 'must be written as https://north.example.org/x'],
  ['a query', 'https://ehr.north.example.org/x?a=b', 'must not hold a query or fragment'],
  ['an empty query', 'https://ehr.north.example.org/x?', 'must not hold a query or fragment'],
  ['a fragment', 'https://ehr.north.example.org/x#a', 'must not hold a query or fragment'],
  ['capitals in the host', 'https://EHR.north.example.org/x', 'must be written as https://ehr.north.example.org/x'],
  ['capitals in the scheme', 'HTTPS://ehr.north.example.org/x', 'must be written as https://ehr.north.example.org/x'],
  ['the port that https has', 'https://ehr.north.example.org:443/x', 'written as https://ehr.north.example.org/x'],
  ['dots in the path', 'https://ehr.north.example.org/a/../x', 'written as https://ehr.north.example.org/x'],
  ['a backslash', 'https://ehr.north.example.org\\x', 'written as https://ehr.north.example.org/x'],
  ['letters beyond ASCII', 'https://ehr.nörth.example.org/x', 'written as https://ehr.xn--nrth-5qa.example.org/x'],
  ['a private address', 'https://10.20.4.12/x', notPublic],
  ['a shared address', 'https://100.64.0.1/x', notPublic],
  ['the loopback address', 'https://127.0.0.1:8443/x', notPublic],
  ['the loopback address of IPv6', 'https://[::1]/x', notPublic],
  ['a unique local address', 'https://[fd12:3456:789a::1]/x', notPublic],
  ['a link-local address', 'https://169.254.169.254/x', notPublic],
  ['a link-local address of IPv6', 'https://[fe80::1]/x', notPublic],
  ['the unspecified address', 'https://0.0.0.0/x', notPublic],
  ['a multicast address', 'https://224.0.0.1/x', notPublic],
  ['a mapped address', 'https://[::ffff:a9fe:a9fe]/x', notPublic],
  ['a translated address', 'https://[64:ff9b::a9fe:a9fe]/x', notPublic],
  ['a decimal address', 'https://2130706433/x', 'must be written as https://127.0.0.1/x'],
  ['a hexadecimal address', 'https://0x7f.1/x', 'must be written as https://127.0.0.1/x'],
  ['an octal address', 'https://0177.0.0.1/x', 'must be written as https://127.0.0.1/x'],
];

const addressRows = addresses.flatMap(([what, address, message]): readonly Row[] => [
  [`${what} in jku`, one({ jku: [...north.jku, address] }), 'line 4, tenants.north.jku[1]', message],
  [`${what} in fhirServers`, one({ fhirServers: [address] }), 'line 5, tenants.north.fhirServers[0]', message],
]);

const elsewhere: readonly Row[] = [
  [
    'a private address in another network than those listed',
    one({ fhirServers: ['https://10.21.0.1/r4'], privateNetworks: ['10.20.0.0/16'] }),
    'line 5, tenants.north.fhirServers[0]',
    notPublic,
  ],
  [
    'a private address in the network of another tenant',
    two({ fhirServers: ['https://10.20.0.1/r4'] }, { privateNetworks: ['10.20.0.0/16'] }),
    'line 5, tenants.north.fhirServers[0]',
    notPublic,
  ],
];

const networks = (
  [
    ['a name', 'internal', 'must be a network such as 10.20.0.0/16'],
    ['a star', '*', 'must be a network'],
    ['an address alone', '10.20.4.12', 'must be a network'],
    ['an empty prefix', '10.20.0.0/', 'must be a network'],
    ['a mask', '10.20.0.0/255.255.0.0', 'must be a network'],
    ['a prefix that is too long', '10.20.0.0/33', 'must be a network'],
    ['three numbers', '10.20.0/16', 'must be a network'],
    ['a range', '10.20.0.0-10.20.0.9', 'must be a network'],
    ['everything', '0.0.0.0/0', notPrivate],
    ['everything of IPv6', '::/0', notPrivate],
    ['half of everything', '0.0.0.0/1', notPrivate],
    ['more than a private network', '10.0.0.0/7', notPrivate],
    ['more than the private 172', '172.16.0.0/11', notPrivate],
    ['more than unique local', 'fc00::/6', notPrivate],
    ['below the global space, loopback and mapped among it', '::/7', notPrivate],
    ['a public network', '8.8.8.0/24', notPrivate],
    ['a public network of IPv6', '2606:4700::/32', notPrivate],
    ['link-local', '169.254.0.0/16', notPrivate],
    ['one link-local address', '169.254.169.254/32', notPrivate],
    ['link-local of IPv6', 'fe80::/10', notPrivate],
    ['mapped', '::ffff:0:0/96', notPrivate],
    ['mapped, with its zeros', '0:0:0:0:0:ffff::/96', notPrivate],
    ['mapped, as IPv4', '::ffff:10.20.0.0/112', notPrivate],
    ['translated', '64:ff9b::/96', notPrivate],
    ['6to4', '2002:a9fe:a9fe::/48', notPrivate],
    ['this network', '0.0.0.0/8', notPrivate],
    ['multicast', '224.0.0.0/4', notPrivate],
    ['an address with a wider prefix', '10.20.4.12/16', 'must begin with the first address of the network'],
    ['an address of IPv6 with a wider prefix', 'fd12::1/64', 'must begin with the first address of the network'],
  ] as const
).map(([what, network, message]): Row => [
  `${what} in privateNetworks`,
  one({ privateNetworks: ['192.168.7.0/24', network] }),
  'line 6, tenants.north.privateNetworks[1]',
  message,
]);

const origins = (
  [
    ['*', 'must be an https origin such as https://ehr.example.org; * is for the demo'],
    ['null', 'must be an https origin'],
    ['http://ehr.north.example.org', 'must be an https origin'],
    ['ehr.north.example.org', 'must be an https origin'],
    ['https://ehr.north.example.org/', 'must be written as https://ehr.north.example.org'],
    ['https://ehr.north.example.org/app', 'must be written as https://ehr.north.example.org'],
    ['https://ehr.north.example.org?a', 'must be written as https://ehr.north.example.org'],
    ['https://EHR.north.example.org', 'must be written as https://ehr.north.example.org'],
    ['https://ehr.north.example.org:443', 'must be written as https://ehr.north.example.org'],
    ['https://user@ehr.north.example.org', 'must be written as https://ehr.north.example.org'],
    ['https://*.north.example.org', oneHost],
    ['https://ehr.north.example.org.', oneHost],
  ] as const
).map(([origin, message]): Row => [
  `${origin} in origins`,
  one({ origins: [origin] }),
  'line 6, tenants.north.origins[0]',
  message,
]);

const pinned: readonly Row[] = [
  ['a private member', keyed({ ...ec, d: secret }), 'line 6, tenants.north.keys[0].d', 'is not a key of this place'],
  [
    'a whole private RSA key',
    keyed({ ...rsaSecrets, kid: 'r' }),
    'line 6, tenants.north.keys[0].d',
    'is not a key of this place',
    6,
  ],
  [
    'a shared secret: neither its kind nor its value belongs here',
    keyed({ kty: 'oct', kid: 'o', k: secret }),
    'line 6, tenants.north.keys[0].kty',
    'must be one of RSA, EC',
    2,
  ],
  ['a kind of key that we do not use', keyed({ ...ec, kty: 'OKP' }), 'line 6, tenants.north.keys[0].kty', 'RSA, EC'],
  ['no kty', keyed({ ...ec, kty: undefined }), 'line 6, tenants.north.keys[0].kty', 'is missing'],
  ['no kid', keyed({ ...ec, kid: undefined }), 'line 6, tenants.north.keys[0].kid', 'is missing'],
  ['an empty kid', keyed({ ...ec, kid: '' }), 'line 6, tenants.north.keys[0].kid', 'must be a text without spaces'],
  ['a kid twice', keyed(ec, { ...rsa, kid: ec['kid'] }), 'line 6, tenants.north.keys[1]', 'another key has this kid'],
  ['a key twice', keyed(ec, ec), 'line 6, tenants.north.keys[1]', 'is listed twice'],
  ['a key for encryption', keyed({ ...ec, use: 'enc' }), 'line 6, tenants.north.keys[0].use', 'must be sig'],
  ['a key that signs', keyed({ ...rsa, key_ops: ['sign'] }), 'line 6, tenants.north.keys[0].key_ops[0]', 'verify'],
  ['a key for nothing', keyed({ ...rsa, key_ops: [] }), 'line 6, tenants.north.keys[0].key_ops', 'fewer than 1'],
  [
    'key_ops that every verification would choke on',
    keyed({ ...rsa, key_ops: ['verify', 'verify'] }),
    'line 6, tenants.north.keys[0].key_ops[1]',
    'is listed twice',
  ],
  ['alg none', keyed({ ...ec, alg: 'none' }), 'line 6, tenants.north.keys[0].alg', 'must be one of RS384'],
  ['alg HS256', keyed({ ...rsa, alg: 'HS256' }), 'line 6, tenants.north.keys[0].alg', 'must be one of RS384'],
  ['an RSA key of 1024 bits', keyed(publicKey(1024)), 'line 6, tenants.north.keys[0]', 'fewer than 2048 bits'],
  ['an RSA key of 2040 bits', keyed(publicKey(2040)), 'line 6, tenants.north.keys[0]', 'fewer than 2048 bits'],
  ['exponent 1: anybody signs', keyed({ ...rsa, e: 'AQ' }), 'line 6, tenants.north.keys[0]', 'exponent below 65537'],
  ['exponent 3', keyed(publicKey(2048, 3)), 'line 6, tenants.north.keys[0]', 'has an exponent below 65537'],
  ['no modulus', keyed({ ...rsa, n: undefined }), 'line 6, tenants.north.keys[0]', 'is no public key'],
  ['no exponent', keyed({ ...rsa, e: undefined }), 'line 6, tenants.north.keys[0]', 'is no public key'],
  ['no point', keyed({ ...ec, x: undefined, y: undefined }), 'line 6, tenants.north.keys[0]', 'is no public key'],
  ['a point off the curve', keyed({ ...ec, x: ec['y'], y: ec['x'] }), 'line 6, tenants.north.keys[0]', 'no public key'],
  ['a point of another curve', keyed({ ...ec, crv: 'P-256' }), 'line 6, tenants.north.keys[0]', 'is no public key'],
  ['no curve', keyed({ ...ec, crv: undefined }), 'line 6, tenants.north.keys[0]', 'is no public key'],
  ['an unknown curve', keyed({ ...ec, crv: 'P-521' }), 'line 6, tenants.north.keys[0].crv', 'one of P-256, P-384'],
  ['a certificate for a key', keyed({ pem: 'x', ...ec }), 'line 6, tenants.north.keys[0].pem', 'is not a key'],
  [
    'a curve for no algorithm',
    keyed(p256),
    'line 6, tenants.north.keys[0]',
    'fits none of the algorithms RS384, ES384',
  ],
  ['alg not allowed', keyed({ ...rsa, alg: 'RS256' }), 'line 6, tenants.north.keys[0]', 'none of the algorithms RS384'],
  ['an alg of another kind', keyed({ ...rsa, alg: 'ES384' }), 'line 6, tenants.north.keys[0]', 'fits none'],
  [
    'an RSA key where ES384 alone is allowed',
    one({ algorithms: ['ES384'], keys: [ec, rsa].map((key) => ({ ...key, alg: undefined })) }),
    'line 7, tenants.north.keys[1]',
    'fits none of the algorithms ES384',
  ],
];

const south = 'tenants.south';
const clash = 'another tenant has this issuer';

const between: readonly Row[] = [
  ['one issuer for two', two({}, { issuer: north.issuer }), `line 8, ${south}.issuer`, clash],
  [
    'one issuer for two, one claim for both',
    two({ tenantClaim: 'a' }, { issuer: north.issuer, tenantClaim: 'a' }),
    `line 9, ${south}.issuer`,
    clash,
  ],
  [
    'one issuer for two, only the first with a claim',
    two({ tenantClaim: 'a' }, { issuer: north.issuer }),
    `line 9, ${south}.issuer`,
    clash,
  ],
  [
    'one issuer for two, only the second with a claim',
    two({}, { issuer: north.issuer, tenantClaim: 'a' }),
    `line 8, ${south}.issuer`,
    clash,
  ],
  ['a fault of the second alone', two({}, { jku: undefined }), `line 7, ${south}.jku`, 'is missing'],
  ['a site null', one({ site: null }), 'line 6, tenants.north.site', 'must be object'],
  ['a site that is a path', one({ site: 'site.json' }), 'line 6, tenants.north.site', 'must be object'],
  [
    'an unknown key of a site',
    one({ site: { tresholds: {} } }),
    'line 6, tenants.north.site.tresholds',
    'is not a key of this place',
  ],
  [
    'a number of a site that is looser',
    two({}, { site: { thresholds: { PLT_HOLD: 99 } } }),
    `line 11, ${south}.site.thresholds.PLT_HOLD`,
    'higher than 100, never looser: from 100 to 140',
  ],
  [
    'a word that a site does not take',
    two({}, { site: { jurisdiction: 'uk' } }),
    `line 11, ${south}.site.jurisdiction`,
    'must be one of eu, us',
  ],
  [
    'a formulary that the jurisdiction forbids',
    two({}, { site: { formulary: 'us' } }),
    `line 11, ${south}.site.formulary`,
    'no mercaptopurine tablet may be halved',
  ],
  [
    'a rule switched off that warns of what can kill',
    one({ site: { rules: { 'core-ribavirin': { enabled: false } } } }),
    'line 6, tenants.north.site.rules.core-ribavirin.enabled',
    'cannot be switched off',
  ],
  [
    'a rule that is not there',
    one({ site: { rules: { 'core-riba': { enabled: true } } } }),
    'line 6, tenants.north.site.rules.core-riba',
    'there is no rule of this id',
  ],
];

const broken: readonly Row[] = [
  ...shapes,
  ...keys,
  ...addressRows,
  ...elsewhere,
  ...networks,
  ...origins,
  ...pinned,
  ...between,
];

describe('a broken tenants file', () => {
  it('differs from one that is read in the one thing that its row says', () => {
    for (const text of [one({}), keyed(ec), two({}, {}), fileOf({ constructor: north })])
      expect(problemsOf({ ...good, TENANTS_FILE: written(text) })).toEqual([]);
    expect(new Set(broken.map(([, text]) => text)).size).toBe(broken.length);
    expect(broken.length + environments.length).toBeGreaterThan(200);
  });

  const rows = broken.map(([what, text, place, message, count = 1]) => ({ what, text, place, message, count }));
  it.each(rows)('$what', ({ text, place, message, count }) => {
    const file = written(text);
    const problems = problemsOf({ ...good, TENANTS_FILE: file });
    expect(problems).toHaveLength(count);
    const said = problems.find((problem) => problem.startsWith(`TENANTS_FILE ${file}, ${place}: `));
    expect(said ?? problems).toContain(message);
  });

  it('has all its faults named at once, beside those of the environment', () => {
    const text = fileOf({
      north: { ...north, jku: ['http://a'], origins: ['*'] },
      south: { ...north, site: { rules: { 'core-ribavirin': { enabled: false } } } },
    });
    const problems = problemsOf({ ...good, DATA_DIR: '', TENANTS_FILE: written(text) });
    expect(problems.map((problem) => /tenants\.(?!json)[^:]+(?=:)|^DATA_DIR/.exec(problem)?.[0])).toEqual([
      'DATA_DIR',
      'tenants.north.jku[0]',
      'tenants.north.origins[0]',
      'tenants.south.site.rules.core-ribavirin.enabled',
      'tenants.south.issuer',
    ]);
  });

  it('never has what it holds in secret repeated', () => {
    const secrets = Object.values(rsaSecrets).filter((value) => typeof value === 'string' && value !== 'RSA');
    const text = keyed({ ...rsaSecrets, kid: 'r' }, { kty: 'oct', kid: 'o', k: secret }, { ...ec, d: secret });
    const said = problemsOf({ ...good, TENANTS_FILE: written(text) }).join('\n');
    expect(said).toContain('keys[0].d');
    expect([...secrets, secret].filter((value) => said.includes(String(value)))).toEqual([]);
    expect(secrets.length).toBeGreaterThan(7);
  });
});

describe('what a tenant may open', () => {
  it.each([
    ['10.0.0.0/8', 'https://10.255.0.1/r4'],
    ['100.64.0.0/10', 'https://100.64.9.9/r4'],
    ['127.0.0.0/8', 'https://127.0.0.1:8443/r4'],
    ['172.16.0.0/12', 'https://172.31.0.1/r4'],
    ['192.168.0.0/16', 'https://192.168.1.1/r4'],
    ['10.20.4.12/32', 'https://10.20.4.12/r4'],
    ['::1/128', 'https://[::1]/r4'],
    ['fc00::/7', 'https://[fdff::1]/r4'],
    ['FD12:0:0:0:0:0:0:0/16', 'https://[fd12::9]/r4'],
  ])('its own network %s, with %s in it', (network, address) => {
    const text = one({ privateNetworks: [network], fhirServers: [address], jku: [address] });
    expect(problemsOf({ ...good, TENANTS_FILE: written(text) })).toEqual([]);
  });

  it('nothing link-local, however its network is written', () => {
    const text = one({ privateNetworks: ['169.254.0.0/16'], fhirServers: ['https://169.254.169.254/r4'] });
    expect(problemsOf({ ...good, TENANTS_FILE: written(text) })).toHaveLength(2);
  });

  it.each(['https://8.8.8.8/r4', 'https://fhir_1.north.example.org/r4/', 'https://fhir.north.example.org'])(
    'what is public anyway: %s',
    (address) => {
      expect(problemsOf({ ...good, TENANTS_FILE: written(one({ fhirServers: [address] })) })).toEqual([]);
    },
  );

  it('one issuer shared with another, where each has a claim of its own', () => {
    const text = two({ tenantClaim: 'a' }, { issuer: north.issuer, tenantClaim: 'b' });
    expect(problemsOf({ ...good, TENANTS_FILE: written(text) })).toEqual([]);
  });
});
