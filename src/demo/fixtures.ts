import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DemoPatient } from '../web/demo-patient.js';

const storiesFile = 'stories.json';

/** The texts of all patient Bundles, with their date tokens unresolved. */
export function readPatientBundles(): readonly string[] {
  const folder = patientsFolder();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== storiesFile)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** What the start page tells about each patient, in its order. */
export function readDemoPatients(): readonly DemoPatient[] {
  return JSON.parse(readFileSync(join(patientsFolder(), storiesFile), 'utf8')) as readonly DemoPatient[];
}

function patientsFolder(): string {
  return projectFile('fixtures', 'patients');
}

/** Fixtures are not compiled, so they are looked for beside package.json: above src/demo and above dist/src/demo. */
export function projectFile(...path: readonly string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The files of the demo were not found: no package.json above the program.');
    folder = parent;
  }
  return join(folder, ...path);
}
