/** Short names of keys and indications, as cards say them. */
import type { FactKey } from '../src/model/fact-keys.js';
import type { RangeIndication } from '../src/dosing/caps.js';

export const keyNames: { readonly [K in FactKey]: string } = {
  draftOrders: 'dose',
  patient: 'age and sex',
  medications: 'medication list',
  allergies: 'allergies',
  conditions: 'conditions',
  procedures: 'procedures',
  weight: 'weight',
  bloodCounts: 'blood counts',
  liverTests: 'liver tests',
  renalFunction: 'eGFR',
  inr: 'INR',
  pharmacogenetics: 'TPMT/NUDT15',
  metabolites: 'metabolites',
  serology: 'serology',
  pregnancy: 'pregnancy',
  immunizations: 'immunizations',
  serviceRequests: 'tests ordered',
};

export const indicationNames: { readonly [I in RangeIndication]: string } = {
  'transplant-early': 'new transplant',
  'transplant-late': 'transplant',
  'rheumatoid-arthritis': 'rheumatoid arthritis',
  'autoimmune-hepatitis': 'autoimmune hepatitis',
  other: 'this indication',
};

/** At most `most` names, then "and n more". */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
