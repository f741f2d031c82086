/** A row of a decision table as an action, and what it proposes as the actions below it. */
import type { PlanDefinitionAction } from 'fhir/r4.js';
import { testOrders, type TestName } from '../knowledge/test-orders.js';
import type { Indicator } from '../model/cds-hooks.js';
import type { Proposal, Row } from '../rules/rule.js';
import type { Term } from '../terms/term.js';
import type { RuleRow } from '../web/rule-page.js';
import { activityId } from './activity-definitions.js';
import { canonicalOf } from './canonical.js';

/** As HL7 maps them (http://cds-hooks.hl7.org/ConceptMap/indicator-to-request-priority). */
const priorities: Readonly<Record<Indicator, 'routine' | 'urgent' | 'stat'>> = {
  info: 'routine',
  warning: 'urgent',
  critical: 'stat',
};

const language = 'text/x-azathioprine-cds-terms';

/** `told`: the same row as its page shows it. */
export function rowAction({ id, when, indicator, proposals }: Row, told: RuleRow | undefined): PlanDefinitionAction {
  return {
    id,
    title: told?.summary ?? (indicator === 'none' ? 'No card' : id),
    ...(told?.detail === undefined ? {} : { description: told.detail }),
    ...(indicator === 'none' ? {} : { priority: priorities[indicator] }),
    ...conditions(when),
    ...(proposals.length === 0
      ? {}
      : { action: proposals.map((proposal, index) => proposalAction(proposal, told?.offers[index])) }),
  };
}

/** Nothing where the condition is that there is none. */
export function conditions({ name }: Term): Pick<PlanDefinitionAction, 'condition'> {
  return name === 'TRUE' ? {} : { condition: [{ kind: 'applicability', expression: { language, expression: name } }] };
}

/** `words`: what the page says of the offer. */
function proposalAction(proposal: Proposal, words: string | undefined): PlanDefinitionAction {
  const tests = testActions(proposal);
  return {
    ...(words === undefined ? {} : { title: words }),
    ...actionType(proposal.kind),
    ...conditions(proposal.when),
    ...(tests.length === 0 ? {} : { action: tests }),
  };
}

function testActions(proposal: Proposal): PlanDefinitionAction[] {
  switch (proposal.kind) {
    case 'create-test':
      return proposal.tests.map(testAction);
    case 'update':
    case 'create-replacement':
      return proposal.with.map(testAction);
    case 'delete':
    case 'text':
      return [];
  }
}

function testAction(test: TestName): PlanDefinitionAction {
  return {
    title: testOrders[test].name,
    ...actionType('create-test'),
    definitionCanonical: canonicalOf('ActivityDefinition', activityId(test)),
  };
}

const actionTypes = {
  delete: 'remove',
  update: 'update',
  'create-replacement': 'create',
  'create-test': 'create',
  text: undefined,
} as const satisfies Record<Proposal['kind'], string | undefined>;

/** A sentence does nothing, so it has none. */
function actionType(kind: Proposal['kind']): Pick<PlanDefinitionAction, 'type'> {
  const code = actionTypes[kind];
  if (code === undefined) return {};
  return { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/action-type', code }] } };
}
