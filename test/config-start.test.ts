/** What loadConfig refuses never gets as far as a port: the real service, as a process of its own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from './support/built.js';

const folder = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs src/main.ts until it ends. Once it listens, `meet` is given its address; then it is asked to stop. */
async function run(env: Readonly<Record<string, string>>, meet: (address: string) => Promise<void>): Promise<Ended> {
  const child = spawn(process.execPath, built('src/main.ts'), {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const listens = new Promise<string>((done) => {
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      const address = /listens on (http:\S+)/.exec(out)?.[1];
      if (address !== undefined) done(address);
    });
  });
  const address = await Promise.race([listens, ended]);
  try {
    if (typeof address === 'string') await meet(address);
  } finally {
    child.kill();
  }
  return { code: await ended, out, err };
}

const dataDir = join(folder, 'data');
const good = {
  PROFILE: 'production',
  PUBLIC_URL: 'https://cds.example.org',
  DATA_DIR: dataDir,
  TENANTS_FILE: 'fixtures/site/tenants.json',
};

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const open = written(
  'open.json',
  '{"tenants": {"north": {\n"origins": ["*"],\n"issuer": "x", "fhirServers": ["https://a"]}}}',
);

describe('the service in production', () => {
  it.each([
    [
      'nothing else set',
      { PROFILE: 'production' },
      ['PUBLIC_URL is missing', 'DATA_DIR is missing', 'TENANTS_FILE is missing'],
    ],
    [
      'an open tenant',
      { ...good, TENANTS_FILE: open },
      [
        `TENANTS_FILE ${open}, line 1, tenants.north.jku: is missing`,
        `TENANTS_FILE ${open}, line 2, tenants.north.origins[0]: must be an https origin`,
      ],
    ],
    [
      'a file for a folder',
      { ...good, DATA_DIR: open },
      [`DATA_DIR ${open}, the feedback file in it cannot be opened`],
    ],
  ])(
    'with %s ends with 1, says what is wrong, listens nowhere and writes nothing',
    async (_, env, problems) => {
      const { code, out, err } = await run(env, () => Promise.reject(new Error('it listens')));
      expect({ code, out }).toEqual({ code: 1, out: '' });
      const [title, ...lines] = err.trimEnd().split('\n');
      expect(title).toBe('azathioprine-cds cannot start:');
      expect(lines).toHaveLength(problems.length);
      problems.forEach((problem, index) => {
        expect(lines[index]).toContain(`  ${problem}`);
      });
      expect(existsSync(dataDir)).toBe(false);
    },
    60_000,
  );

  it('with the good file listens, lets nobody in without a token, and stops when asked to', async () => {
    const statuses: number[] = [];
    const { code, out } = await run(good, async (address) => {
      for (const path of ['/health/live', '/cds-services']) statuses.push((await fetch(address + path)).status);
    });
    expect(statuses).toEqual([200, 401]);
    expect(out).toContain('(profile production)');
    expect(code).toBe(0);
  }, 60_000);
});
