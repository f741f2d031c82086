/** How body weight and surface area are recognised and read (catalogue, definition W and fact weight). */
export const loinc = 'http://loinc.org';

/** Measured: body weight, measured, without clothes, with clothes. */
export const measuredWeightCodes = ['29463-7', '3141-9', '8350-1', '8351-9'] as const;

/** Stated or estimated: used where no measured weight is there, and named as stated. */
export const statedWeightCodes = ['3142-7', '75292-3'] as const;

/** Body surface area, derived or measured elsewhere; this service computes none. */
export const surfaceAreaCodes = ['8277-6', '3140-1'] as const;

/** kg in one unit, exactly. */
export const kgPerUnit = {
  kg: '1',
  g: '1/1000',
  '[lb_av]': '0.45359237',
  '[oz_av]': '0.028349523',
} as const;

/** A body weight outside these kg is an error of entry (dose-arithmetic B). */
export const plausibleKg = { from: 2, to: 350 } as const;

/** Below this age the look-back is WEIGHT_INFANT_D. */
export const infantUnderYears = 2;
