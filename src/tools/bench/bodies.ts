/** Bodies of order-sign as an EHR sends them with every prefetch key answered. */
import { text, type FhirJson, type JsonObject } from '../../model/json.js';
import { chartOf } from './chart.js';
import { seeded, type Random } from './random.js';
import { patientId } from './resources.js';

export interface Body {
  readonly bytes: Buffer;
  readonly resources: number;
}

/** `seed` gives another patient with the same cards. */
export function orderSignBody(resources: number, seed: number, now: Date): Body {
  const random = seeded(seed);
  const chart = chartOf(resources, random, now);
  const searches = Object.entries(chart.lists).map(([key, list]): [string, JsonObject] => [key, searchset(list)]);
  const request = {
    hook: 'order-sign',
    hookInstance: random.id(),
    context: { patientId, userId: 'Practitioner/bench', draftOrders: searchset([draft(random)]) },
    prefetch: { patient: chart.patient, ...Object.fromEntries(searches) },
  };
  return { bytes: Buffer.from(JSON.stringify(request)), resources };
}

function searchset(resources: readonly FhirJson[]): JsonObject {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    entry: resources.map((resource) => ({
      fullUrl: `https://ehr.example/fhir/${resource.resourceType}/${text(resource['id']) ?? ''}`,
      resource,
      search: { mode: 'match' },
    })),
  };
}

/** Azathioprine 150 mg a day. */
function draft(random: Random): FhirJson {
  return {
    resourceType: 'MedicationRequest',
    id: random.id(),
    status: 'draft',
    intent: 'order',
    subject: { reference: `Patient/${patientId}` },
    medicationCodeableConcept: {
      text: 'Azathioprine 50 MG Oral Tablet',
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '197388' }],
    },
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: 3, unit: 'tablet' } }],
      },
    ],
  };
}
