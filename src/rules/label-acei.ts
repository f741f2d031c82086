import { labelAcei as knowledge } from '../knowledge/rules/label-acei.js';
import { CKD_ACEI, HB_ACEI } from '../knowledge/constants.js';
import { TRANSPLANT } from '../terms/conditions.js';
import { COUNT_ABNORMAL, HB } from '../terms/counts.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { NEW_PAIR, PARTNER_CURRENT } from '../terms/partner.js';
import { EGFR } from '../terms/renal.js';
import { TRUE, and, below, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelAcei = rule({
  id: 'label-acei',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'at-risk',
      when: and(
        NEW_PAIR,
        THIOPURINE_CURRENT,
        PARTNER_CURRENT,
        or(TRANSPLANT, below(EGFR, CKD_ACEI), below(HB, HB_ACEI), COUNT_ABNORMAL),
      ),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
