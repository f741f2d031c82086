import { monStartBundle as knowledge } from '../knowledge/rules/mon-start-bundle.js';
import { LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { startTests } from '../terms/start-tests.js';
import { TRUE, or } from '../terms/term.js';
import { TEST_PENDING } from '../terms/tests.js';
import { rule } from './rule.js';

export const monStartBundle = rule({
  id: 'mon-start-bundle',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'protocol-or-ordered', when: or(LEUKAEMIA_TREATMENT, TEST_PENDING('CBC')), indicator: 'none', proposals: [] },
    {
      id: 'start',
      when: START,
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: startTests, when: TRUE }],
    },
  ],
});
