import { corePregnancyIcp as knowledge } from '../knowledge/rules/core-pregnancy-icp.js';
import { BILE_ACIDS_ICP, ITCH_D, PREGNANCY_MAX_D } from '../knowledge/constants.js';
import { CONDITION, RECENT_CONDITION } from '../terms/conditions.js';
import { BILE_ACIDS, BILE_ACIDS_AGE } from '../terms/liver.js';
import { PREGNANT } from '../terms/pregnancy.js';
import { TRUE, above, and, atLeast, or } from '../terms/term.js';
import { rule } from './rule.js';

export const corePregnancyIcp = rule({
  id: 'core-pregnancy-icp',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'icp',
      when: and(PREGNANT, or(RECENT_CONDITION('icp', PREGNANCY_MAX_D), atLeast(BILE_ACIDS, BILE_ACIDS_ICP))),
      indicator: 'critical',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    {
      id: 'itch',
      when: and(PREGNANT, CONDITION('itch-pregnancy'), above(BILE_ACIDS_AGE, ITCH_D)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['BILE_ACIDS', 'LFT'], when: TRUE }],
    },
  ],
});
