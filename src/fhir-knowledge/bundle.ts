/** The whole knowledge as FHIR R4: `npm run export`, and `/fhir-knowledge`. */
import type { ActivityDefinition, Bundle, CodeSystem, Library, PlanDefinition, ValueSet } from 'fhir/r4.js';
import { rulePages } from '../rule-pages.js';
import { ruleTable } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import type { RulePage } from '../web/rule-page.js';
import { activityDefinitions } from './activity-definitions.js';
import { codeSystems } from './code-systems.js';
import { knowledgeLibrary, ruleLibrary } from './libraries.js';
import { planDefinition } from './plan-definition.js';
import { ruleText } from './rule-text.js';

export type KnowledgeResource = ActivityDefinition | CodeSystem | Library | PlanDefinition | ValueSet;
export type KnowledgeBundle = Bundle<KnowledgeResource>;

/** The same knowledge gives the same Bundle. */
export function knowledgeBundle(valueSets: readonly ValueSet[]): KnowledgeBundle {
  const pages = rulePages();
  const resources = [
    ...pages.flatMap((page) => ofRule(page, valueSets)),
    ...activityDefinitions(),
    ...codeSystems(pages),
    ...valueSets,
  ];
  const copyrights = [...new Set(resources.map(({ copyright = '' }) => copyright))].filter((words) => words !== '');
  return {
    resourceType: 'Bundle',
    id: 'azathioprine-cds-knowledge',
    type: 'collection',
    entry: [knowledgeLibrary(pages, copyrights), ...resources].map(entryOf),
  };
}

const rules: ReadonlyMap<string, Rule> = new Map(Object.entries(ruleTable));

function ofRule(page: RulePage, valueSets: readonly ValueSet[]): readonly KnowledgeResource[] {
  const rule = rules.get(page.id);
  return rule === undefined ? [] : [planDefinition(rule, page, valueSets), ruleLibrary(page, ruleText(page))];
}

function entryOf(resource: KnowledgeResource): { fullUrl: string; resource: KnowledgeResource } {
  return { fullUrl: resource.url ?? '', resource };
}
