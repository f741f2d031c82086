/**
 * Turns src/knowledge/sources into FHIR ValueSets and the run-time lookup in src/knowledge/value-sets. The answer to the
 * same tables is the same to the byte. `--without-snomed` leaves SNOMED CT and dm+d out, for sites without a licence;
 * `--check` writes nothing and fails when a file is not what the tables give.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ValueSet } from 'fhir/r4.js';
import { lookupModule } from './value-sets/lookup.js';
import { conditionSets, valueSets } from './value-sets/resources.js';
import { codeTables, lines, parse } from './value-sets/tables.js';

const SOURCES = 'src/knowledge/sources';
const TARGET = 'src/knowledge/value-sets';

function read(file: string): string {
  return readFileSync(join(SOURCES, file), 'utf8');
}

/** Every generated file, by its path from the root of the project. */
export function generatedFiles(withSnomed = true): ReadonlyMap<string, string> {
  const names = new Map(
    lines(read('sources.tsv')).map((line): [string, string] => [line.split('\t')[0] ?? '', line.split('\t')[1] ?? '']),
  );
  const files = new Map<string, string>([
    [`${TARGET}/lookup.ts`, lookupModule(read, false, withSnomed)],
    [`${TARGET}/snomed/lookup.ts`, lookupModule(read, true, withSnomed)],
  ]);
  const add = (sets: ReadonlyMap<string, ValueSet>, folder: string): void => {
    for (const [id, resource] of sets) files.set(`${folder}/${id}.json`, `${JSON.stringify(resource, undefined, 1)}\n`);
  };
  add(conditionSets(read('conditions-icd10.tsv')), TARGET);
  for (const table of codeTables.filter((one) => withSnomed || !one.snomed)) {
    const folder = table.snomed ? `${TARGET}/snomed` : TARGET;
    add(valueSets(table.kind, parse(table, read(table.file)), names, table.snomed), folder);
  }
  return files;
}

/** Removes value sets that no table gives any more, and writes the rest. */
function write(files: ReadonlyMap<string, string>): void {
  for (const folder of [TARGET, `${TARGET}/snomed`]) {
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) rmSync(join(folder, file));
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  console.log(`${files.size} files written to ${TARGET}`);
}

/** Paths whose content is not what the tables give, and value sets that no table gives any more. */
function stale(files: ReadonlyMap<string, string>): readonly string[] {
  const present = [TARGET, `${TARGET}/snomed`].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  );
  return [
    ...present.filter((path) => path.endsWith('.json') && !files.has(path)),
    ...[...files]
      .filter(([path, content]) => !present.includes(path) || readFileSync(path, 'utf8') !== content)
      .map(([path]) => path),
  ];
}

function check(files: ReadonlyMap<string, string>): void {
  const paths = stale(files);
  if (paths.length > 0) {
    console.error(['Not what src/knowledge/sources gives (npm run generate):', ...paths].join('\n  '));
    process.exitCode = 1;
  } else console.log(`${files.size} generated files are those of the tables`);
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(started).href) {
  const files = generatedFiles(!process.argv.includes('--without-snomed'));
  if (process.argv.includes('--check')) check(files);
  else write(files);
}
