import { PENDING_D } from '../knowledge/constants.js';
import { testOrders, type TestName } from '../knowledge/test-orders.js';
import { daysBetween } from '../facts/dates.js';
import type { Case } from './case.js';
import { term } from './term.js';

/** A draft or active ServiceRequest of one of the test's LOINC codes, at most PENDING_D old; one without a date is not known to be recent. */
export function isPending(name: TestName, { facts, now }: Case): boolean {
  const codes: readonly string[] = testOrders[name].loinc;
  return facts.pendingTests.some(
    ({ loinc, day }) =>
      loinc.some((code) => codes.includes(code)) && day !== undefined && daysBetween(day, now) <= PENDING_D.value,
  );
}

export function TEST_PENDING(name: TestName): ReturnType<typeof term> {
  return term(`TEST_PENDING(${name})`, ['serviceRequests', 'draftOrders'], (situation) => isPending(name, situation));
}
