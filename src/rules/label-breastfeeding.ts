import { labelBreastfeeding as knowledge } from '../knowledge/rules/label-breastfeeding.js';
import { PREGNANT_MGKG } from '../knowledge/constants.js';
import { MGKG_NEW } from '../terms/dose.js';
import { PGX_POOR } from '../terms/pharmacogenetics.js';
import { LACTATING } from '../terms/pregnancy.js';
import { above, and, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelBreastfeeding = rule({
  id: 'label-breastfeeding',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'high',
      when: and(LACTATING, or(PGX_POOR, above(MGKG_NEW, PREGNANT_MGKG))),
      indicator: 'warning',
      proposals: [],
    },
    { id: 'documented', when: LACTATING, indicator: 'info', proposals: [] },
  ],
});
