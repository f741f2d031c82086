import { labelMarrowFailure as knowledge } from '../knowledge/rules/label-marrow-failure.js';
import { RECENT_D } from '../knowledge/constants.js';
import { CONDITION, LEUKAEMIA_TREATMENT, RECENT_CONDITION } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, and, not } from '../terms/term.js';
import { rule } from './rule.js';

export const labelMarrowFailure = rule({
  id: 'label-marrow-failure',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'leukaemia', when: LEUKAEMIA_TREATMENT, indicator: 'none', proposals: [] },
    {
      id: 'start',
      when: and(START, CONDITION('marrow-failure')),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    { id: 'continuing', when: RECENT_CONDITION('marrow-failure', RECENT_D), indicator: 'warning', proposals: [] },
  ],
});
