import { labelRenal as knowledge } from '../knowledge/rules/label-renal.js';
import { EGFR_MID, EGFR_VERY_LOW } from '../knowledge/constants.js';
import { LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { INCREASE, WEIGHT_VALID } from '../terms/dose.js';
import { START, THIOPURINE_IN_HAND } from '../terms/exposure.js';
import { SUGGEST_START_DOSE } from '../terms/number.js';
import { EGFR, EGFR_FALLING, RENAL_LOW_OVER, RENAL_MID_OVER } from '../terms/renal.js';
import { TRUE, and, below, not, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelRenal = rule({
  id: 'label-renal',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'leukaemia', when: LEUKAEMIA_TREATMENT, indicator: 'none', proposals: [] },
    {
      id: 'very-low',
      when: and(below(EGFR, EGFR_VERY_LOW), or(START, INCREASE), RENAL_LOW_OVER),
      indicator: 'warning',
      proposals: [
        { kind: 'update', cap: 'CAP_RENAL_LOW', with: ['CBC'], when: and(THIOPURINE_IN_HAND, SUGGEST_START_DOSE) },
        {
          kind: 'create-replacement',
          cap: 'CAP_RENAL_LOW',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), SUGGEST_START_DOSE),
        },
      ],
    },
    {
      id: 'mid',
      when: and(below(EGFR, EGFR_MID), or(START, INCREASE), RENAL_MID_OVER),
      indicator: 'warning',
      proposals: [
        { kind: 'update', cap: 'CAP_RENAL_MID', with: ['CBC'], when: and(THIOPURINE_IN_HAND, SUGGEST_START_DOSE) },
        {
          kind: 'create-replacement',
          cap: 'CAP_RENAL_MID',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), SUGGEST_START_DOSE),
        },
      ],
    },
    { id: 'no-weight', when: and(below(EGFR, EGFR_MID), START, not(WEIGHT_VALID)), indicator: 'info', proposals: [] },
    { id: 'low-start', when: and(below(EGFR, EGFR_MID), START), indicator: 'info', inStartCard: true, proposals: [] },
    {
      id: 'falling',
      when: EGFR_FALLING,
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['CBC', 'RENAL'], when: TRUE }],
    },
  ],
});
