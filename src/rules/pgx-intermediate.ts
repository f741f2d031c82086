import { pgxIntermediate as knowledge } from '../knowledge/rules/pgx-intermediate.js';
import { IM_LIMIT } from '../knowledge/constants.js';
import { LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { INCREASE, OVER } from '../terms/dose.js';
import { DRUG_IS, START, THIOPURINE_IN_HAND } from '../terms/exposure.js';
import { SUGGEST_START_DOSE } from '../terms/number.js';
import { PGX_DOUBLE_IM, PGX_IM, PGX_POOR, PGX_SINGLE_IM } from '../terms/pharmacogenetics.js';
import { STABLE } from '../terms/stability.js';
import { and, not, or } from '../terms/term.js';
import { rule } from './rule.js';

export const pgxIntermediate = rule({
  id: 'pgx-intermediate',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'other-rule', when: or(PGX_POOR, LEUKAEMIA_TREATMENT, STABLE), indicator: 'none', proposals: [] },
    {
      id: 'tioguanine',
      when: and(PGX_IM, DRUG_IS('tioguanine'), or(START, INCREASE)),
      indicator: 'warning',
      proposals: [],
    },
    { id: 'double', when: PGX_DOUBLE_IM, indicator: 'none', proposals: [] },
    {
      id: 'high',
      when: and(PGX_SINGLE_IM, or(START, INCREASE), OVER(IM_LIMIT)),
      indicator: 'warning',
      proposals: [
        { kind: 'update', cap: 'CAP_IM', with: ['CBC'], when: and(THIOPURINE_IN_HAND, SUGGEST_START_DOSE) },
        {
          kind: 'create-replacement',
          cap: 'CAP_IM',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), SUGGEST_START_DOSE),
        },
      ],
    },
    { id: 'fits', when: and(PGX_SINGLE_IM, START), indicator: 'info', inStartCard: true, proposals: [] },
  ],
});
