import { labelCytostatic as knowledge } from '../knowledge/rules/label-cytostatic.js';
import { CYTOSTATIC_D } from '../knowledge/constants.js';
import { CONDITION, LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT, PARTNER_ENDED_D, PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, and, atMost, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelCytostatic = rule({
  id: 'label-cytostatic',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    { id: 'protocol', when: LEUKAEMIA_TREATMENT, indicator: 'none', proposals: [] },
    {
      id: 'cancer',
      when: and(
        THIOPURINE_CURRENT,
        CONDITION('cancer', 'lymphoma'),
        NEW_PAIR,
        or(PARTNER_CURRENT, atMost(PARTNER_ENDED_D, CYTOSTATIC_D)),
      ),
      indicator: 'info',
      proposals: [],
    },
    {
      id: 'non-malignant',
      when: and(THIOPURINE_CURRENT, NEW_PAIR, or(PARTNER_CURRENT, atMost(PARTNER_ENDED_D, CYTOSTATIC_D))),
      indicator: 'warning',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'create-test', tests: ['CBC'], when: TRUE },
      ],
    },
  ],
});
