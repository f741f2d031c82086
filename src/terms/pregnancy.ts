import { CHILDBEARING_MAX_Y, CHILDBEARING_MIN_Y } from '../knowledge/constants.js';
import { canBePregnant } from '../facts/pregnancy.js';
import type { Evidence, PregnancyFact } from '../model/facts.js';
import type { Case } from './case.js';
import { hasActive } from './conditions.js';
import { known } from './lab.js';
import { term, type Term } from './term.js';

/** True on evidence; false only when every key that could hold evidence was read. */
function evidenced(
  name: string,
  pick: (fact: PregnancyFact) => Evidence | undefined,
  wholeStory: (situation: Case) => boolean,
): Term {
  return term(name, ['pregnancy', 'conditions', 'patient'], (situation) => {
    const fact = known(situation.facts.pregnancy);
    if (fact !== undefined && pick(fact) !== undefined) return true;
    return fact !== undefined && wholeStory(situation) ? false : 'not-evaluated';
  });
}

/** Of a patient who cannot be pregnant, conditions that were not read cannot say otherwise. */
const isRead = ({ facts }: Case): boolean =>
  facts.patient.status === 'known' && (facts.conditions.status === 'known' || !canBePregnant(facts.patient.value));

export const PREGNANT = evidenced('PREGNANT', ({ pregnant }) => pregnant, isRead);
export const POSSIBLE_PREGNANCY = evidenced(
  'POSSIBLE_PREGNANCY',
  ({ possible }) => possible,
  ({ facts }) => facts.patient.status === 'known',
);
export const PREGNANCY_EXCLUDED = evidenced(
  'PREGNANCY_EXCLUDED',
  ({ excluded }) => excluded,
  () => true,
);

export const CHILDBEARING_POTENTIAL = term(
  'CHILDBEARING_POTENTIAL',
  ['patient', 'conditions', 'procedures'],
  (situation) => {
    const { facts } = situation;
    const patient = known(facts.patient);
    if (patient?.gender !== undefined && patient.gender !== 'female') return false;
    if (hasActive(situation, 'infertile')) return false;
    if (patient?.ageYears === undefined) return 'not-evaluated';
    if (patient.ageYears < CHILDBEARING_MIN_Y.value || patient.ageYears > CHILDBEARING_MAX_Y.value) return false;
    return facts.conditions.status === 'known' && facts.procedures.status === 'known' ? true : 'not-evaluated';
  },
);

export const LACTATING = evidenced(
  'LACTATING',
  ({ lactating }) => lactating,
  // Conditions that say pregnant stand in for the key; of lactation they leave the other part unread.
  ({ facts }) => facts.conditions.status === 'known' && !facts.unavailable.has('pregnancy'),
);
