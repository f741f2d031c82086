/** Orders that the suggestions of an answer give back: they must be kept as they came, or the same cards could not be made. */
import type { Action, Card } from '../model/cds-hooks.js';
import { object, text } from '../model/json.js';

export interface GivenBack {
  /** `Type/id` of orders that stand whole in an update. */
  readonly whole: ReadonlySet<string>;
  /** `Type/id` of orders that a new one replaces. */
  readonly replaced: ReadonlySet<string>;
}

export function givenBackIn(cards: readonly Card[]): GivenBack {
  const actions = cards.flatMap(({ suggestions = [] }) => suggestions.flatMap((suggestion) => suggestion.actions));
  return { whole: new Set(actions.flatMap(updated)), replaced: new Set(actions.flatMap(replacedBy)) };
}

function updated(action: Action): readonly string[] {
  if (action.type !== 'update') return [];
  return [`${action.resource.resourceType}/${text(action.resource['id']) ?? ''}`];
}

function replacedBy(action: Action): readonly string[] {
  if (action.type !== 'create') return [];
  return [text(object(action.resource['priorPrescription'])?.['reference']) ?? []].flat();
}
