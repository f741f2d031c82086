import { labelEbv as knowledge } from '../knowledge/rules/label-ebv.js';
import { YOUNG_MAN_Y } from '../knowledge/constants.js';
import { LEUKAEMIA_TREATMENT, TRANSPLANT } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { AGE_Y, MALE } from '../terms/patient.js';
import { EBV_NEGATIVE } from '../terms/serology.js';
import { TRUE, and, below, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelEbv = rule({
  id: 'label-ebv',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'transplant', when: or(TRANSPLANT, LEUKAEMIA_TREATMENT), indicator: 'none', proposals: [] },
    {
      id: 'negative',
      when: and(START, EBV_NEGATIVE, MALE, below(AGE_Y, YOUNG_MAN_Y)),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    {
      id: 'negative-other',
      when: and(START, EBV_NEGATIVE, below(AGE_Y, YOUNG_MAN_Y)),
      indicator: 'info',
      inStartCard: true,
      proposals: [],
    },
  ],
});
