import { corePregnancyIcp as knowledge } from '../knowledge/rules/core-pregnancy-icp.js';
import { ITCH_D } from '../knowledge/constants.js';
import { CONDITION } from '../terms/conditions.js';
import { BILE_ACIDS_AGE } from '../terms/liver.js';
import { PREGNANT } from '../terms/pregnancy.js';
import { TRUE, above, and } from '../terms/term.js';
import { cholestasisOfPregnancy } from '../terms/danger.js';
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
      when: cholestasisOfPregnancy,
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
