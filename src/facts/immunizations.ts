import type { LocalCodes } from '../model/drugs.js';
import type { VaccinationFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { firstMoment, isFuture } from './dates.js';
import { recogniseConceptAlone } from './recognise.js';
import { referenceOf } from './reference.js';

/** Vaccines that were given, newest first. One without a day cannot be counted from and is left out. */
export function readImmunizations(
  resources: readonly FhirJson[],
  now: Date,
  localCodes?: LocalCodes,
): readonly VaccinationFact[] {
  return resources
    .filter(wasGiven)
    .flatMap((immunization) => {
      const vaccine = recogniseConceptAlone(immunization['vaccineCode'], localCodes);
      const given = firstMoment(immunization['occurrenceDateTime'], immunization['occurrenceString']);
      if (vaccine.kind !== 'vaccine' || !given || isFuture(given.day, now)) return [];
      return [{ vaccine, day: given.day, reference: referenceOf(immunization) }];
    })
    .toSorted((a, b) => b.day.localeCompare(a.day));
}

/** notGiven (STU3) and wasNotGiven (DSTU2) turn a completed record into its opposite. */
function wasGiven(resource: FhirJson): boolean {
  return (
    resource.resourceType === 'Immunization' &&
    resource['status'] === 'completed' &&
    resource['notGiven'] !== true &&
    resource['wasNotGiven'] !== true
  );
}
