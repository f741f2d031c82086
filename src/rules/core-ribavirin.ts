import { coreRibavirin as knowledge } from '../knowledge/rules/core-ribavirin.js';
import { RIBAVIRIN_PERSIST_D, RIBAVIRIN_TRACE_D } from '../knowledge/constants.js';
import { START, THIOPURINE_CURRENT } from '../terms/exposure.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { PARTNER_CURRENT, PARTNER_ENDED_D, PARTNER_IN_HAND, PARTNER_IS } from '../terms/partner.js';
import { TRUE, and, atMost, not } from '../terms/term.js';
import { rule } from './rule.js';

export const coreRibavirin = rule({
  id: 'core-ribavirin',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'systemic',
      when: and(PARTNER_CURRENT, THIOPURINE_CURRENT, not(PARTNER_IS('ribavirin-inhaled'))),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'inhaled',
      when: and(PARTNER_CURRENT, THIOPURINE_CURRENT),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'persisting',
      when: and(atMost(PARTNER_ENDED_D, RIBAVIRIN_PERSIST_D), START),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'trace',
      when: and(atMost(PARTNER_ENDED_D, RIBAVIRIN_TRACE_D), START),
      indicator: 'info',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
  ],
});
