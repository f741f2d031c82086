import { corePregnancy as knowledge } from '../knowledge/rules/core-pregnancy.js';
import { PREGNANT_MGKG } from '../knowledge/constants.js';
import { CONDITION } from '../terms/conditions.js';
import { COUNT_ABNORMAL } from '../terms/counts.js';
import { MGKG_NEW } from '../terms/dose.js';
import { DRUG_IS, START } from '../terms/exposure.js';
import { PARTNER_CURRENT, PARTNER_IN_HAND } from '../terms/partner.js';
import { POSSIBLE_PREGNANCY, PREGNANT } from '../terms/pregnancy.js';
import { TRUE, above, and } from '../terms/term.js';
import { rule } from './rule.js';

export const corePregnancy = rule({
  id: 'core-pregnancy',
  knowledge,
  tells: 'order',
  pairing: 'each',
  partnerTriggers: false,
  rows: [
    {
      id: 'teratogen',
      when: and(PREGNANT, PARTNER_CURRENT),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'partner', when: PARTNER_IN_HAND },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'start-ra',
      when: and(PREGNANT, START, CONDITION('rheumatoid-arthritis')),
      indicator: 'warning',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    { id: 'start', when: and(PREGNANT, START), indicator: 'warning', proposals: [{ kind: 'text', when: TRUE }] },
    {
      id: 'leukopenia',
      when: and(PREGNANT, COUNT_ABNORMAL),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'dose',
      when: and(PREGNANT, DRUG_IS('azathioprine'), above(MGKG_NEW, PREGNANT_MGKG)),
      indicator: 'info',
      proposals: [],
    },
    { id: 'continuing', when: PREGNANT, indicator: 'info', proposals: [] },
    {
      id: 'possible-start',
      when: and(POSSIBLE_PREGNANCY, START),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['HCG'], when: TRUE }],
    },
    { id: 'possible', when: POSSIBLE_PREGNANCY, indicator: 'info', proposals: [] },
  ],
});
