/**
 * Canary patients: for rules that must never fall silent, a request in which the rule must fire and one in which it must
 * not. The two differ in one resource. They need no site, no FHIR server and no file.
 */
import type { ServiceRequest } from './model/cds-hooks.js';
import type { FhirJson, JsonObject } from './model/json.js';

export interface Canary {
  readonly rule: string;
  readonly fires: ServiceRequest;
  readonly silent: ServiceRequest;
}

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const loinc = 'http://loinc.org';
const subject = { reference: 'Patient/self-test' };

/** RxNorm clinical drugs: knowledge that recognises nothing falls silent here first. */
const azathioprine = drug('197388', 'Azathioprine 50 MG Oral Tablet');
const mercaptopurine = drug('197931', 'Mercaptopurine 50 MG Oral Tablet');
const allopurinol = drug('197320', 'Allopurinol 300 MG Oral Tablet');
const febuxostat = drug('834241', 'Febuxostat 80 MG Oral Tablet');
const ribavirin = drug('248109', 'Ribavirin 200 MG Oral Tablet');
const methotrexate = drug('105585', 'Methotrexate 2.5 MG Oral Tablet');
const typhoidLive = drug('762602', 'Typhoid Vaccine Live Ty21a Delayed Release Oral Capsule');

/** The core pairs that can kill, and of each family of the catalogue a rule whose silence nobody would notice. */
export function canaries(now: Date): readonly Canary[] {
  return [
    beside('core-xoi-allopurinol', allopurinol),
    beside('core-xoi-febuxostat', febuxostat),
    beside('core-ribavirin', ribavirin),
    {
      rule: 'core-live-vaccine',
      fires: signing(typhoidLive, { medications: [active(azathioprine)] }),
      silent: signing(typhoidLive, { medications: [] }),
    },
    beside('label-thiopurine-duplicate', mercaptopurine),
    beside('label-methotrexate', methotrexate),
    {
      rule: 'pgx-poor',
      fires: signing(azathioprine, { pharmacogenetics: [tpmt('LA9657-3', 'Poor metabolizer', now)] }),
      silent: signing(azathioprine, { pharmacogenetics: [tpmt('LA25391-6', 'Normal metabolizer', now)] }),
    },
    {
      rule: 'mon-cbc-abnormal',
      fires: signing(azathioprine, { bloodCounts: [neutrophils(0.4, now)] }),
      silent: signing(azathioprine, { bloodCounts: [neutrophils(4.2, now)] }),
    },
  ];
}

function beside(rule: string, partner: JsonObject): Canary {
  return {
    rule,
    fires: signing(azathioprine, { medications: [active(partner)] }),
    silent: signing(azathioprine, { medications: [] }),
  };
}

function signing(drafted: JsonObject, prefetch: Readonly<Record<string, readonly FhirJson[]>>): ServiceRequest {
  return {
    hook: 'order-sign',
    hookInstance: '00000000-0000-4000-8000-000000000000',
    context: {
      patientId: 'self-test',
      userId: 'Practitioner/self-test',
      draftOrders: bundle([{ ...order('draft', drafted) }]),
    },
    prefetch: Object.fromEntries(Object.entries(prefetch).map(([key, resources]) => [key, bundle(resources)])),
  };
}

function bundle(resources: readonly FhirJson[]): FhirJson {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}

function drug(code: string, text: string): JsonObject {
  return { coding: [{ system: rxnorm, code }], text };
}

function active(medication: JsonObject): FhirJson {
  return order('active', medication);
}

/** One tablet three times a day. */
function order(status: 'draft' | 'active', medicationCodeableConcept: JsonObject): FhirJson {
  return {
    resourceType: 'MedicationRequest',
    id: `self-test-${status}`,
    status,
    intent: 'order',
    subject,
    medicationCodeableConcept,
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
      },
    ],
  };
}

function tpmt(answer: string, text: string, now: Date): FhirJson {
  const valueCodeableConcept = { coding: [{ system: loinc, code: answer }], text };
  return {
    ...observation('79713-4', 'TPMT gene product metabolic activity interpretation', now),
    valueCodeableConcept,
  };
}

function neutrophils(value: number, now: Date): FhirJson {
  const valueQuantity = { value, unit: '10*9/L', system: 'http://unitsofmeasure.org', code: '10*9/L' };
  return { ...observation('751-8', 'Neutrophils [#/volume] in Blood by Automated count', now), valueQuantity };
}

/** Of two days ago: results of the future are not read, old ones weigh less. */
function observation(code: string, text: string, now: Date): FhirJson {
  const day = new Date(now.getTime() - 2 * 86_400_000).toISOString().slice(0, 10);
  return {
    resourceType: 'Observation',
    id: `self-test-${code}`,
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: loinc, code }], text },
    subject,
    effectiveDateTime: day,
  };
}
