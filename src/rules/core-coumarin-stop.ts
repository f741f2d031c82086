import { coreCoumarinStop as knowledge } from '../knowledge/rules/core-coumarin-stop.js';
import { REDUCTION } from '../terms/dose.js';
import { PARTNER_CURRENT } from '../terms/partner.js';
import { TRUE, and } from '../terms/term.js';
import { rule } from './rule.js';

export const coreCoumarinStop = rule({
  id: 'core-coumarin-stop',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: false,
  rows: [
    {
      id: 'reduction',
      when: and(REDUCTION, PARTNER_CURRENT),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['INR'], when: TRUE }],
    },
  ],
});
