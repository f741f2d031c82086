import { labelPortalHypertension as knowledge } from '../knowledge/rules/label-portal-hypertension.js';
import { PORTAL_D } from '../knowledge/constants.js';
import { CONDITION, RECENT_CONDITION } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { TRUE, and, or } from '../terms/term.js';
import { rule } from './rule.js';

export const labelPortalHypertension = rule({
  id: 'label-portal-hypertension',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'recorded',
      when: or(RECENT_CONDITION('portal-hypertension', PORTAL_D), and(START, CONDITION('portal-hypertension'))),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
  ],
});
