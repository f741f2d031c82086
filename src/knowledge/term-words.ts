/** What the words of the decision tables mean, in the words of the rule catalogue, for the people who review the tables. */

export const termWords: { readonly [word: string]: string } = {
  'ORDER IN HAND':
    'order-select: the orders named in context.selections (matched by type/id to draftOrders); order-sign and medication-prescribe: every entry of draftOrders (medications). patient-view: none; then T and partners come from the current list.',
  THIOPURINE_IN_HAND: 'the order being judged is a draft of azathioprine, mercaptopurine or tioguanine',
  PARTNER_IN_HAND: 'the partner drug of this rule is an order in hand',
  DRUG_IS: 'DRUG_IS(name,..): the thiopurine is one of the named ingredients',
  PARTNER_IS: 'PARTNER_IS(name,..): the partner is one of the named drugs',
  VACCINE_IS:
    'VACCINE_IS(group,..): class of the vaccine by CVX, ATC, RxNorm or SNOMED table, else by name; unclassified when a table marks it ambiguous or nothing matches',
  CURRENT:
    'status active, on-hold or (order in hand) draft, with no end date in the past. A missing status counts as active and the card says so. proposals, plans and orders all count for an order in hand; on the list, proposals and plans do not. on-hold counts for interactions, never for dose totals. status cancelled or entered-in-error never counts.',
  'END DATE':
    'first that exists of: MedicationStatement.effectivePeriod.end; timing.repeat.boundsPeriod.end; dispenseRequest.validityPeriod.end; authoredOn + expectedSupplyDuration × (1 + numberOfRepeatsAllowed); MedicationDispense.whenHandedOver + daysSupply; authoredOn + DEFAULT_SUPPLY_D, marked estimated. Never meta.lastUpdated. completed and stopped orders count until END DATE plus the wash-out of the rule. An end date computed from supply ends only completed or stopped orders; an active order whose supply has run out stays CURRENT and the card names its date.',
  CHAIN:
    'all orders of one ingredient in any status but draft, cancelled and entered-in-error, joined where the gap from END DATE to the next start is at most CHAIN_GAP_D. Start of the chain is known only if the record also reaches EXPOSURE_GAP_D further back (HISTORY_COMPLETE at that date); else unknown.',
  THIOPURINE_CURRENT: 'at least one thiopurine is CURRENT (in hand or on the list)',
  THIOPURINE_ENDED_D: 'days since END DATE of the last thiopurine, when none is CURRENT',
  OTHER_THIOPURINE_CURRENT:
    'a thiopurine of another ingredient is CURRENT and is not the order that priorPrescription of the draft names',
  PARTNER_CURRENT: 'the partner of this rule is CURRENT (in hand or on the list), systemic or unknown route',
  PARTNER_ENDED_D: 'days since END DATE of the partner, when it is not CURRENT',
  PARTNER_START:
    'the partner is in hand and no order of the same concept is CURRENT or ended within EXPOSURE_GAP_D on a usable list',
  PARTNER_RISE:
    'the partner in hand exceeds its CURRENT daily dose by more than CHANGE_FACTOR; false where either dose cannot be computed',
  NEW_PAIR:
    'PARTNER_START, or START of the thiopurine in hand, or INCREASE, or PARTNER_RISE, or both drugs are CURRENT and the later of their two CHAIN starts is known and at most NEW_PAIR_D ago. An unknown chain start is not new.',
  PAIR_DAYS: 'days since the later of the two CHAIN starts; not evaluated when unknown',
  MEDICATIONS_USABLE: 'the medication list was supplied and could be read (an empty list counts)',
  HISTORY_COMPLETE:
    'the list reaches back EXPOSURE_GAP_D over all statuses (active, on-hold, completed, stopped, cancelled): known because this service itself queried it so, or because the list holds an order of any drug that is completed or stopped, or authored more than EXPOSURE_GAP_D ago. A prefetched list alone does not prove it',
  START_CONFIRMED: 'MEDICATIONS_USABLE and HISTORY_COMPLETE and no evidence of CONTINUING',
  START_PROBABLE: 'MEDICATIONS_USABLE and not HISTORY_COMPLETE and no evidence of CONTINUING',
  START: 'START_CONFIRMED or START_PROBABLE, and a thiopurine is in hand',
  CONTINUING:
    'the draft carries priorPrescription, or a thiopurine order, statement or dispense other than the drafts of this request is CURRENT, or ended at most max(EXPOSURE_GAP_D, supply end + SUPPLY_GRACE_D) ago. A draft in hand is never evidence of CONTINUING',
  UNKNOWN:
    'none of START_CONFIRMED, START_PROBABLE and CONTINUING: the list is not usable and the draft has no priorPrescription',
  THERAPY_DAY:
    'days since the known CHAIN start of the thiopurine class, or since the last INCREASE if later; not evaluated when unknown (then the maintenance rows hold)',
  INCREASE:
    'same ingredient: MG_NEW > CHANGE_FACTOR × MG_ACTIVE, both known; in the history of orders: an order more than CHANGE_FACTOR above the one before it',
  REDUCTION: 'same ingredient: MG_NEW <= REDUCTION_FACTOR × MG_ACTIVE, both known',
  UNCHANGED:
    'CONTINUING and the daily dose stayed within CHANGE_FACTOR of MG_NEW over the period asked for, without a gap above CHAIN_GAP_D',
  STABLE: 'UNCHANGED for at least ESTABLISHED_D and COUNT_NORMAL with CBC_AGE <= CBC_P3_MAX',
  SETTLED: 'CONTINUING and not INCREASE',
  DOSE_KNOWN:
    'MG_NEW was computed and is a single fixed oral schedule: no range, no as-needed, no multi-step or tapering order, no infusion rate',
  MG_NEW:
    'mg/day of the judged thiopurine: the draft if one is in hand, else the CURRENT total of that ingredient. Ranges and multi-step orders: the highest step, for limits only',
  MG_ACTIVE: 'sum of mg/day over status active orders of the same ingredient (on-hold excluded)',
  REPLACEMENT:
    'the draft replaces the active dose: priorPrescription names it, or exactly one active order of the same ingredient exists, or the draft is within CHANGE_FACTOR of MG_ACTIVE. Several active orders and no priorPrescription: a create-replacement names all of them in its text and points at the newest',
  MG_SUM: 'MG_NEW if REPLACEMENT, else MG_NEW + MG_ACTIVE; used only against AZA_MAX_ABSOLUTE',
  ACTIVE_ORDERS: 'number of status active orders of the same ingredient, drafts not counted',
  W: 'body weight in kg: newest final, amended or corrected 29463-7, 3141-9, 8350-1, 8351-9 (else 3142-7, 75292-3, named as stated); look-back WEIGHT_ADULT_D from 18 years, WEIGHT_CHILD_D from 2 to 17, WEIGHT_INFANT_D below 2; 2-350 kg. A change above WEIGHT_JUMP from the previous value (adults when the two are at most WEIGHT_CHILD_D apart, children always) makes the weight unusable: kg/lb mix-up',
  WEIGHT_VALID: 'W exists and is usable',
  MGKG_NEW: 'MG_NEW / W, compared unrounded, shown with two decimals',
  MGM2_NEW: 'MG_NEW / body surface area (8277-6, 3140-1); never computed without a measured area',
  OVER: 'OVER(X): with WEIGHT_VALID, MGKG_NEW > X.mgkg of the ingredient; without, MG_NEW > X.mg. not evaluated when MG_NEW or the member needed is missing',
  ROUTE_ORAL: 'route of the thiopurine is oral, enteral or absent',
  AS_NEEDED: 'asNeededBoolean true or asNeededCodeableConcept present',
  WEEKLY_ONLY: 'one dosing day a week: frequency 1 period 1 wk, timing code WK, or one dayOfWeek',
  COURSE_D: 'length of the order in days: boundsDuration, boundsPeriod or count; not evaluated when open-ended',
  SUPPLY_D: 'expectedSupplyDuration in days × (1 + numberOfRepeatsAllowed)',
  REF_MG:
    'reference dose, first that holds: (a) reference-dose extension of the draft; (b) the inhibitor is in hand and the thiopurine CURRENT: highest same-ingredient daily total in the last REF_LOOKBACK_D; (c) CHAIN start of the inhibitor known: highest same-ingredient daily total in the REF_LOOKBACK_D before it; (d) as (b) or (c) with the other ingredient: azathioprine mg / AZA_TO_MP, mercaptopurine mg × AZA_TO_MP; else unknown. The drafted dose is never the reference. If REF differs by more than CHANGE_FACTOR from the dose in force when the inhibitor began, the card shows both',
  REF_KNOWN: 'REF_MG is known',
  REDUCED: 'REF_KNOWN and MG_NEW <= XOI_REDUCED_SHARE × REF_MG and not OVER(XOI_CEILING)',
  NUMBER_ALLOWED:
    'a dose may be offered: nothing forbids a number (febuxostat, ribavirin or a second thiopurine taken too; a poor metabolizer; a recorded reaction; counts in the range where the drug is held; liver injury; serious infection; cholestasis of pregnancy; an order that is not one fixed oral schedule; a leukaemia protocol), at most one clearance route or marrow reserve is impaired, and accepting the dose would not bring the same card back',
  DELETE_THIOPURINE_OK:
    'THIOPURINE_IN_HAND and not TRANSPLANT and not LEUKAEMIA_TREATMENT and no priorPrescription, and START; in rule label-thiopurine-duplicate the START part is judged for the drafted ingredient alone, so that a draft of a second thiopurine can be withdrawn while the first one continues',
  SUGGEST_START_DOSE:
    '(START_CONFIRMED or INCREASE) and not TRANSPLANT and not LEUKAEMIA_TREATMENT and WEIGHT_VALID and NUMBER_ALLOWED; never beside a TPMT or NUDT15 result that cannot be read',
  XOI_CURRENT:
    'allopurinol, oxipurinol or tisopurine CURRENT; oral, intravenous or unknown route (mouthwash and topical do not count; as-needed counts)',
  XOI_WASHOUT:
    'not XOI_CURRENT and the inhibitor ended at most XOI_WASHOUT_D ago, or at most XOI_WASHOUT_RENAL_D when EGFR < EGFR_SEVERE or EGFR is unknown',
  PGX_STATE:
    'for each gene the reported phenotype (gene prefix such as "TPMT Intermediate Metabolizer" stripped, upper/lower case ignored), else diplotype by the CPIC table, else TPMT enzyme activity with its own reference flag, at most ENZYME_MAX_AGE_Y old and not within TRANSFUSION_D of a transfusion. Genotype: no age limit. Genotype and activity disagree: the lower one. A result that says no phenotype for sure is neither normal nor no result: what needs that gene is not evaluated',
  PGX_POOR: 'TPMT or NUDT15 is Poor Metabolizer (possible or likely poor included)',
  PGX_IM: 'either gene is Intermediate or Possible Intermediate Metabolizer, none poor',
  PGX_DOUBLE_IM: 'both genes are Intermediate or Possible Intermediate Metabolizer',
  PGX_SINGLE_IM: 'PGX_IM and not PGX_DOUBLE_IM',
  PGX_NONE_ASSIGNABLE:
    'both genes are Indeterminate or without result, and at least one is Indeterminate or has a result that cannot be read',
  PGX_ONE_UNKNOWN: 'one gene normal, the other Indeterminate or without result',
  PGX_UNTESTED:
    'the pharmacogenetic results were supplied, or an empty answer was, and neither gene has any result; not evaluated where a result in hand cannot be read',
  EGFR: 'newest eGFR or creatinine clearance as reported, at most EGFR_MAX_AGE_D old; a dialysis condition or procedure counts as below EGFR_VERY_LOW; ">60" and ">90" read as that bound, normal. Where none is reported and a serum creatinine, age and sex are known (adults): CKD-EPI 2021 from that creatinine, named as computed; it may forbid or lower a number, never allow more',
  EGFR_FALLING:
    'two values at least EGFR_PAIR_D apart, both below EGFR_FALL_TO and both at least EGFR_FALL below the median of the year before them',
  EGFR_SEVERE_LOW: 'EGFR < EGFR_SEVERE',
  WBC: 'leukocytes ×10⁹/L, newest usable result',
  ANC: 'neutrophils ×10⁹/L, newest usable result, else WBC × neutrophil % of the same specimen',
  PLT: 'platelets ×10⁹/L, newest usable result',
  HB: 'haemoglobin g/dL, newest usable result',
  HB_DROP: 'highest HB of the last RECENT_D minus the newest',
  ALC: 'lymphocytes ×10⁹/L, newest usable result',
  CBC_AGE:
    'days since the newest usable WBC or ANC result (the day it was taken); not evaluated when the blood counts were not supplied, could not be read or hold no result',
  CBC_NEVER: 'the answer about blood counts is empty and the same system returned at least one other laboratory result',
  'COUNTS JUDGED':
    "WBC, ANC and PLT; PLT left out in IMMUNE_CYTOPENIA; below CHILD_COUNT_Y years the HOLD line is ANC < ANC_SAME_DAY and the ACTION line is the laboratory's own lower limit, without one not evaluated",
  COUNT_HOLD:
    'a judged count is below its HOLD line: WBC < WBC_HOLD, ANC < ANC_HOLD or PLT < PLT_HOLD (half-open: the limit itself is not below), result at most RECENT_D old',
  COUNT_ACTION:
    'not COUNT_HOLD and WBC_HOLD <= WBC < WBC_ACTION, or ANC_HOLD <= ANC < ANC_ACTION, or PLT_HOLD <= PLT < PLT_ACTION, result at most RECENT_D old',
  COUNT_ABNORMAL: 'COUNT_HOLD or COUNT_ACTION',
  COUNT_NORMAL:
    'WBC >= WBC_ACTION, ANC >= ANC_ACTION and PLT >= PLT_ACTION, result at most RECENT_D old (ANC may be missing when WBC and PLT are present)',
  COUNT_FRESH: 'CBC_AGE <= COUNT_MAX_AGE_D',
  RELATIVE_FALL:
    'the judged count fell by COUNT_RELATIVE_FALL or more from the median of its previous three results; with fewer than three previous results false',
  PRETREATMENT_LOW:
    'at least two results before the known CHAIN start exist and the count is at least PRETREAT_MARGIN of their median',
  COUNT_TREND:
    'each of the last three results of one judged count is more than TREND_FALL below the one before, all within TREND_D',
  SECOND_FACTOR: 'PGX_IM or PGX_POOR or EGFR_SEVERE_LOW or COUNT_ABNORMAL',
  ONLY_ACTION_COUNT:
    'COUNT_ACTION and not PGX_IM and not PGX_POOR and not EGFR_SEVERE_LOW (a member not evaluated counts as not)',
  INR: 'newest INR',
  INR_AGE:
    'days since the newest INR; not evaluated when it was not supplied or could not be read; above any limit when the answer is empty',
  ALT_ULN: 'higher of ALT and AST divided by the upper limit sent, else ULN_ALT_DEFAULT (named); µkat/L × 60',
  ALT_U: 'higher of ALT and AST in U/L',
  BILI_ULN: 'total bilirubin divided by the upper limit sent, else 1.2 mg/dL (named)',
  ALBUMIN: 'albumin g/L',
  LFT_AGE: 'days since the newest ALT or AST',
  ANTICOAGULATED: 'a vitamin-K antagonist or direct oral anticoagulant is CURRENT',
  BILE_ACIDS: 'total bile acids µmol/L at most BILE_ACIDS_D old (14628-4 moles; mg/L / 0.4086)',
  BILE_ACIDS_AGE: 'days since the newest bile acids; above any limit when none exists',
  LIPASE_RATIO: 'lipase divided by the upper limit sent, at most LIPASE_D old',
  TGN: '6-thioguanine nucleotides at most METABOLITE_MAX_AGE_D old, dose UNCHANGED since',
  TGN_OWN_HIGH: 'the laboratory sent a reference interval or flag and TGN lies above it',
  MMP: '6-methylmercaptopurine, same conditions as TGN',
  MMP_TGN: 'MMP / TGN of one specimen',
  EBV_NEGATIVE: 'EBV IgG (VCA or EBNA) negative, newest result',
  HBV_ACTIVE: 'HBsAg or HBV DNA positive, newest result, or hepatitis B condition active',
  HBV_CORE_ONLY: 'anti-HBc positive and HBsAg negative or unknown',
  TEST_PENDING: 'TEST_PENDING(name): the test is ordered already (a draft or active request at most PENDING_D old)',
  AGE_Y: 'age in completed years',
  MALE: 'administrative gender male',
  TRANSPLANT:
    'a condition or procedure of the group transplant, or tacrolimus, ciclosporin, sirolimus, everolimus (not everolimus for cancer) or belatacept CURRENT without a condition of the group ibd, nephrotic, psoriasis or myasthenia',
  TRANSPLANT_EARLY:
    'TRANSPLANT and the newest transplant procedure or onset date is at most TRANSPLANT_EARLY_D ago; a day of recording, and the onset of a rejection or failure, are none',
  LEUKAEMIA_TREATMENT:
    'the thiopurine is mercaptopurine or tioguanine and a condition of the group leukaemia is active and not one of the group leukaemia-history',
  IMMUNE_CYTOPENIA: 'a condition of the group itp-evans or aiha active',
  CHRONIC_CYTOPENIA_CAUSE: 'a condition of the group sle, cirrhosis, portal-hypertension or splenomegaly active',
  ORGAN_THREATENING: 'a condition of the group lupus-nephritis, vasculitis or myositis active',
  INDICATION:
    'reasonCode or reasonReference of the order, else the active conditions: transplant before rheumatoid-arthritis before autoimmune-hepatitis before other',
  INDICATION_OVER: 'WEIGHT_VALID and MGKG_NEW > RANGE_DRIFT × RANGE_MAX[INDICATION]',
  CONDITION:
    'CONDITION(set,..): an active condition (active, recurrence, relapse or no status; not refuted, not entered in error) of one of the named groups',
  RECENT_CONDITION:
    'RECENT_CONDITION(set,limit): as CONDITION, with its onset (else the day it was recorded) at most the named number of days or years ago; a month or a year without a day: the last day that may be meant; no date: false',
  EVER_CONDITION: 'EVER_CONDITION(set): as CONDITION, also when it is no longer active',
  PREGNANT:
    'female or unknown sex, age CHILDBEARING_MIN_Y to CHILDBEARING_MAX_Y, and an active condition of the group pregnancy with onset or recording at most PREGNANCY_MAX_D ago, or pregnancy status "pregnant" (82810-3, 11449-6) at most PREGNANCY_STATUS_D old, or an estimated delivery date from 14 d ago to PREGNANCY_MAX_D ahead; cancelled by a later delivery, loss or not-pregnant record',
  POSSIBLE_PREGNANCY:
    'not PREGNANT and a qualitative hCG positive, or quantitative hCG >= HCG_POSITIVE, at most PREGNANCY_STATUS_D old, without a later not-pregnant record. "<x" is below x',
  CHILDBEARING_POTENTIAL:
    'gender female, age CHILDBEARING_MIN_Y to CHILDBEARING_MAX_Y, no condition or procedure of the group infertile',
  PREGNANCY_EXCLUDED: 'a negative hCG at most HCG_EXCLUDE_D old or a not-pregnant status at most STATUS_EXCLUDE_D old',
  LACTATING: 'breastfeeding status or lactation record at most LACTATION_D old',
  ALLERGY:
    'AllergyIntolerance to azathioprine, mercaptopurine or tioguanine, verificationStatus not refuted or entered-in-error, clinicalStatus not resolved',
  ALLERGY_SEVERE:
    'ALLERGY with criticality high, or a manifestation of fever, rigors, flu-like illness, rash, angioedema, anaphylaxis, hypotension, vasculitis, Sweet syndrome, erythema nodosum, Stevens-Johnson or toxic epidermal necrolysis, hepatitis, acute kidney injury, pneumonitis or pancreatitis',
  ALLERGY_UNKNOWN: 'ALLERGY without any manifestation, or with none that the table knows',
  ALLERGY_MODERATE:
    'ALLERGY whose manifestations are only leukopenia or other cytopenia, raised transaminases without symptoms, arthralgia or myalgia',
  ALLERGY_MILD: 'ALLERGY whose manifestations are only nausea, vomiting, diarrhoea, headache, hair loss or fatigue',
  ALLERGEN_SAME: 'the recorded allergen is the ingredient now ordered',
  LOW_LEVEL_THERAPY:
    'WEIGHT_VALID, not OVER(LOW_LEVEL), drug not tioguanine, not TRANSPLANT, and no other immunosuppressant CURRENT (biologic, JAK inhibitor, methotrexate, calcineurin inhibitor, mycophenolate, or prednisone equivalent >= STEROID_HIGH_MG for >= STEROID_HIGH_D)',
  VACCINE_DAYS: 'days since a completed live Immunization',
  EXPECTED_ABSENT: 'a kind of data that this site says it always supplies (setting expectedData) was not supplied',
  ANY_OTHER_KEY_BAD:
    'data other than the medication list that a rule reads for an order in hand could not be read, is incomplete or is of another patient; at a start also a TPMT or NUDT15 result that says no phenotype',
  CRITICAL_PARTNER_IN_HAND:
    'an order in hand is allopurinol, oxipurinol, tisopurine, febuxostat, topiroxostat, ribavirin, cladribine or a live vaccine',
  NO_ORDERS: 'draftOrders (medications) is missing or an empty Bundle on an ordering hook',
  DRAFT_UNIDENTIFIED:
    'a draft carries a medicationReference that resolves nowhere (contained, Bundle, prefetch, FHIR server) and has no display',
  OTHER_CARD: 'another rule produced a card in this answer',
  PRIOR_MG:
    'mg/day of the other ingredient (azathioprine or mercaptopurine) that is active, or ended at most SWITCH_D ago; not evaluated when none',
  SWITCH_SAME_MG: 'SWITCH_SAME_SHARE × PRIOR_MG of azathioprine',
  SWITCH_HIGH_MG: 'SWITCH_HIGH_SHARE × PRIOR_MG of azathioprine',
  SWITCH_LOW_MG: 'SWITCH_LOW_SHARE × PRIOR_MG of mercaptopurine',
  SUGGEST_SWITCH_DOSE: 'PRIOR_MG known, not TRANSPLANT, not LEUKAEMIA_TREATMENT and NUMBER_ALLOWED (weight not needed)',
  MG_ACTIVE_OVER:
    'with WEIGHT_VALID MG_ACTIVE / W > RANGE_DRIFT × RANGE_MAX[INDICATION], without weight MG_ACTIVE > MG_HIGH_NO_WEIGHT',
  MG_SUM_OVER_MAX: 'with WEIGHT_VALID MG_SUM / W > AZA_MAX_ABSOLUTE.mgkg, without MG_SUM > AZA_MAX_ABSOLUTE.mg',
  ALL_OVER: 'MGKG_NEW > ALL_MAX.mgkg or MGM2_NEW > ALL_MAX.mgm2',
  ALL_LABEL_OVER: 'MGKG_NEW > ALL_LABEL_MAX.mgkg or MGM2_NEW > ALL_LABEL_MAX.mgm2',
  DROP_LIMIT: 'DROP_FACTOR × MG_ACTIVE of the same ingredient',
  RENAL_LOW_OVER: 'WEIGHT_VALID and MGKG_NEW > N × FRACTION_RENAL_LOW',
  RENAL_MID_OVER: 'WEIGHT_VALID and MGKG_NEW > N × FRACTION_RENAL_MID',
  PARTNER_COURSE_D: 'COURSE_D of the partner order; not evaluated when open-ended',
  PARTNER_PROPHYLAXIS:
    'the partner dose is known and at most COTRIM_PROPHYLAXIS_MG a day, or at most COTRIM_PROPHYLAXIS_PER_WEEK doses a week',
  PARTNER_EVER: 'any order of the partner in the supplied history, status not cancelled or entered-in-error',
  HBV_STRONGER_THERAPY:
    'TNF blocker or JAK inhibitor CURRENT, or prednisone equivalent >= STEROID_HBV_MG CURRENT; a systemic steroid other than prednisone or prednisolone counts, one for the skin, the eye or the airways does not',
  TIGHT_WATCH: 'EGFR_SEVERE_LOW or PGX_IM or PGX_POOR',
  P1_LIMIT: 'CBC_TIGHT_P1 when TIGHT_WATCH or AGE_Y >= OLD_AGE_Y, else CBC_P1_MAX',
  P2_LIMIT: 'CBC_TIGHT_P2 when TIGHT_WATCH or AGE_Y >= OLD_AGE_Y, else CBC_P2_MAX',
  FRESH_COUNT_SEEN: 'COUNT_FRESH is true on data in hand',
  SECOND_FACTOR_SEEN: 'SECOND_FACTOR is true on data in hand',
};

