import { labelAntitnf as knowledge } from '../knowledge/rules/label-antitnf.js';
import { YOUNG_MAN_Y } from '../knowledge/constants.js';
import { CONDITION } from '../terms/conditions.js';
import { START, THIOPURINE_CURRENT } from '../terms/exposure.js';
import { PARTNER_CURRENT, PARTNER_IS, PARTNER_START } from '../terms/partner.js';
import { AGE_Y, MALE } from '../terms/patient.js';
import { TRUE, and, below, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelAntitnf = rule({
  id: 'label-antitnf',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  presupposes: PARTNER_CURRENT,
  rows: [
    {
      id: 'young-man',
      when: and(
        or(PARTNER_START, START),
        THIOPURINE_CURRENT,
        PARTNER_CURRENT,
        MALE,
        below(AGE_Y, YOUNG_MAN_Y),
        CONDITION('ibd'),
      ),
      indicator: 'warning',
      proposals: [],
    },
    {
      id: 'infliximab',
      when: and(or(PARTNER_START, START), THIOPURINE_CURRENT, PARTNER_IS('infliximab')),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
