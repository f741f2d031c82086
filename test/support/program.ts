/**
 * Programs of the machine that some tests need. Where .ci/run runs (it sets CI) their lack is a failure; elsewhere the tests
 * are skipped, and their title says why.
 */
import { existsSync, readdirSync } from 'node:fs';

export interface Program {
  readonly path: string;
  /** For the title of what needs it: empty where it is there. */
  readonly missing: string;
  readonly describe: typeof describe.skip;
}

function program(name: string, places: readonly string[], install: string): Program {
  const path = places.find((place) => existsSync(place));
  if (path !== undefined) return { path, missing: '', describe };
  const missing = ` (skipped: no ${name} here; apt-get install ${install})`;
  const isCi = process.env['CI'] !== undefined;
  return {
    path: `no ${name}: apt-get install ${install}`,
    missing: isCi ? '' : missing,
    describe: isCi ? describe : describe.skip,
  };
}

/** Debian keeps each version in a folder of its own. */
const versions = '/usr/lib/postgresql';
const newestFirst = existsSync(versions) ? readdirSync(versions).toSorted((a, b) => Number(b) - Number(a)) : [];

export const postgresProgram = program(
  'PostgreSQL',
  [
    ...newestFirst.map((version) => `${versions}/${version}/bin/postgres`),
    '/usr/local/bin/postgres',
    '/usr/bin/postgres',
  ],
  'postgresql',
);

export const nginxProgram = program(
  'nginx',
  ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/usr/bin/nginx'],
  'nginx-light',
);
