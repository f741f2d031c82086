/** The cards of a record, made again by the present rules from what the record holds. */
import { renderCards } from '../../cards/render.js';
import type { Card } from '../model/cds-hooks.js';
import type { DecisionInputs } from '../model/journal.js';
import { decide, type Decision } from '../rules/decide.js';

export interface Again {
  readonly decision: Decision;
  readonly cards: readonly Card[];
}

/** Where the present rules give more cards than the record has uuids. */
const noUuid = '00000000-0000-0000-0000-000000000000';

/** `digest`: the keyed hash of the journal, by which an overridden card is known again. */
export function answerAgain(inputs: DecisionInputs, digest: (basis: string) => string): Again {
  const { publicUrl, recollection, uuids, ...asked } = inputs;
  const decision = decide(asked);
  let given = 0;
  const newUuid = (): string => {
    given += 1;
    return uuids[given - 1] ?? noUuid;
  };
  const { cards } = renderCards(decision, { newUuid, publicUrl, recollection, digest });
  return { decision, cards: cards.map(({ card }) => card) };
}
