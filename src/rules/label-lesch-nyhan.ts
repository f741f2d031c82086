import { labelLeschNyhan as knowledge } from '../knowledge/rules/label-lesch-nyhan.js';
import { CONDITION } from '../terms/conditions.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { and, not } from '../terms/term.js';
import { rule } from './rule.js';

export const labelLeschNyhan = rule({
  id: 'label-lesch-nyhan',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'match',
      when: CONDITION('lesch-nyhan'),
      indicator: 'warning',
      proposals: [{ kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) }],
    },
  ],
});
