import { labelLeflunomide as knowledge } from '../knowledge/rules/label-leflunomide.js';
import { LEFLUNOMIDE_D } from '../knowledge/constants.js';
import { START, THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT, PARTNER_ENDED_D, PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, and, atMost } from '../terms/term.js';
import { rule } from './rule.js';

export const labelLeflunomide = rule({
  id: 'label-leflunomide',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'new',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT),
      indicator: 'warning',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'create-test', tests: ['CBC', 'LFT'], when: TRUE },
      ],
    },
    { id: 'persisting', when: and(START, atMost(PARTNER_ENDED_D, LEFLUNOMIDE_D)), indicator: 'info', proposals: [] },
  ],
});
