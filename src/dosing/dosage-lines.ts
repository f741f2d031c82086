import { object, objects, type FhirJson, type JsonObject } from '../model/json.js';

/** The dosages of an order (dosageInstruction) or of a statement (dosage). */
export function dosageLines(order: FhirJson): readonly JsonObject[] {
  return [...objects(order['dosageInstruction']), ...objects(order['dosage'])];
}

/** The Timing.repeat of a dosage. */
export function repeatOf(line: JsonObject): JsonObject | undefined {
  return object(timingOf(line)?.['repeat']);
}

export function timingOf(line: JsonObject): JsonObject | undefined {
  const [timing] = objects(line['timing']);
  return timing;
}

/** FHIR R4 and earlier say asNeeded[x]; a false written as text is not trusted to be false. */
export function isAsNeeded(line: JsonObject): boolean {
  const flags = [line['asNeededBoolean'], line['asNeeded']];
  const reasons = [line['asNeededCodeableConcept'], line['asNeededFor']];
  return (
    flags.some((flag) => flag !== undefined && flag !== null && flag !== false) ||
    reasons.some((reason) => objects(reason).length > 0)
  );
}
