import { exact, type Fraction } from '../model/exact.js';
import type { Day } from '../model/facts.js';
import { brief, number, object, objects, text, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { newestFirst } from '../model/newest-first.js';
import { kgPerUnit, loinc } from '../knowledge/weight-codes.js';
import { amount } from './amount.js';
import { dayNumber, today } from './days.js';

/** One usable Observation, dated. `kg` is left out where the unit cannot be read. */
export interface Weighing {
  readonly observation: FhirJson;
  readonly kg?: Fraction;
  readonly day: Day;
  readonly dayNumber: number;
  /** Effective time in ms since 1970, for order within a day. */
  readonly time: number;
  readonly reference: string;
}

const usableStatus = ['final', 'amended', 'corrected'];

/**
 * The final, amended and corrected observations of these LOINC codes that carry a value, newest first. Of several at one
 * time, or on a day without clock, the one that cannot be read comes first, then the lower: it allows less.
 */
export function weighings(observations: readonly FhirJson[], codes: readonly string[], now: Date): readonly Weighing[] {
  const found = observations
    .filter((observation) => usableStatus.includes(text(observation['status']) ?? '') && isOf(observation, codes))
    .flatMap((observation) => weighing(observation, now));
  return newestFirst(found, lowerFirst);
}

function lowerFirst(a: Weighing, b: Weighing): number {
  const unread = Number(a.kg !== undefined) - Number(b.kg !== undefined);
  const lower = a.kg && b.kg ? a.kg.compare(b.kg) : written(a) - written(b);
  return unread || lower || a.reference.localeCompare(b.reference);
}

/** A surface area is not in kg. What is no number stands first too. */
function written({ observation }: Weighing): number {
  return number(object(observation['valueQuantity'])?.['value']) ?? Number.MIN_SAFE_INTEGER;
}

function isOf(observation: FhirJson, codes: readonly string[]): boolean {
  const isCoded = (coding: JsonObject): boolean =>
    (coding['system'] ?? loinc) === loinc && codes.includes(text(coding['code']) ?? '');
  return objects(observation['code']).some((concept) => objects(concept['coding']).some(isCoded));
}

function weighing(observation: FhirJson, now: Date): readonly Weighing[] {
  const effective = effectiveOf(observation);
  const numbered = dayNumber(effective);
  const quantity = object(observation['valueQuantity']);
  // Undated values have no age; a day beyond tomorrow (time zones) has not come yet; no value is no measurement.
  if (
    effective === undefined ||
    numbered === undefined ||
    numbered > today(now) + 1 ||
    (quantity?.['value'] ?? null) === null
  )
    return [];
  const kg = kilograms(quantity ?? {});
  const reference = `Observation/${text(observation['id']) ?? '(no id)'}`;
  const day = new Date(numbered * 86_400_000).toISOString().slice(0, 10);
  return [{ observation, ...(kg && { kg }), day, dayNumber: numbered, time: timeOf(effective, numbered), reference }];
}

function effectiveOf(observation: FhirJson): string | undefined {
  const period = object(observation['effectivePeriod']);
  const candidates = [
    observation['effectiveDateTime'],
    observation['effectiveInstant'],
    period?.['end'],
    period?.['start'],
  ];
  return candidates.map(text).find((candidate) => candidate !== undefined);
}

/** A time without a zone is read as UTC, so that the answer does not depend on where the service runs. */
function timeOf(effective: string, day: number): number {
  const front = brief(effective);
  const zoned = !front.includes('T') || /(Z|[+-]\d{2}:\d{2})$/.test(front) ? front : `${front}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? day * 86_400_000 : time;
}

/** A unit that says pounds beside a code that says kilograms is the mix-up itself: then nobody knows. */
function kilograms(quantity: JsonObject): Fraction | undefined {
  const value = amount(quantity['value']);
  const unit = ucumOf(quantity['code'] ?? quantity['unit']);
  const word = unitOf(quantity['unit']);
  if (value === undefined || unit === undefined || (quantity['comparator'] ?? null) !== null) return undefined;
  return word !== undefined && word !== unit ? undefined : value.mul(exact(kgPerUnit[unit]));
}

type WeightUnit = keyof typeof kgPerUnit;
const weightUnits: readonly WeightUnit[] = ['kg', 'g', '[lb_av]', '[oz_av]'];

function ucumOf(value: Json | undefined): WeightUnit | undefined {
  const lower = brief(text(value) ?? '')
    .trim()
    .toLowerCase();
  return weightUnits.find((unit) => unit === lower);
}

/** Words are known only to notice that they contradict the code. */
const words: Readonly<Record<string, WeightUnit>> = {
  kgs: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  gram: 'g',
  grams: 'g',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  pound: '[lb_av]',
  pounds: '[lb_av]',
  oz: '[oz_av]',
  ounce: '[oz_av]',
  ounces: '[oz_av]',
};

function unitOf(value: Json | undefined): WeightUnit | undefined {
  const lower = brief(text(value) ?? '')
    .trim()
    .toLowerCase();
  return ucumOf(value) ?? (Object.hasOwn(words, lower) ? words[lower] : undefined);
}
