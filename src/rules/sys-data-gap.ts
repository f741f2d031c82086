import { sysDataGap as knowledge } from '../knowledge/rules/sys-data-gap.js';
import { THIOPURINE_IN_HAND } from '../terms/exposure.js';
import {
  ANY_OTHER_KEY_BAD,
  CRITICAL_PARTNER_IN_HAND,
  DRAFT_UNIDENTIFIED,
  EXPECTED_ABSENT,
  MEDICATIONS_USABLE,
  NO_ORDERS,
  OTHER_CARD,
} from '../terms/gap.js';
import { and, not, or } from '../terms/term.js';
import { rule } from './rule.js';

const criticalOrder = or(THIOPURINE_IN_HAND, CRITICAL_PARTNER_IN_HAND);

export const sysDataGap = rule({
  id: 'sys-data-gap',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'no-orders', when: NO_ORDERS, indicator: 'info', proposals: [] },
    { id: 'draft', when: DRAFT_UNIDENTIFIED, indicator: 'warning', proposals: [] },
    { id: 'medications', when: and(not(MEDICATIONS_USABLE), criticalOrder), indicator: 'warning', proposals: [] },
    {
      id: 'expected',
      when: and(EXPECTED_ABSENT, criticalOrder),
      indicator: 'info',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
    { id: 'told-elsewhere', when: OTHER_CARD, indicator: 'none', proposals: [] },
    { id: 'other', when: and(ANY_OTHER_KEY_BAD, criticalOrder), indicator: 'info', proposals: [] },
  ],
});
