import { labelMycophenolate as knowledge } from '../knowledge/rules/label-mycophenolate.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT, PARTNER_IN_HAND } from '../terms/partner.js';
import { and } from '../terms/term.js';
import { rule } from './rule.js';

export const labelMycophenolate = rule({
  id: 'label-mycophenolate',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'new',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT),
      indicator: 'warning',
      proposals: [{ kind: 'delete', what: 'partner', when: PARTNER_IN_HAND }],
    },
  ],
});
