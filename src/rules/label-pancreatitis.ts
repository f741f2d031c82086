import { labelPancreatitis as knowledge } from '../knowledge/rules/label-pancreatitis.js';
import { EVER_CONDITION } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, and, not } from '../terms/term.js';
import { activePancreatitis } from '../terms/danger.js';
import { rule } from './rule.js';

export const labelPancreatitis = rule({
  id: 'label-pancreatitis',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'active',
      when: activePancreatitis,
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    { id: 'drug-induced', when: and(START, EVER_CONDITION('drug-pancreatitis')), indicator: 'warning', proposals: [] },
    {
      id: 'past',
      when: and(START, EVER_CONDITION('pancreatitis-history')),
      indicator: 'info',
      inStartCard: true,
      proposals: [],
    },
  ],
});
