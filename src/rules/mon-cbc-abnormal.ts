import { monCbcAbnormal as knowledge } from '../knowledge/rules/mon-cbc-abnormal.js';
import { ANC_SAME_DAY, HB_FALL, HB_LOW } from '../knowledge/constants.js';
import { CHRONIC_CYTOPENIA_CAUSE, IMMUNE_CYTOPENIA, LEUKAEMIA_TREATMENT } from '../terms/conditions.js';
import { ANC, COUNT_ACTION, COUNT_FRESH, COUNT_HOLD, HB, HB_DROP, offInHaemolysis } from '../terms/counts.js';
import { COUNT_TREND, PRETREATMENT_LOW, RELATIVE_FALL } from '../terms/count-trends.js';
import { THIOPURINE_CURRENT } from '../terms/exposure.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, above, and, atLeast, below, not, or } from '../terms/term.js';
import { rule } from './rule.js';

export const monCbcAbnormal = rule({
  id: 'mon-cbc-abnormal',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  presupposes: THIOPURINE_CURRENT,
  criticalPartnerTriggers: true,
  patientViewRows: ['pretreatment', 'chronic', 'hold'],
  rows: [
    { id: 'protocol', when: and(LEUKAEMIA_TREATMENT, COUNT_HOLD, COUNT_FRESH), indicator: 'info', proposals: [] },
    { id: 'protocol-other', when: LEUKAEMIA_TREATMENT, indicator: 'none', proposals: [] },
    {
      id: 'pretreatment',
      when: and(COUNT_HOLD, COUNT_FRESH, PRETREATMENT_LOW, atLeast(ANC, ANC_SAME_DAY)),
      indicator: 'warning',
      isSilentAtPatientView: true,
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'chronic',
      when: and(
        COUNT_HOLD,
        COUNT_FRESH,
        or(CHRONIC_CYTOPENIA_CAUSE, IMMUNE_CYTOPENIA),
        not(RELATIVE_FALL),
        atLeast(ANC, ANC_SAME_DAY),
      ),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'hold',
      when: and(COUNT_HOLD, COUNT_FRESH),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'hold-old',
      when: COUNT_HOLD,
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'action',
      when: and(COUNT_ACTION, COUNT_FRESH),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'hb',
      when: offInHaemolysis(or(below(HB, HB_LOW), above(HB_DROP, HB_FALL))),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'trend',
      when: and(COUNT_TREND, COUNT_FRESH),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
