import { labelDoseRange as knowledge } from '../knowledge/rules/label-dose-range.js';
import {
  AZA_MAX_ABSOLUTE,
  LOOKALIKE_D,
  LOOKALIKE_MG,
  MG_HIGH_NO_WEIGHT,
  MG_HIGH_WITH_WEIGHT,
  MP_MAX_CRITICAL,
} from '../knowledge/constants.js';
import { LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { FRESH_COUNT_SEEN } from '../terms/counts.js';
import {
  ALL_LABEL_OVER,
  ALL_OVER,
  AS_NEEDED,
  COURSE_D,
  DROP_LIMIT,
  INCREASE,
  MG_NEW,
  MG_SUM_OVER_MAX,
  OVER,
  WEEKLY_ONLY,
  WEIGHT_VALID,
} from '../terms/dose.js';
import { CONTINUING, DRUG_IS, START, THIOPURINE_IN_HAND } from '../terms/exposure.js';
import { XOI_CURRENT } from '../terms/inhibitor.js';
import { DELETE_THIOPURINE_OK, SUGGEST_START_DOSE } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { INDICATION_OVER } from '../terms/range.js';
import { SECOND_FACTOR_SEEN } from '../terms/second-factor.js';
import { TRUE, above, and, atLeast, atMost, not, or } from '../terms/term.js';
import { TEST_PENDING } from '../terms/tests.js';
import { rule } from './rule.js';

export const labelDoseRange = rule({
  id: 'label-dose-range',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    { id: 'as-needed', when: AS_NEEDED, indicator: 'warning', proposals: [{ kind: 'text', when: TRUE }] },
    {
      id: 'lookalike',
      when: and(atMost(COURSE_D, LOOKALIKE_D), atLeast(MG_NEW, LOOKALIKE_MG)),
      indicator: 'critical',
      proposals: [{ kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) }],
    },
    {
      id: 'over-5',
      when: and(DRUG_IS('azathioprine'), or(MG_SUM_OVER_MAX, OVER(AZA_MAX_ABSOLUTE))),
      indicator: 'critical',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    {
      id: 'mp-critical',
      when: and(DRUG_IS('mercaptopurine'), not(LEUKAEMIA_TREATMENT), OVER(MP_MAX_CRITICAL)),
      indicator: 'critical',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    {
      id: 'all-critical',
      when: and(LEUKAEMIA_TREATMENT, ALL_OVER),
      indicator: 'critical',
      proposals: [{ kind: 'text', when: TRUE }],
    },
    { id: 'weekly', when: WEEKLY_ONLY, indicator: 'warning', proposals: [{ kind: 'text', when: TRUE }] },
    { id: 'all-label', when: and(LEUKAEMIA_TREATMENT, ALL_LABEL_OVER), indicator: 'info', proposals: [] },
    { id: 'all-other', when: LEUKAEMIA_TREATMENT, indicator: 'none', proposals: [] },
    {
      id: 'over-range',
      when: and(INDICATION_OVER, or(START, INCREASE)),
      indicator: 'warning',
      proposals: [
        { kind: 'update', cap: 'CAP_RANGE', with: ['CBC'], when: and(THIOPURINE_IN_HAND, SUGGEST_START_DOSE) },
        {
          kind: 'create-replacement',
          cap: 'CAP_RANGE',
          with: ['CBC'],
          when: and(not(THIOPURINE_IN_HAND), SUGGEST_START_DOSE),
        },
      ],
    },
    { id: 'over-range-settled', when: INDICATION_OVER, indicator: 'info', proposals: [] },
    {
      id: 'high-no-weight',
      when: and(not(WEIGHT_VALID), above(MG_NEW, MG_HIGH_NO_WEIGHT)),
      indicator: 'warning',
      proposals: [],
    },
    {
      id: 'high-with-weight',
      when: and(above(MG_NEW, MG_HIGH_WITH_WEIGHT), or(START, INCREASE)),
      indicator: 'info',
      proposals: [],
    },
    {
      id: 'drop',
      when: and(atMost(MG_NEW, DROP_LIMIT), not(XOI_CURRENT), not(SECOND_FACTOR_SEEN), CONTINUING),
      indicator: 'info',
      proposals: [],
    },
    {
      id: 'rise',
      when: and(INCREASE, not(TEST_PENDING('CBC')), not(FRESH_COUNT_SEEN)),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
