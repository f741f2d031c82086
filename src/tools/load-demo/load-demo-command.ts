/** `npm run load-demo -- --fhir URL`: the demo patients on another FHIR server. */
import { bundleResources } from '../../demo/fhir-store.js';
import { readPatientBundles } from '../../demo/fixtures.js';
import type { FhirJson } from '../../model/json.js';
import { putOf, read, referenceOf, transact, type Target } from '../fhir-server/exchange.js';
import { withTarget, type ExitCode } from '../fhir-server/command-line.js';

export interface LoadDemoDeps {
  readonly now: Date;
  readonly print: (line: string) => void;
}

const help = `npm run load-demo -- --fhir URL [--token-file FILE]

Writes the invented patients of this project to a FHIR R4 server: a transaction for each, every resource by PUT under the
id that it has here, so that links and requests of the demo fit. What stands there under these ids is overwritten, nothing
else is touched, and nothing is removed. NOT for a server with real patients.

  --fhir URL         base address of the FHIR server, as http://127.0.0.1:8080/fhir
  --token-file FILE  file with the bearer token to send; /dev/stdin reads it from standard input. Over http:// it is sent
                     to this machine alone (127.0.0.1, ::1, localhost), elsewhere over https:// alone

Dates are those of today, as in the demo: run it again, and the stories are true again.
Ends with 0 when all patients are there, 1 when not, 2 when the command line is wrong.`;

export function loadDemoCommand(args: readonly string[], deps: LoadDemoDeps): Promise<ExitCode> {
  return withTarget(args, { help, print: deps.print, run: (target) => load(target, deps) });
}

async function load(target: Target, { now, print }: LoadDemoDeps): Promise<ExitCode> {
  // Patients refer to practitioners: those first.
  const bundles = readPatientBundles()
    .map((bundle) => bundleResources(bundle, now))
    .toSorted((a, b) => Number(hasPatient(a)) - Number(hasPatient(b)));
  for (const resources of bundles) {
    const problem = await problemOf(target, resources);
    const what = `${resources.slice(0, 1).map(referenceOf).join()} (${resources.length} resources)`;
    if (problem !== undefined) {
      print(`${what}: ${problem}`);
      return 1;
    }
    print(`${what}: written`);
  }
  print(`${bundles.filter(hasPatient).length} patients are on ${target.base}.`);
  return 0;
}

function hasPatient(resources: readonly FhirJson[]): boolean {
  return resources.some(({ resourceType }) => resourceType === 'Patient');
}

const needed =
  'Needed of it: transactions, PUT under an id that is not there yet ("update as create"), and the right to write.';

/** Undefined: all of it is there, under its own ids. */
async function problemOf(target: Target, resources: readonly FhirJson[]): Promise<string | undefined> {
  const posted = await transact(
    target,
    resources.map((resource) => putOf(target, resource)),
  );
  if (!posted.ok) {
    return `NOT written. ${posted.isRefused ? `The server said: ${posted.said}\n${needed}` : posted.said}`;
  }
  const [first] = resources;
  if (first === undefined) return undefined;
  const asked = referenceOf(first);
  const found = await read(target, asked);
  if (!found.ok && !found.isAbsent) return `written, but NOT given back to be checked: ${found.said}`;
  if (found.ok && referenceOf(found.resource) === asked) return undefined;
  const said = found.ok ? 'it gave another resource' : found.said;
  return `NOT written. The server took it under other ids: it does not let clients choose them (${said}).`;
}
