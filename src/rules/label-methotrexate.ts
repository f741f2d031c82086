import { labelMethotrexate as knowledge } from '../knowledge/rules/label-methotrexate.js';
import { LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT, PARTNER_IN_HAND, PARTNER_IS } from '../terms/partner.js';
import { TRUE, and } from '../terms/term.js';
import { rule } from './rule.js';

export const labelMethotrexate = rule({
  id: 'label-methotrexate',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    { id: 'protocol', when: LEUKAEMIA_TREATMENT, indicator: 'none', proposals: [] },
    {
      id: 'high-dose',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT, PARTNER_IS('methotrexate-high-dose')),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'low-dose',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT),
      indicator: 'warning',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'create-test', tests: ['CBC', 'LFT'], when: TRUE },
      ],
    },
  ],
});
