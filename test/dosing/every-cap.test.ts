import { dailyDose } from '../../src/dosing/daily-dose.js';
import { encodeDosage } from '../../src/dosing/encode-dosage.js';
import { roundToSchedule } from '../../src/dosing/round.js';
import type { Speech } from '../../src/dosing/speech.js';
import { formularies } from '../../src/knowledge/formularies.js';
import type { Formulary, Schedule } from '../../src/model/dose.js';
import { exact, type Fraction } from '../../src/model/exact.js';
import type { JsonObject } from '../../src/model/json.js';
import { now } from './examples.js';

const liquids = { azathioprine: { mgPerMl: 10 }, mercaptopurine: { mgPerMl: 20 } };
/** Formularies of the same tablets are walked once. */
const tablets = new Map(Object.values(formularies).map((formulary) => [JSON.stringify(formulary), formulary.tablets]));
const sites: readonly { readonly formulary: Formulary; readonly alternateDay: boolean }[] = [
  ...tablets.values(),
].flatMap((listed) => [
  { formulary: { tablets: listed, liquids: {} }, alternateDay: true },
  { formulary: { tablets: listed, liquids: {} }, alternateDay: false },
  { formulary: { tablets: listed, liquids }, alternateDay: true },
]);
const ingredients = ['azathioprine', 'mercaptopurine'] as const;

/** Every cap from 1 to 600 mg in steps of a half, with what it gives. */
function* everyRounding(): Generator<{
  cap: Fraction;
  formulary: Formulary;
  ingredient: (typeof ingredients)[number];
  schedule: Schedule;
}> {
  for (const { formulary, alternateDay } of sites)
    for (const ingredient of ingredients)
      for (let mg = 1; mg <= 600; mg += 0.5) {
        const cap = exact(mg);
        const rounded = roundToSchedule({ cap, ingredient, formulary, alternateDay });
        if (rounded.deliverable) yield { cap, formulary, ingredient, schedule: rounded.schedule };
      }
}

const roundings = [...everyRounding()];
const schedules = [...new Map(roundings.map(({ schedule }) => [keyOf(schedule), schedule])).values()];

function keyOf(schedule: Schedule): string {
  return Object.values(schedule).map(String).join(' ');
}

const speeches: readonly Speech[] = [
  { kind: 'mg' },
  { kind: 'tablets', unit: { system: 'http://unitsofmeasure.org', code: '{pill}' } },
  { kind: 'millilitres', unit: { unit: 'mL', system: 'http://unitsofmeasure.org', code: 'mL' } },
];

function strengthOf(schedule: Schedule): JsonObject {
  const liquid = schedule.kind === 'liquid';
  return {
    numerator: { value: liquid ? schedule.mgPerMl : schedule.tabletMg, code: 'mg' },
    denominator: { value: 1, code: liquid ? 'mL' : '{tbl}' },
  };
}

describe('every cap from 1 to 600 mg, every formulary', () => {
  it('is covered', () => {
    expect(roundings.length).toBeGreaterThan(20_000);
    expect(schedules.length).toBeGreaterThan(50);
  });

  it('never exceeds the cap and is never nothing', () => {
    const wrong = roundings.filter(
      ({ cap, schedule: { averageMgPerDay } }) => averageMgPerDay.gt(cap) || !averageMgPerDay.gt(0),
    );
    expect(wrong).toEqual([]);
  });

  it('halves only what may be halved, takes at most six tablets, differs by at most 50 mg', () => {
    const wrong = roundings.filter(({ formulary, ingredient, schedule }) => {
      if (schedule.kind === 'liquid') return false;
      const listed = formulary.tablets[ingredient] ?? [];
      const product = listed.find((tablet) => tablet.mg === schedule.tabletMg);
      const days = schedule.kind === 'daily' ? [schedule.tablets] : [schedule.high, schedule.low];
      const split = days.some((count) => count.d !== 1n);
      const apart = schedule.kind === 'daily' ? exact(0) : schedule.high.sub(schedule.low).mul(schedule.tabletMg);
      return (
        product === undefined ||
        (split && !product.halves) ||
        split === schedule.whole ||
        days.some((count) => count.gt(6)) ||
        apart.gt(50)
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each(['r4', 'stu3', 'dstu2'] as const)('reads back as the same mg a day from %s', (dialect) => {
    const wrong = schedules.flatMap((schedule) =>
      speeches.filter((speech) => {
        const dosageInstruction = encodeDosage({ schedule, speech, dialect });
        const medication = { resourceType: 'Medication', ingredient: [{ strength: strengthOf(schedule) }] };
        const back = dailyDose(
          { resourceType: 'MedicationRequest', dosageInstruction },
          { medication, texts: [], singleIngredient: true, now },
        );
        return back.kind !== 'fixed' || !back.mgPerDay.equals(schedule.averageMgPerDay);
      }),
    );
    expect(wrong).toEqual([]);
  });
});
