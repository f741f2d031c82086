/**
 * Every number that clinical decisions use, under its name in the rule catalogue (edition 2), with its unit and its
 * source or, where it is our own judgement, the word editorial and the reason. Changed by pharmacists, nowhere else.
 */
import type { Threshold } from '../model/knowledge.js';
import type { EvidenceId } from './evidence.js';

function threshold<const Value>(definition: Threshold<Value, EvidenceId>): Threshold<Value, EvidenceId> {
  return definition;
}

export const EXPOSURE_GAP_D = threshold({
  name: 'EXPOSURE_GAP_D',
  value: 90,
  unit: 'd',
  editorial: 'a 90-day supply with one late refill is one continuous run',
});
export const SUPPLY_GRACE_D = threshold({
  name: 'SUPPLY_GRACE_D',
  value: 30,
  unit: 'd',
  editorial: 'late refill allowance after the supply ends',
});
export const DEFAULT_SUPPLY_D = threshold({
  name: 'DEFAULT_SUPPLY_D',
  value: 90,
  unit: 'd',
  editorial: 'end date of an order that carries no end and no supply; always shown as estimated',
});
export const CHANGE_FACTOR = threshold({
  name: 'CHANGE_FACTOR',
  value: 1.1,
  unit: 'ratio',
  editorial: 'a change of 10 % or less is rounding',
});
export const REDUCTION_FACTOR = threshold({
  name: 'REDUCTION_FACTOR',
  value: 0.75,
  unit: 'ratio',
  editorial: 'a cut of a quarter or more is clinically meaningful',
});
export const DROP_FACTOR = threshold({
  name: 'DROP_FACTOR',
  value: 0.5,
  unit: 'ratio',
  editorial: 'a halving without a visible reason deserves one question',
});
export const ESTABLISHED_D = threshold({
  name: 'ESTABLISHED_D',
  value: 180,
  unit: 'd',
  editorial: 'six months unchanged = established',
});
export const NEW_PAIR_D = threshold({
  name: 'NEW_PAIR_D',
  value: 90,
  unit: 'd',
  editorial: 'an overlap of at most 90 days is a new combination',
});
export const RECENT_D = threshold({
  name: 'RECENT_D',
  value: 90,
  unit: 'd',
  editorial: 'a laboratory result older than this does not describe today',
});
export const PENDING_D = threshold({
  name: 'PENDING_D',
  value: 14,
  unit: 'd',
  editorial: 'a test asked for in the last two weeks is not asked for again',
});
export const SWITCH_D = threshold({
  name: 'SWITCH_D',
  value: 30,
  unit: 'd',
  editorial: 'a change of thiopurine within this time is a switch',
});
export const EGFR_MAX_AGE_D = threshold({
  name: 'EGFR_MAX_AGE_D',
  value: 365,
  unit: 'd',
  editorial: 'renal function changes slowly in stable patients',
});
export const WBC_HOLD = threshold({
  name: 'WBC_HOLD',
  value: 3,
  unit: '10*9/L',
  cites: ['expert', 'sps-6mp', 'bsr-thr'],
  editorial: 'sources act at 3.5; the critical line is drawn half a unit lower so that it means stop, not look',
});
export const ANC_HOLD = threshold({
  name: 'ANC_HOLD',
  value: 1.5,
  unit: '10*9/L',
  cites: ['expert', 'sps-6mp', 'bsr-thr'],
  editorial: 'sources act between 1.6 and 2.0; below 1.5 is neutropenia by common definition',
});
export const PLT_HOLD = threshold({
  name: 'PLT_HOLD',
  value: 100,
  unit: '10*9/L',
  cites: ['expert', 'sps-6mp', 'bsr-thr'],
  editorial: 'sources act at 140; below 100 is the usual stop line',
});
export const WBC_ACTION = threshold({
  name: 'WBC_ACTION',
  value: 3.5,
  unit: '10*9/L',
  cites: ['bsr-thr', 'sps-6mp', 'gpnb-lab'],
});
export const ANC_ACTION = threshold({ name: 'ANC_ACTION', value: 1.6, unit: '10*9/L', cites: ['bsr-thr'] });
export const PLT_ACTION = threshold({ name: 'PLT_ACTION', value: 140, unit: '10*9/L', cites: ['bsr-thr', 'sps-6mp'] });
export const ANC_SAME_DAY = threshold({ name: 'ANC_SAME_DAY', value: 1, unit: '10*9/L', cites: ['sps-6mp'] });
export const COUNT_MAX_AGE_D = threshold({
  name: 'COUNT_MAX_AGE_D',
  value: 30,
  unit: 'd',
  editorial: 'a count older than a month is repeated before it stops a drug',
});
export const COUNT_RELATIVE_FALL = threshold({
  name: 'COUNT_RELATIVE_FALL',
  value: 0.3,
  unit: 'fraction',
  editorial: 'where disease itself lowers counts only a clear fall is drug effect',
});
export const PRETREAT_MARGIN = threshold({
  name: 'PRETREAT_MARGIN',
  value: 0.85,
  unit: 'fraction',
  editorial: 'within 15 % of the pre-treatment median is unchanged',
});
export const HB_LOW = threshold({ name: 'HB_LOW', value: 8, unit: 'g/dL', editorial: 'transfusion-range anaemia' });
export const HB_FALL = threshold({
  name: 'HB_FALL',
  value: 2,
  unit: 'g/dL',
  editorial: 'a fall above 2 g/dL in 90 days is more than biological variation',
});
export const TREND_FALL = threshold({ name: 'TREND_FALL', value: 0.1, unit: 'fraction', cites: ['gpnb-lab'] });
export const TREND_D = threshold({
  name: 'TREND_D',
  value: 120,
  unit: 'd',
  editorial: 'window for three falls in a row',
});
export const ALC_LOW = threshold({
  name: 'ALC_LOW',
  value: 0.5,
  unit: '10*9/L',
  editorial: 'usual limit for opportunistic-infection prophylaxis review',
});
export const CHILD_COUNT_Y = threshold({
  name: 'CHILD_COUNT_Y',
  value: 12,
  unit: 'a',
  editorial: 'adult count limits do not hold below 12 years',
});
export const N = threshold({
  name: 'N',
  value: { azathioprine: 2.5, mercaptopurine: 1.5 },
  unit: 'mg/kg/day',
  cites: ['cpic'],
  editorial: 'CPIC names 2-3 mg/kg for azathioprine; the middle is used',
});
export const FRACTION_XOI = threshold({
  name: 'FRACTION_XOI',
  value: '1/4',
  unit: 'exact fraction',
  cites: ['aemps-aza', 'aemps-6mp', 'medsafe-allo'],
});
export const FRACTION_XOI_SECOND = threshold({
  name: 'FRACTION_XOI_SECOND',
  value: '1/3',
  unit: 'exact fraction',
  cites: ['fda-aza-allo', 'fda-6mp-allo'],
});
export const FRACTION_IM = threshold({
  name: 'FRACTION_IM',
  value: '1/2',
  unit: 'exact fraction of N',
  cites: ['dpwg-2025', 'cpic'],
});
export const FRACTION_DIM = threshold({
  name: 'FRACTION_DIM',
  value: '1/3',
  unit: 'exact fraction of N',
  cites: ['cpic'],
  editorial: 'inside the CPIC band of 20-50 %',
});
export const FRACTION_RENAL_MID = threshold({
  name: 'FRACTION_RENAL_MID',
  value: '3/4',
  unit: 'exact fraction of N',
  cites: ['renal-ref'],
});
export const FRACTION_RENAL_LOW = threshold({
  name: 'FRACTION_RENAL_LOW',
  value: '1/2',
  unit: 'exact fraction of N',
  cites: ['renal-ref'],
});
export const AZA_TO_MP = threshold({
  name: 'AZA_TO_MP',
  value: 2.08,
  unit: 'ratio',
  editorial:
    'ratio of molar masses (277.3/152.2) times complete conversion, as commonly used; only for converting a reference dose',
});
export const SWITCH_FRACTION = threshold({
  name: 'SWITCH_FRACTION',
  value: '1/2',
  unit: 'exact fraction of the azathioprine mg',
  editorial: 'rounded from 1/2.08, a little above; the weight limits of the dose-range rule bound it',
});
export const PLAIN_MIN_OF_CAP = threshold({
  name: 'PLAIN_MIN_OF_CAP',
  value: '4/5',
  unit: 'exact fraction of the cap',
  editorial: 'a plain daily schedule is worth up to a fifth of the cap',
});
export const PGX_BAND_LOW_IM = threshold({
  name: 'PGX_BAND_LOW_IM',
  value: '3/10',
  unit: 'fraction of 2 mg/kg (azathioprine) or 1.5 mg/kg (mercaptopurine)',
  cites: ['cpic'],
});
export const PGX_BAND_LOW_DIM = threshold({
  name: 'PGX_BAND_LOW_DIM',
  value: '1/5',
  unit: 'fraction of 2 mg/kg (azathioprine) or 1.5 mg/kg (mercaptopurine)',
  cites: ['cpic'],
});
export const PGX_BAND_BASE = threshold({
  name: 'PGX_BAND_BASE',
  value: { azathioprine: 2, mercaptopurine: 1.5 },
  unit: 'mg/kg/day',
  cites: ['cpic'],
});
export const MIN_AVERAGE_MG = threshold({
  name: 'MIN_AVERAGE_MG',
  value: 12.5,
  unit: 'mg/day',
  editorial: '25 mg on alternate days is the least that tablets can give',
});
export const MIN_CHANGE = threshold({
  name: 'MIN_CHANGE',
  value: 0.95,
  unit: 'ratio',
  editorial: 'a suggestion that changes the dose by less than 5 % is not worth a card',
});
export const MAX_TABLETS = threshold({
  name: 'MAX_TABLETS',
  value: 6,
  unit: 'tablets per day',
  editorial: 'more whole tablets than this cost adherence',
});
export const XOI_REDUCED_SHARE = threshold({
  name: 'XOI_REDUCED_SHARE',
  value: 0.34,
  unit: 'fraction of REF',
  editorial: 'one third plus rounding of tablets',
});
export const XOI_LOW = threshold({
  name: 'XOI_LOW',
  value: { azathioprine: { mgkg: 0.63, mg: 50 }, mercaptopurine: { mgkg: 0.38, mg: 25 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['expert'],
  editorial: 'a quarter of N: anything up to this is what this service itself would write',
});
export const XOI_GREY = threshold({
  name: 'XOI_GREY',
  value: { azathioprine: { mgkg: 1, mg: 75 }, mercaptopurine: { mgkg: 0.6, mg: 37.5 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['expert'],
  editorial:
    'a full dose in autoimmune hepatitis, at the start in rheumatoid arthritis and in the elderly; reduced elsewhere',
});
export const XOI_CEILING = threshold({
  name: 'XOI_CEILING',
  value: { azathioprine: { mgkg: 1, mg: 100 }, mercaptopurine: { mgkg: 0.6, mg: 50 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['expert'],
  editorial: 'a share of a wrong reference can still be an overdose',
});
export const XOI_ABS_DRAFT = threshold({
  name: 'XOI_ABS_DRAFT',
  value: { azathioprine: { mg: 200 }, mercaptopurine: { mg: 100 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['expert'],
  editorial: 'largest ordered dose that is quartered when no weight is known',
});
export const XOI_WASHOUT_D = threshold({
  name: 'XOI_WASHOUT_D',
  value: 7,
  unit: 'd',
  editorial: 'oxipurinol half-life 12-30 h with normal renal function: gone in about a week',
});
export const XOI_WASHOUT_RENAL_D = threshold({
  name: 'XOI_WASHOUT_RENAL_D',
  value: 30,
  unit: 'd',
  editorial: 'oxipurinol accumulates in renal impairment',
});
export const FEBUXOSTAT_WASHOUT_D = threshold({
  name: 'FEBUXOSTAT_WASHOUT_D',
  value: 3,
  unit: 'd',
  editorial: 'half-life 5-8 h',
});
export const XOI_STOPPED_D = threshold({
  name: 'XOI_STOPPED_D',
  value: 180,
  unit: 'd',
  editorial: 'after half a year a low dose is a decision, not an oversight',
});
export const REF_LOOKBACK_D = threshold({
  name: 'REF_LOOKBACK_D',
  value: 180,
  unit: 'd',
  editorial: 'the full dose stands within the half-year before the inhibitor',
});
export const CHAIN_GAP_D = threshold({
  name: 'CHAIN_GAP_D',
  value: 90,
  unit: 'd',
  editorial: 'renewals with gaps up to 90 days are one run',
});
export const XOI_CBC_WEEKLY_D = threshold({ name: 'XOI_CBC_WEEKLY_D', value: 7, unit: 'd', cites: ['medsafe-allo'] });
export const XOI_CBC_WEEKLY_FOR_D = threshold({
  name: 'XOI_CBC_WEEKLY_FOR_D',
  value: 84,
  unit: 'd',
  cites: ['medsafe-allo'],
  editorial: 'three months, as twelve weeks',
});
export const XOI_CBC_MONTHLY_D = threshold({
  name: 'XOI_CBC_MONTHLY_D',
  value: 35,
  unit: 'd',
  editorial: 'monthly with five days of grace',
});
export const EGFR_SEVERE = threshold({
  name: 'EGFR_SEVERE',
  value: 30,
  unit: 'mL/min/1.73m2',
  cites: ['expert', 'jp-allo-renal'],
  editorial: 'case reports of pancytopenia on reduced doses in renal failure',
});
export const AZA_MAX_ABSOLUTE = threshold({
  name: 'AZA_MAX_ABSOLUTE',
  value: { azathioprine: { mgkg: 5, mg: 500 }, mercaptopurine: { mgkg: null, mg: null } },
  unit: 'mg/kg/day | mg/day',
  cites: ['aemps-aza', 'fda-aza-dosing'],
  editorial: '500 mg stands in for 5 mg/kg when no weight is known',
});
export const RANGE_MAX = threshold({
  name: 'RANGE_MAX',
  value: {
    'transplant-early': 5,
    'transplant-late': 4,
    'rheumatoid-arthritis': 2.5,
    'autoimmune-hepatitis': 2,
    other: 3,
    'mercaptopurine-non-malignant': 1.5,
  },
  unit: 'mg/kg/day',
  cites: ['aemps-aza', 'fda-aza-dosing', 'fda-aza-dosing2', 'mims-ph', 'aemps-6mp'],
  editorial:
    'autoimmune hepatitis: labels say 1-1.5, guidelines to 2; transplant-late is 4 in both jurisdictions (US text says 3)',
});
export const TRANSPLANT_EARLY_D = threshold({
  name: 'TRANSPLANT_EARLY_D',
  value: 30,
  unit: 'd',
  cites: ['aemps-aza', 'fda-aza-dosing'],
  editorial: 'loading belongs to the first weeks',
});
export const RANGE_DRIFT = threshold({
  name: 'RANGE_DRIFT',
  value: 1.1,
  unit: 'ratio',
  editorial: 'weight drift and tablet rounding',
});
export const MG_HIGH_NO_WEIGHT = threshold({
  name: 'MG_HIGH_NO_WEIGHT',
  value: { azathioprine: { mg: 250 }, mercaptopurine: { mg: 125 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['expert'],
  editorial: 'above the range for nearly every adult',
});
export const MG_HIGH_WITH_WEIGHT = threshold({
  name: 'MG_HIGH_WITH_WEIGHT',
  value: { azathioprine: { mg: 300 }, mercaptopurine: { mg: 200 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['expert'],
  editorial: 'actual body weight overdoses very heavy patients',
});
export const MP_MAX_CRITICAL = threshold({
  name: 'MP_MAX_CRITICAL',
  value: { azathioprine: { mgkg: null, mg: null }, mercaptopurine: { mgkg: 2.5, mg: 200 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['aemps-6mp', 'expert'],
  editorial: 'liver toxicity rises above 2.5 mg/kg; an azathioprine dose keyed as mercaptopurine lands here',
});
export const ALL_MAX = threshold({
  name: 'ALL_MAX',
  value: { mgkg: 5, mgm2: 150 },
  unit: 'mg/kg/day | mg/m2/day',
  editorial: 'twice the label start; protocols stay below',
});
export const ALL_LABEL_MAX = threshold({
  name: 'ALL_LABEL_MAX',
  value: { mgkg: 2.5, mgm2: 75 },
  unit: 'mg/kg/day | mg/m2/day',
  cites: ['fda-6mp-label'],
});
export const LOOKALIKE_D = threshold({
  name: 'LOOKALIKE_D',
  value: 7,
  unit: 'd',
  editorial: 'a course of a week or less is not how a thiopurine is given',
});
export const LOOKALIKE_MG = threshold({
  name: 'LOOKALIKE_MG',
  value: 250,
  unit: 'mg/day',
  editorial: 'the azithromycin strength',
});
export const POOR_REDUCED = threshold({
  name: 'POOR_REDUCED',
  value: { azathioprine: { mgkg: 0.3, mg: 20 }, mercaptopurine: { mgkg: 0.15, mg: 10 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['cpic', 'dpwg-2025'],
  editorial: 'about a tenth of the normal start',
});
export const IM_LIMIT = threshold({
  name: 'IM_LIMIT',
  value: { azathioprine: { mgkg: 1.5, mg: 100 }, mercaptopurine: { mgkg: 1.5, mg: 75 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['cpic'],
  editorial:
    'CPIC: no further reduction needed where the usual start is already lower; mg values stand in when no weight is known',
});
export const DIM_CRITICAL = threshold({
  name: 'DIM_CRITICAL',
  value: { azathioprine: { mgkg: 1.5, mg: 125 }, mercaptopurine: { mgkg: 0.75, mg: 62.5 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['cpic'],
  editorial: 'above half of the upper normal start (3 mg/kg, 1.5 mg/kg)',
});
export const DIM_WARNING = threshold({
  name: 'DIM_WARNING',
  value: { azathioprine: { mgkg: 1, mg: 75 }, mercaptopurine: { mgkg: 0.5, mg: 37.5 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['cpic'],
  editorial: 'above a third of the normal start',
});
export const UNTESTED_LIMIT = threshold({
  name: 'UNTESTED_LIMIT',
  value: { azathioprine: { mgkg: 1, mg: 75 }, mercaptopurine: { mgkg: 0.5, mg: 37.5 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['fda-aza-dosing', 'expert'],
  editorial: 'the US label starts rheumatoid arthritis at 1 mg/kg; below it waiting for the result is acceptable',
});
export const ENZYME_MAX_AGE_Y = threshold({
  name: 'ENZYME_MAX_AGE_Y',
  value: 5,
  unit: 'a',
  editorial: 'enzyme activity drifts with treatment and age',
});
export const TRANSFUSION_D = threshold({
  name: 'TRANSFUSION_D',
  value: 90,
  unit: 'd',
  cites: ['cpic'],
  editorial: 'life span of transfused red cells',
});
export const CBC_BASELINE_D = threshold({
  name: 'CBC_BASELINE_D',
  value: 30,
  unit: 'd',
  editorial: 'baseline not older than a month',
});
export const CBC_P1_FROM = threshold({
  name: 'CBC_P1_FROM',
  value: 15,
  unit: 'd',
  editorial: 'the first fortnight is covered by the baseline row',
});
export const CBC_P1_TO = threshold({
  name: 'CBC_P1_TO',
  value: 56,
  unit: 'd',
  cites: ['aemps-aza', 'ema-jayempi-pil'],
});
export const CBC_P2_TO = threshold({ name: 'CBC_P2_TO', value: 182, unit: 'd', editorial: 'month 3 to 6' });
export const CBC_P1_MAX = threshold({
  name: 'CBC_P1_MAX',
  value: 14,
  unit: 'd',
  editorial: 'labels say weekly; told at twice the interval',
});
export const CBC_P2_MAX = threshold({ name: 'CBC_P2_MAX', value: 35, unit: 'd', editorial: 'monthly with grace' });
export const CBC_P3_DUE = threshold({
  name: 'CBC_P3_DUE',
  value: 95,
  unit: 'd',
  editorial: 'three-monthly with grace',
});
export const CBC_P3_MAX = threshold({
  name: 'CBC_P3_MAX',
  value: 125,
  unit: 'd',
  editorial: 'a month past three-monthly',
});
export const CBC_TIGHT_P1 = threshold({
  name: 'CBC_TIGHT_P1',
  value: 10,
  unit: 'd',
  editorial: 'closer watch in reduced clearance',
});
export const CBC_TIGHT_P2 = threshold({
  name: 'CBC_TIGHT_P2',
  value: 21,
  unit: 'd',
  editorial: 'closer watch in reduced clearance',
});
export const CBC_TIGHT_P3 = threshold({
  name: 'CBC_TIGHT_P3',
  value: 62,
  unit: 'd',
  editorial: 'two-monthly with grace',
});
export const OLD_AGE_Y = threshold({
  name: 'OLD_AGE_Y',
  value: 75,
  unit: 'a',
  cites: ['aemps-aza'],
  editorial: 'the label says elderly without an age',
});
export const LFT_MAX_AGE_D = threshold({
  name: 'LFT_MAX_AGE_D',
  value: 30,
  unit: 'd',
  editorial: 'a liver test older than a month is repeated first',
});
export const ALT_STOP_ULN = threshold({
  name: 'ALT_STOP_ULN',
  value: 3,
  unit: 'x ULN',
  cites: ['gpnb-lab', 'sps-6mp'],
});
export const ALT_ACT_U = threshold({
  name: 'ALT_ACT_U',
  value: 120,
  unit: 'U/L',
  editorial: 'three times 40 where no reference limit is sent',
});
export const ALT_WATCH_ULN = threshold({
  name: 'ALT_WATCH_ULN',
  value: 2,
  unit: 'x ULN',
  editorial: 'repeat, do not act',
});
export const ULN_ALT_DEFAULT = threshold({
  name: 'ULN_ALT_DEFAULT',
  value: 40,
  unit: 'U/L',
  editorial: 'used and named when the laboratory sends no limit',
});
export const BILI_ICTERIC_ULN = threshold({
  name: 'BILI_ICTERIC_ULN',
  value: 2,
  unit: 'x ULN',
  editorial: 'Hy-type pattern together with ALT',
});
export const BILI_SEVERE_ULN = threshold({
  name: 'BILI_SEVERE_ULN',
  value: 3,
  unit: 'x ULN',
  editorial: 'with INR: severe impairment',
});
export const INR_SEVERE = threshold({
  name: 'INR_SEVERE',
  value: 1.7,
  unit: 'INR',
  editorial: 'synthetic failure off anticoagulant',
});
export const INR_RAISED = threshold({
  name: 'INR_RAISED',
  value: 1.4,
  unit: 'INR',
  editorial: 'mild synthetic impairment off anticoagulant',
});
export const ALBUMIN_LOW = threshold({
  name: 'ALBUMIN_LOW',
  value: 30,
  unit: 'g/L',
  cites: ['bsr-thr'],
  editorial: 'also an action limit of monitoring lists',
});
export const METABOLITE_MAX_AGE_D = threshold({
  name: 'METABOLITE_MAX_AGE_D',
  value: 120,
  unit: 'd',
  editorial: 'older levels belong to another dose',
});
export const TGN_HIGH = threshold({
  name: 'TGN_HIGH',
  value: 450,
  unit: 'pmol/8x10*8 RBC',
  cites: ['aga-2017'],
  editorial: 'Lennard-type assay; other assays read up to 2.6 times higher',
});
export const MMP_HIGH = threshold({
  name: 'MMP_HIGH',
  value: 5700,
  unit: 'pmol/8x10*8 RBC',
  editorial: 'commonly used, not re-read',
});
export const MMP_RATIO = threshold({ name: 'MMP_RATIO', value: 20, unit: 'ratio', cites: ['ldaa-ratio'] });
export const EGFR_MID = threshold({ name: 'EGFR_MID', value: 50, unit: 'mL/min/1.73m2', cites: ['renal-ref'] });
export const EGFR_VERY_LOW = threshold({
  name: 'EGFR_VERY_LOW',
  value: 10,
  unit: 'mL/min/1.73m2',
  cites: ['renal-ref'],
});
export const EGFR_FALL = threshold({
  name: 'EGFR_FALL',
  value: 0.25,
  unit: 'fraction',
  editorial: 'beyond laboratory noise',
});
export const EGFR_FALL_TO = threshold({
  name: 'EGFR_FALL_TO',
  value: 60,
  unit: 'mL/min/1.73m2',
  editorial: 'only a fall into CKD range matters',
});
export const RIBAVIRIN_PERSIST_D = threshold({
  name: 'RIBAVIRIN_PERSIST_D',
  value: 60,
  unit: 'd',
  cites: ['riba-label'],
  editorial: 'five half-lives of 12 days',
});
export const RIBAVIRIN_TRACE_D = threshold({ name: 'RIBAVIRIN_TRACE_D', value: 180, unit: 'd', cites: ['riba-label'] });
export const COUMARIN_CHANGE_D = threshold({
  name: 'COUMARIN_CHANGE_D',
  value: 42,
  unit: 'd',
  editorial: 'induction is complete in about six weeks',
});
export const INR_FRESH_D = threshold({
  name: 'INR_FRESH_D',
  value: 7,
  unit: 'd',
  editorial: 'weekly INR while the pair settles',
});
export const VACCINE_AFTER_STOP_D = threshold({
  name: 'VACCINE_AFTER_STOP_D',
  value: 90,
  unit: 'd',
  cites: ['mims-ph', 'aemps-aza', 'aus-zoster'],
});
export const VACCINE_BEFORE_START_D = threshold({
  name: 'VACCINE_BEFORE_START_D',
  value: 28,
  unit: 'd',
  cites: ['aus-zoster', 'idsa-2013'],
});
export const LOW_LEVEL = threshold({
  name: 'LOW_LEVEL',
  value: { azathioprine: { mgkg: 3, mg: null }, mercaptopurine: { mgkg: 1.5, mg: null } },
  unit: 'mg/kg/day | mg/day',
  cites: ['acip-low', 'idsa-2013'],
});
export const STEROID_HIGH_MG = threshold({
  name: 'STEROID_HIGH_MG',
  value: 20,
  unit: 'mg/day prednisone equivalent',
  cites: ['idsa-2013'],
});
export const STEROID_HIGH_D = threshold({ name: 'STEROID_HIGH_D', value: 14, unit: 'd', cites: ['idsa-2013'] });
export const CLADRIBINE_D = threshold({
  name: 'CLADRIBINE_D',
  value: 365,
  unit: 'd',
  editorial: 'lymphocytes recover within about a year',
});
export const ALC_CLADRIBINE = threshold({
  name: 'ALC_CLADRIBINE',
  value: 0.8,
  unit: '10*9/L',
  cites: ['ema-mavenclad-pil'],
  editorial: 'the recovery limit of the cladribine label',
});
export const LEFLUNOMIDE_D = threshold({ name: 'LEFLUNOMIDE_D', value: 730, unit: 'd', cites: ['ema-arava-pil'] });
export const CYTOSTATIC_D = threshold({ name: 'CYTOSTATIC_D', value: 14, unit: 'd', editorial: 'nadir period' });
export const COTRIM_PROPHYLAXIS_MG = threshold({
  name: 'COTRIM_PROPHYLAXIS_MG',
  value: 960,
  unit: 'mg/day',
  editorial: 'one double-strength tablet',
});
export const COTRIM_PROPHYLAXIS_PER_WEEK = threshold({
  name: 'COTRIM_PROPHYLAXIS_PER_WEEK',
  value: 3,
  unit: 'doses/week',
  editorial: 'intermittent prophylaxis',
});
export const COTRIM_SHORT_D = threshold({ name: 'COTRIM_SHORT_D', value: 7, unit: 'd', editorial: 'short course' });
export const LINEZOLID_D = threshold({
  name: 'LINEZOLID_D',
  value: 14,
  unit: 'd',
  editorial: 'marrow effect begins after two weeks',
});
export const MTX_HIGH_MGM2 = threshold({
  name: 'MTX_HIGH_MGM2',
  value: 500,
  unit: 'mg/m2',
  editorial: 'usual definition of high dose',
});
export const MTX_HIGH_MG = threshold({
  name: 'MTX_HIGH_MG',
  value: 500,
  unit: 'mg',
  editorial: 'stands in for 500 mg/m2 when no surface area is known',
});
export const HB_ACEI = threshold({
  name: 'HB_ACEI',
  value: 10,
  unit: 'g/dL',
  editorial: 'anaemia worth not deepening',
});
export const CKD_ACEI = threshold({ name: 'CKD_ACEI', value: 60, unit: 'mL/min/1.73m2', editorial: 'CKD stage 3' });
export const WEIGHT_ADULT_D = threshold({ name: 'WEIGHT_ADULT_D', value: 365, unit: 'd', editorial: 'from 18 years' });
export const WEIGHT_CHILD_D = threshold({
  name: 'WEIGHT_CHILD_D',
  value: 90,
  unit: 'd',
  editorial: 'from 2 to 17 years: growth',
});
export const WEIGHT_INFANT_D = threshold({ name: 'WEIGHT_INFANT_D', value: 30, unit: 'd', editorial: 'below 2 years' });
export const WEIGHT_JUMP = threshold({
  name: 'WEIGHT_JUMP',
  value: '1/4',
  unit: 'exact fraction',
  editorial: 'a larger change within the adult or child look-back is a kg/lb mix-up until shown otherwise',
});
export const EGFR_PAIR_D = threshold({
  name: 'EGFR_PAIR_D',
  value: 14,
  unit: 'd',
  editorial: 'two values this far apart confirm each other',
});
export const CHILDBEARING_MIN_Y = threshold({
  name: 'CHILDBEARING_MIN_Y',
  value: 12,
  unit: 'a',
  editorial: 'one age range everywhere',
});
export const CHILDBEARING_MAX_Y = threshold({
  name: 'CHILDBEARING_MAX_Y',
  value: 55,
  unit: 'a',
  editorial: 'one age range everywhere',
});
export const PREGNANCY_MAX_D = threshold({
  name: 'PREGNANCY_MAX_D',
  value: 300,
  unit: 'd',
  editorial: 'longest plausible time since onset or recording',
});
export const PREGNANCY_STATUS_D = threshold({
  name: 'PREGNANCY_STATUS_D',
  value: 60,
  unit: 'd',
  editorial: 'a status older than two months is not current',
});
export const HCG_POSITIVE = threshold({
  name: 'HCG_POSITIVE',
  value: 25,
  unit: 'IU/L',
  editorial: '5-25 is indeterminate',
});
export const HCG_EXCLUDE_D = threshold({
  name: 'HCG_EXCLUDE_D',
  value: 14,
  unit: 'd',
  editorial: 'a negative test older than two weeks excludes nothing',
});
export const STATUS_EXCLUDE_D = threshold({
  name: 'STATUS_EXCLUDE_D',
  value: 30,
  unit: 'd',
  editorial: 'a recorded not-pregnant status',
});
export const PREGNANT_MGKG = threshold({
  name: 'PREGNANT_MGKG',
  value: 2,
  unit: 'mg/kg/day',
  cites: ['nksr-2024'],
  editorial: 'one national guideline; others set no limit',
});
export const BILE_ACIDS_ICP = threshold({
  name: 'BILE_ACIDS_ICP',
  value: 19,
  unit: 'umol/L',
  editorial: 'random-sample cut-off in current obstetric practice',
});
export const BILE_ACIDS_D = threshold({
  name: 'BILE_ACIDS_D',
  value: 14,
  unit: 'd',
  editorial: 'bile acids change within days',
});
export const ITCH_D = threshold({
  name: 'ITCH_D',
  value: 7,
  unit: 'd',
  editorial: 'a bile-acid result of this week answers the question',
});
export const ADULT_Y = threshold({ name: 'ADULT_Y', value: 18, unit: 'a', editorial: 'legal and label age' });
export const YOUNG_MAN_Y = threshold({
  name: 'YOUNG_MAN_Y',
  value: 35,
  unit: 'a',
  cites: ['fda-hstcl-2011', 'ebv-p309'],
  editorial: 'risk groups are described as young men',
});
export const CANCER_Y = threshold({ name: 'CANCER_Y', value: 5, unit: 'a', editorial: 'usual disease-free interval' });
export const INFECTION_D = threshold({
  name: 'INFECTION_D',
  value: 30,
  unit: 'd',
  editorial: 'problem lists keep sepsis active for years',
});
export const TB_D = threshold({ name: 'TB_D', value: 270, unit: 'd', editorial: 'length of treatment' });
export const LIPASE_ULN = threshold({
  name: 'LIPASE_ULN',
  value: 3,
  unit: 'x ULN',
  cites: ['expert'],
  editorial: 'diagnostic limit of acute pancreatitis',
});
export const LIPASE_D = threshold({
  name: 'LIPASE_D',
  value: 7,
  unit: 'd',
  editorial: 'the result of the current illness',
});
export const LACTATION_D = threshold({
  name: 'LACTATION_D',
  value: 60,
  unit: 'd',
  editorial: 'status must be current',
});
export const PORTAL_D = threshold({
  name: 'PORTAL_D',
  value: 180,
  unit: 'd',
  editorial: 'a new finding asks the question; an old one was answered',
});
export const STEROID_HBV_MG = threshold({
  name: 'STEROID_HBV_MG',
  value: 20,
  unit: 'mg/day prednisone equivalent',
  cites: ['aga-hbv'],
  editorial: 'moderate-dose steroid in the risk table',
});
export const SUPPLY_EARLY_D = threshold({
  name: 'SUPPLY_EARLY_D',
  value: 30,
  unit: 'd',
  editorial: 'supply until the next count',
});
export const MAX_ALTERNATION_MG = threshold({
  name: 'MAX_ALTERNATION_MG',
  value: 50,
  unit: 'mg',
  editorial:
    'the two days of an alternating schedule differ by at most this, so that a dropped line cannot double a large dose',
});
export const ONE = threshold({ name: 'ONE', value: 1, unit: 'orders', editorial: 'one order is the normal state' });
export const SWITCH_SAME_SHARE = threshold({
  name: 'SWITCH_SAME_SHARE',
  value: 0.9,
  unit: 'fraction of the azathioprine mg',
  editorial: 'copied number, with rounding',
});
export const SWITCH_HIGH_SHARE = threshold({
  name: 'SWITCH_HIGH_SHARE',
  value: 0.6,
  unit: 'fraction of the azathioprine mg',
  editorial: 'above the usual half, with rounding',
});
export const SWITCH_LOW_SHARE = threshold({
  name: 'SWITCH_LOW_SHARE',
  value: 1.5,
  unit: 'multiple of the mercaptopurine mg',
  editorial: 'below the usual doubling, with rounding',
});
export const SWITCH_HIGH = threshold({
  name: 'SWITCH_HIGH',
  value: { azathioprine: { mgkg: null, mg: null }, mercaptopurine: { mgkg: 1, mg: 75 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['expert'],
  editorial: 'azathioprine 50 mg to mercaptopurine 50 mg in poor tolerance is normal practice',
});
export const SWITCH_WATCH = threshold({
  name: 'SWITCH_WATCH',
  value: { azathioprine: { mgkg: null, mg: null }, mercaptopurine: { mgkg: 0.75, mg: 50 } },
  unit: 'mg/kg/day | mg/day',
  cites: ['expert'],
  editorial: 'as above',
});

/** Stands in the catalogue's definition of BILI_ULN, not among its constants. */
export const ULN_BILI_DEFAULT = threshold({
  name: 'ULN_BILI_DEFAULT',
  value: 1.2,
  unit: 'mg/dL',
  editorial: 'used and named when the laboratory sends no limit',
});
