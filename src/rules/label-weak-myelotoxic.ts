import { labelWeakMyelotoxic as knowledge } from '../knowledge/rules/label-weak-myelotoxic.js';
import { COUNT_ABNORMAL } from '../terms/counts.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT } from '../terms/partner.js';
import { and } from '../terms/term.js';
import { rule } from './rule.js';

export const labelWeakMyelotoxic = rule({
  id: 'label-weak-myelotoxic',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'abnormal',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT, COUNT_ABNORMAL),
      indicator: 'info',
      proposals: [],
    },
  ],
});
