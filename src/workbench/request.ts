/** The bodies that an EHR sends at each hook. */
import type { ServiceRequest } from '../model/cds-hooks.js';
import { object, objects, type FhirJson, type JsonObject } from '../model/json.js';
import type { HookName } from '../model/orders.js';
import { referenceOf } from './orders.js';

export interface Asked {
  readonly hook: HookName;
  readonly user: string;
  readonly patient: string;
  readonly drafts: readonly FhirJson[];
  /** Id of the draft that is being written; all of them where none is. */
  readonly editing?: string;
}

/** A hook's request without data: `fhirServer` or `prefetch` is added by whoever sends it. */
export function requestOf({ hook, user, patient, drafts, editing }: Asked, hookInstance: string): ServiceRequest {
  const base = { userId: user, patientId: patient };
  return { hook, hookInstance, context: { ...base, ...ordersOf(hook, drafts, editing) } };
}

function ordersOf(hook: HookName, drafts: readonly FhirJson[], editing: string | undefined): JsonObject {
  switch (hook) {
    case 'patient-view':
      return {};
    case 'medication-prescribe':
      return { medications: bundle(drafts.map(stu3)) };
    case 'order-sign':
      return { draftOrders: bundle(drafts) };
    case 'order-select': {
      const selected = drafts.filter(({ id }) => id === editing);
      return { selections: (selected.length > 0 ? selected : drafts).map(referenceOf), draftOrders: bundle(drafts) };
    }
  }
}

function bundle(drafts: readonly FhirJson[]): FhirJson {
  return { resourceType: 'Bundle', type: 'collection', entry: drafts.map((resource) => ({ resource })) };
}

/** FHIR STU3 says a dose in the line itself. */
function stu3(draft: FhirJson): FhirJson {
  const lines = objects(draft['dosageInstruction']);
  if (lines.length === 0) return draft;
  return {
    ...draft,
    dosageInstruction: lines.map(({ doseAndRate, ...line }) => ({ ...line, ...object(objects(doseAndRate)[0]) })),
  };
}
