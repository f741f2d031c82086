/** The ways in which a FHIR server lets its clients down, made on purpose. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Request } from 'express';
import type { FhirFault } from '../model/fhir-fault.js';
import { object, objects, type FhirJson, type JsonObject } from '../model/json.js';
import { FhirError } from './operation-outcome.js';

/** Longer than any service waits. */
const slowMs = 4_000;

const somebodyElse = 'Patient/somebody-else';

export async function breakAnswer(fault: FhirFault | undefined, req: Request, answer: FhirJson): Promise<FhirJson> {
  switch (fault) {
    case undefined:
      return answer;
    case 'slow':
      await wait(slowMs);
      return answer;
    case 'failing':
      throw new FhirError(500, 'exception', 'Broken on purpose.');
    case 'incomplete':
      return firstPageAlone(req, answer);
    case 'other-patient':
      return ofSomebodyElse(answer);
  }
}

/** One resource of a list, and the promise of a second page that fails. */
function firstPageAlone(req: Request, answer: FhirJson): FhirJson {
  if (answer.resourceType !== 'Bundle') return answer;
  if (req.query['_page'] !== undefined) throw new FhirError(500, 'exception', 'Broken on purpose.');
  const url = `${req.protocol}://${req.get('host') ?? ''}${req.baseUrl}${req.path.replace('/_search', '')}?_page=2`;
  return { ...answer, entry: objects(answer['entry']).slice(0, 1), link: [{ relation: 'next', url }] };
}

/** The same results under another patient's name. */
function ofSomebodyElse(answer: FhirJson): FhirJson {
  if (answer.resourceType === 'Patient') return { ...answer, id: 'somebody-else' };
  return {
    ...answer,
    entry: objects(answer['entry']).map((entry) => ({ ...entry, resource: renamed(object(entry['resource']) ?? {}) })),
  };
}

function renamed(resource: JsonObject): JsonObject {
  return {
    ...resource,
    ...('subject' in resource ? { subject: { reference: somebodyElse } } : {}),
    ...('patient' in resource ? { patient: { reference: somebodyElse } } : {}),
  };
}
