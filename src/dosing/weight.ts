import type { Fraction } from '../model/exact.js';
import type { WeightFact } from '../model/facts.js';
import { object, text, type FhirJson } from '../model/json.js';
import { ADULT_Y, WEIGHT_ADULT_D, WEIGHT_CHILD_D, WEIGHT_INFANT_D, WEIGHT_JUMP } from '../knowledge/constants.js';
import {
  infantUnderYears,
  measuredWeightCodes,
  plausibleKg,
  statedWeightCodes,
  surfaceAreaCodes,
} from '../knowledge/weight-codes.js';
import { positive } from './amount.js';
import { today } from './days.js';
import { weighings, type Weighing } from './weighings.js';

type Patient = { readonly ageYears?: number };

/**
 * Body weight and measured surface area for arithmetic (dose-arithmetic B, definition W). An unknown age is read as the
 * youngest: the shortest look-back, and a jump counts however long ago the value before it was.
 */
export function readWeight(observations: readonly FhirJson[], patient: Patient, now: Date): WeightFact {
  const surfaceArea = readSurfaceArea(observations, patient, now);
  return { weight: bodyWeight(observations, patient, now), ...(surfaceArea && { surfaceArea }) };
}

function bodyWeight(observations: readonly FhirJson[], patient: Patient, now: Date): WeightFact['weight'] {
  const measured = weighings(observations, measuredWeightCodes, now);
  const all = weighings(observations, [...measuredWeightCodes, ...statedWeightCodes], now);
  const isFresh = (weighing: Weighing | undefined): boolean =>
    weighing !== undefined && today(now) - weighing.dayNumber <= lookBack(patient);
  const stated = !isFresh(measured[0]);
  const [newest, ...earlier] = stated ? all : measured;
  if (newest === undefined) return { usable: false, reason: 'weight-none' };
  if (!isFresh(newest)) return { usable: false, reason: 'weight-stale' };
  const { kg } = newest;
  if (kg === undefined) return { usable: false, reason: 'weight-unit' };
  if (!isPlausible(kg)) return { usable: false, reason: 'weight-implausible' };
  const previous = earlier.find((weighing) => weighing.kg !== undefined && isPlausible(weighing.kg));
  if (previous && isJump(newest, previous, patient)) return { usable: false, reason: 'weight-jump' };
  return { usable: true, kg, day: newest.day, reference: newest.reference, stated };
}

function lookBack({ ageYears }: Patient): number {
  if (ageYears === undefined || ageYears < infantUnderYears) return WEIGHT_INFANT_D.value;
  return ageYears < ADULT_Y.value ? WEIGHT_CHILD_D.value : WEIGHT_ADULT_D.value;
}

function isPlausible(kg: Fraction): boolean {
  return kg.gte(plausibleKg.from) && kg.lte(plausibleKg.to);
}

/** A kg/lb mix-up until shown otherwise. */
function isJump(newest: Weighing, previous: Weighing, { ageYears }: Patient): boolean {
  if (newest.kg === undefined || previous.kg === undefined) return false;
  const adult = ageYears !== undefined && ageYears >= ADULT_Y.value;
  if (adult && newest.dayNumber - previous.dayNumber > WEIGHT_CHILD_D.value) return false;
  return newest.kg.sub(previous.kg).abs().gt(previous.kg.mul(WEIGHT_JUMP.value));
}

function readSurfaceArea(
  observations: readonly FhirJson[],
  patient: Patient,
  now: Date,
): WeightFact['surfaceArea'] | undefined {
  const [newest] = weighings(observations, surfaceAreaCodes, now);
  if (newest === undefined || today(now) - newest.dayNumber > lookBack(patient)) return undefined;
  const quantity = object(newest.observation['valueQuantity']);
  const m2 = positive(quantity?.['value']);
  const unit = text(quantity?.['code']) ?? text(quantity?.['unit']);
  return m2 !== undefined && unit === 'm2' ? { m2, day: newest.day, reference: newest.reference } : undefined;
}
