/** What a click on each suggestion of a card does, without what it does it to. */
import type { Action, Card } from '../src/model/cds-hooks.js';
import type { SuggestionKinds, WatchedTest } from '../src/model/journal.js';
import { object, objects, text } from '../src/model/json.js';
import { testOrders } from '../src/knowledge/test-orders.js';

export function suggestionsOf({ suggestions = [] }: Card): readonly SuggestionKinds[] {
  return suggestions.map(({ uuid, actions }) => ({
    uuid,
    kinds: [...new Set(actions.map(({ type }) => type))],
    tests: (['CBC', 'INR'] as const).filter((test) => actions.some((action) => asksFor(test, action))),
  }));
}

function asksFor(test: WatchedTest, action: Action): boolean {
  if (action.type !== 'create' || action.resource.resourceType !== 'ServiceRequest') return false;
  const codes: readonly string[] = testOrders[test].loinc;
  return objects(object(action.resource['code'])?.['coding']).some(({ code }) => codes.includes(text(code) ?? ''));
}
