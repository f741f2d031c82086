/** See docs/records.md. */
import { compareCommand } from './compare/compare-command.js';
import { inThreads } from './compare/say-in-threads.js';
import { orSay } from './records/or-say.js';

process.exitCode = await orSay(
  compareCommand(process.argv.slice(2), { env: process.env, print: console.log, asked: inThreads }),
);
