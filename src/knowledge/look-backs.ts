/** Days that the facts of a key look back (catalogue, `facts`). Its "2 years" of renal function are 730. */
import { METABOLITE_MAX_AGE_D, PREGNANCY_MAX_D, WEIGHT_ADULT_D } from './constants.js';

export const lookBackDays = {
  weight: WEIGHT_ADULT_D.value,
  bloodCounts: 400,
  liverTests: 400,
  renalFunction: 730,
  inr: 90,
  metabolites: METABOLITE_MAX_AGE_D.value,
  pregnancy: PREGNANCY_MAX_D.value,
} as const;

/**
 * Keys whose results count so long and no longer, whatever a client sends along. Of the others older results speak too
 * where they were sent: that a count is overdue, what the patient's own values were before (CBC_AGE, PRETREATMENT_LOW,
 * RELATIVE_FALL, LFT_AGE). Weight and pregnancy have rules of age of their own.
 */
export const boundedKeys = ['inr', 'metabolites'] as const;
export type BoundedKey = (typeof boundedKeys)[number];
