import { object, text, type FhirJson, type Json } from '../model/json.js';
import { typeAndId } from './references.js';

/**
 * Whose a resource is. other: certainly another patient's. unconfirmed: it does not say so that we could tell (no
 * subject, an identifier alone, a group, a reference that leads nowhere), so it is not used either.
 */
export type Ownership = 'same' | 'other' | 'unconfirmed';

/**
 * Asks of each resource of an answer whose it is.
 * @param resolve finds a urn: reference among the fullUrls of the answer that the resource came in
 */
export function ownershipFor(
  patientId: string,
  resolve: (fullUrl: string) => FhirJson | undefined,
): (resource: FhirJson) => Ownership {
  // As nearly every resource writes it: thousands of equal references are not taken apart one by one.
  const usual = `Patient/${patientId}`;
  const isUsual = typeAndId(usual)?.id === patientId;
  const ownerOf = (member: Json | undefined): Ownership => {
    const reference = text(object(member)?.['reference']);
    if (reference === undefined) return 'unconfirmed';
    if (isUsual && reference === usual) return 'same';
    if (reference.startsWith('urn:')) {
      const target = resolve(reference);
      return target?.resourceType === 'Patient' ? compare(text(target['id']), patientId) : 'unconfirmed';
    }
    const target = typeAndId(reference);
    return target?.type === 'Patient' ? compare(target.id, patientId) : 'unconfirmed';
  };
  return (resource) => {
    if (resource.resourceType === 'Patient') return compare(text(resource['id']), patientId);
    // R4 names the member subject or patient by type, DSTU2 otherwise; who sends both must mean the same patient.
    const { subject, patient } = resource;
    if (patient === undefined) return ownerOf(subject);
    return subject === undefined ? ownerOf(patient) : graver(ownerOf(subject), ownerOf(patient));
  };
}

function graver(one: Ownership, other: Ownership): Ownership {
  if (one === 'other' || other === 'other') return 'other';
  return one === 'same' ? other : one;
}

function compare(id: string | undefined, patientId: string): Ownership {
  if (id === undefined) return 'unconfirmed';
  return id === patientId ? 'same' : 'other';
}
