import type { Fraction } from '../model/exact.js';
import {
  capDim,
  capIm,
  capRange,
  capRenalLow,
  capRenalMid,
  capSwitch,
  capUntested,
  capXoiDraft,
  capXoiRef,
  capXoiSecond,
  pgxBandLow,
} from '../dosing/caps.js';
import { certain } from '../facts/superseded.js';
import type { Case } from '../terms/case.js';
import { indicationOf } from '../terms/conditions.js';
import { dosed, isPriorFixed, mgTaken, priorMg, weightKg } from '../terms/dose.js';
import { referenceDose } from '../terms/inhibitor.js';
import type { CapName } from './rule.js';

/** The cap in exact mg/day; undefined where an amount that it needs is not known. */
export function capOf(name: CapName, situation: Case): Fraction | undefined {
  const ingredient = dosed(situation);
  if (ingredient === undefined) return undefined;
  const kg = weightKg(situation);
  const reference = referenceDose(situation)?.mg;
  const mg = certain(mgTaken(situation));
  const prior = certain(priorMg(situation));
  const indication = indicationOf(situation);
  switch (name) {
    case 'CAP_XOI_REF':
      return reference && capXoiRef(ingredient, reference, kg);
    case 'CAP_XOI_SECOND':
      return reference && capXoiSecond(ingredient, reference, kg);
    case 'CAP_XOI_DRAFT':
      return mg && capXoiDraft(ingredient, mg, kg);
    case 'CAP_RANGE':
      return indication && kg && capRange(ingredient, indication, kg);
    case 'CAP_IM':
      return kg && capIm(ingredient, kg);
    case 'CAP_DIM':
      return kg && capDim(ingredient, kg);
    case 'CAP_RENAL_MID':
      return kg && capRenalMid(ingredient, kg);
    case 'CAP_RENAL_LOW':
      return kg && capRenalLow(ingredient, kg);
    case 'CAP_UNTESTED':
      return capUntested(ingredient, kg);
    case 'CAP_SWITCH':
      return prior && isPriorFixed(situation) ? capSwitch(prior) : undefined;
  }
}

/** For a pharmacogenetic cap: the lower CPIC band in mg/day, from which a plain daily schedule is near enough. */
export function nearEnoughFor(name: CapName, situation: Case): Fraction | undefined {
  const ingredient = dosed(situation);
  const kg = weightKg(situation);
  if (ingredient === undefined || kg === undefined || (name !== 'CAP_IM' && name !== 'CAP_DIM')) return undefined;
  return pgxBandLow(name, ingredient, kg);
}
