/** See docs/records.md. */
import { orSay } from './records/or-say.js';
import { replayCommand } from './records/replay-command.js';

process.exitCode = await orSay(replayCommand(process.argv[2], { env: process.env, print: console.log }));
