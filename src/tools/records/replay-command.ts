/** `npm run replay -- <record>`: the cards of a decision, made again. */
import { existsSync, readFileSync } from 'node:fs';
import { ConfigError, type loadConfig } from '../../config.js';
import { isObject, text, values, type Json } from '../../model/json.js';
import { replay, type KeptDecision, type Replayed, type Unreadable } from '../../records/replay.js';
import { openKept, type Kept } from './open-kept.js';

/** 0: the same cards. 1: others. 2: no answer to that. */
type ExitCode = 0 | 1 | 2;

export interface CommandDeps {
  readonly env: Parameters<typeof loadConfig>[0];
  readonly print: (line: string) => void;
}

/** `named`: the id of a decision, or a file that holds its row of the table as JSON. */
export async function replayCommand(named: string | undefined, { env, print }: CommandDeps): Promise<ExitCode> {
  if (named === undefined) {
    print('Usage: npm run replay -- <id of a decision, or a file that holds its row as JSON>');
    return 2;
  }
  const kept = openOrSay(env, print);
  if (kept === undefined) return 2;
  try {
    const row = existsSync(named) ? rowIn(readFileSync(named, 'utf8')) : await rowOf(named, kept);
    if (row === undefined) {
      print(`No decision ${named} is kept: neither a row of the database nor a file that holds one.`);
      return 2;
    }
    return tell(await replay(row, kept.siteKey), print);
  } finally {
    await kept.database.destroy();
  }
}

/** Undefined where the settings are wrong, which is said. */
export function openOrSay(env: CommandDeps['env'], print: CommandDeps['print']): Kept | undefined {
  try {
    return openKept(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) print(problem);
    return undefined;
  }
}

async function rowOf(id: string, { database }: Kept): Promise<KeptDecision | undefined> {
  return database.selectFrom('decision').select(['tenant', 'sealed']).where('id', '=', id).executeTakeFirst();
}

/** A row as JSON, or a list of one, as the clients of both databases write it. */
function rowIn(written: string): KeptDecision | undefined {
  const [row] = values(jsonIn(written));
  if (!isObject(row)) return undefined;
  const { sealed = null } = row;
  const tenant = text(row['tenant']);
  return tenant === undefined || !(sealed === null || typeof sealed === 'string') ? undefined : { tenant, sealed };
}

function jsonIn(written: string): Json | undefined {
  try {
    return JSON.parse(written) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const why: { readonly [P in Unreadable]: string } = {
  'not-kept': 'The inputs of this decision were too large to be kept: it cannot be made again.',
  sealed: 'The record does not open: it was sealed under another site key, or it was changed.',
  format: 'A later version of this service wrote the record: this one cannot read it.',
};

function tell(replayed: Replayed, print: CommandDeps['print']): ExitCode {
  if (!replayed.ok) {
    print(why[replayed.problem]);
    return 2;
  }
  const { cards, isSame, knowledge } = replayed;
  print(JSON.stringify(cards, null, 2));
  if (knowledge.then !== knowledge.now)
    print(`The cards were made with knowledge ${knowledge.then}; these were made with ${knowledge.now}.`);
  print(isSame ? 'The same cards as were sent.' : 'Not the cards that were sent.');
  return isSame ? 0 : 1;
}
