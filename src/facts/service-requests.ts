import { codingsOf, wordingsOf } from '../knowledge/terminology.js';
import type { PendingTestFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { firstMoment, today } from './dates.js';
import { referenceOf } from './reference.js';

/**
 * Tests that are asked for already: ServiceRequests of status draft or active, and those among the request's own drafts
 * (`drafts`, R4 shape), which are asked for today where they carry no date. Their age is judged by the term.
 */
export function readServiceRequests(
  resources: readonly FhirJson[],
  drafts: readonly FhirJson[],
  now: Date,
): readonly PendingTestFact[] {
  return [
    ...resources.filter(isPending).map((request) => pendingTest(request)),
    ...drafts.filter(isPending).map((draft) => ({ day: today(now), ...pendingTest(draft) })),
  ];
}

function isPending(resource: FhirJson): boolean {
  const status = resource['status'];
  return (
    resource.resourceType === 'ServiceRequest' &&
    (status === 'draft' || status === 'active') &&
    resource['doNotPerform'] !== true
  );
}

function pendingTest(request: FhirJson): PendingTestFact {
  const code = request['code'];
  const day = firstMoment(request['authoredOn'])?.day;
  return {
    loinc: codingsOf(code).flatMap(({ system, code: loinc }) =>
      system === 'loinc' && loinc !== undefined ? loinc : [],
    ),
    words: wordingsOf(code).join('; '),
    ...(day !== undefined && { day }),
    reference: referenceOf(request),
  };
}
