/** `npm run test:fhir`: see docs/integration.md, "Prove that your FHIR server fits". */
import { randomUUID } from 'node:crypto';
import { isOpen } from '../../src/security/addresses.js';
import { openOutbound } from '../../src/security/outbound.js';
import { testFhirCommand } from './command.js';

const outbound = openOutbound(isOpen);
// The first interrupt ends the run after the vignette in hand, whose patient is then removed; a second one ends the process.
const interrupted = new AbortController();
const interrupt = (): void => {
  interrupted.abort();
};
process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
// Nobody reads on: what stands on the server is removed all the same.
process.stdout.on('error', interrupt);
const print = (line: string): void => void process.stdout.write(`${line}\n`);
process.exitCode = await testFhirCommand(process.argv.slice(2), {
  get: outbound.get,
  newRun: () => randomUUID().slice(0, 8),
  print,
  interrupted: interrupted.signal,
});
await outbound.close();
