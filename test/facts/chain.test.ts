import { latestChain } from '../../src/facts/exposure.js';
import { medicationReader } from '../../src/facts/medications.js';
import type { MedicationsFact } from '../../src/model/facts.js';
import type { FhirJson } from '../../src/model/json.js';

const now = new Date('2026-03-10T10:00:00Z');
const allopurinol = { text: 'allopurinol' };

function order(id: string, status: string, authoredOn: string, days?: number): FhirJson {
  return {
    resourceType: 'MedicationRequest',
    id,
    status,
    intent: 'order',
    authoredOn,
    medicationCodeableConcept: allopurinol,
    ...(days === undefined ? {} : { dispenseRequest: { expectedSupplyDuration: { value: days, code: 'd' } } }),
  };
}

function listOf(...resources: readonly FhirJson[]): MedicationsFact {
  const long = { ...order('long-ago', 'active', '2020-01-01'), medicationCodeableConcept: { text: 'metoprolol' } };
  const retrieval = { answered: true, via: 'prefetch', resources: [...resources, long] } as const;
  const context = {
    patientId: 'p',
    referenced: new Map(),
    weightKg: () => undefined,
    conditions: () => new Map(),
    now,
  };
  return medicationReader(false, context)([], retrieval);
}

function startOf(...resources: readonly FhirJson[]): string | undefined {
  const medications = listOf(...resources);
  return latestChain(medications.list.status === 'known' ? medications.list.value : [], medications)?.start;
}

describe('CHAIN', () => {
  it('an order written while another one still runs joins its chain: the start is the first', () => {
    expect(startOf(order('first', 'active', '2025-03-01'), order('second', 'active', '2026-01-10'))).toBe('2025-03-01');
    expect(startOf(order('second', 'active', '2026-01-10'), order('first', 'on-hold', '2025-03-01'))).toBe(
      '2025-03-01',
    );
  });

  // 30 days from 1 June end on 1 July; CHAIN_GAP_D is 90: 29 September is the last day that joins.
  it.each([
    ['2025-09-29', '2025-06-01'],
    ['2025-09-30', '2025-09-30'],
  ])('an order of %s after an end of 2025-07-01 belongs to the chain of %s', (next, start) => {
    expect(startOf(order('first', 'completed', '2025-06-01', 30), order('second', 'active', next))).toBe(start);
  });
});
