import { labelMalignancy as knowledge } from '../knowledge/rules/label-malignancy.js';
import { CANCER_Y } from '../knowledge/constants.js';
import { CONDITION, EVER_CONDITION, LEUKAEMIA_TREATMENT, RECENT_CONDITION } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { TRUE, and, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelMalignancy = rule({
  id: 'label-malignancy',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'leukaemia', when: LEUKAEMIA_TREATMENT, indicator: 'none', proposals: [] },
    {
      id: 'lymphoma',
      when: and(START, EVER_CONDITION('lymphoma')),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    {
      id: 'cancer',
      when: and(START, or(CONDITION('cancer'), RECENT_CONDITION('cancer', CANCER_Y))),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
  ],
});
