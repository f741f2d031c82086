import { replacementOrder, withNewDose } from '../../src/dosing/encode.js';
import { readReferenceDose, referenceDoseUrl } from '../../src/dosing/reference-dose.js';
import { scheduleWords, tabletWords } from '../../src/dosing/schedule-words.js';
import type { Schedule } from '../../src/model/dose.js';
import { exact } from '../../src/model/exact.js';
import { object, objects, type FhirJson, type JsonObject } from '../../src/model/json.js';
import type { Dialect, DraftOrder } from '../../src/model/orders.js';
import { now, without } from './examples.js';

const alternating: Schedule = {
  kind: 'alternating',
  tabletMg: 25,
  high: exact(2),
  low: exact(1),
  averageMgPerDay: exact('37.5'),
  whole: true,
};
const everyOther: Schedule = { ...alternating, high: exact(1), low: exact(0), averageMgPerDay: exact('12.5') };
const daily: Schedule = {
  kind: 'daily',
  tabletMg: 50,
  tablets: exact('1/2'),
  averageMgPerDay: exact(25),
  whole: false,
};
const liquid: Schedule = { kind: 'liquid', mgPerMl: 20, ml: exact('9/10'), averageMgPerDay: exact(18), whole: true };

const ucum = 'http://unitsofmeasure.org';
const pills = { value: 3, system: ucum, code: '{pill}' };
const sandboxOrder: FhirJson = {
  resourceType: 'MedicationRequest',
  id: 'request-123',
  status: 'draft',
  subject: { reference: 'Patient/1' },
  category: { coding: [{ code: 'community' }] },
  authoredOn: '2026-03-10',
  dosageInstruction: [
    {
      timing: {
        repeat: { frequency: 2, period: 1, periodUnit: 'd', boundsPeriod: { start: '2026-03-10', end: '2026-04-10' } },
      },
      doseAndRate: [{ doseQuantity: pills }],
    },
  ],
  dispenseRequest: { expectedSupplyDuration: { value: 90, unit: 'days', system: ucum, code: 'd' } },
  medicationCodeableConcept: { text: 'Azathioprine 50 MG Oral Tablet', coding: [{ code: '197388' }] },
};

function draft(original: FhirJson, dialect: Dialect = 'r4'): DraftOrder {
  return { reference: 'MedicationRequest/request-123', dialect, original, resource: original, inHand: true };
}

const product = { rxnorm: '199310', text: 'Azathioprine 25 MG Oral Tablet' };

