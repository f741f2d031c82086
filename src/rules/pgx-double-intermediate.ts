import { pgxDoubleIntermediate as knowledge } from '../knowledge/rules/pgx-double-intermediate.js';
import { DIM_CRITICAL, DIM_WARNING } from '../knowledge/constants.js';
import { LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { INCREASE, OVER } from '../terms/dose.js';
import { START, THIOPURINE_IN_HAND } from '../terms/exposure.js';
import { SUGGEST_START_DOSE } from '../terms/number.js';
import { PGX_DOUBLE_IM, PGX_POOR } from '../terms/pharmacogenetics.js';
import { SETTLED, STABLE } from '../terms/stability.js';
import { TRUE, and, not, or } from '../terms/term.js';
import { rule } from './rule.js';

export const pgxDoubleIntermediate = rule({
  id: 'pgx-double-intermediate',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'poor-or-protocol', when: or(PGX_POOR, LEUKAEMIA_TREATMENT, STABLE), indicator: 'none', proposals: [] },
    {
      id: 'critical',
      when: and(PGX_DOUBLE_IM, or(START, INCREASE), OVER(DIM_CRITICAL)),
      indicator: 'critical',
      proposals: [
        { kind: 'update', cap: 'CAP_DIM', with: ['CBC'], when: and(THIOPURINE_IN_HAND, SUGGEST_START_DOSE) },
        {
          kind: 'create-replacement',
          cap: 'CAP_DIM',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), SUGGEST_START_DOSE),
        },
      ],
    },
    {
      id: 'warning',
      when: and(PGX_DOUBLE_IM, or(START, INCREASE), OVER(DIM_WARNING)),
      indicator: 'warning',
      proposals: [
        { kind: 'update', cap: 'CAP_DIM', with: ['CBC'], when: and(THIOPURINE_IN_HAND, SUGGEST_START_DOSE) },
        {
          kind: 'create-replacement',
          cap: 'CAP_DIM',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), SUGGEST_START_DOSE),
        },
      ],
    },
    {
      id: 'settled',
      when: and(PGX_DOUBLE_IM, SETTLED, OVER(DIM_CRITICAL)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    { id: 'fits', when: and(PGX_DOUBLE_IM, START), indicator: 'info', inStartCard: true, proposals: [] },
  ],
});
