/** `npm run baseline -- <requests>`: what the present rules say, for later versions to be compared with. See docs/records.md. */
import { writeFileSync } from 'node:fs';
import { knowledgeVersion } from '../knowledge/version.js';
import { baselineFile, writeBaseline } from './compare/baseline.js';
import { partsOf, sayInThreads } from './compare/say-in-threads.js';

const requests = Number(process.argv[2] ?? 30_000);
const seed = 1;
const started = performance.now();
const said = (await sayInThreads(partsOf(seed, requests))).flat();
writeFileSync(baselineFile(knowledgeVersion), writeBaseline({ knowledge: knowledgeVersion, seed, said }));
const seconds = (performance.now() - started) / 1000;
console.log(`${baselineFile(knowledgeVersion)}: ${requests} requests in ${seconds.toFixed(0)} s.`);
