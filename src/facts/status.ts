import { brief, object, objects, text, type Json } from '../model/json.js';

/** Code of a status that FHIR writes as a CodeableConcept (R4) or as a plain code (earlier versions), in lower case. */
export function statusCode(value: Json | undefined): string | undefined {
  const concept = object(value);
  const code = objects(concept?.['coding'])
    .map((coding) => text(coding['code']))
    .find((one) => one !== undefined);
  const word = code ?? text(concept?.['text']) ?? text(value);
  return word === undefined ? undefined : brief(word).trim().toLowerCase();
}

/** Nobody holds this entry to be true. */
export function isWithdrawn(verificationStatus: Json | undefined): boolean {
  const code = statusCode(verificationStatus);
  return code === 'refuted' || code === 'entered-in-error';
}
