import { monMetabolite as knowledge } from '../knowledge/rules/mon-metabolite.js';
import { MMP_HIGH, MMP_RATIO, TGN_HIGH } from '../knowledge/constants.js';
import { START } from '../terms/exposure.js';
import { XOI_CURRENT } from '../terms/inhibitor.js';
import { MMP, MMP_TGN, TGN, TGN_OWN_HIGH } from '../terms/metabolites.js';
import { TRUE, above, atLeast, not } from '../terms/term.js';
import { rule } from './rule.js';

export const monMetabolite = rule({
  id: 'mon-metabolite',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  // At a start there is no level of this drug; where nobody knows whether it is one, the terms say so.
  presupposes: not(START),
  rows: [
    {
      id: 'tgn-lab',
      when: TGN_OWN_HIGH,
      indicator: 'warning',
      proposals: [{ kind: 'create-test', tests: ['CBC'], when: TRUE }],
    },
    { id: 'tgn', when: above(TGN, TGN_HIGH), indicator: 'info', proposals: [] },
    { id: 'xoi', when: XOI_CURRENT, indicator: 'none', proposals: [] },
    { id: 'ratio', when: atLeast(MMP_TGN, MMP_RATIO), indicator: 'info', proposals: [] },
    { id: 'mmp', when: above(MMP, MMP_HIGH), indicator: 'info', proposals: [] },
  ],
});
