/** S56, S57: what runs in production is pinned, counted and named. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { built } from '../support/built.js';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const production = Object.entries(lock.packages).filter(
  ([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true,
);

/** Names of a package and everything below it. */
function below(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {})) below(next, seen);
  return seen;
}

it('nothing of ours runs at install', () => {
  const atInstall = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare', 'dependencies'];
  expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
});

it('every version is exact', () => {
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

it('no package of production runs anything at install, and each has its hash', () => {
  expect(production.filter(([, { hasInstallScript }]) => hasInstallScript === true)).toEqual([]);
  expect(production.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([]);
});

it('production has at most 15 direct packages, and beside Express and what it brings at most 40', () => {
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(15);
  const ofExpress = below('express');
  const others = new Set(
    production
      .filter(([, { optional }]) => optional !== true)
      .map(([path]) => path.replace(/.*node_modules\//, ''))
      .filter((name) => !ofExpress.has(name)),
  );
  expect(others.size).toBeLessThanOrEqual(40);
});

it('npm run sbom names every package of production with its hash, and the same bytes each time', () => {
  const whole = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const bill = (input: string): string =>
    execFileSync(process.execPath, built('src/tools/production-sbom.ts'), {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
  const again = whole.replace(/"timestamp": "[^"]+"/, '"timestamp": "2026-01-01T00:00:00Z"');
  const written = bill(whole);
  expect(bill(again)).toBe(written);
  const { bomFormat, components, metadata } = JSON.parse(written) as {
    readonly bomFormat: string;
    readonly components: readonly { readonly purl: string; readonly hashes?: readonly unknown[] }[];
    readonly metadata: { readonly component: { readonly name: string } };
  };
  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'azathioprine-cds']);
  const expected = production.map(
    ([path, { version }]) => `pkg:npm/${path.replace(/.*node_modules\//, '').replace('@', '%40')}@${version}`,
  );
  expect(components.map(({ purl }) => purl).toSorted()).toEqual([...new Set(expected)].toSorted());
  expect(components.filter(({ hashes = [] }) => hashes.length === 0)).toEqual([]);
});
