import { conditionSetsOf } from '../knowledge/condition-sets.js';
import { codingsOf, wordingsOf } from '../knowledge/terminology.js';
import { objects, text, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { contained, lastTwoSegments } from './medication-of.js';
import { isWithdrawn } from './status.js';

/** The patient's conditions as far as they are known, by `Condition/id`. */
export type ConditionsByReference = () => ReadonlyMap<string, FhirJson>;

/** Condition sets of each reason that an order gives and that can be read; none for a reason that no rule names. */
export function reasonsOf(order: FhirJson, conditions: ConditionsByReference): readonly (readonly string[])[] {
  const referred = objects(order['reasonReference']).map((reference) => conceptBehind(reference, order, conditions));
  return [...objects(order['reasonCode']), ...referred].filter(speaks).map(conditionSetsOf);
}

/** The code of the Condition, else what the reference calls it. */
function conceptBehind(reference: JsonObject, order: FhirJson, conditions: ConditionsByReference): Json | undefined {
  const written = text(reference['reference']);
  const found = written === undefined ? undefined : resolve(written, order, conditions);
  if (found !== undefined && isWithdrawn(found['verificationStatus'])) return undefined;
  return speaks(found?.['code']) ? found?.['code'] : reference['display'];
}

function resolve(written: string, order: FhirJson, conditions: ConditionsByReference): FhirJson | undefined {
  const found = written.startsWith('#') ? contained(order, written) : conditions().get(lastTwoSegments(written));
  return found?.resourceType === 'Condition' ? found : undefined;
}

function speaks(concept: Json | undefined): boolean {
  return codingsOf(concept).length > 0 || wordingsOf(concept).length > 0;
}
