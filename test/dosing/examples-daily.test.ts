import { dailyDose } from '../../src/dosing/daily-dose.js';
import { totals } from '../../src/dosing/totals.js';
import { readWeight } from '../../src/dosing/weight.js';
import type { DailyDose } from '../../src/model/dose.js';
import type { WeightFact } from '../../src/model/facts.js';
import type { FhirJson, JsonObject } from '../../src/model/json.js';
import {
  examples,
  examplesOf,
  now,
  rounded,
  strengths,
  weighing,
  type OrderInput,
  type WeightInput,
} from './examples.js';

function weightOf(input: WeightInput): WeightFact['weight'] {
  const observations = input.values.map(({ value, unit, daysAgo }) => weighing(value, unit, daysAgo));
  return readWeight(observations, { ageYears: input.ageYears }, now).weight;
}

function doseOf(order: OrderInput, weight?: WeightFact['weight']): DailyDose {
  const { ingredientStrength, coding = [], text, dosageInstruction } = order;
  const medication: FhirJson = { resourceType: 'Medication', ingredient: [{ strength: ingredientStrength }] };
  const codeStrengthMg = strengths[coding[0]?.code ?? ''];
  return dailyDose(
    { resourceType: 'MedicationRequest', dosageInstruction },
    {
      texts: [...coding.map((entry) => entry.display), ...(text === undefined ? [] : [text])],
      singleIngredient: true,
      now,
      ...(ingredientStrength && { medication }),
      ...(codeStrengthMg !== undefined && { codeStrengthMg }),
      ...(weight?.usable === true && { weightKg: weight.kg }),
    },
  );
}

function asExample(dose: DailyDose, weight: WeightFact['weight'] | undefined): JsonObject {
  if (dose.kind === 'refused') return { refuse: dose.reason };
  if (dose.kind === 'steps') {
    return { multiStep: true, first: rounded(dose.current), highest: rounded(dose.highest) };
  }
  if (dose.kind === 'range') {
    return { mgPerDay: rounded(dose.highest), min: rounded(dose.lowest), range: true };
  }
  const { mgPerDay } = dose;
  if (weight === undefined) return { mgPerDay: rounded(mgPerDay) };
  return weight.usable
    ? { mgPerDay: rounded(mgPerDay), kg: rounded(weight.kg), mgPerKg: rounded(mgPerDay.div(weight.kg)) }
    : { mgPerDay: rounded(mgPerDay), mgPerKg: weight.reason };
}

describe('dose-arithmetic A and B, worked examples', () => {
  it('has every example in exactly one kind that is run', () => {
    const kinds = ['daily', 'weight', 'total', 'round', 'cap', 'xoi', 'encode', 'fixed-point'] as const;
    expect(kinds.map((kind) => examplesOf(kind).length)).toEqual([34, 2, 4, 6, 9, 26, 4, 1]);
    expect(new Set(examples.map((example) => example.id)).size).toBe(86);
  });

  it.each(examplesOf('daily'))('$id $title', ({ input, expected }) => {
    if (input.order === undefined) throw new Error('a daily example has an order');
    const weight = input.weight && weightOf(input.weight);
    expect(asExample(doseOf(input.order, weight), weight)).toEqual(expected);
  });

  it.each(examplesOf('weight'))('$id $title', ({ input, expected }) => {
    const weight = weightOf({ ageYears: input.ageYears ?? NaN, values: input.values ?? [] });
    expect(weight).toEqual({ usable: false, reason: expected['refuse'] });
  });

  it.each(examplesOf('total'))('$id $title', ({ input, expected }) => {
    const active = (input.active ?? []).map((order) => doseOf(order));
    if (input.draft === undefined) {
      const { active: sum } = totals({ kind: 'refused', reason: 'no-dose' }, active, false);
      expect({ active: sum && rounded(sum) }).toEqual(expected);
      return;
    }
    const { replacement, ...sums } = totals(doseOf(input.draft), active, input.draft.priorPrescription === true);
    const shown = Object.entries(sums).map(([name, mg]) => [name, rounded(mg)]);
    expect({ ...Object.fromEntries(shown), replacement }).toEqual(expected);
  });
});
