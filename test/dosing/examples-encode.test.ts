import { dailyDose } from '../../src/dosing/daily-dose.js';
import { withNewDose } from '../../src/dosing/encode.js';
import { roundToSchedule } from '../../src/dosing/round.js';
import { object, objects, type FhirJson, type JsonObject } from '../../src/model/json.js';
import type { DraftOrder } from '../../src/model/orders.js';
import { examplesOf, fraction, now, rounded, stocked, without, type Example } from './examples.js';

const ucum = 'http://unitsofmeasure.org';

/** A draft of 150 mg a day that speaks as the example says. */
function draftOf({ code, supplyDays }: Example['input']): DraftOrder {
  const doseQuantity: JsonObject =
    code === undefined ? { value: 150, unit: 'mg', system: ucum, code: 'mg' } : { value: 3, system: ucum, code };
  const supply: JsonObject = {
    quantity: { value: 270 },
    numberOfRepeatsAllowed: 3,
    ...(supplyDays !== undefined && { expectedSupplyDuration: { value: supplyDays, system: ucum, code: 'd' } }),
  };
  const order: FhirJson = {
    resourceType: 'MedicationRequest',
    dosageInstruction: [
      { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity }] },
    ],
    dispenseRequest: supply,
  };
  return { reference: 'MedicationRequest/1', dialect: 'r4', original: order, resource: order, inHand: true };
}

function supplyAsExample(order: FhirJson, expected: JsonObject): JsonObject {
  const supply = object(order['dispenseRequest']) ?? {};
  const days = object(supply['expectedSupplyDuration'])?.['value'];
  const repeats = 'numberOfRepeatsAllowed' in supply ? 'kept' : 'removed';
  if (expected['quantity'] !== undefined) return { quantity: 'quantity' in supply ? 'kept' : 'removed', repeats };
  return { days, quantityTablets: object(supply['quantity'])?.['value'], repeats };
}

describe('dose-arithmetic D, worked examples', () => {
  it.each(examplesOf('encode'))('$id $title', ({ input, expected }) => {
    const rounding = roundToSchedule({
      cap: fraction(input.cap),
      ingredient: 'azathioprine',
      formulary: stocked(input),
      alternateDay: true,
    });
    if (!rounding.deliverable) throw new Error('the example is deliverable');
    const order = withNewDose(draftOf(input), { schedule: rounding.schedule });
    const lines = objects(order['dosageInstruction']);

    expect(lines.map(({ patientInstruction, text }) => [patientInstruction, text])).toEqual(
      lines.map(({ text }) => [text, text]),
    );
    expect(lines.map((line) => without(line, 'patientInstruction'))).toEqual(expected['dosageInstruction']);
    expect(supplyAsExample(order, object(expected['supply']) ?? {})).toEqual(expected['supply']);

    const strength = rounding.schedule.kind === 'liquid' ? 0 : rounding.schedule.tabletMg;
    const back = dailyDose(order, { texts: [], singleIngredient: true, codeStrengthMg: strength, now });
    expect(back.kind === 'fixed' && rounded(back.mgPerDay)).toBe(expected['readsBack']);
  });
});
