import { labelThiopurineDuplicate as knowledge } from '../knowledge/rules/label-thiopurine-duplicate.js';
import { ONE, SWITCH_HIGH, SWITCH_WATCH } from '../knowledge/constants.js';
import { MG_NEW, OVER, SWITCH_HIGH_MG, SWITCH_LOW_MG, SWITCH_SAME_MG } from '../terms/dose.js';
import { ACTIVE_ORDERS, DRUG_IS, OTHER_THIOPURINE_CURRENT, THIOPURINE_IN_HAND } from '../terms/exposure.js';
import { DELETE_DUPLICATE_OK, SUGGEST_SWITCH_DOSE } from '../terms/number.js';
import { PARTNER_IN_HAND } from '../terms/partner.js';
import { MG_ACTIVE_OVER } from '../terms/range.js';
import { TRUE, above, and, atLeast, below, not } from '../terms/term.js';
import { rule } from './rule.js';

export const labelThiopurineDuplicate = rule({
  id: 'label-thiopurine-duplicate',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: false,
  rows: [
    {
      id: 'two',
      when: OTHER_THIOPURINE_CURRENT,
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_DUPLICATE_OK, not(PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'same-mg',
      when: and(DRUG_IS('mercaptopurine'), atLeast(MG_NEW, SWITCH_SAME_MG), OVER(SWITCH_HIGH)),
      indicator: 'critical',
      proposals: [
        { kind: 'update', cap: 'CAP_SWITCH', with: ['CBC'], when: and(THIOPURINE_IN_HAND, SUGGEST_SWITCH_DOSE) },
        {
          kind: 'create-replacement',
          cap: 'CAP_SWITCH',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), SUGGEST_SWITCH_DOSE),
        },
      ],
    },
    {
      id: 'high-mg',
      when: and(DRUG_IS('mercaptopurine'), above(MG_NEW, SWITCH_HIGH_MG), OVER(SWITCH_WATCH)),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
    {
      id: 'low-mg',
      when: and(DRUG_IS('azathioprine'), below(MG_NEW, SWITCH_LOW_MG)),
      indicator: 'info',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
    {
      id: 'orders',
      when: and(above(ACTIVE_ORDERS, ONE), MG_ACTIVE_OVER),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe', 'patient-view'],
      proposals: [{ kind: 'text', when: TRUE }],
    },
  ],
});
