import { highestDailyTotal } from '../../src/facts/exposure.js';
import { supersededUntil } from '../../src/facts/superseded.js';
import type { MedicationFact } from '../../src/model/facts.js';
import type { FhirJson } from '../../src/model/json.js';
import { daysAgo, medicationsOf, now } from './resources.js';

interface Written {
  readonly started?: number;
  readonly mg?: number;
  readonly status?: string;
  readonly supply?: number;
  readonly prior?: string;
}

function order(id: string, { started, mg = 150, status = 'active', supply, prior }: Written): FhirJson {
  const doseQuantity = { value: mg, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' };
  return {
    resourceType: 'MedicationRequest',
    id,
    status,
    intent: 'order',
    medicationCodeableConcept: { text: 'azathioprine' },
    dosageInstruction: [
      { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity }] },
    ],
    ...(started === undefined ? {} : { authoredOn: daysAgo(started) }),
    ...(supply === undefined ? {} : { dispenseRequest: { expectedSupplyDuration: { value: supply, code: 'd' } } }),
    ...(prior === undefined ? {} : { priorPrescription: { reference: `MedicationRequest/${prior}` } }),
  };
}

function entriesOf(orders: Readonly<Record<string, Written>>): readonly MedicationFact[] {
  const resources = Object.entries(orders).map(([id, written]) => order(id, written));
  const { list } = medicationsOf(resources, now, true);
  return list.status === 'known' ? list.value : [];
}

function superseded(orders: Readonly<Record<string, Written>>): Readonly<Record<string, string>> {
  const found = [...supersededUntil(entriesOf(orders))].map(([{ reference }, day]) => [reference.split('/')[1], day]);
  return Object.fromEntries(found) as Readonly<Record<string, string>>;
}

describe('an active order that a renewal superseded', () => {
  it('is used up at the latest on the day on which a later one began', () => {
    expect(superseded({ old: { started: 145, supply: 90 }, new: { started: 55 } })).toEqual({ old: daysAgo(55) });
    expect(superseded({ old: { started: 144, supply: 90 }, new: { started: 55 } })).toEqual({});
  });

  it('is not used up by an end that is only assumed, nor by an order that is on hold or has ended', () => {
    expect(superseded({ old: { started: 400 }, new: { started: 55 } })).toEqual({});
    const renewal = { started: 55, supply: 20 };
    for (const status of ['on-hold', 'stopped', 'completed']) {
      expect(superseded({ old: { started: 145, supply: 90 }, new: { ...renewal, status } })).toEqual({});
    }
  });

  it('is named as priorPrescription, and was taken until the day before', () => {
    expect(superseded({ old: { started: 150 }, new: { started: 55, prior: 'old' } })).toEqual({ old: daysAgo(56) });
    // DEFAULT_SUPPLY_D is 90: where nobody dated the renewal, the END DATE stands for it.
    expect(superseded({ old: { started: 150 }, new: { prior: 'old' } })).toEqual({ old: daysAgo(60) });
  });

  it('is named by an order that ended or is on hold only where that leads on to one in force', () => {
    for (const status of ['completed', 'stopped', 'on-hold']) {
      const next = { started: 100, status, prior: 'old' };
      expect(superseded({ old: { started: 150 }, next, other: { started: 55, mg: 50 } })).toEqual({});
      const newest = { started: 55, prior: 'next' };
      expect(superseded({ old: { started: 150 }, next, newest })).toEqual({ old: daysAgo(101) });
    }
  });

  it('is used up by no order of another dose', () => {
    expect(superseded({ old: { started: 145, supply: 90 }, new: { started: 55, mg: 50 } })).toEqual({});
  });

  it('never leaves none: orders that name each other, or themselves, are both in force', () => {
    expect(superseded({ a: { started: 150, prior: 'b' }, b: { started: 55, prior: 'a' } })).toEqual({});
    expect(superseded({ a: { started: 150, prior: 'a' }, b: { started: 55, prior: 'b' } })).toEqual({});
    const other = { started: 60, mg: 50 };
    expect(superseded({ a: { started: 150, prior: 'b' }, b: { started: 55, prior: 'a' }, other })).toEqual({});
  });
});

describe('the highest daily total', () => {
  const highest = (orders: Readonly<Record<string, Written>>): readonly (number | undefined)[] => {
    const total = highestDailyTotal(entriesOf(orders), daysAgo(180), daysAgo(0));
    return [total?.least.valueOf(), total?.most.valueOf()];
  };

  it('counts a superseded order until its renewal, and never beside it', () => {
    expect(highest({ old: { started: 145, supply: 90 }, new: { started: 55 } })).toEqual([150, 150]);
    expect(highest({ old: { started: 145, supply: 90 }, new: { started: 55, mg: 150 } })).toEqual([150, 150]);
    // The first was still in hand when the second began: the third shows that it was used up.
    const early = { old: { started: 145, supply: 90 }, next: { started: 60, supply: 50 }, newest: { started: 5 } };
    expect(highest(early)).toEqual([150, 150]);
  });

  it('is uncertain where one was used up before one of another dose began', () => {
    expect(highest({ old: { started: 145, supply: 90 }, new: { started: 55, mg: 100 } })).toEqual([150, 250]);
    expect(highest({ old: { started: 144, supply: 90 }, new: { started: 55, mg: 100 } })).toEqual([250, 250]);
  });

  it('is one sum where orders of the same dose began on one day', () => {
    expect(highest({ a: { started: 60, mg: 75 }, b: { started: 60, mg: 75 } })).toEqual([150, 150]);
  });

  it('is uncertain where orders of the same dose overlap, and one sum where the doses differ', () => {
    expect(highest({ old: { started: 144, supply: 90 }, new: { started: 55 } })).toEqual([150, 300]);
    expect(highest({ a: { started: 60, mg: 100 }, b: { started: 50, mg: 50 } })).toEqual([150, 150]);
  });

  it('is at least the smallest where more orders overlap than anybody could add up', () => {
    const many = Array.from({ length: 21 }, (_, index) => [`o${index}`, { started: 60, mg: 10 + index }]);
    expect(highest(Object.fromEntries(many) as Readonly<Record<string, Written>>)).toEqual([10, 420]);
    const fewer = Object.fromEntries(many.slice(1)) as Readonly<Record<string, Written>>;
    expect(highest(fewer)).toEqual([410, 410]);
  });
});
