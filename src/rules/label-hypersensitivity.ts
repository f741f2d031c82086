import { labelHypersensitivity as knowledge } from '../knowledge/rules/label-hypersensitivity.js';
import { ALLERGEN_SAME, ALLERGY_MILD, ALLERGY_MODERATE, ALLERGY_SEVERE, ALLERGY_UNKNOWN } from '../terms/allergy.js';
import { CONTINUING, START } from '../terms/exposure.js';
import { DELETE_THIOPURINE_OK } from '../terms/number.js';
import { ANY_PARTNER_IN_HAND } from '../terms/partner.js';
import { TRUE, and, not } from '../terms/term.js';
import { rule } from './rule.js';

export const labelHypersensitivity = rule({
  id: 'label-hypersensitivity',
  knowledge,
  tells: 'order',
  pairing: 'none',
  partnerTriggers: false,
  rows: [
    {
      id: 'severe',
      when: ALLERGY_SEVERE,
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'unknown-start',
      when: and(ALLERGY_UNKNOWN, not(CONTINUING)),
      indicator: 'critical',
      proposals: [
        { kind: 'delete', what: 'thiopurine', when: and(DELETE_THIOPURINE_OK, not(ANY_PARTNER_IN_HAND)) },
        { kind: 'text', when: TRUE },
      ],
    },
    {
      id: 'unknown-continuing',
      when: ALLERGY_UNKNOWN,
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
    {
      id: 'moderate',
      when: ALLERGY_MODERATE,
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
    {
      id: 'mild-same',
      when: and(ALLERGY_MILD, ALLERGEN_SAME, START),
      indicator: 'warning',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
    {
      id: 'mild-other',
      when: and(ALLERGY_MILD, START),
      indicator: 'info',
      hooks: ['order-sign', 'medication-prescribe'],
      proposals: [],
    },
  ],
});
