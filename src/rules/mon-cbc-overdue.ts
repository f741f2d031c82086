import { monCbcOverdue as knowledge } from '../knowledge/rules/mon-cbc-overdue.js';
import {
  CBC_BASELINE_D,
  CBC_P1_FROM,
  CBC_P1_TO,
  CBC_P2_TO,
  CBC_P3_DUE,
  CBC_P3_MAX,
  CBC_TIGHT_P3,
  OLD_AGE_Y,
  XOI_CBC_MONTHLY_D,
  XOI_CBC_WEEKLY_D,
  XOI_CBC_WEEKLY_FOR_D,
} from '../knowledge/constants.js';
import { CBC_AGE, CBC_ANSWERED, CBC_NEVER } from '../terms/counts.js';
import { START, THERAPY_DAY } from '../terms/exposure.js';
import { XOI_CURRENT, XOI_PAIR_DAYS } from '../terms/inhibitor.js';
import { P1_LIMIT, P2_LIMIT, TIGHT_WATCH } from '../terms/monitoring.js';
import { AGE_Y } from '../terms/patient.js';
import { TRUE, above, and, atLeast, atMost, or } from '../terms/term.js';
import { TEST_PENDING } from '../terms/tests.js';
import { rule } from './rule.js';

export const monCbcOverdue = rule({
  id: 'mon-cbc-overdue',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  patientViewRows: ['late'],
  presupposes: or(TEST_PENDING('CBC'), CBC_ANSWERED),
  rows: [
    { id: 'pending', when: TEST_PENDING('CBC'), indicator: 'none', proposals: [] },
    {
      id: 'baseline',
      when: and(START, or(CBC_NEVER, above(CBC_AGE, CBC_BASELINE_D))),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC', 'LFT', 'RENAL'], when: TRUE }],
    },
    { id: 'start', when: START, indicator: 'none', proposals: [] },
    {
      id: 'xoi-early',
      when: and(
        XOI_CURRENT,
        atMost(XOI_PAIR_DAYS, XOI_CBC_WEEKLY_FOR_D),
        or(above(CBC_AGE, XOI_CBC_WEEKLY_D), CBC_NEVER),
      ),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'xoi-late',
      when: and(XOI_CURRENT, or(above(CBC_AGE, XOI_CBC_MONTHLY_D), CBC_NEVER)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'p1',
      when: and(
        atLeast(THERAPY_DAY, CBC_P1_FROM),
        atMost(THERAPY_DAY, CBC_P1_TO),
        or(above(CBC_AGE, P1_LIMIT), CBC_NEVER),
      ),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    { id: 'p1-covered', when: atMost(THERAPY_DAY, CBC_P1_TO), indicator: 'none', proposals: [] },
    {
      id: 'p2',
      when: and(atMost(THERAPY_DAY, CBC_P2_TO), or(above(CBC_AGE, P2_LIMIT), CBC_NEVER)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    { id: 'p2-covered', when: atMost(THERAPY_DAY, CBC_P2_TO), indicator: 'none', proposals: [] },
    {
      id: 'late',
      when: or(above(CBC_AGE, CBC_P3_MAX), CBC_NEVER),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC', 'LFT', 'RENAL'], when: TRUE }],
    },
    {
      id: 'tight',
      when: and(TIGHT_WATCH, above(CBC_AGE, CBC_TIGHT_P3)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'old-age',
      when: and(atLeast(AGE_Y, OLD_AGE_Y), above(CBC_AGE, CBC_TIGHT_P3)),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    {
      id: 'due',
      when: above(CBC_AGE, CBC_P3_DUE),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
  ],
});
