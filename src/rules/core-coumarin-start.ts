import { coreCoumarinStart as knowledge } from '../knowledge/rules/core-coumarin-start.js';
import { COUMARIN_CHANGE_D, INR_FRESH_D } from '../knowledge/constants.js';
import { INCREASE } from '../terms/dose.js';
import { START, THERAPY_DAY, THIOPURINE_CURRENT, THIOPURINE_IN_HAND } from '../terms/exposure.js';
import { INR_AGE } from '../terms/inr.js';
import { PARTNER_CURRENT, PARTNER_START } from '../terms/partner.js';
import { TRUE, above, and, atMost, or } from '../terms/term.js';
import { rule } from './rule.js';

export const coreCoumarinStart = rule({
  id: 'core-coumarin-start',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'thiopurine',
      when: and(PARTNER_CURRENT, THIOPURINE_IN_HAND, or(START, INCREASE)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['INR'], when: TRUE }],
    },
    {
      id: 'coumarin',
      when: and(PARTNER_START, THIOPURINE_CURRENT),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['INR'], when: TRUE }],
    },
    {
      id: 'settling',
      when: and(
        PARTNER_CURRENT,
        THIOPURINE_IN_HAND,
        atMost(THERAPY_DAY, COUMARIN_CHANGE_D),
        above(INR_AGE, INR_FRESH_D),
      ),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [{ kind: 'create-test', tests: ['INR'], when: TRUE }],
    },
  ],
});
