/** See docs/records.md. */
import { orSay } from './records/or-say.js';
import { verifyCommand } from './verify/verify-command.js';

process.exitCode = await orSay(verifyCommand(process.argv[2], { env: process.env, print: console.log }));
