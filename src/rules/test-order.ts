import { testOrders, type TestName } from '../knowledge/test-orders.js';
import type { FhirJson } from '../model/json.js';

interface TestCode {
  readonly coding: { readonly system: string; readonly code: string }[];
  readonly text: string;
}

/** A test by its LOINC codes, as a CodeableConcept. */
export function testCode(name: TestName): TestCode {
  const { name: text, loinc } = testOrders[name];
  return { coding: loinc.map((code) => ({ system: 'http://loinc.org', code })), text };
}

/** A draft ServiceRequest for a laboratory test of the request's patient, LOINC-coded (contract, "Dose suggestion"). */
export function testOrder(name: TestName, patientId: string): FhirJson {
  const { coding, text } = testCode(name);
  return {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'order',
    category: [{ coding: [{ system: 'http://snomed.info/sct', code: '108252007' }], text: 'Laboratory procedure' }],
    code: { coding: coding.map(({ system, code }) => ({ system, code })), text },
    subject: { reference: `Patient/${patientId}` },
  };
}
