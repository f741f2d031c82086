import { labelCladribine as knowledge } from '../knowledge/rules/label-cladribine.js';
import { CLADRIBINE_D } from '../knowledge/constants.js';
import { LYMPHOCYTES_RECOVERED } from '../terms/counts.js';
import { START, THIOPURINE_CURRENT } from '../terms/exposure.js';
import { OWN_PARTNER_IN_HAND, PARTNER_CURRENT, PARTNER_ENDED_D } from '../terms/partner.js';
import { TRUE, and, atMost, not, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelCladribine = rule({
  id: 'label-cladribine',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'cladribine',
      when: and(OWN_PARTNER_IN_HAND, THIOPURINE_CURRENT),
      indicator: 'critical',
      proposals: [{ kind: 'delete', what: 'partner', when: OWN_PARTNER_IN_HAND }],
    },
    {
      id: 'after',
      when: and(START, or(PARTNER_CURRENT, atMost(PARTNER_ENDED_D, CLADRIBINE_D)), not(LYMPHOCYTES_RECOVERED)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
