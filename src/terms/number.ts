/** When a dose may be suggested, and when a thiopurine draft may be withdrawn (precedence 3 and 4, blocks B1-B12). */
import type { DrugConcept } from '../model/drugs.js';
import { certain, isUncertain } from '../facts/superseded.js';
import { currentDrugs, onUsableList } from './access.js';
import { ALLERGY_SEVERE, ALLERGY_UNKNOWN } from './allergy.js';
import type { Case } from './case.js';
import { CONDITION, LEUKAEMIA_TREATMENT, TRANSPLANT } from './conditions.js';
import { COUNT_ABNORMAL, COUNT_HOLD } from './counts.js';
import {
  activePancreatitis,
  cholestasisOfPregnancy,
  jaundice,
  severeInfection,
  severeLiverImpairment,
} from './danger.js';
import { DOSE_KNOWN, INCREASE, isPriorFixed, mgTaken, priorMg, WEIGHT_VALID } from './dose.js';
import {
  CONTINUING,
  isConfirmedStart,
  isStart,
  isStartOfIngredient,
  OTHER_THIOPURINE_CURRENT,
  THIOPURINE_IN_HAND,
  UNKNOWN,
} from './exposure.js';
import { isReferenceUncertain, XOI_CURRENT, XOI_WASHOUT } from './inhibitor.js';
import { PGX_IM, PGX_POOR, unreadableGenes } from './pharmacogenetics.js';
import { EGFR_SEVERE_LOW } from './renal.js';
import { and, not, or, term, type Term } from './term.js';

/** Any block that is true forbids every number in the answer; one that is not evaluated does not, and is named. */
const blocks: readonly { readonly id: `B${number}`; readonly when: Term }[] = [
  { id: 'B1', when: currentDrug('febuxostat', 'topiroxostat') },
  { id: 'B2', when: currentDrug('ribavirin') },
  { id: 'B3', when: OTHER_THIOPURINE_CURRENT },
  { id: 'B4', when: PGX_POOR },
  { id: 'B5', when: or(ALLERGY_SEVERE, and(ALLERGY_UNKNOWN, not(CONTINUING))) },
  { id: 'B6', when: COUNT_HOLD },
  { id: 'B7', when: or(jaundice, severeLiverImpairment, CONDITION('marrow-failure')) },
  { id: 'B8', when: or(severeInfection, activePancreatitis) },
  { id: 'B9', when: cholestasisOfPregnancy },
  { id: 'B10', when: not(DOSE_KNOWN) },
  { id: 'B12', when: LEUKAEMIA_TREATMENT },
];

/** Inhaled ribavirin is not systemic. */
function currentDrug(...concepts: readonly DrugConcept[]): Term {
  return term(`${concepts.join(' or ')} CURRENT`, ['medications', 'draftOrders'], (situation) => {
    const isTaken = currentDrugs(situation, concepts).some(({ route }) => route !== 'inhaled');
    return onUsableList(situation, isTaken);
  });
}

/** Set S of precedence step 4: two or more true and no rule gives a number. */
const clearanceAndReserve: readonly Term[] = [or(XOI_CURRENT, XOI_WASHOUT), PGX_IM, EGFR_SEVERE_LOW, COUNT_ABNORMAL];

/**
 * No block, fewer than two impaired routes, and one order to change. That the suggestion does not bring its own card
 * back is shown by simulating its acceptance (rules/simulate.ts).
 */
export function isNumberAllowed(situation: Case): boolean {
  const holds = ({ evaluate }: Term): boolean => evaluate(situation) === true;
  const oneOrder = (situation.thiopurine?.drafts.length ?? 0) <= 1;
  return (
    oneOrder &&
    standingBlock(situation) === undefined &&
    !isDoseUncertain(situation) &&
    clearanceAndReserve.filter(holds).length < 2
  );
}

/** Orders overlap, and nobody can say whether one is the renewal of the other. */
export function isDoseUncertain(situation: Case): boolean {
  return isUncertain(mgTaken(situation)) || isReferenceUncertain(situation);
}

/** The first block that holds. */
export function standingBlock(situation: Case): `B${number}` | undefined {
  return blocks.find(({ when }) => when.evaluate(situation) === true)?.id;
}

const numberReads = [...new Set(blocks.flatMap(({ when }) => [...when.reads]))];
export const NUMBER_ALLOWED = term('NUMBER_ALLOWED', numberReads, isNumberAllowed);

const mayBeLowered = (situation: Case): boolean =>
  TRANSPLANT.evaluate(situation) === false &&
  LEUKAEMIA_TREATMENT.evaluate(situation) === false &&
  isNumberAllowed(situation);

/**
 * A start-type cap needs a confirmed start or an increase, a valid weight and a known exposure (B11); and no result that cannot
 * be read: the low start of an untested patient is not offered then, and nothing above it may be.
 */
export const SUGGEST_START_DOSE = term('SUGGEST_START_DOSE', [...numberReads, 'weight'], (situation) => {
  const isNew = isConfirmedStart(situation) || INCREASE.evaluate(situation) === true;
  return (
    isNew &&
    unreadableGenes(situation).length === 0 &&
    UNKNOWN.evaluate(situation) === false &&
    WEIGHT_VALID.evaluate(situation) === true &&
    mayBeLowered(situation)
  );
});

export const SUGGEST_SWITCH_DOSE = term(
  'SUGGEST_SWITCH_DOSE',
  numberReads,
  (situation) => certain(priorMg(situation)) !== undefined && isPriorFixed(situation) && mayBeLowered(situation),
);

/** A draft of a start may be withdrawn; a continuing order, a graft or a leukaemia protocol never by a click. */
export const DELETE_THIOPURINE_OK = mayDelete(isStart);

/** In the duplicate rule START is judged for the drafted ingredient alone. */
export const DELETE_DUPLICATE_OK = mayDelete(isStartOfIngredient);

function mayDelete(started: (situation: Case) => boolean): Term {
  return term('DELETE_THIOPURINE_OK', ['medications', 'conditions', 'draftOrders'], (situation) => {
    const replaces =
      situation.thiopurine?.drafts.some(({ priorPrescription }) => priorPrescription !== undefined) === true;
    const protectedUse = [TRANSPLANT, LEUKAEMIA_TREATMENT].some(({ evaluate }) => evaluate(situation) === true);
    return THIOPURINE_IN_HAND.evaluate(situation) === true && !replaces && !protectedUse && started(situation);
  });
}
