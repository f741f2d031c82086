/** `npm run baseline -- <requests>`: what the present rules say, for later versions to be compared with. See docs/records.md. */
import { writeFileSync } from 'node:fs';
import { knowledgeVersion } from '../knowledge/version.js';
import { baselineFile, requestsOfBlock, writeBaseline } from './compare/baseline.js';
import { inThreads, partsOf } from './compare/say-in-threads.js';

const requests = Number(process.argv[2] ?? 1_000_000);
/** So many are kept one by one: more would not fit into the repository. */
const single = Math.min(requests, 30_000);
const seed = 1;
const started = performance.now();
const said = (await inThreads.said(partsOf(seed, single))).flat();
const whole = requests - (requests % requestsOfBlock);
const surveys = await inThreads.surveyed(partsOf(seed, whole, requestsOfBlock));
writeFileSync(baselineFile(knowledgeVersion), writeBaseline({ knowledge: knowledgeVersion, seed, said, surveys }));
const seconds = (performance.now() - started) / 1000;
console.log(`${baselineFile(knowledgeVersion)}: ${requests} requests in ${seconds.toFixed(0)} s.`);
