/** `npm run export`: the knowledge as one FHIR R4 Bundle, in dist/fhir-knowledge.json. */
import { writeFileSync } from 'node:fs';
import { knowledgeBundle } from '../fhir-knowledge/bundle.js';
import { readValueSets } from '../shipped-files.js';

const TARGET = 'dist/fhir-knowledge.json';

const { entry = [], ...bundle } = knowledgeBundle(readValueSets());
writeFileSync(TARGET, `${JSON.stringify({ ...bundle, entry }, undefined, 1)}\n`);
console.log(`${entry.length} resources written to ${TARGET}`);
