import { exact, type Fraction } from '../model/exact.js';
import {
  FRACTION_DIM,
  FRACTION_IM,
  FRACTION_RENAL_LOW,
  FRACTION_RENAL_MID,
  FRACTION_XOI,
  FRACTION_XOI_SECOND,
  N,
  PGX_BAND_BASE,
  PGX_BAND_LOW_DIM,
  PGX_BAND_LOW_IM,
  RANGE_MAX,
  SWITCH_FRACTION,
  UNTESTED_LIMIT,
  XOI_ABS_DRAFT,
  XOI_CEILING,
} from '../knowledge/constants.js';
import type { DosedThiopurine } from './limits.js';

/** Indications that RANGE_MAX knows for azathioprine. Mercaptopurine has one limit for all of them. */
export type RangeIndication = Exclude<keyof typeof RANGE_MAX.value, 'mercaptopurine-non-malignant'>;

/*
 * The caps of the catalogue, in exact mg/day. A cap that needs weight takes it as an argument that must be there:
 * without WEIGHT_VALID that cap does not exist.
 */

export function capXoiRef(ingredient: DosedThiopurine, ref: Fraction, weightKg?: Fraction): Fraction {
  return smaller(ref.mul(FRACTION_XOI.value), xoiCeiling(ingredient, weightKg));
}

/** Only where the jurisdiction is us; left out when it rounds to the dose of CAP_XOI_REF. */
export function capXoiSecond(ingredient: DosedThiopurine, ref: Fraction, weightKg?: Fraction): Fraction {
  return smaller(ref.mul(FRACTION_XOI_SECOND.value), xoiCeiling(ingredient, weightKg));
}

export function capXoiDraft(ingredient: DosedThiopurine, mgNew: Fraction, weightKg?: Fraction): Fraction {
  const bound = weightKg === undefined ? exact(XOI_ABS_DRAFT.value[ingredient].mg) : usualDose(ingredient, weightKg);
  return smaller(mgNew, bound).mul(FRACTION_XOI.value);
}

export function capIm(ingredient: DosedThiopurine, weightKg: Fraction): Fraction {
  return usualDose(ingredient, weightKg).mul(FRACTION_IM.value);
}

export function capDim(ingredient: DosedThiopurine, weightKg: Fraction): Fraction {
  return usualDose(ingredient, weightKg).mul(FRACTION_DIM.value);
}

export function capRenalMid(ingredient: DosedThiopurine, weightKg: Fraction): Fraction {
  return usualDose(ingredient, weightKg).mul(FRACTION_RENAL_MID.value);
}

export function capRenalLow(ingredient: DosedThiopurine, weightKg: Fraction): Fraction {
  return usualDose(ingredient, weightKg).mul(FRACTION_RENAL_LOW.value);
}

export function capRange(ingredient: DosedThiopurine, indication: RangeIndication, weightKg: Fraction): Fraction {
  const key = ingredient === 'mercaptopurine' ? 'mercaptopurine-non-malignant' : indication;
  return exact(RANGE_MAX.value[key]).mul(weightKg);
}

export function capUntested(ingredient: DosedThiopurine, weightKg?: Fraction): Fraction {
  return byWeight(UNTESTED_LIMIT.value[ingredient], weightKg);
}

/** From azathioprine in force to mercaptopurine. */
export function capSwitch(azathioprineMg: Fraction): Fraction {
  return azathioprineMg.mul(SWITCH_FRACTION.value);
}

/** Lower limit of the CPIC band in mg/day: a daily schedule from here up is near enough to a pharmacogenetic cap. */
export function pgxBandLow(cap: 'CAP_IM' | 'CAP_DIM', ingredient: DosedThiopurine, weightKg: Fraction): Fraction {
  const share = cap === 'CAP_IM' ? PGX_BAND_LOW_IM.value : PGX_BAND_LOW_DIM.value;
  return exact(PGX_BAND_BASE.value[ingredient]).mul(weightKg).mul(share);
}

function usualDose(ingredient: DosedThiopurine, weightKg: Fraction): Fraction {
  return exact(N.value[ingredient]).mul(weightKg);
}

function xoiCeiling(ingredient: DosedThiopurine, weightKg: Fraction | undefined): Fraction {
  return byWeight(XOI_CEILING.value[ingredient], weightKg);
}

function byWeight(limit: { readonly mgkg: number; readonly mg: number }, weightKg: Fraction | undefined): Fraction {
  return weightKg === undefined ? exact(limit.mg) : exact(limit.mgkg).mul(weightKg);
}

function smaller(a: Fraction, b: Fraction): Fraction {
  return a.lt(b) ? a : b;
}
