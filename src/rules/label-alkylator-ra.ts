import { labelAlkylatorRa as knowledge } from '../knowledge/rules/label-alkylator-ra.js';
import { CONDITION } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { PARTNER_CURRENT, PARTNER_EVER } from '../terms/partner.js';
import { TRUE, and, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelAlkylatorRa = rule({
  id: 'label-alkylator-ra',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: false,
  rows: [
    {
      id: 'match',
      when: and(START, CONDITION('rheumatoid-arthritis'), or(PARTNER_CURRENT, PARTNER_EVER)),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
  ],
});