describe('D a draft with a new dose', () => {
  it('changes dosage, supply and product, and keeps every other member as it came', () => {
    const order = withNewDose(draft(sandboxOrder), { schedule: alternating, product });
    const { dosageInstruction, dispenseRequest, medicationCodeableConcept } = order;
    const changed = ['dosageInstruction', 'dispenseRequest', 'medicationCodeableConcept'];
    expect(without(order, ...changed)).toEqual(without(sandboxOrder, ...changed));
    expect(objects(dosageInstruction).map((line) => objects(line['doseAndRate'])[0])).toEqual([
      { doseQuantity: { value: 1, system: ucum, code: '{pill}' } },
      { doseQuantity: { value: 1, system: ucum, code: '{pill}' } },
    ]);
    expect(medicationCodeableConcept).toEqual({
      coding: [
        {
          system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
          code: '199310',
          display: 'Azathioprine 25 MG Oral Tablet',
        },
      ],
      text: 'Azathioprine 25 MG Oral Tablet',
    });
    expect(dispenseRequest).toEqual({
      quantity: { value: 45, system: ucum, code: '{pill}' },
      expectedSupplyDuration: { value: 30, unit: 'days', system: ucum, code: 'd' },
    });
  });

  it('keeps the course and the route that every old line had, and no words of the old dose', () => {
    const old: FhirJson = {
      ...sandboxOrder,
      text: { status: 'generated', div: '<div>150 mg twice daily</div>' },
      dosageInstruction: objects(sandboxOrder['dosageInstruction']).map((line) => ({
        ...line,
        text: '3 tablets twice daily',
        patientInstruction: '3 tablets',
        route: { text: 'oral' },
      })),
    };
    const order = withNewDose(draft(old), { schedule: alternating });
    expect(order).not.toHaveProperty('text');
    expect(JSON.stringify(order)).not.toMatch(/3 tablets|150 mg/);
    for (const line of objects(order['dosageInstruction'])) {
      expect(line['route']).toEqual({ text: 'oral' });
      expect(object(object(line['timing'])?.['repeat'])?.['boundsPeriod']).toEqual({
        start: '2026-03-10',
        end: '2026-04-10',
      });
    }
  });

  it('drops the contained and the referenced product when the product changes, and other contained resources stay', () => {
    const old: FhirJson = {
      resourceType: 'MedicationRequest',
      medicationReference: { reference: '#med' },
      requester: { reference: '#doc' },
      contained: [
        { resourceType: 'Medication', id: 'med' },
        { resourceType: 'Practitioner', id: 'doc' },
      ],
    };
    const changed = withNewDose(draft(old), { schedule: daily, product });
    expect(changed).not.toHaveProperty('medicationReference');
    expect(changed['contained']).toEqual([{ resourceType: 'Practitioner', id: 'doc' }]);
    expect(withNewDose(draft(old), { schedule: daily })['contained']).toEqual(old['contained']);
  });

  it('drops the rendered dosage also where R4 keeps it in an extension', () => {
    const url = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationRequest.renderedDosageInstruction';
    const rendered = { url, valueMarkdown: '2-0-2-0 (200 mg/day)' };
    const alone = withNewDose(draft({ ...sandboxOrder, extension: [rendered] }), { schedule: daily });
    expect(alone).not.toHaveProperty('extension');
    const beside = withNewDose(draft({ ...sandboxOrder, extension: [{ url: 'other' }, rendered] }), {
      schedule: daily,
    });
    expect(beside['extension']).toEqual([{ url: 'other' }]);
  });

  it('speaks mL of the product that stays, and mg of another one, whose concentration nobody can read (D8)', () => {
    const ml = { value: 4, unit: 'mL', system: ucum, code: 'mL' };
    const old: FhirJson = { ...sandboxOrder, dosageInstruction: [{ timing: {}, doseAndRate: [{ doseQuantity: ml }] }] };
    const dose = (order: FhirJson): unknown => objects(objects(order['dosageInstruction'])[0]?.['doseAndRate'])[0];
    expect(dose(withNewDose(draft(old), { schedule: liquid }))).toEqual({ doseQuantity: { ...ml, value: 0.9 } });
    expect(dose(withNewDose(draft(old), { schedule: liquid, product }))).toEqual({
      doseQuantity: { value: 18, unit: 'mg', system: ucum, code: 'mg' },
    });
  });

  const repeating = (repeat: JsonObject, dialect: Dialect = 'r4'): unknown => {
    const old: FhirJson = {
      ...sandboxOrder,
      dosageInstruction: [{ timing: { repeat: { period: 1, periodUnit: 'd', ...repeat } }, doseQuantity: pills }],
    };
    const [line] = objects(withNewDose(draft(old, dialect), { schedule: daily })['dosageInstruction']);
    const { frequency, period, periodUnit, periodUnits, ...course } =
      object(object(line?.['timing'])?.['repeat']) ?? {};
    expect([frequency, period, periodUnit ?? periodUnits]).toEqual([1, 1, 'd']);
    return course;
  };
  const days = (value: number): JsonObject => ({ value, unit: 'days', system: ucum, code: 'd' });

  it('keeps a course told as a number of doses, in days: 28 doses twice a day are 14', () => {
    expect(repeating({ frequency: 1, count: 28 })).toEqual({ boundsDuration: days(28) });
    expect(repeating({ frequency: 2, count: 28 })).toEqual({ boundsDuration: days(14) });
    expect(repeating({ frequency: 3, count: 28 })).toEqual({ boundsDuration: days(10) });
    expect(repeating({ frequency: 1, count: 28, boundsPeriod: { start: '2026-03-10' } })).toEqual({
      boundsPeriod: { start: '2026-03-10', end: '2026-04-06' },
    });
    expect(repeating({ frequency: 1, count: 28, boundsDuration: days(7) })).toEqual({ boundsDuration: days(7) });
    expect(repeating({ frequency: 1, count: 28, countMax: 30 })).toEqual({});
    expect(repeating({ frequency: 1 })).toEqual({});
  });

  it('DSTU2 knows the duration of a course as boundsQuantity', () => {
    expect(repeating({ frequency: 1, boundsDuration: days(90) }, 'dstu2')).toEqual({ boundsQuantity: days(90) });
    expect(repeating({ frequency: 1, boundsDuration: days(90) }, 'stu3')).toEqual({ boundsDuration: days(90) });
  });

  it('without a supply duration neither quantity nor repeats nor a first fill stay', () => {
    const supply = { quantity: { value: 270 }, numberOfRepeatsAllowed: 3, initialFill: { quantity: { value: 90 } } };
    const old: FhirJson = { ...sandboxOrder, dispenseRequest: { ...supply, validityPeriod: { end: '2026-06-01' } } };
    const order = withNewDose(draft(old), { schedule: daily });
    expect(order['dispenseRequest']).toEqual({ validityPeriod: { end: '2026-06-01' } });
  });

  it('a short supply stays as it came, with tablets counted up: half a tablet for 7 days is 4', () => {
    const week = { value: 1, unit: 'week', system: ucum, code: 'wk' };
    const old: FhirJson = { ...sandboxOrder, dispenseRequest: { expectedSupplyDuration: week } };
    const order = withNewDose(draft(old), { schedule: daily });
    expect(order['dispenseRequest']).toEqual({
      quantity: { value: 4, system: ucum, code: '{pill}' },
      expectedSupplyDuration: week,
    });
  });

  it('speaks mg for a liquid in the place of tablets, names the mL in words and supplies mL', () => {
    const order = withNewDose(draft(sandboxOrder), { schedule: liquid, product: { text: 'mercaptopurine 20 mg/mL' } });
    const [line] = objects(order['dosageInstruction']);
    expect(line?.['text']).toBe('Take 18 mg (0.9 mL) once a day');
    expect(objects(line?.['doseAndRate'])).toEqual([
      { doseQuantity: { value: 18, unit: 'mg', system: ucum, code: 'mg' } },
    ]);
    expect(object(object(order['dispenseRequest'])?.['quantity'])).toMatchObject({ value: 27, code: 'mL' });
    expect(order['medicationCodeableConcept']).toEqual({ text: 'mercaptopurine 20 mg/mL' });
  });

  it('counts mL up: 0.9 mL for 7 days is 7 mL', () => {
    const week = { value: 7, unit: 'days', system: ucum, code: 'd' };
    const old: FhirJson = { ...sandboxOrder, dispenseRequest: { expectedSupplyDuration: week } };
    const supply = object(withNewDose(draft(old), { schedule: liquid })['dispenseRequest']);
    expect(supply?.['quantity']).toEqual({ value: 7, unit: 'mL', system: ucum, code: 'mL' });
  });

  it('writes STU3 with the dose on the dosage and DSTU2 with periodUnits and without sequence', () => {
    const speech = { doseQuantity: pills, timing: { repeat: { frequency: 1, period: 1, periodUnits: 'd' } } };
    const old: FhirJson = { ...sandboxOrder, resourceType: 'MedicationOrder', dosageInstruction: speech };
    const instruction = 'Take 25 mg every other day (average 12.5 mg/day)';
    const dose = { doseQuantity: { value: 1, system: ucum, code: '{pill}' } };
    const stu3 = withNewDose(draft(old, 'stu3'), { schedule: everyOther });
    expect(stu3['dosageInstruction']).toEqual([
      {
        sequence: 1,
        text: instruction,
        patientInstruction: instruction,
        timing: { repeat: { frequency: 1, period: 2, periodUnit: 'd' } },
        ...dose,
      },
    ]);
    const dstu2 = withNewDose(draft(old, 'dstu2'), { schedule: everyOther });
    expect(dstu2.resourceType).toBe('MedicationOrder');
    expect(dstu2['dosageInstruction']).toEqual([
      { text: instruction, timing: { repeat: { frequency: 1, period: 2, periodUnits: 'd' } }, ...dose },
    ]);
  });
});

