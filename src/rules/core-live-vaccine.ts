import { coreLiveVaccine as knowledge } from '../knowledge/rules/core-live-vaccine.js';
import { VACCINE_AFTER_STOP_D } from '../knowledge/constants.js';
import { THIOPURINE_CURRENT, THIOPURINE_ENDED_D } from '../terms/exposure.js';
import { PARTNER_IN_HAND, VACCINE_IS } from '../terms/partner.js';
import { TRUE, and, atMost } from '../terms/term.js';
import { LOW_LEVEL_THERAPY } from '../terms/vaccine.js';
import { rule } from './rule.js';

export const coreLiveVaccine = rule({
  id: 'core-live-vaccine',
  knowledge,
  tells: 'pair',
  pairing: 'each',
  partnerTriggers: true,
  rows: [
    {
      id: 'live',
      when: and(THIOPURINE_CURRENT, VACCINE_IS('live-critical', 'mmr')),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'varicella-low',
      when: and(THIOPURINE_CURRENT, VACCINE_IS('varicella', 'zoster-live'), LOW_LEVEL_THERAPY),
      indicator: 'warning',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'varicella',
      when: and(THIOPURINE_CURRENT, VACCINE_IS('varicella', 'zoster-live')),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'after-stop',
      when: and(
        atMost(THIOPURINE_ENDED_D, VACCINE_AFTER_STOP_D),
        VACCINE_IS('live-critical', 'mmr', 'varicella', 'zoster-live'),
      ),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    {
      id: 'unclassified',
      when: and(THIOPURINE_CURRENT, VACCINE_IS('unclassified')),
      indicator: 'info',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
  ],
});
