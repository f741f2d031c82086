import type { DrugConcept } from '../model/drugs.js';
import { STEROID_HBV_MG } from '../knowledge/constants.js';
import type { SerologyFact } from '../model/facts.js';
import { isCurrentDrug, onUsableList } from './access.js';
import type { Case } from './case.js';
import { hasActive } from './conditions.js';
import { known } from './lab.js';
import { mayReach, systemicSteroids } from './steroid.js';
import { term, type Truth } from './term.js';

function answered(situation: Case, test: keyof SerologyFact, answer: 'positive' | 'negative'): boolean {
  return known(situation.facts.serology)?.[test]?.answer === answer;
}

/** True on evidence; without it false only where serology could be read and each of these tests that is on file has an answer. */
function onSerology({ facts }: Case, evidence: boolean, ...tests: readonly (keyof SerologyFact)[]): Truth {
  if (evidence) return true;
  const results = known(facts.serology);
  const isAnswered = tests.every((test) => {
    const result = results?.[test];
    return result === undefined || result.answer === 'positive' || result.answer === 'negative';
  });
  return results !== undefined && isAnswered ? false : 'not-evaluated';
}

export const EBV_NEGATIVE = term('EBV_NEGATIVE', ['serology'], (situation) =>
  onSerology(situation, answered(situation, 'ebv', 'negative'), 'ebv'),
);

export const HBV_ACTIVE = term('HBV_ACTIVE', ['serology', 'conditions'], (situation) => {
  return onSerology(situation, hasHbvMarker(situation) || hasActive(situation, 'hepatitis-b'), 'hbsag', 'hbvDna');
});

/** HBsAg or HBV DNA positive, newest result. */
export function hasHbvMarker(situation: Case): boolean {
  return answered(situation, 'hbsag', 'positive') || answered(situation, 'hbvDna', 'positive');
}

/** Anti-HBc positive, HBsAg negative or unknown. */
export const HBV_CORE_ONLY = term('HBV_CORE_ONLY', ['serology'], (situation) =>
  onSerology(
    situation,
    answered(situation, 'antiHbc', 'positive') && !answered(situation, 'hbsag', 'positive'),
    'antiHbc',
  ),
);

const biologics: readonly DrugConcept[] = ['anti-tnf', 'infliximab', 'jak-inhibitor'];

/** A TNF blocker, a JAK inhibitor, or a systemic steroid that may reach STEROID_HBV_MG. */
export const HBV_STRONGER_THERAPY = term('HBV_STRONGER_THERAPY', ['medications'], (situation) => {
  const steroid = systemicSteroids(situation).some((entry) => mayReach(entry, STEROID_HBV_MG.value));
  return onUsableList(situation, isCurrentDrug(situation, biologics) || steroid);
});
