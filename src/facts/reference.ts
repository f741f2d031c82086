import { text, type FhirJson } from '../model/json.js';

/** `Type/id` of a resource, as cards and `basis` name it. */
export function referenceOf(resource: FhirJson): string {
  return `${resource.resourceType}/${text(resource['id']) ?? '(no id)'}`;
}
