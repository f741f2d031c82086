import { labelNeuromuscular as knowledge } from '../knowledge/rules/label-neuromuscular.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { OWN_PARTNER_IN_HAND } from '../terms/partner.js';
import { and } from '../terms/term.js';
import { rule } from './rule.js';

export const labelNeuromuscular = rule({
  id: 'label-neuromuscular',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [{ id: 'blocker', when: and(OWN_PARTNER_IN_HAND, THIOPURINE_CURRENT), indicator: 'info', proposals: [] }],
});
