import { labelNatalizumabS1p as knowledge } from '../knowledge/rules/label-natalizumab-s1p.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT, PARTNER_IN_HAND, PARTNER_IS } from '../terms/partner.js';
import { and } from '../terms/term.js';
import { rule } from './rule.js';

export const labelNatalizumabS1p = rule({
  id: 'label-natalizumab-s1p',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'strong',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT, PARTNER_IS('natalizumab', 'alemtuzumab')),
      indicator: 'warning',
      proposals: [{ kind: 'delete', what: 'partner', when: PARTNER_IN_HAND }],
    },
    { id: 'others', when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT), indicator: 'info', proposals: [] },
  ],
});
