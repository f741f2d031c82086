import { isObject, object, values, type Json, type JsonObject } from '../model/json.js';

/** Members of a dosage that R4 keeps in doseAndRate: their older names, and the R4 names. */
const amounts = new Map(
  Object.entries({
    doseQuantity: 'doseQuantity',
    doseSimpleQuantity: 'doseQuantity',
    doseRange: 'doseRange',
    quantityQuantity: 'doseQuantity',
    quantityRange: 'doseRange',
    rateQuantity: 'rateQuantity',
    rateSimpleQuantity: 'rateQuantity',
    rateRatio: 'rateRatio',
    rateRange: 'rateRange',
  }),
);

/** Members of Timing.repeat that DSTU2 names otherwise. */
const repeatNames = new Map(
  Object.entries({
    periodUnits: 'periodUnit',
    durationUnits: 'durationUnit',
    boundsQuantity: 'boundsDuration',
  }),
);

/** A dosage list of any FHIR version in R4 member names. What is no object stays as it came. */
export function dosagesToR4(dosages: Json): readonly Json[] {
  return values(dosages).map((dosage) => (isObject(dosage) ? dosageToR4(dosage) : dosage));
}

/** The dosage says its amount outside doseAndRate: STU3, and DSTU2 with it. */
export function hasFlatAmount(dosage: JsonObject): boolean {
  return Object.keys(dosage).some((name) => amounts.has(name));
}

export function hasPluralUnits(dosage: JsonObject): boolean {
  const repeat = object(object(dosage['timing'])?.['repeat']);
  return repeat?.['periodUnits'] !== undefined || repeat?.['durationUnits'] !== undefined;
}

function dosageToR4(dosage: JsonObject): JsonObject {
  const timing = object(dosage['timing']);
  // Most of what comes is R4, and a long list must not be copied for nothing.
  const isR4 = !hasFlatAmount(dosage) && dosage['additionalInstructions'] === undefined && !hasOldRepeat(timing);
  if (isR4) return dosage;
  const kept: Record<string, Json | undefined> = {};
  const flat: Record<string, Json | undefined> = {};
  for (const [name, value] of Object.entries(dosage)) {
    const amount = amounts.get(name);
    if (amount !== undefined) flat[amount] = bothOf(flat[amount], value);
    else if (name !== 'additionalInstructions') kept[name] = value;
  }
  if (timing !== undefined) kept['timing'] = timingToR4(timing);
  if (dosage['additionalInstructions'] !== undefined) {
    kept['additionalInstruction'] ??= values(dosage['additionalInstructions']);
  }
  if (Object.keys(flat).length > 0) kept['doseAndRate'] = withFlat(values(dosage['doseAndRate']), flat);
  return kept;
}

/** Two older names of one amount: two amounts, where they differ, so that the dose is refused. */
function bothOf(one: Json | undefined, other: Json | undefined): Json | undefined {
  if (one === undefined || JSON.stringify(one) === JSON.stringify(other)) return other;
  return [...values(one), ...values(other)];
}

/** A client that says the amount both ways means one dose; where the two differ both stay, and the dose is refused. */
function withFlat(given: readonly Json[], flat: JsonObject): readonly Json[] {
  const same = (entry: Json): boolean =>
    isObject(entry) &&
    Object.entries(flat).every(([name, value]) => JSON.stringify(entry[name]) === JSON.stringify(value));
  return given.some(same) ? given : [...given, flat];
}

function hasOldRepeat(timing: JsonObject | undefined): boolean {
  const repeat = object(timing?.['repeat']) ?? {};
  return Object.keys(repeat).some((name) => repeatNames.has(name) || (name === 'when' && !Array.isArray(repeat[name])));
}

function timingToR4(timing: JsonObject): JsonObject {
  const repeat = object(timing['repeat']);
  if (repeat === undefined) return timing;
  const renamed: Record<string, Json | undefined> = {};
  for (const [name, value] of Object.entries(repeat)) {
    const r4 = repeatNames.get(name);
    if (r4 === undefined) renamed[name] = value;
    else renamed[r4] ??= value;
  }
  if (renamed['when'] !== undefined) renamed['when'] = values(renamed['when']);
  return { ...timing, repeat: renamed };
}
