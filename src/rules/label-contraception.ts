import { labelContraception as knowledge } from '../knowledge/rules/label-contraception.js';
import { START } from '../terms/exposure.js';
import { rule } from './rule.js';

export const labelContraception = rule({
  id: 'label-contraception',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  isText: true,
  rows: [{ id: 'text', when: START, indicator: 'none', proposals: [] }],
});
