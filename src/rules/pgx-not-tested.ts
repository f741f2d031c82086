import { pgxNotTested as knowledge } from '../knowledge/rules/pgx-not-tested.js';
import { UNTESTED_LIMIT } from '../knowledge/constants.js';
import { LEUKAEMIA_TREATMENT, ORGAN_THREATENING, TRANSPLANT } from '../terms/conditions.js';
import { OVER } from '../terms/dose.js';
import { START, START_CONFIRMED, THIOPURINE_IN_HAND } from '../terms/exposure.js';
import { NUMBER_ALLOWED } from '../terms/number.js';
import { PGX_UNTESTED } from '../terms/pharmacogenetics.js';
import { TRUE, and, not, or } from '../terms/term.js';
import { TEST_PENDING } from '../terms/tests.js';
import { rule } from './rule.js';

export const pgxNotTested = rule({
  id: 'pgx-not-tested',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  // A result that cannot be read is not "no result": the rows below would say so.
  presupposes: PGX_UNTESTED,
  rows: [
    {
      id: 'tested-or-protocol',
      when: or(not(PGX_UNTESTED), LEUKAEMIA_TREATMENT, TRANSPLANT),
      indicator: 'none',
      proposals: [],
    },
    {
      id: 'pending',
      when: and(START, TEST_PENDING('TPMT_NUDT15')),
      indicator: 'info',
      inStartCard: true,
      proposals: [],
    },
    {
      id: 'organ',
      when: and(START, ORGAN_THREATENING),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['TPMT_NUDT15'], when: TRUE }],
    },
    {
      id: 'high',
      when: and(START, OVER(UNTESTED_LIMIT)),
      indicator: 'warning',
      proposals: [
        { kind: 'create-test', tests: ['TPMT_NUDT15'], when: TRUE },
        {
          kind: 'update',
          cap: 'CAP_UNTESTED',
          with: ['TPMT_NUDT15', 'CBC'],
          when: and(THIOPURINE_IN_HAND, START_CONFIRMED, NUMBER_ALLOWED),
        },
        {
          kind: 'create-replacement',
          cap: 'CAP_UNTESTED',
          with: ['TPMT_NUDT15', 'CBC'],
          when: and(not(THIOPURINE_IN_HAND), START_CONFIRMED, NUMBER_ALLOWED),
        },
      ],
    },
    {
      id: 'low',
      when: START,
      indicator: 'info',
      inStartCard: true,
      proposals: [{ kind: 'create-test', tests: ['TPMT_NUDT15'], when: TRUE }],
    },
  ],
});
