/** Impaired clearance or marrow reserve beside an inhibitor. */
import { COUNT_ABNORMAL, COUNT_ACTION } from './counts.js';
import { PGX_IM, PGX_POOR } from './pharmacogenetics.js';
import { EGFR_SEVERE_LOW } from './renal.js';
import { or, term } from './term.js';

export const SECOND_FACTOR = {
  ...or(PGX_IM, PGX_POOR, EGFR_SEVERE_LOW, COUNT_ABNORMAL),
  name: 'SECOND_FACTOR',
  shape: 'atom',
} as const;

export const SECOND_FACTOR_SEEN = term(
  'SECOND_FACTOR_SEEN',
  [...SECOND_FACTOR.reads],
  (situation) => SECOND_FACTOR.evaluate(situation) === true,
);

/** A member that is not evaluated counts as not. */
export const ONLY_ACTION_COUNT = term(
  'ONLY_ACTION_COUNT',
  [...SECOND_FACTOR.reads],
  (situation) =>
    COUNT_ACTION.evaluate(situation) === true &&
    [PGX_IM, PGX_POOR, EGFR_SEVERE_LOW].every((factor) => factor.evaluate(situation) !== true),
);
