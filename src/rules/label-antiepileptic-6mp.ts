import { labelAntiepileptic6mp as knowledge } from '../knowledge/rules/label-antiepileptic-6mp.js';
import { DRUG_IS, THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT } from '../terms/partner.js';
import { TRUE, and } from '../terms/term.js';
import { rule } from './rule.js';

export const labelAntiepileptic6mp = rule({
  id: 'label-antiepileptic-6mp',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  presupposes: THIOPURINE_CURRENT,
  rows: [
    {
      id: 'new',
      when: and(NEW_PAIR, PARTNER_CURRENT, DRUG_IS('mercaptopurine')),
      indicator: 'info',
      proposals: [{ kind: 'text', when: TRUE }],
    },
  ],
});
