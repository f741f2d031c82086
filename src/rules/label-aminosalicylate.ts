import { labelAminosalicylate as knowledge } from '../knowledge/rules/label-aminosalicylate.js';
import { COUNT_ABNORMAL } from '../terms/counts.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT } from '../terms/partner.js';
import { PGX_IM, PGX_POOR } from '../terms/pharmacogenetics.js';
import { TRUE, and, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelAminosalicylate = rule({
  id: 'label-aminosalicylate',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'at-risk',
      when: and(NEW_PAIR, THIOPURINE_CURRENT, PARTNER_CURRENT, or(PGX_IM, PGX_POOR, COUNT_ABNORMAL)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
