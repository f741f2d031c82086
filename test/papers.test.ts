/** What the papers and the packaging name exists, and what the README shows is what the service answers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceResponse } from '../src/model/cds-hooks.js';
import { countedUuids, realApp } from './support/real-app.js';

const papers = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'NOTICE'];
const text = (path: string): string => readFileSync(path, 'utf8');
const readme = text('README.md');
const project = JSON.parse(text('package.json')) as { scripts: Record<string, string>; license: string };

const found = (pattern: RegExp, ...sources: readonly string[]): readonly string[] => [
  ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))),
];

/** Generated or made at run time. */
const notKept = ['./data'];

describe('papers', () => {
  const all = papers.map(text);

  it('name files and folders that exist', () => {
    const paths = found(/`((?:\.\/)?[\w.-]+(?:\/[\w.-]*)*)`/g, ...all)
      .filter((path) => /^[\w.-]+\/|\.(?:ts|md|json)$|^(?:LICENSE|NOTICE)$/.test(path))
      .filter((path) => !notKept.includes(path) && !/^\.\w+$/.test(path));
    expect(paths.length).toBeGreaterThan(20);
    const places = ['', 'src/http/', 'src/knowledge/', 'test/security/'];
    expect(paths.filter((path) => !places.some((place) => existsSync(place + path)))).toEqual([]);
  });

  it('name commands that exist', () => {
    const scripts = found(/npm run ([\w:-]+)/g, ...all);
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((name) => !(name in project.scripts))).toEqual([]);
    expect(project.scripts).toHaveProperty('start');
    expect(project.scripts).toHaveProperty('test');
  });

  it('list every setting that is read, and no other', () => {
    const read = found(/env\['(\w+)'\]/g, text('src/config.ts'));
    expect(found(/^\| `([A-Z_]+)` /gm, readme).toSorted()).toEqual(read.toSorted());
  });

  it('list every room', () => {
    const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const listed = found(/`(src\/[\w-]+\/)`/g, readme);
    const unlisted = rooms.map(({ name }) => `src/${name}/`).filter((room) => !listed.includes(room));
    expect(unlisted).toEqual(['src/tools/']);
  });

  it('carry the licence', () => {
    expect(project.license).toBe('Apache-2.0');
    expect(text('LICENSE')).toMatch(/Apache License\s+Version 2\.0, January 2004/);
    expect(text('LICENSE')).toContain('END OF TERMS AND CONDITIONS');
    for (const system of ['LOINC', 'RxNorm', 'SNOMED CT', 'ATC']) expect(text('NOTICE')).toContain(system);
  });
});

describe("the README's curl", () => {
  const now = new Date('2026-11-22T12:00:00Z');
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = realApp(now, countedUuids()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  it('is answered as shown', async () => {
    const [, address = '', body = ''] =
      /curl -s (\S+)[^']*'Content-Type: application\/json' \\\n\s+-d '([^']+)'/.exec(readme) ?? [];
    const here = (part: string): string => part.replaceAll('http://127.0.0.1:3000', base);
    const answer = await fetch(here(address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: here(body),
    });
    const { cards, extension } = (await answer.json()) as ServiceResponse;
    const shown = JSON.parse(/```json\n([^`]+)```/.exec(readme)?.[1] ?? '') as ServiceResponse;
    expect(cards[0]).toMatchObject(shown.cards[0] ?? { uuid: 'none is shown' });
    const { checks, data } = extension['org.azathioprine-cds'];
    const said = shown.extension['org.azathioprine-cds'];
    expect(checks).toEqual(expect.arrayContaining([...(said.checks ?? [])]));
    expect(data).toEqual(expect.arrayContaining([...(said.data ?? [])]));
    expect(said.checks).toHaveLength(1);
  });
});

describe('packaging', () => {
  const dockerfile = text('Dockerfile');
  const [build = '', run = ''] = dockerfile.split(/^FROM .*$/m).slice(1);
  const copied = (stage: string): readonly string[] =>
    [...stage.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));

  it('copies what exists, and what .dockerignore lets through', () => {
    const sources = [...copied(build), ...copied(run)];
    const letThrough = found(/^!(.+)$/gm, text('.dockerignore'));
    expect(sources.filter((path) => !existsSync(path))).toEqual([]);
    expect(sources.toSorted()).toEqual([...letThrough].toSorted());
  });

  it('starts what npm start starts', () => {
    const command = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
    expect(command.join(' ')).toBe(project.scripts['start']);
  });

  it('compiles with the same rooms', () => {
    const { include } = JSON.parse(text('tsconfig.build.json')) as { include: string[] };
    expect(include.filter((room) => !copied(build).includes(room))).toEqual([]);
  });
});
