import { pgxPoor as knowledge } from '../knowledge/rules/pgx-poor.js';
import { POOR_REDUCED } from '../knowledge/constants.js';
import { LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { DOSE_KNOWN, OVER } from '../terms/dose.js';
import { DRUG_IS } from '../terms/exposure.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { PGX_POOR } from '../terms/pharmacogenetics.js';
import { TRUE, and, not } from '../terms/term.js';
import { rule } from './rule.js';

export const pgxPoor = rule({
  id: 'pgx-poor',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'tioguanine', when: and(PGX_POOR, DRUG_IS('tioguanine')), indicator: 'warning', proposals: [] },
    {
      id: 'leukaemia',
      when: and(PGX_POOR, LEUKAEMIA_TREATMENT, OVER(POOR_REDUCED)),
      indicator: 'critical',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    {
      id: 'reduced',
      when: and(PGX_POOR, DOSE_KNOWN, not(OVER(POOR_REDUCED))),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'standard',
      when: PGX_POOR,
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
  ],
});
