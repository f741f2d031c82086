/** S4: a token is spent once, in whatever process of the machine. */
import { execFile } from 'node:child_process';
import Database from 'libsql';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { openSpentTokens } from '../../src/security/spent-tokens.js';
import { asWritten } from '../support/run-typescript.js';

const folder = mkdtempSync(join(tmpdir(), 'spent-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const tokens = 10_000;
const now = 1_773_136_800;

/** Spends all tokens, in an order of its own, and prints the numbers of those that it was the first to spend. */
const program = `
  import { existsSync, writeFileSync } from 'node:fs';
  import { openSpentTokens } from '${pathToFileURL(resolve('src/security/spent-tokens.ts')).href}';
  const [folder, step, other] = process.argv.slice(1);
  const spent = openSpentTokens(folder, () => { throw new Error('the file failed'); });
  const own = [];
  writeFileSync(folder + '/ready-' + step, '');
  while (!existsSync(folder + '/ready-' + other));
  for (let count = 0; count < ${tokens}; count += 1) {
    const number = (count * Number(step)) % ${tokens};
    if (spent.spend({ tenant: 't', jti: 'jti-' + number, until: ${now + 600} }, ${now})) own.push(number);
  }
  spent.close();
  console.log(JSON.stringify(own));`;

it(`${tokens} tokens, spent by two processes at once: each opens the door in one of them`, async () => {
  const run = promisify(execFile);
  const outputs = await Promise.all(
    [
      ['1', '7'],
      ['7', '1'],
    ].map((steps) =>
      run(process.execPath, [...asWritten, '--input-type=module', '-e', program, folder, ...steps], {
        maxBuffer: 1 << 24,
      }),
    ),
  );
  const spentBy = outputs.map(({ stdout }) => JSON.parse(stdout) as readonly number[]);
  expect(spentBy.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: tokens }, (_, index) => index));
  // Otherwise one of them was finished before the other began, and nothing was tried.
  expect(spentBy.map(({ length }) => length > 0)).toEqual([true, true]);
});

describe('one process', () => {
  const token = { tenant: 'north', jti: 'x', until: now + 600 };

  it('knows tokens by tenant: the same jti of another is another token', () => {
    const spent = openSpentTokens(folder, () => undefined);
    const answers = [token, token, { ...token, tenant: 'south' }, { ...token, tenant: 'nort', jti: 'hx' }].map((one) =>
      spent.spend(one, now),
    );
    expect(answers).toEqual([true, false, true, true]);
    spent.close();
  });

  it('forgets what has expired, and not before', () => {
    const spent = openSpentTokens(folder, () => undefined);
    const brief = { ...token, jti: 'brief', until: now + 100 };
    expect(spent.spend(brief, now)).toBe(true);
    expect(spent.spend({ ...token, jti: 'sweeps-99' }, now + 99)).toBe(true);
    expect(spent.spend(brief, now + 99)).toBe(false);
    expect(spent.spend({ ...token, jti: 'sweeps-200' }, now + 200)).toBe(true);
    expect(spent.spend(brief, now + 200)).toBe(true);
    spent.close();
  });

  it('goes on with what it remembers where the file fails, and says so', () => {
    const failures: string[] = [];
    const spent = openSpentTokens(folder, () => failures.push('failed'));
    const other = new Database(join(folder, 'spent-tokens.sqlite'));
    other.exec('DROP TABLE spent');
    other.close();
    const answers = [1, 2].map(() => spent.spend({ ...token, jti: 'after' }, now));
    expect(answers).toEqual([true, false]);
    expect(failures).toEqual(['failed']);
    spent.close();
  });

  it('lets nobody else read its folder', () => {
    const fresh = join(folder, 'fresh');
    openSpentTokens(fresh, () => undefined).close();
    expect(statSync(fresh).mode & 0o077).toBe(0);
  });
});
