import { testOrders, type TestName } from '../knowledge/test-orders.js';
import type { FhirJson } from '../model/json.js';

/** A draft ServiceRequest for a laboratory test of the request's patient, LOINC-coded (contract, "Dose suggestion"). */
export function testOrder(name: TestName, patientId: string): FhirJson {
  const { name: text, loinc } = testOrders[name];
  return {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'order',
    category: [{ coding: [{ system: 'http://snomed.info/sct', code: '108252007' }], text: 'Laboratory procedure' }],
    code: { coding: loinc.map((code) => ({ system: 'http://loinc.org', code })), text },
    subject: { reference: `Patient/${patientId}` },
  };
}
