import { labelPaediatricMsJia as knowledge } from '../knowledge/rules/label-paediatric-ms-jia.js';
import { ADULT_Y } from '../knowledge/constants.js';
import { CONDITION } from '../terms/conditions.js';
import { INCREASE } from '../terms/dose.js';
import { START } from '../terms/exposure.js';
import { AGE_Y } from '../terms/patient.js';
import { TRUE, and, below, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelPaediatricMsJia = rule({
  id: 'label-paediatric-ms-jia',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'match',
      when: and(below(AGE_Y, ADULT_Y), CONDITION('multiple-sclerosis', 'jia'), or(START, INCREASE)),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
  ],
});