/** How the limit of an offered dose is worked out. REF_MG and the rest are words above or numbers of constants.ts. */
export const capWords: { readonly [cap: string]: string } = {
  CAP_XOI_REF: 'min(REF_MG × FRACTION_XOI, XOI_CEILING)',
  CAP_XOI_SECOND:
    'min(REF_MG × FRACTION_XOI_SECOND, XOI_CEILING); only where jurisdiction is us; omitted when it rounds to the same dose as CAP_XOI_REF',
  CAP_XOI_DRAFT: 'min(MG_NEW, N × W) × FRACTION_XOI; without a valid weight min(MG_NEW, XOI_ABS_DRAFT) × FRACTION_XOI',
  CAP_IM: 'N × FRACTION_IM × W',
  CAP_DIM: 'N × FRACTION_DIM × W',
  CAP_RENAL_MID: 'N × FRACTION_RENAL_MID × W',
  CAP_RENAL_LOW: 'N × FRACTION_RENAL_LOW × W',
  CAP_RANGE: 'RANGE_MAX[indication] × W',
  CAP_UNTESTED: 'UNTESTED_LIMIT.mgkg × W; without a valid weight UNTESTED_LIMIT.mg',
  CAP_SWITCH: 'azathioprine mg/day in force × SWITCH_FRACTION',
};
