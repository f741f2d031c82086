/** What the export of the knowledge as FHIR holds, and what it cannot say. */
import type { KnowledgeBundle } from '../../fhir-knowledge/bundle.js';
import { exportLimits } from '../../fhir-knowledge/limits.js';
import { code, file, list, section, table } from './markdown.js';

const holds: readonly (readonly [type: string, what: string])[] = [
  [
    'PlanDefinition',
    'one for each rule (`eca-rule`): hooks as triggers, rows as actions with their conditions, priority from the indicator, proposals below, sources as citations',
  ],
  ['Library', 'one for each rule: its decision table, words and numbers as text; one that holds all rules together'],
  ['ActivityDefinition', 'one for each test that a card may order: ServiceRequest with LOINC codes'],
  ['CodeSystem', 'the rules and the reasons to override, under the addresses that cards use'],
  ['ValueSet', 'the codes that drugs, conditions, tests and vaccines are known by'],
];

export function knowledgeMarkdown({ entry = [] }: KnowledgeBundle): string {
  const count = (type: string): string =>
    String(entry.filter(({ resource }) => resource?.resourceType === type).length);
  return file([
    '# The knowledge as FHIR',
    `The rules as FHIR R4 resources, written from what runs: \`npm run export\` puts them into \`dist/fhir-knowledge.json\`, and the running service shows the same Bundle at \`/fhir-knowledge\`. Nobody has approved any of it: all is \`draft\` and \`experimental\`, but the value sets, which keep the status of their files.`,
    table(
      ['Resource', 'How many', 'What'],
      holds.map(([type, what]) => [code(type), count(type), what]),
    ),
    ...section('What the export cannot say', list(exportLimits)),
  ]);
}
