/** A FHIR bulk export, its orders signed again with the rules of this process. */
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createCallService } from '../call-service.js';
import { loadConfig } from '../config.js';
import { codeOf, InternalFault } from '../model/fault.js';
import type { FhirAccess } from '../model/outbound.js';
import { simulate, type SimulateDeps, type Simulated } from '../simulation/simulate.js';

export type SimulatedFolder =
  { readonly ok: true; readonly simulated: Simulated } | { readonly ok: false; readonly problem: string };

/** Throws ConfigError where a setting is wrong. */
export async function simulateFolder(
  folder: string,
  env: NodeJS.ProcessEnv,
  progress: SimulateDeps['progress'],
): Promise<SimulatedFolder> {
  const config = loadConfig({ ...env, PROFILE: 'demo' });
  const found = exportIn(folder);
  if (!found.ok) return found;
  if (config.profile !== 'demo') return { ok: false, problem: 'only one site can be asked' };
  let clock = new Date(0);
  const callService = createCallService({
    settings: config.settings,
    fhir: noServer,
    now: () => clock,
    newUuid: () => '00000000-0000-4000-8000-000000000000',
    publicUrl: config.publicUrl,
  });
  const simulated = await simulate(found.files, found.bytes, {
    progress,
    sign: (request, now) => {
      clock = now;
      return callService('azathioprine-order-sign', 'order-sign', request);
    },
  });
  return { ok: true, simulated };
}

type Found =
  | { readonly ok: true; readonly files: readonly string[]; readonly bytes: number }
  | { readonly ok: false; readonly problem: string };

function exportIn(folder: string): Found {
  try {
    const names = readdirSync(folder).toSorted();
    if (names.some((name) => name.endsWith('.ndjson.gz')))
      return { ok: false, problem: `${folder} holds compressed files (.ndjson.gz): expand them first` };
    const files = names.filter((name) => name.endsWith('.ndjson')).map((name) => join(folder, name));
    if (files.length === 0) return { ok: false, problem: `${folder} holds no .ndjson file` };
    return filesIn(files);
  } catch (error) {
    return { ok: false, problem: `${folder} cannot be read (${codeOf(error)})` };
  }
}

/** Each is tried before hours are spent on the others. */
function filesIn(files: readonly string[]): Found {
  let bytes = 0;
  for (const file of files) {
    try {
      const found = statSync(file);
      if (!found.isFile()) return { ok: false, problem: `${file} is no file: the export stands in one folder` };
      accessSync(file, constants.R_OK);
      bytes += found.size;
    } catch (error) {
      return { ok: false, problem: `${file} cannot be read (${codeOf(error)})` };
    }
  }
  return { ok: true, files, bytes };
}

/** All that is known stands in the request. */
const noServer: FhirAccess = {
  allows: () => false,
  get: () => Promise.reject(new InternalFault('a simulation asked a FHIR server')),
  withinMs: 0,
  report: () => undefined,
};
