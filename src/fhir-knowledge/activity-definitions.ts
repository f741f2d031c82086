/** The tests that a card may order. */
import type { ActivityDefinition } from 'fhir/r4.js';
import { loincLicence } from '../knowledge/licences.js';
import { testOrders, type TestName } from '../knowledge/test-orders.js';
import { testCode } from '../rules/test-order.js';
import { metadata } from './canonical.js';

/** `order-cbc` for CBC. */
export function activityId(test: TestName): string {
  return `order-${test.toLowerCase().replaceAll('_', '-')}`;
}

export function activityDefinitions(): readonly ActivityDefinition[] {
  return testNames.map((test) => ({
    resourceType: 'ActivityDefinition',
    ...metadata('ActivityDefinition', activityId(test), loincLicence),
    title: testOrders[test].name,
    kind: 'ServiceRequest',
    intent: 'order',
    code: testCode(test),
  }));
}

const testNames = Object.keys(testOrders) as readonly TestName[];