describe('D a replacement of an active order', () => {
  const active: FhirJson = {
    ...sandboxOrder,
    id: 'active-1',
    status: 'active',
    priorPrescription: { reference: 'MedicationRequest/older' },
    reasonCode: [{ text: 'Crohn' }],
    note: [{ text: 'as before' }],
  };
  const replaced = {
    ingredient: 'azathioprine',
    mgPerDay: [exact(150)],
    reference: 'MedicationRequest/active-1',
  } as const;
  const late = new Date('2026-03-10T23:30:00Z');

  it('is a new draft of the same drug and patient, and says what to stop', () => {
    const order = replacementOrder(active, { schedule: alternating }, replaced, late);
    expect(order).toMatchObject({
      resourceType: 'MedicationRequest',
      status: 'draft',
      intent: 'order',
      subject: { reference: 'Patient/1' },
      medicationCodeableConcept: active['medicationCodeableConcept'],
      reasonCode: [{ text: 'Crohn' }],
      authoredOn: '2026-03-10',
      priorPrescription: { reference: 'MedicationRequest/active-1' },
    });
    expect(order).not.toHaveProperty('id');
    expect(order).not.toHaveProperty('note');
    const words =
      'REPLACES azathioprine 150 mg: stop that order. Take 50 mg and 25 mg on alternate days (average 37.5 mg/day)';
    for (const line of objects(order['dosageInstruction'])) {
      expect(object(line['timing'])?.['repeat']).not.toHaveProperty('boundsPeriod');
      expect([line['text'], line['patientInstruction']]).toEqual([words, words]);
    }
  });

  it('takes along the contained product that it refers to, and drops it for a new product', () => {
    const own: FhirJson = {
      ...without(active, 'medicationCodeableConcept'),
      resourceType: 'MedicationRequest',
      medicationReference: { reference: '#med' },
      contained: [
        { resourceType: 'Medication', id: 'med' },
        { resourceType: 'Practitioner', id: 'doc' },
      ],
    };
    const same = replacementOrder(own, { schedule: daily }, replaced, now);
    expect(same['contained']).toEqual([{ resourceType: 'Medication', id: 'med' }]);
    expect(replacementOrder(own, { schedule: daily, product }, replaced, now)).not.toHaveProperty('contained');
  });

  it('names every active order that it replaces', () => {
    const both = { ...replaced, mgPerDay: [exact(100), exact(50)] };
    const [line] = objects(replacementOrder(active, { schedule: daily }, both, now)['dosageInstruction']);
    expect(line?.['text']).toBe('REPLACES azathioprine 100 mg and 50 mg: stop those orders. Take 25 mg once a day');
  });

  it('sets no supply where the active order has none', () => {
    const bare: FhirJson = { ...without(active, 'dispenseRequest'), resourceType: 'MedicationRequest' };
    expect(replacementOrder(bare, { schedule: daily }, replaced, now)).not.toHaveProperty('dispenseRequest');
  });
});

