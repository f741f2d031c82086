/** A rule as an event-condition-action PlanDefinition: hooks trigger it, its rows are actions. */
import type { PlanDefinition, PlanDefinitionAction, RelatedArtifact, TriggerDefinition, ValueSet } from 'fhir/r4.js';
import type { HookName } from '../model/orders.js';
import type { Rule } from '../rules/rule.js';
import type { RulePage } from '../web/rule-page.js';
import { canonicalOf, metadata } from './canonical.js';
import { citations } from './citations.js';
import { conditions, rowAction } from './row-action.js';

export function planDefinition(
  { id, rows, presupposes, knowledge }: Rule,
  page: RulePage,
  valueSets: readonly ValueSet[],
): PlanDefinition {
  return {
    resourceType: 'PlanDefinition',
    ...metadata('PlanDefinition', id),
    title: page.title,
    type: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/plan-definition-type', code: 'eca-rule' }],
    },
    description: `${page.statement}\n\nReview: ${page.review}.`,
    ...(page.limits === undefined ? {} : { usage: page.limits }),
    topic: [{ text: page.tier }],
    relatedArtifact: [...citations(page), ...drugs([...knowledge.thiopurines, ...knowledge.partners], valueSets)],
    library: [canonicalOf('Library', id)],
    action: [decisionTable(page, presupposes, rows)],
  };
}

function decisionTable(page: RulePage, presupposes: Rule['presupposes'], rows: Rule['rows']): PlanDefinitionAction {
  return {
    id: 'decision-table',
    title: 'Decision table',
    description: 'Read from the top; the first row that is true wins, also when it gives no card.',
    trigger: triggers(page.hooks),
    ...(presupposes === undefined ? {} : conditions(presupposes)),
    selectionBehavior: 'at-most-one',
    action: rows.map((row, index) => ({
      ...rowAction(row, page.rows[index]),
      ...(row.hooks === undefined ? {} : { trigger: triggers(row.hooks) }),
    })),
  };
}

function triggers(hooks: readonly HookName[]): TriggerDefinition[] {
  return hooks.map((name) => ({ type: 'named-event', name }));
}

/** Those drugs that have a value set of their own; groups of drugs and vaccines are read in other ways. */
function drugs(names: readonly string[], valueSets: readonly ValueSet[]): RelatedArtifact[] {
  return names.flatMap((name) => {
    const set = valueSets.find(({ id }) => id === `drug-${name}`);
    if (set?.url === undefined || set.version === undefined) return [];
    return [{ type: 'depends-on', display: name, resource: `${set.url}|${set.version}` }];
  });
}
