import { object, text, type FhirJson } from '../model/json.js';

/** A draft that names another patient. One that names none, or a logical identifier only, is the context's own. */
export function subjectIsOther(resource: FhirJson, patientId: string): boolean {
  const reference = text(object(resource['subject'] ?? resource['patient'])?.['reference']);
  const [path = ''] = (reference ?? '').split('/_history/');
  const [type, id] = path.split('/').slice(-2);
  return type === 'Patient' && id !== undefined && id !== patientId;
}
