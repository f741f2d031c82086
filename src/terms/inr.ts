import type { DrugConcept } from '../model/drugs.js';
import { beyondEveryLimit, count, isCurrentDrug, onUsableList } from './access.js';
import type { Case } from './case.js';
import { ageInDays, known, newest, valueOf } from './lab.js';
import { quantity, term } from './term.js';

export const vitaminKAntagonists = [
  'warfarin',
  'acenocoumarol',
  'phenprocoumon',
  'fluindione',
  'phenindione',
  'dicoumarol',
] as const satisfies readonly DrugConcept[];

export function lastInr({ facts }: Case): ReturnType<typeof newest> {
  return newest(known(facts.inr)?.results ?? []);
}

export const INR = quantity('INR', ['inr'], (situation) => {
  const last = lastInr(situation);
  return last === undefined ? undefined : valueOf(last);
});

/** Days since the newest INR; above any limit when the key was answered and holds none, unknown where none can be used. */
export const INR_AGE = quantity('INR_AGE', ['inr'], (situation) => {
  const last = lastInr(situation);
  if (last !== undefined) return count(ageInDays(last, situation.now));
  return known(situation.facts.inr)?.isEmpty === true ? beyondEveryLimit : undefined;
});

const anticoagulants: readonly DrugConcept[] = [...vitaminKAntagonists, 'direct-oral-anticoagulant'];

export const ANTICOAGULATED = term('ANTICOAGULATED', ['medications'], (situation) =>
  onUsableList(situation, isCurrentDrug(situation, anticoagulants)),
);
