import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../shipped-files.js';
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
  return join(projectFolder(), 'fixtures', 'patients');
}
