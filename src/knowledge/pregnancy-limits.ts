import type { Threshold } from '../model/knowledge.js';
import type { EvidenceId } from './evidence.js';

/** Numbers that stand inside the catalogue's pregnancy definitions without a constant of their own. */
export const DUE_DATE_PAST_D: Threshold<number, EvidenceId> = {
  name: 'DUE_DATE_PAST_D',
  value: 14,
  unit: 'd',
  editorial:
    'definition PREGNANT: an estimated delivery date from 14 days ago on; births two weeks late are usual practice',
};
export const HCG_NEGATIVE: Threshold<number, EvidenceId> = {
  name: 'HCG_NEGATIVE',
  value: 5,
  unit: 'IU/L',
  editorial: 'constant HCG_POSITIVE: 5-25 is indeterminate, so below 5 is negative',
};
