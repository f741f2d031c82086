import type { FhirFault } from '../model/fhir-fault.js';

/** How this EHR behaves. */
export interface Settings {
  /** `older` knows medication-prescribe alone, with STU3 orders. */
  readonly hooks: 'current' | 'older';
  readonly data: 'prefetch' | 'fhirServer' | 'neither';
  /** By type of resource. */
  readonly faults: Readonly<Record<string, FhirFault>>;
}

export const plainSettings: Settings = { hooks: 'current', data: 'prefetch', faults: {} };

/** Types of resources that the service reads, in the words of a chart. */
export const breakable: readonly { readonly type: string; readonly words: string }[] = [
  { type: 'MedicationRequest', words: 'Medicines' },
  { type: 'Observation', words: 'Results and weight' },
  { type: 'Condition', words: 'Conditions' },
  { type: 'AllergyIntolerance', words: 'Allergies' },
  { type: 'Immunization', words: 'Immunizations' },
  { type: 'Patient', words: 'Patient' },
  { type: 'MedicationStatement', words: 'Medicines as stated' },
  { type: 'Procedure', words: 'Procedures' },
  { type: 'ServiceRequest', words: 'Tests ordered' },
];
