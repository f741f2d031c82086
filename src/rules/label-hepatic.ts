import { labelHepatic as knowledge } from '../knowledge/rules/label-hepatic.js';
import { ALBUMIN_LOW, ALT_WATCH_ULN, BILI_ICTERIC_ULN, INR_RAISED, RECENT_D } from '../knowledge/constants.js';
import { CONDITION } from '../terms/conditions.js';
import { START } from '../terms/exposure.js';
import { ANTICOAGULATED, INR } from '../terms/inr.js';
import { ALBUMIN, ALT_ULN, BILI_ULN, LFT_AGE } from '../terms/liver.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, above, and, atMost, below, not, or } from '../terms/term.js';
import { severeLiverImpairment } from '../terms/danger.js';
import { rule } from './rule.js';

export const labelHepatic = rule({
  id: 'label-hepatic',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'severe',
      when: severeLiverImpairment,
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    { id: 'autoimmune', when: CONDITION('autoimmune-hepatitis'), indicator: 'none', proposals: [] },
    {
      id: 'moderate',
      when: and(
        START,
        or(
          CONDITION('cirrhosis'),
          and(
            above(BILI_ULN, BILI_ICTERIC_ULN),
            atMost(LFT_AGE, RECENT_D),
            or(
              above(ALT_ULN, ALT_WATCH_ULN),
              below(ALBUMIN, ALBUMIN_LOW),
              and(above(INR, INR_RAISED), not(ANTICOAGULATED)),
            ),
          ),
        ),
      ),
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC', 'LFT'], when: TRUE }],
    },
  ],
});
