import { monLft as knowledge } from '../knowledge/rules/mon-lft.js';
import { ALT_ACT_U, ALT_STOP_ULN, ALT_WATCH_ULN, LFT_MAX_AGE_D } from '../knowledge/constants.js';
import { CONDITION } from '../terms/conditions.js';
import { ALT_U, ALT_ULN, LFT_AGE } from '../terms/liver.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, above, and, not, or } from '../terms/term.js';
import { jaundice } from '../terms/danger.js';
import { rule } from './rule.js';

export const monLft = rule({
  id: 'mon-lft',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'jaundice',
      when: jaundice,
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    { id: 'old', when: above(LFT_AGE, LFT_MAX_AGE_D), indicator: 'none', proposals: [] },
    {
      id: 'autoimmune',
      when: and(CONDITION('autoimmune-hepatitis'), above(ALT_ULN, ALT_STOP_ULN)),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['LFT'], when: TRUE }],
    },
    { id: 'autoimmune-mild', when: CONDITION('autoimmune-hepatitis'), indicator: 'none', proposals: [] },
    {
      id: 'high',
      when: or(above(ALT_ULN, ALT_STOP_ULN), above(ALT_U, ALT_ACT_U)),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['LFT'], when: TRUE }],
    },
    {
      id: 'raised',
      when: above(ALT_ULN, ALT_WATCH_ULN),
      indicator: 'info',
      proposals: [{ kind: 'create-test', tests: ['LFT'], when: TRUE }],
    },
  ],
});
