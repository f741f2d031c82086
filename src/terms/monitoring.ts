/** How often a blood count is due. */
import { CBC_P1_MAX, CBC_P2_MAX, CBC_TIGHT_P1, CBC_TIGHT_P2, OLD_AGE_Y } from '../knowledge/constants.js';
import type { Case } from './case.js';
import { count } from './access.js';
import { known } from './lab.js';
import { PGX_IM, PGX_POOR } from './pharmacogenetics.js';
import { EGFR_SEVERE_LOW } from './renal.js';
import { or, quantity } from './term.js';

export const TIGHT_WATCH = { ...or(EGFR_SEVERE_LOW, PGX_IM, PGX_POOR), name: 'TIGHT_WATCH', shape: 'atom' } as const;

/** The tightened ages do not stack; what is not known does not tighten. */
function isTight(situation: Case): boolean {
  const age = known(situation.facts.patient)?.ageYears;
  return TIGHT_WATCH.evaluate(situation) === true || (age !== undefined && age >= OLD_AGE_Y.value);
}

export const P1_LIMIT = quantity('P1_LIMIT', ['patient'], (situation) =>
  count(isTight(situation) ? CBC_TIGHT_P1.value : CBC_P1_MAX.value),
);
export const P2_LIMIT = quantity('P2_LIMIT', ['patient'], (situation) =>
  count(isTight(situation) ? CBC_TIGHT_P2.value : CBC_P2_MAX.value),
);
