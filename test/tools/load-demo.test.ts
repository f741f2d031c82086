/** `npm run load-demo`: the demo's patients on another server, as the demo has them, or words that say why not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildStore } from '../../src/demo/fhir-store.js';
import { readPatientBundles } from '../../src/demo/fixtures.js';
import { FhirError } from '../../src/demo/operation-outcome.js';
import { loadDemoCommand } from '../../src/tools/load-demo/load-demo-command.js';
import { outcome, startWritableFhir, type Habits, type WritableFhir } from '../support/writable-fhir.js';

const now = new Date('2026-11-22T12:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'load-demo-'));
const tokenFile = join(folder, 'token');
writeFileSync(tokenFile, 's3cret.t0ken\n');

let server: WritableFhir | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const lines: string[] = [];
  const code = await loadDemoCommand(args, { now, print: (line) => lines.push(line) });
  return { code, said: lines.join('\n') };
}

const refusing =
  (status: number): NonNullable<Habits['alter']> =>
  () => {
    throw new FhirError(status, 'not-found', 'not now');
  };

async function loadedOnto(habits: Habits, more: readonly string[] = []): ReturnType<typeof run> {
  server = await startWritableFhir(habits);
  return run(['--fhir', server.base, ...more]);
}

const allDemo = [...buildStore(readPatientBundles(), now)].flatMap(([type, resources]) =>
  [...resources].map(([id, resource]) => [`${type}/${id}`, resource] as const),
);

describe('load-demo', () => {
  it('puts every resource of the demo there under its own id, with the dates that the demo shows today', async () => {
    const { code, said } = await loadedOnto({});
    expect(code).toBe(0);
    expect(Object.fromEntries(server?.stored ?? [])).toEqual(Object.fromEntries(allDemo));
    expect(said).toContain('Patient/smart-1288992 (29 resources): written');
    expect(said).toContain(`18 patients are on ${server?.base ?? ''}.`);
    expect(server?.authorizations).toEqual(Array.from({ length: 19 }, () => undefined));
  });

  it('shows the token to the server alone, even where the server repeats it', async () => {
    const refuse: Habits['refuse'] = (_entries, req) => ({
      status: 403,
      body: outcome('forbidden', `no right for ${req.headers.authorization ?? ''}`),
    });
    const { code, said } = await loadedOnto({ refuse }, ['--token-file', tokenFile]);
    expect(code).toBe(1);
    expect(server?.authorizations).toEqual(['Bearer s3cret.t0ken']);
    expect(said).toContain('The server said: 403, forbidden: no right for Bearer (token)');
    expect(said).not.toContain('s3cret');
  });

  it('says what a server needs that lets nobody choose an id', async () => {
    const refuse: Habits['refuse'] = () => ({ status: 405, body: outcome('not-supported', 'no update as create') });
    const { code, said } = await loadedOnto({ refuse });
    expect(code).toBe(1);
    expect(said).toContain('Practitioner/COREPRACTITIONER1 (1 resources): NOT written');
    expect(said).toContain('405, not-supported: no update as create');
    expect(said).toContain('PUT under an id that is not there yet');
  });

  it('notices a server that gives ids of its own without a word', async () => {
    const { code, said } = await loadedOnto({ idOf: (id) => `0${id}` });
    expect(code).toBe(1);
    expect(said).toContain('The server took it under other ids');
  });

  it.each<[string, Habits['alter'], string]>([
    ['that is another', () => ({ resourceType: 'Practitioner', id: 'other' }), 'under other ids'],
    ['that is gone', refusing(410), 'under other ids'],
    ['that needs a right', refusing(401), 'written, but NOT given back to be checked: 401'],
    ['that fails', refusing(500), 'written, but NOT given back to be checked: 500'],
  ])('tells of a first resource read back %s what it is', async (_name, alter, words) => {
    const { code, said } = await loadedOnto({ alter });
    expect(code).toBe(1);
    expect(said).toContain(words);
  });

  it('prints no sign with which a server could steer the terminal', async () => {
    const steering = '\u001b[2J\u009b31m\r18 patients\u202e';
    const refuse: Habits['refuse'] = () => ({ status: 403, body: outcome('forbidden', steering) });
    const { said } = await loadedOnto({ refuse });
    expect(said).toContain('18 patients');
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each([
    [
      'an answer that is no FHIR',
      { status: 502, body: '<html>Bad Gateway</html>' },
      'NOT written. 502, and no FHIR resource',
    ],
    [
      'a success that is no FHIR',
      { status: 200, body: '<html>Sign in</html>' },
      'NOT written. 200, and no FHIR resource',
    ],
    ['a redirect', { status: 302, body: '', location: '/fhir/metadata' }, 'NOT written. 302, and no FHIR resource'],
  ])('takes %s for a failure', async (_name, answer, words) => {
    const { code, said } = await loadedOnto({ refuse: () => answer });
    expect(code).toBe(1);
    expect(said).toContain(words);
  });

  it('says that nobody was there', async () => {
    const gone = await startWritableFhir();
    await gone.close();
    const { code, said } = await run(['--fhir', gone.base]);
    expect(code).toBe(1);
    expect(said).toBe('Practitioner/COREPRACTITIONER1 (1 resources): NOT written. no answer (ECONNREFUSED)');
  });

  it.each([
    ['no address', [], '--fhir is missing.'],
    ['an address with a password', ['--fhir', 'http://a:b@127.0.0.1/fhir'], '--fhir takes the base address'],
    ['another protocol', ['--fhir', 'ftp://127.0.0.1/fhir'], '--fhir takes the base address'],
    ['a token in the command line', ['--fhir', 'http://127.0.0.1:9', '--token', 'x'], 'An option is not known'],
    ['a token over http to another machine', ['--fhir', 'http://10.0.0.1', '--token-file', tokenFile], 'needs https'],
    ['a name like this machine', ['--fhir', 'http://127.0.0.1.example.org', '--token-file', tokenFile], 'needs https'],
    ['a token file that is not there', ['--fhir', 'http://127.0.0.1:9', '--token-file', 'nowhere'], '(ENOENT)'],
    ['a token file without a token', ['--fhir', 'http://127.0.0.1:9', '--token-file', 'README.md'], 'holds no token'],
  ])('refuses %s before anything is sent', async (_name, args, words) => {
    const { code, said } = await run(args);
    expect(code).toBe(2);
    expect(said).toContain(words);
  });

  it('tells how it is used, and that it writes', async () => {
    const { code, said } = await run(['--help']);
    expect(code).toBe(0);
    expect(said).toContain('NOT for a server with real patients');
  });
});
