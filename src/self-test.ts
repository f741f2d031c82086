/**
 * Asks the service what it must never miss before it answers anybody: an interaction that it must see, and the same
 * order without it. Catches knowledge that did not load or recognises nothing, not single wrong rows: tests do that.
 */
import type { ServiceRequest } from './model/cds-hooks.js';
import type { CallService } from './model/client.js';
import type { FhirJson } from './model/json.js';

const ruleId = 'core-xoi-allopurinol';

/** What failed, in words for the log and the health page; empty when all is well. */
export async function selfTest(callService: CallService): Promise<readonly string[]> {
  const fired = async (activeList: readonly FhirJson[]): Promise<boolean> => {
    const { cards } = await callService('azathioprine-order-sign', 'order-sign', azathioprineWith(activeList));
    return cards.some(({ extension }) => extension['org.azathioprine-cds'].rules.includes(ruleId));
  };
  try {
    const [seen, imagined] = await Promise.all([
      fired([medication('active', 'Allopurinol 300 MG Oral Tablet', '197320')]),
      fired([]),
    ]);
    return [
      ...(seen ? [] : ['self-test: allopurinol beside azathioprine was not seen']),
      ...(imagined ? ['self-test: allopurinol was seen where there is none'] : []),
    ];
  } catch (error) {
    return [`self-test: ${error instanceof Error ? error.name : 'failed'}`];
  }
}

function azathioprineWith(activeList: readonly FhirJson[]): ServiceRequest {
  const draft = medication('draft', 'Azathioprine 50 MG Oral Tablet', '197388');
  return {
    hook: 'order-sign',
    hookInstance: '00000000-0000-4000-8000-000000000000',
    context: { patientId: 'self-test', userId: 'Practitioner/self-test', draftOrders: bundle([draft]) },
    prefetch: { medications: bundle(activeList) },
  };
}

function bundle(resources: readonly FhirJson[]): FhirJson {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) };
}

/** RxNorm clinical drugs, one tablet three times a day. */
function medication(status: string, text: string, code: string): FhirJson {
  return {
    resourceType: 'MedicationRequest',
    id: `self-test-${status}`,
    status,
    intent: 'order',
    subject: { reference: 'Patient/self-test' },
    medicationCodeableConcept: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code }], text },
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 3, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
      },
    ],
  };
}
