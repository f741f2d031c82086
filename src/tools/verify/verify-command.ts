/** `npm run verify [-- <file>]`: whether what is kept is what was written. */
import { existsSync, readFileSync } from 'node:fs';
import type { Named } from '../../store/link.js';
import { openOrSay, type CommandDeps } from '../records/replay-command.js';
import { verifyStore, type ExitCode } from './verify-store.js';

/** `file`: what this command printed before; the newest links of then must still be there. */
export async function verifyCommand(file: string | undefined, { env, print }: CommandDeps): Promise<ExitCode> {
  const remembered = file === undefined ? [] : linksIn(file);
  if (file !== undefined && remembered.length === 0) {
    print(`${file} holds no link as this command prints them.`);
    return 2;
  }
  const kept = openOrSay(env, print);
  if (kept === undefined) return 2;
  try {
    return await verifyStore(kept, remembered, print);
  } finally {
    await kept.database.destroy();
  }
}

const line = /^(?<id>[\w-]+\/\d+) (?<written_at>[\dTZ:.-]+) (?<hash>[\w-]+)$/gm;

function linksIn(file: string): readonly Named[] {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(line)].map(({ groups = {} }) => {
    const { id = '', written_at = '', hash = '' } = groups;
    return { id, written_at, hash };
  });
}
