import { labelSeriousInfection as knowledge } from '../knowledge/rules/label-serious-infection.js';
import { INFECTION_D } from '../knowledge/constants.js';
import { RECENT_CONDITION } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { HBV_ACTIVE, HBV_CORE_ONLY, HBV_STRONGER_THERAPY } from '../terms/serology.js';
import { TRUE, and, not } from '../terms/term.js';
import { severeInfection } from '../terms/danger.js';
import { rule } from './rule.js';

export const labelSeriousInfection = rule({
  id: 'label-serious-infection',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'severe',
      when: severeInfection,
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    { id: 'zoster', when: RECENT_CONDITION('varicella-zoster', INFECTION_D), indicator: 'warning', proposals: [] },
    { id: 'hbv', when: and(START, HBV_ACTIVE), indicator: 'warning', proposals: [{ kind: 'text', when: TRUE }] },
    { id: 'core-combined', when: and(START, HBV_CORE_ONLY, HBV_STRONGER_THERAPY), indicator: 'warning', proposals: [] },
    { id: 'core', when: and(START, HBV_CORE_ONLY), indicator: 'info', inStartCard: true, proposals: [] },
  ],
});
