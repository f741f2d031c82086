/** `npm run compare -- --from <knowledge version> (--stored | --generated <requests>)`. */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { codeOf } from '../../model/fault.js';
import { knowledgeVersion } from '../../knowledge/version.js';
import { openOrSay, type CommandDeps } from '../records/replay-command.js';
import { baselineFile, readBaseline, requestsOfBlock, type Baseline } from './baseline.js';
import { linesOf, type Counted } from './changes.js';
import { compareBlocks, compareGenerated } from './compare-generated.js';
import { compareStored } from './compare-stored.js';
import type { Asked } from './say-in-threads.js';
import { shiftLines } from './shift-lines.js';

/** 0: nothing changed. 1: something did. 2: could not be compared. */
type ExitCode = 0 | 1 | 2;

export interface CompareDeps extends CommandDeps {
  readonly asked: Asked;
}

const usage = `Usage: npm run compare -- --from <knowledge version> --stored
       npm run compare -- --from <knowledge version> --generated <requests>`;

export async function compareCommand(args: readonly string[], deps: CompareDeps): Promise<ExitCode> {
  const { from, stored, generated } = optionsIn(args) ?? {};
  if (from === undefined || (stored === undefined) === (generated === undefined)) {
    deps.print(usage);
    return 2;
  }
  return stored === undefined ? generatedSince(from, Number(generated), deps) : storedSince(from, deps);
}

interface Options {
  readonly from?: string;
  readonly stored?: boolean;
  readonly generated?: string;
}

/** Undefined where one is not known or lacks its value. */
function optionsIn(args: readonly string[]): Options | undefined {
  const options = { from: { type: 'string' }, stored: { type: 'boolean' }, generated: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (codeOf(error).startsWith('ERR_PARSE_ARGS')) return undefined;
    throw error;
  }
}

async function generatedSince(from: string, requests: number, { print, asked }: CompareDeps): Promise<ExitCode> {
  const file = baselineFile(from);
  // The version becomes a part of a path.
  if (!/^\d+\.\d+\.\d+$/.test(from) || !existsSync(file)) {
    print(`There is no ${file}: what knowledge ${from} said to generated requests was not written down.`);
    return 2;
  }
  const baseline = readBaseline(readFileSync(file, 'utf8'));
  const single = baseline.said.length;
  const most = Math.max(single, baseline.surveys.length * requestsOfBlock);
  const isWhole = requests <= single || requests % requestsOfBlock === 0;
  if (!Number.isInteger(requests) || requests < 1 || requests > most || !isWhole) {
    print(`--generated takes 1 to ${single}, or tens of thousands up to ${most}: so many are in ${file}.`);
    return 2;
  }
  const over = `${Math.min(requests, single)} generated requests (seed ${baseline.seed})`;
  const code = tell(await compareGenerated(baseline, requests, asked), over, from, print);
  if (requests <= single) return code;
  return (await tellBlocks(baseline, requests, { print, asked })) === 0 ? code : 1;
}

async function tellBlocks(
  baseline: Baseline,
  requests: number,
  { print, asked }: Pick<CompareDeps, 'print' | 'asked'>,
): Promise<ExitCode> {
  const shifts = await compareBlocks(baseline, requests / requestsOfBlock, asked);
  print(`By rule over ${requests} generated requests:`);
  if (shifts.length === 0) print('Each rule says the same.');
  for (const line of shiftLines(shifts, requests)) print(line);
  return shifts.length === 0 ? 0 : 1;
}

async function storedSince(from: string, { env, print }: CompareDeps): Promise<ExitCode> {
  const kept = openOrSay(env, print);
  if (kept === undefined) return 2;
  try {
    const { changes, compared, unread } = await compareStored(kept, from);
    if (unread > 0) print(`${unread} decisions were too large to be kept, or do not open with this site key.`);
    if (compared === 0) {
      print(`No decision of knowledge ${from} can be read.`);
      return 2;
    }
    return tell(changes, `${compared} kept decisions`, from, print);
  } finally {
    await kept.database.destroy();
  }
}

function tell(changes: readonly Counted[], over: string, from: string, print: CommandDeps['print']): ExitCode {
  print(`Knowledge ${from} and ${knowledgeVersion} over ${over}:`);
  if (changes.length === 0) {
    print('No card appears, changes or goes.');
    return 0;
  }
  for (const line of linesOf(changes)) print(line);
  return 1;
}