describe('D6 the reference dose', () => {
  const reference = { mgPerDay: exact(150), ingredient: 'azathioprine', day: '2026-03-10' } as const;
  const written = withNewDose(draft({ ...sandboxOrder, extension: [{ url: 'other' }] }), {
    schedule: daily,
    reference,
  });

  it('is read back as it was written, once, beside other extensions', () => {
    expect(readReferenceDose(written)).toEqual(reference);
    const again = withNewDose(draft(written), { schedule: daily, reference: { ...reference, mgPerDay: exact(100) } });
    expect(readReferenceDose(again)?.mgPerDay.toFraction()).toBe('100');
    expect(objects(again['extension']).map(({ url }) => url)).toEqual(['other', referenceDoseUrl]);
  });

  it('a dose without a finite decimal is written smaller, never larger', () => {
    const order = withNewDose(draft(sandboxOrder), {
      schedule: daily,
      reference: { ...reference, mgPerDay: exact('200/3') },
    });
    expect(readReferenceDose(order)?.mgPerDay.toFraction()).toBe(exact('66.666666').toFraction());
  });

  const parts = (dose: JsonObject, ingredient: string, date: string): FhirJson => ({
    resourceType: 'MedicationRequest',
    extension: {
      url: referenceDoseUrl,
      extension: [
        { url: 'dose', valueQuantity: dose },
        { url: 'ingredient', valueCode: ingredient },
        { url: 'date', valueDate: date },
      ],
    },
  });
  it.each([
    ['another unit', { value: 150, code: 'mg' }, 'azathioprine', '2026-03-10'],
    ['a text for a number', { value: '150', code: 'mg/d' }, 'azathioprine', '2026-03-10'],
    ['nothing', { value: 0, code: 'mg/d' }, 'azathioprine', '2026-03-10'],
    ['another drug', { value: 150, code: 'mg/d' }, 'allopurinol', '2026-03-10'],
    ['no date', { value: 150, code: 'mg/d' }, 'azathioprine', 'yesterday'],
  ])('is not read from %s', (_case, dose, ingredient, date) => {
    expect(readReferenceDose(parts(dose, ingredient, date))).toBeUndefined();
  });

  it('is not read where two of them contradict each other', () => {
    const [own] = objects(written['extension']).slice(-1);
    expect(readReferenceDose({ ...written, extension: [own ?? {}, own ?? {}] })).toBeUndefined();
  });
});

describe('words', () => {
  it.each([
    [alternating, '50 mg and 25 mg on alternate days', '2 and 1 tablets of 25 mg on alternate days'],
    [everyOther, '25 mg every other day', '1 tablet of 25 mg every other day'],
    [daily, '25 mg once a day', 'half a tablet of 50 mg once a day'],
    [liquid, '18 mg (0.9 mL) once a day', '0.9 mL once a day'],
  ])('say the schedule in mg and in tablets', (schedule, mg, tablets) => {
    expect(scheduleWords(schedule)).toBe(mg);
    expect(tabletWords(schedule)).toBe(tablets);
  });
});
