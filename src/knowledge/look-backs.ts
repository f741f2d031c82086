/**
 * Days that the results of a key count (catalogue, `facts`): older ones are history, whatever a client sends along. Its
 * "2 years" of renal function are 730.
 */
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

/** Keys of which results are read as numbers, newest first. Weight and pregnancy have rules of age of their own. */
export const resultKeys = ['bloodCounts', 'liverTests', 'renalFunction', 'inr', 'metabolites'] as const;
export type ResultKey = (typeof resultKeys)[number];
