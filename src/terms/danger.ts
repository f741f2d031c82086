/** States in which no dose of a thiopurine is suggested. Each is a row of the rule that its comment names. */
import {
  ALT_STOP_ULN,
  BILE_ACIDS_ICP,
  BILI_ICTERIC_ULN,
  BILI_SEVERE_ULN,
  INFECTION_D,
  INR_SEVERE,
  LFT_MAX_AGE_D,
  LIPASE_ULN,
  PREGNANCY_MAX_D,
  RECENT_D,
  TB_D,
} from '../knowledge/constants.js';
import type { Case } from './case.js';
import { RECENT_CONDITION } from './conditions.js';
import { ANTICOAGULATED, INR } from './inr.js';
import { ALT_ULN, BILE_ACIDS, BILI_ULN, LFT_AGE, LIPASE_RATIO } from './liver.js';
import { PREGNANT } from './pregnancy.js';
import { above, and, atLeast, atMost, not, or } from './term.js';

/** Hy-type pattern: bilirubin together with a transaminase. */
export const hepatocellularJaundice = and(
  above(BILI_ULN, BILI_ICTERIC_ULN),
  above(ALT_ULN, ALT_STOP_ULN),
  atMost(LFT_AGE, LFT_MAX_AGE_D),
);

/** mon-lft, row jaundice */
export const jaundice = or(RECENT_CONDITION('jaundice', LFT_MAX_AGE_D), hepatocellularJaundice);

/** label-hepatic, row severe */
export const severeLiverImpairment = or(
  and(above(BILI_ULN, BILI_SEVERE_ULN), above(INR, INR_SEVERE), not(ANTICOAGULATED), atMost(LFT_AGE, RECENT_D)),
  RECENT_CONDITION('hepatic-failure', RECENT_D),
);

const infections = [
  { set: 'severe-infection', isRecent: RECENT_CONDITION('severe-infection', INFECTION_D) },
  { set: 'tuberculosis', isRecent: RECENT_CONDITION('tuberculosis', TB_D) },
  { set: 'pml', isRecent: RECENT_CONDITION('pml', RECENT_D) },
];

/** label-serious-infection, row severe */
export const severeInfection = or(...infections.map(({ isRecent }) => isRecent));

/** Condition set of the infection that makes it severe: an older one of another set is not it. */
export function infectionSet(situation: Case): string | undefined {
  return infections.find(({ isRecent }) => isRecent.evaluate(situation) === true)?.set;
}

/** label-pancreatitis, row active */
export const activePancreatitis = or(RECENT_CONDITION('pancreatitis', INFECTION_D), above(LIPASE_RATIO, LIPASE_ULN));

/** core-pregnancy-icp, row icp */
export const cholestasisOfPregnancy = and(
  PREGNANT,
  or(RECENT_CONDITION('icp', PREGNANCY_MAX_D), atLeast(BILE_ACIDS, BILE_ACIDS_ICP)),
);
