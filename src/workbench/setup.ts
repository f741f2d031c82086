import type { WorkbenchData } from '../model/workbench.js';
import type { DemoPatient } from '../web/demo-patient.js';
import { discover, type Templates } from './prefetch.js';

/** What the pages read once, before they show anything. */
export interface Setup extends WorkbenchData {
  readonly patients: readonly DemoPatient[];
  readonly templates: ReadonlyMap<string, Templates>;
}

export async function loadSetup(): Promise<Setup> {
  const [data, templates] = await Promise.all([readData(), discover()]);
  return { ...data, templates };
}

async function readData(): Promise<Omit<Setup, 'templates'>> {
  const answer = await fetch('/workbench.json');
  if (!answer.ok) throw new Error(`The demo answered ${answer.status}.`);
  // The same build wrote it.
  return (await answer.json()) as Omit<Setup, 'templates'>;
}
