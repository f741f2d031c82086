/** See docs/integration.md. */
import { loadDemoCommand } from './load-demo/load-demo-command.js';

process.exitCode = await loadDemoCommand(process.argv.slice(2), { now: new Date(), print: console.log });
