/** Numbers that stand inside a term or a cap, so that a rule's page shows them beside those of its rows. */
import * as constants from './constants.js';

type ConstantName = keyof typeof constants;

const counts = ['WBC_HOLD', 'ANC_HOLD', 'PLT_HOLD', 'RECENT_D', 'CHILD_COUNT_Y', 'ANC_SAME_DAY'] as const;
const actionCounts = ['WBC_ACTION', 'ANC_ACTION', 'PLT_ACTION'] as const;
const start = ['EXPOSURE_GAP_D', 'SUPPLY_GRACE_D', 'DEFAULT_SUPPLY_D'] as const;
const reference = ['REF_LOOKBACK_D', 'CHAIN_GAP_D', 'AZA_TO_MP'] as const;
const secondFactor = [...counts, ...actionCounts, 'EGFR_SEVERE', 'EGFR_MAX_AGE_D'] as const;
const rounding = ['PLAIN_MIN_OF_CAP', 'MIN_AVERAGE_MG', 'MIN_CHANGE', 'MAX_TABLETS', 'MAX_ALTERNATION_MG'] as const;

export const termThresholds: { readonly [term: string]: readonly ConstantName[] } = {
  XOI_WASHOUT: ['XOI_WASHOUT_D', 'XOI_WASHOUT_RENAL_D', 'EGFR_SEVERE'],
  REDUCED: ['XOI_REDUCED_SHARE', 'XOI_CEILING', ...reference],
  REF_KNOWN: reference,
  NEW_PAIR: ['NEW_PAIR_D', 'EXPOSURE_GAP_D', 'CHANGE_FACTOR'],
  PARTNER_START: ['EXPOSURE_GAP_D'],
  START: start,
  CONTINUING: start,
  INCREASE: ['CHANGE_FACTOR'],
  REDUCTION: ['REDUCTION_FACTOR'],
  SECOND_FACTOR: secondFactor,
  SECOND_FACTOR_SEEN: secondFactor,
  ONLY_ACTION_COUNT: secondFactor,
  COUNT_ABNORMAL: [...counts, ...actionCounts],
  COUNT_NORMAL: [...actionCounts, 'RECENT_D'],
  FRESH_COUNT_SEEN: ['COUNT_MAX_AGE_D'],
  LOW_LEVEL_THERAPY: ['LOW_LEVEL', 'STEROID_HIGH_MG'],
  PREGNANT: ['PREGNANCY_MAX_D', 'PREGNANCY_STATUS_D', 'CHILDBEARING_MIN_Y', 'CHILDBEARING_MAX_Y'],
  POSSIBLE_PREGNANCY: ['HCG_POSITIVE', 'PREGNANCY_STATUS_D'],
  PREGNANCY_EXCLUDED: ['HCG_EXCLUDE_D', 'STATUS_EXCLUDE_D'],
  CHILDBEARING_POTENTIAL: ['CHILDBEARING_MIN_Y', 'CHILDBEARING_MAX_Y'],
  BILE_ACIDS: ['BILE_ACIDS_D'],
  INDICATION_OVER: ['RANGE_DRIFT', 'RANGE_MAX', 'TRANSPLANT_EARLY_D'],
  MG_ACTIVE_OVER: ['RANGE_DRIFT', 'RANGE_MAX', 'MG_HIGH_NO_WEIGHT'],
  MG_SUM_OVER_MAX: ['AZA_MAX_ABSOLUTE'],
  ALL_OVER: ['ALL_MAX'],
  ALL_LABEL_OVER: ['ALL_LABEL_MAX'],
  DROP_LIMIT: ['DROP_FACTOR'],
  SWITCH_SAME_MG: ['SWITCH_SAME_SHARE', 'SWITCH_D'],
  SWITCH_HIGH_MG: ['SWITCH_HIGH_SHARE', 'SWITCH_D'],
  SWITCH_LOW_MG: ['SWITCH_LOW_SHARE', 'SWITCH_D'],
  TEST_PENDING: ['PENDING_D'],
  WEIGHT_VALID: ['WEIGHT_ADULT_D', 'WEIGHT_CHILD_D', 'WEIGHT_INFANT_D', 'WEIGHT_JUMP'],
  CAP_XOI_REF: ['FRACTION_XOI', 'XOI_CEILING', ...rounding],
  CAP_XOI_SECOND: ['FRACTION_XOI_SECOND'],
  CAP_XOI_DRAFT: ['FRACTION_XOI', 'N', 'XOI_ABS_DRAFT', ...rounding],
  CAP_RANGE: ['RANGE_MAX', ...rounding],
  CAP_SWITCH: ['SWITCH_FRACTION', ...rounding],
};

/** Constants that these words name, directly or through a term. */
export function thresholdsIn(words: readonly string[]): readonly (typeof constants)[ConstantName][] {
  const direct = words.filter((word): word is ConstantName => word in constants);
  const within = words.flatMap((word) => termThresholds[word] ?? []);
  return [...new Set([...direct, ...within])].map((name) => constants[name]);
}
