#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
/** The command line: the service, and the same rules on a file. */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { answerTo } from './cli/answer.js';
import { cardsText, exitCodeOf } from './cli/cards-text.js';
import { explanationText } from './cli/explanation-text.js';
import { rulesText } from './cli/rules-text.js';
import { ConfigError } from './config.js';
import { ServiceError } from './model/service-error.js';

const help = `azathioprine-cds: checks orders of azathioprine, mercaptopurine and tioguanine

  azathioprine-cds serve                   start the service; settings are variables of the environment
  azathioprine-cds check <request.json>    the cards of a CDS Hooks request
  azathioprine-cds explain <request.json>  of each rule whether it spoke, or what stopped it
  azathioprine-cds rules                   the rules, with the hooks that they speak at

A request is the JSON body that an EHR posts to a service, "-" reads it from standard input. With fhirServer in it, data
that its prefetch lacks is read there; without, nothing is asked of anybody. SITE_FILE names a site's settings.

check and explain end with 0 when no card is shown, 10 for info, 20 for warning, 30 for critical, 2 when the request or a
setting is wrong.`;

const wrongUse = 2;

async function run(command: string | undefined, operands: readonly string[]): Promise<number> {
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
      console.log(rulesText());
      return 0;
    default:
      throw new UsageError(command === undefined ? 'a command is missing' : `there is no command ${command}`);
  }
}

class UsageError extends Error {}

function takes(operands: readonly string[], count: number): void {
  if (operands.length !== count) throw new UsageError(`the command takes ${count === 0 ? 'no file' : 'one file'}`);
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
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
    throw new UsageError(`${file} cannot be read (${code})`);
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [command, ...operands] = positionals;
  if (values.help === true) console.log(help);
  else process.exitCode = await run(command, operands);
} catch (error) {
  const isKnown = error instanceof UsageError || error instanceof ServiceError || error instanceof ConfigError;
  // parseArgs throws a TypeError whose words are for the user.
  if (!isKnown && !(error instanceof TypeError && 'code' in error)) throw error;
  console.error(`azathioprine-cds: ${error.message}\n\nazathioprine-cds --help tells what can be asked.`);
  process.exitCode = wrongUse;
}
