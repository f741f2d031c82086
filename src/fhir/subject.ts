import { object, text, type FhirJson } from '../model/json.js';
import { typeAndId } from './references.js';

/**
 * Whose a resource is. other: certainly another patient's. unconfirmed: it does not say so that we could tell (no
 * subject, an identifier alone, a group, a reference that leads nowhere), so it is not used either.
 */
export type Ownership = 'same' | 'other' | 'unconfirmed';

/**
 * @param resolve finds a urn: reference among the fullUrls of the answer that the resource came in
 */
export function ownership(
  resource: FhirJson,
  patientId: string,
  resolve: (fullUrl: string) => FhirJson | undefined,
): Ownership {
  if (resource.resourceType === 'Patient') return compare(text(resource['id']), patientId);
  // R4 names the member subject or patient by type, DSTU2 otherwise; who sends both must mean the same patient.
  const members = [resource['subject'], resource['patient']].filter((member) => member !== undefined);
  const said = members.map((member) => {
    const reference = text(object(member)?.['reference']);
    if (reference === undefined) return 'unconfirmed';
    if (reference.startsWith('urn:')) {
      const target = resolve(reference);
      return target?.resourceType === 'Patient' ? compare(text(target['id']), patientId) : 'unconfirmed';
    }
    const target = typeAndId(reference);
    return target?.type === 'Patient' ? compare(target.id, patientId) : 'unconfirmed';
  });
  if (said.includes('other')) return 'other';
  return said.length > 0 && said.every((one) => one === 'same') ? 'same' : 'unconfirmed';
}

function compare(id: string | undefined, patientId: string): Ownership {
  if (id === undefined) return 'unconfirmed';
  return id === patientId ? 'same' : 'other';
}
