import { pgxIndeterminate as knowledge } from '../knowledge/rules/pgx-indeterminate.js';
import { UNTESTED_LIMIT } from '../knowledge/constants.js';
import { LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { OVER } from '../terms/dose.js';
import { START } from '../terms/exposure.js';
import { PGX_IM, PGX_NONE_ASSIGNABLE, PGX_ONE_UNKNOWN, PGX_POOR } from '../terms/pharmacogenetics.js';
import { TRUE, and, or } from '../terms/term.js';
import { TEST_PENDING } from '../terms/tests.js';
import { rule } from './rule.js';

export const pgxIndeterminate = rule({
  id: 'pgx-indeterminate',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'other-rule', when: or(PGX_POOR, PGX_IM, LEUKAEMIA_TREATMENT), indicator: 'none', proposals: [] },
    {
      id: 'neither-pending',
      when: and(PGX_NONE_ASSIGNABLE, START, TEST_PENDING('TPMT')),
      indicator: 'info',
      inStartCard: true,
      proposals: [],
    },
    {
      id: 'neither',
      when: and(PGX_NONE_ASSIGNABLE, START, OVER(UNTESTED_LIMIT)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['TPMT', 'TPMT_NUDT15'], when: TRUE }],
    },
    {
      id: 'one',
      when: and(or(PGX_ONE_UNKNOWN, PGX_NONE_ASSIGNABLE), START),
      indicator: 'info',
      inStartCard: true,
      proposals: [],
    },
  ],
});
