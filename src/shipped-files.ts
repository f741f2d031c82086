/** Files that are shipped beside the program and not compiled into it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ValueSet } from 'fhir/r4.js';
import type { JsonObject } from './model/json.js';

/** The folder of package.json: above src, and above dist/src. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error('The files of the project were not found: no package.json above the program.');
    folder = parent;
  }
  return folder;
}

function readJson(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(projectFolder(), ...path), 'utf8'));
}

export function projectVersion(): string {
  return (readJson('package.json') as { readonly version: string }).version;
}

/** A request as a client sent it, by its name in fixtures/requests. */
export function readRequestExample(name: string): JsonObject {
  return readJson('fixtures', 'requests', `${name}.json`) as JsonObject;
}

/** SHA-256 of the page of each rule that a site reviews, by rule id. */
export function rulePageHashes(): ReadonlyMap<string, string> {
  const folder = join(projectFolder(), 'docs', 'rules');
  const pages = readdirSync(folder).filter((name) => /^(?:core|label|mon|pgx|sys)-.*\.md$/.test(name));
  return new Map(
    pages.map((name) => [
      name.replace('.md', ''),
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

const valueSetFolder = ['src', 'knowledge', 'value-sets'] as const;

/** Without those of SNOMED CT and dm+d, which stand in a folder of their own: whoever passes them on needs a licence. */
export function readValueSets(): readonly ValueSet[] {
  return readdirSync(join(projectFolder(), ...valueSetFolder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJson(...valueSetFolder, name) as ValueSet);
}
