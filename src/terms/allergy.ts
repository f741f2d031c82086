import type { AllergyFact, ReactionGroup } from '../model/facts.js';
import type { Case } from './case.js';
import { known } from './lab.js';
import { term, type Term } from './term.js';

/** Recorded thiopurine allergies of one gravity; undefined where allergies cannot be judged. */
export function allergiesOf({ facts }: Case, reaction: ReactionGroup): readonly AllergyFact[] | undefined {
  return known(facts.allergies)?.filter((allergy) => allergy.reaction === reaction);
}

function allergyTerm(name: string, reaction: ReactionGroup): Term {
  return term(name, ['allergies'], (situation) => {
    const found = allergiesOf(situation, reaction);
    return found === undefined ? 'not-evaluated' : found.length > 0;
  });
}

export const ALLERGY_SEVERE = allergyTerm('ALLERGY_SEVERE', 'severe');
export const ALLERGY_UNKNOWN = allergyTerm('ALLERGY_UNKNOWN', 'unknown');
export const ALLERGY_MODERATE = allergyTerm('ALLERGY_MODERATE', 'moderate');
export const ALLERGY_MILD = allergyTerm('ALLERGY_MILD', 'mild');

/** A recorded mild reaction is to the ingredient now ordered. */
export const ALLERGEN_SAME = term('ALLERGEN_SAME', ['allergies', 'draftOrders'], (situation) => {
  const found = known(situation.facts.allergies);
  return found === undefined
    ? 'not-evaluated'
    : found.some(({ allergen }) => allergen === situation.thiopurine?.ingredient);
});
