#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
/** The command line: the service, and the same rules on a file. */
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { answerTo } from './cli/answer.js';
import { burdenText } from './cli/burden-text.js';
import { cardsText, exitCodeOf } from './cli/cards-text.js';
import { explanationText } from './cli/explanation-text.js';
import { progressBar } from './cli/progress-bar.js';
import { hashesText, rulesText } from './cli/rules-text.js';
import { simulateFolder } from './cli/simulate-folder.js';
import { ConfigError } from './config.js';
import { codeOf } from './model/fault.js';
import { ServiceError } from './model/service-error.js';
import { rulePageHashes } from './shipped-files.js';
import { burdenPage } from './web/burden-page.js';

const help = `azathioprine-cds: checks orders of azathioprine, mercaptopurine and tioguanine

  azathioprine-cds serve                   start the service; settings are variables of the environment
  azathioprine-cds check <request.json>    the cards of a CDS Hooks request
  azathioprine-cds explain <request.json>  of each rule whether it spoke, or what stopped it
  azathioprine-cds rules                   the rules, with the hooks that they speak at; --hashes: the SHA-256 of each
                                           rule's page (docs/rules), as a site's approvals name it
  azathioprine-cds simulate <folder>       the cards that the orders of a FHIR bulk export would have raised, counted

A request is the JSON body that an EHR posts to a service, "-" reads it from standard input. With fhirServer in it, data
that its prefetch lacks is read there; without, nothing is asked of anybody. SITE_FILE names a site's settings.

simulate reads the .ndjson files of the folder and signs each MedicationRequest again (order-sign) at its authoredOn, with
what the export shows as known then: what was recorded by that moment, and what ended later as still running. It prints
cards by rule, of 1,000 orders, and how many interrupt; --html report.html writes the same as a page with plots. No
patient stands in either, and no count of orders, signings, cards or patients from 1 to 10. It ends with 1 where orders
could not be judged. Memory: 25 bytes a line and 150 a patient. More: docs/simulation.md.

check and explain end with 0 when no card is shown, 10 for info, 20 for warning, 30 for critical, 2 when the request or a
setting is wrong.`;

const unjudged = 1;
const wrongUse = 2;

interface Options {
  readonly html?: string;
  readonly hashes: boolean;
}

async function run(command: string | undefined, operands: readonly string[], options: Options): Promise<number> {
  const { html, hashes } = options;
  if (hashes && command !== 'rules') throw new UsageError('--hashes is for rules alone');
  if (html !== undefined && command !== 'simulate') throw new UsageError('--html is for simulate alone');
  switch (command) {
    case 'serve':
      takes(operands, 0);
      await import('./main.js');
      return 0;
    case 'check': {
      const answer = await answerTo(await requestIn(operands), process.env);
      console.log(cardsText(answer));
      return exitCodeOf(answer);
    }
    case 'explain': {
      const answer = await answerTo(await requestIn(operands), process.env);
      console.log(explanationText(answer));
      return exitCodeOf(answer);
    }
    case 'rules':
      takes(operands, 0);
      console.log(hashes ? hashesText(rulePageHashes()) : rulesText());
      return 0;
    case 'simulate':
      return simulated(operands, html);
    default:
      throw new UsageError(command === undefined ? 'a command is missing' : `there is no command ${command}`);
  }
}

class UsageError extends Error {}

async function simulated(operands: readonly string[], html: string | undefined): Promise<number> {
  takes(operands, 1);
  // Before hours are spent, and without touching what stands there.
  if (html !== undefined)
    written(html, () => {
      closeSync(openSync(html, 'a'));
    });
  const bar = progressBar(process.stderr);
  const found = await simulateFolder(operands[0] ?? '', process.env, bar.show);
  bar.end();
  if (!found.ok) throw new UsageError(found.problem);
  const { burden, words, firstBroken, firstFaults } = found.simulated;
  for (const { file, line } of firstBroken) console.error(`${file}, line ${line}: no FHIR resource could be read`);
  for (const fault of firstFaults) console.error(`a signing could not be judged: ${JSON.stringify(fault)}`);
  console.log(burdenText(burden, words));
  if (html !== undefined)
    written(html, () => {
      writeFileSync(html, burdenPage(burden, words));
    });
  return firstFaults.length === 0 ? 0 : unjudged;
}

function written(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${codeOf(error)})`);
  }
}

function takes(operands: readonly string[], count: number): void {
  if (operands.length !== count)
    throw new UsageError(`the command takes ${count === 0 ? 'no file' : 'one file or folder'}`);
}

async function requestIn(operands: readonly string[]): Promise<unknown> {
  takes(operands, 1);
  const [file = ''] = operands;
  const body = file === '-' ? await text(process.stdin) : fileText(file);
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new UsageError(`${file === '-' ? 'standard input' : file} is no JSON`);
  }
}

function fileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${codeOf(error)})`);
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, html: { type: 'string' }, hashes: { type: 'boolean' } },
  });
  const [command, ...operands] = positionals;
  if (values.help === true) console.log(help);
  else {
    const { html, hashes = false } = values;
    process.exitCode = await run(command, operands, { ...(html === undefined ? {} : { html }), hashes });
  }
} catch (error) {
  const isKnown = error instanceof UsageError || error instanceof ServiceError || error instanceof ConfigError;
  // parseArgs throws a TypeError whose words are for the user.
  if (!isKnown && !(error instanceof TypeError && 'code' in error)) throw error;
  console.error(`azathioprine-cds: ${error.message}\n\nazathioprine-cds --help tells what can be asked.`);
  process.exitCode = wrongUse;
}
