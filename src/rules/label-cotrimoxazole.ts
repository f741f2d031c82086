import { labelCotrimoxazole as knowledge } from '../knowledge/rules/label-cotrimoxazole.js';
import { COTRIM_SHORT_D } from '../knowledge/constants.js';
import { COUNT_ABNORMAL } from '../terms/counts.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_COURSE_D, PARTNER_CURRENT, PARTNER_IS, PARTNER_PROPHYLAXIS } from '../terms/partner.js';
import { TRUE, and, atMost } from '../terms/term.js';
import { rule } from './rule.js';

export const labelCotrimoxazole = rule({
  id: 'label-cotrimoxazole',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'short-trimethoprim',
      when: and(PARTNER_IS('trimethoprim'), atMost(PARTNER_COURSE_D, COTRIM_SHORT_D)),
      indicator: 'none',
      proposals: [],
    },
    {
      id: 'abnormal',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT, COUNT_ABNORMAL),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    { id: 'prophylaxis', when: PARTNER_PROPHYLAXIS, indicator: 'none', proposals: [] },
    {
      id: 'short',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT, atMost(PARTNER_COURSE_D, COTRIM_SHORT_D)),
      indicator: 'info',
      proposals: [],
    },
    {
      id: 'treatment',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
