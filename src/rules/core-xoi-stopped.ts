import { coreXoiStopped as knowledge } from '../knowledge/rules/core-xoi-stopped.js';
import { XOI_STOPPED_D } from '../knowledge/constants.js';
import { TRANSPLANT } from '../terms/conditions.js';
import { REDUCED, XOI_CURRENT, XOI_WASHOUT } from '../terms/inhibitor.js';
import { PARTNER_ENDED_D } from '../terms/partner.js';
import { TRUE, and, atMost, not, or } from '../terms/term.js';
import { rule } from './rule.js';

export const coreXoiStopped = rule({
  id: 'core-xoi-stopped',
  knowledge,
  tells: 'pair',
  pairing: 'one',
  partnerTriggers: false,
  needsKnownEnd: true,
  rows: [
    { id: 'not-yet', when: or(XOI_CURRENT, XOI_WASHOUT, not(REDUCED)), indicator: 'none', proposals: [] },
    {
      id: 'transplant',
      when: and(atMost(PARTNER_ENDED_D, XOI_STOPPED_D), TRANSPLANT),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    { id: 'other', when: atMost(PARTNER_ENDED_D, XOI_STOPPED_D), indicator: 'info', proposals: [] },
  ],
});
