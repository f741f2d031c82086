import { coreXoiFebuxostat as knowledge } from '../knowledge/rules/core-xoi-febuxostat.js';
import { FEBUXOSTAT_WASHOUT_D } from '../knowledge/constants.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { PARTNER_CURRENT, PARTNER_ENDED_D, PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, and, atMost, not } from '../terms/term.js';
import { rule } from './rule.js';

export const coreXoiFebuxostat = rule({
  id: 'core-xoi-febuxostat',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'current',
      when: and(PARTNER_CURRENT, THIOPURINE_CURRENT),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'washout',
      when: and(atMost(PARTNER_ENDED_D, FEBUXOSTAT_WASHOUT_D), THIOPURINE_CURRENT),
      indicator: 'warning',
      proposals: [],
    },
  ],
});
