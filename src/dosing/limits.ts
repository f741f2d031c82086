import { exact, type Fraction } from '../model/exact.js';
import type { Thiopurine } from '../model/drugs.js';
import { XOI_CEILING, XOI_REDUCED_SHARE } from '../knowledge/constants.js';

/** The thiopurines that dose limits know; tioguanine has none. */
export type DosedThiopurine = Exclude<Thiopurine, 'tioguanine'>;

/** A limit of the catalogue that differs by ingredient: null where it has no such number. */
export type Limit = {
  readonly [K in DosedThiopurine]: { readonly mgkg?: number | null; readonly mg?: number | null };
};

/**
 * OVER of the catalogue: with a valid weight mg/kg/day above the limit's mgkg, without one mg/day above its mg.
 * Undefined (not-evaluated) where the member needed does not exist.
 */
export function over(
  limit: Limit,
  ingredient: DosedThiopurine,
  mg: Fraction,
  weightKg?: Fraction,
): boolean | undefined {
  const { mgkg, mg: plain } = limit[ingredient];
  const bound = weightKg === undefined ? exactly(plain) : exactly(mgkg)?.mul(weightKg);
  return bound && mg.gt(bound);
}

function exactly(value: number | null | undefined): Fraction | undefined {
  return value === null || value === undefined ? undefined : exact(value);
}

/** REDUCED of the catalogue for a known reference dose: a share of a wrong reference can still be an overdose. */
export function isReduced(mgNew: Fraction, ref: Fraction, ingredient: DosedThiopurine, weightKg?: Fraction): boolean {
  const small = mgNew.lte(ref.mul(exact(XOI_REDUCED_SHARE.value)));
  return small && over(XOI_CEILING.value, ingredient, mgNew, weightKg) === false;
}
