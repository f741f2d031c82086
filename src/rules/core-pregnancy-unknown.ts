import { corePregnancyUnknown as knowledge } from '../knowledge/rules/core-pregnancy-unknown.js';
import { START } from '../terms/exposure.js';
import { CHILDBEARING_POTENTIAL, POSSIBLE_PREGNANCY, PREGNANCY_EXCLUDED, PREGNANT } from '../terms/pregnancy.js';
import { TRUE, and, or } from '../terms/term.js';
import { TEST_PENDING } from '../terms/tests.js';
import { rule } from './rule.js';

export const corePregnancyUnknown = rule({
  id: 'core-pregnancy-unknown',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'known',
      when: or(PREGNANT, POSSIBLE_PREGNANCY, PREGNANCY_EXCLUDED, TEST_PENDING('HCG')),
      indicator: 'none',
      proposals: [],
    },
    {
      id: 'unknown',
      when: and(START, CHILDBEARING_POTENTIAL),
      indicator: 'info',
      inStartCard: true,
      proposals: [{ kind: 'create-test', tests: ['HCG'], when: TRUE }],
    },
  ],
});
