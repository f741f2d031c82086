import type { FhirJson } from './json.js';

/** What the workbench can break in its FHIR server, for each type of resource by itself. */
export const fhirFaults = ['slow', 'failing', 'incomplete', 'other-patient'] as const;

export type FhirFault = (typeof fhirFaults)[number];

/** A workbench's own copy of the record, as it is sent to the demo: what was signed there, and what is broken. */
export interface FhirSession {
  readonly resources: readonly FhirJson[];
  readonly faults: Readonly<Record<string, FhirFault>>;
}
