import { historyComplete, latestChain } from '../../src/facts/exposure.js';
import type { MedicationFact, MedicationsFact } from '../../src/model/facts.js';
import type { FhirJson } from '../../src/model/json.js';
import { medicationsOf } from './resources.js';

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
  return medicationsOf([...resources, long], now, false);
}

function known({ list }: MedicationsFact): readonly MedicationFact[] {
  return list.status === 'known' ? list.value : [];
}

function startOf(...resources: readonly FhirJson[]): string | undefined {
  const medications = listOf(...resources);
  return latestChain(known(medications), medications)?.start;
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

// A list that reaches back proves a start, unless the patient may have said more than the orders do.
describe('HISTORY_COMPLETE', () => {
  it.each([
    [undefined, true],
    ['error', false],
    ['partial', false],
  ] as const)('with statements that are missing for %s: %s', (statements, expected) => {
    const medications = listOf(order('first', 'active', '2025-03-01'));
    const told = { ...medications, ...(statements === undefined ? {} : { statements }) };
    expect(historyComplete(told, now)).toBe(expected);
    expect(historyComplete({ ...told, queriedByUs: true }, now)).toBe(expected);
  });
});

describe('END DATE', () => {
  const endOf = (resource: FhirJson): string => {
    const [entry] = known(listOf(resource));
    return `${entry?.end?.day ?? 'none'} ${entry?.end?.basis ?? ''}`.trim();
  };
  const supplied = (authoredOn: string, repeats: number): FhirJson => ({
    ...order('supplied', 'stopped', authoredOn),
    dispenseRequest: { expectedSupplyDuration: { value: 90, code: 'd' }, numberOfRepeatsAllowed: repeats },
  });
  const dispensed = (days: number): FhirJson => ({
    resourceType: 'MedicationDispense',
    id: 'handed-over',
    status: 'completed',
    whenHandedOver: '2026-01-01',
    medicationCodeableConcept: allopurinol,
    daysSupply: { value: days, code: 'd' },
  });

  // 90 days from 1 January 2026 end on 1 April, 180 on 30 June.
  it.each([
    [supplied('2026-01-01', 1), '2026-06-30 supply'],
    [supplied('2026-01-01', 999_999_999), '2026-04-01 estimated'],
    [supplied('9999-12-01', 0), 'none'],
    [dispensed(180), '2026-06-30 supply'],
    [dispensed(1e300), '2026-04-01 estimated'],
    [dispensed(-5), '2026-04-01 estimated'],
    [dispensed(0), '2026-04-01 estimated'],
  ])('case %#: a supply that no calendar holds is passed over', (resource, end) => {
    expect(endOf(resource)).toBe(end);
  });

  it('an order of the first or the last year of the calendar has a chain all the same', () => {
    expect(startOf(order('first', 'completed', '0001-01-01'), order('second', 'active', '2026-01-10'))).toBe(
      '2026-01-10',
    );
    expect(startOf(order('never', 'active', '0000-01-01'))).toBeUndefined();
  });
});
