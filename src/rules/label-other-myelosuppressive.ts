import { labelOtherMyelosuppressive as knowledge } from '../knowledge/rules/label-other-myelosuppressive.js';
import { LINEZOLID_D } from '../knowledge/constants.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_COURSE_D, PARTNER_CURRENT, PARTNER_IS } from '../terms/partner.js';
import { TRUE, and, atMost } from '../terms/term.js';
import { rule } from './rule.js';

export const labelOtherMyelosuppressive = rule({
  id: 'label-other-myelosuppressive',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'agranulocytosis',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT, PARTNER_IS('clozapine', 'deferiprone')),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'short-linezolid',
      when: and(PARTNER_IS('linezolid'), atMost(PARTNER_COURSE_D, LINEZOLID_D)),
      indicator: 'none',
      proposals: [],
    },
    {
      id: 'others',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
