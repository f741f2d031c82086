import { coreLiveVaccineRecent as knowledge } from '../knowledge/rules/core-live-vaccine-recent.js';
import { VACCINE_BEFORE_START_D } from '../knowledge/constants.js';
import { TRANSPLANT } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { TRUE, and, atMost } from '../terms/term.js';
import { VACCINE_DAYS } from '../terms/vaccine.js';
import { rule } from './rule.js';

export const coreLiveVaccineRecent = rule({
  id: 'core-live-vaccine-recent',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'transplant', when: TRANSPLANT, indicator: 'none', proposals: [] },
    {
      id: 'recent',
      when: and(START, atMost(VACCINE_DAYS, VACCINE_BEFORE_START_D)),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
  ],
});
