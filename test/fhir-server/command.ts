/** Test patients onto a FHIR server, each asked about and removed: does what the service reads there lead to the same cards? */
import { withTarget, type ExitCode } from '../../src/tools/fhir-server/command-line.js';
import type { Target } from '../../src/tools/fhir-server/exchange.js';
import { choose, type Case, type Choice } from './choose.js';
import { runCase } from './run-case.js';
import { runProbes } from './run-probes.js';
import type { RunDeps } from './deposit.js';

export interface CommandDeps extends RunDeps {
  /** Eight letters and figures that no other run has. */
  readonly newRun: () => string;
  readonly interrupted: AbortSignal;
  /** The vignettes to run; those of fixtures/vignettes where it is left out. */
  readonly choice?: Choice;
}

const help = `npm run test:fhir -- --fhir URL [--token-file FILE]

Shows whether this service reads a FHIR R4 server rightly. It WRITES TEST PATIENTS to the server, and removes them again:
first two for the searches, pages and lists that the service needs, then one for each vignette, whose cards are compared.
All ids begin with azcds-test- and the letters of the run, which nothing of yours has. NOT for a server with real patients:
what counts or copies patients, logs or subscriptions, sees these too.

  --fhir URL         base address of the FHIR server, as http://127.0.0.1:8080/fhir
  --token-file FILE  file with the bearer token to send; /dev/stdin reads it from standard input. Over http:// it is sent
                     to this machine alone (127.0.0.1, ::1, localhost), elsewhere over https:// alone

The token needs read, search, create, update and delete. Ends with 0 when the server fits, 1 when it does not or a test
patient could not be removed, 2 when the command line is wrong.`;

export function testFhirCommand(args: readonly string[], deps: CommandDeps): Promise<ExitCode> {
  return withTarget(args, { help, print: deps.print, run: (target) => run(target, deps) });
}

async function run(target: Target, deps: CommandDeps): Promise<ExitCode> {
  const { print } = deps;
  const prefix = `azcds-test-${deps.newRun()}-`;
  print(`Test patients of this run: ${target.base}, ids ${prefix}...`);
  const needs = await runProbes(target, prefix, deps);
  if (needs === 'not-written') {
    print('0 passed, 1 failed');
    return 1;
  }
  const choice = deps.choice ?? (await choose());
  const rules = new Set(choice.chosen.map(({ rule }) => rule));
  print(`${choice.chosen.length} vignettes of ${rules.size} rules:`);
  const cases = await runAll(choice.chosen, target, prefix, deps);
  for (const [why, count] of choice.left) print(`left out: ${count} vignettes (${why})`);
  const passed = needs.passed + cases.passed;
  const failed = needs.failed + cases.failed;
  if (deps.interrupted.aborted) print('Interrupted: not all vignettes were run.');
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 && !deps.interrupted.aborted ? 0 : 1;
}

async function runAll(
  cases: readonly Case[],
  target: Target,
  prefix: string,
  deps: CommandDeps,
): Promise<{ readonly passed: number; readonly failed: number }> {
  let passed = 0;
  let failed = 0;
  for (const [place, one] of cases.entries()) {
    if (deps.interrupted.aborted) break;
    const problems = await runCase(target, `${prefix}${place + 1}-`, one, deps);
    deps.print(`${problems.length === 0 ? 'passed' : 'FAILED'} ${one.rule}: ${one.vignette.name}`);
    for (const problem of problems) deps.print(`  ${problem}`);
    if (problems.length === 0) passed += 1;
    else failed += 1;
  }
  return { passed, failed };
}
