import { exact, type Fraction } from '../model/exact.js';
import type { Formulary, Schedule, Tablet } from '../model/dose.js';
import type { Thiopurine } from '../model/drugs.js';
import { onceEach } from '../model/memo.js';
import { MAX_ALTERNATION_MG, MAX_TABLETS, MIN_AVERAGE_MG } from '../knowledge/constants.js';
import { liquids, type LiquidSteps } from '../knowledge/formularies.js';

const half = exact('1/2');

/** Every daily schedule at or below the cap (dose-arithmetic C1). */
export function dailySchedules(tablets: readonly Tablet[], cap: Fraction): readonly Schedule[] {
  return tablets.flatMap((tablet) => daily(tablet).filter((schedule) => schedule.averageMgPerDay.lte(cap)));
}

const daily = onceEach((tablet: Tablet): readonly Schedule[] =>
  counts(tablet).map((count) => ({
    kind: 'daily',
    tabletMg: tablet.mg,
    tablets: count,
    averageMgPerDay: count.mul(exact(tablet.mg)),
    whole: isWhole(count),
  })),
);

/** Every pair of daily amounts of one product whose average is at or below the cap (dose-arithmetic C1). */
export function alternatingSchedules(tablets: readonly Tablet[], cap: Fraction): readonly Schedule[] {
  return tablets.flatMap((tablet) =>
    alternatingOf(tablet).filter((schedule) => isDeliverable(schedule.averageMgPerDay, cap)),
  );
}

const alternatingOf = onceEach((tablet: Tablet): readonly Schedule[] =>
  counts(tablet).flatMap((high) =>
    differences(tablet)
      .filter((difference) => difference.lte(high))
      .map((difference) => alternating(tablet, high, high.sub(difference))),
  ),
);

function alternating(tablet: Tablet, high: Fraction, low: Fraction): Schedule {
  return {
    kind: 'alternating',
    tabletMg: tablet.mg,
    high,
    low,
    averageMgPerDay: high.add(low).mul(exact(tablet.mg)).div(2),
    whole: isWhole(high) && isWhole(low),
  };
}

function isDeliverable(average: Fraction, cap: Fraction): boolean {
  return average.lte(cap) && average.gte(exact(MIN_AVERAGE_MG.value));
}

/** Tablets that a patient may take in one day. */
function counts(tablet: Tablet): readonly Fraction[] {
  const step = tablet.halves ? half : exact(1);
  const steps = exact(MAX_TABLETS.value).div(step).valueOf();
  return Array.from({ length: steps }, (_, index) => step.mul(index + 1));
}

/** Tablets by which the two days may differ. */
function differences(tablet: Tablet): readonly Fraction[] {
  const permitted = tablet.halves ? [exact(1), half] : [exact(1)];
  return permitted.filter((difference) => difference.mul(exact(tablet.mg)).lte(MAX_ALTERNATION_MG.value));
}

function isWhole(count: Fraction): boolean {
  return count.d === 1n;
}

/**
 * The largest measurable amount of the stocked liquid at or below the cap (dose-arithmetic C5). Undefined when none is
 * stocked, or one of another concentration than the steps were made for.
 */
export function liquidSchedule(ingredient: Thiopurine, formulary: Formulary, cap: Fraction): Schedule | undefined {
  if (ingredient === 'tioguanine') return undefined;
  const { mgPerMl, steps } = liquids[ingredient];
  if (formulary.liquids[ingredient]?.mgPerMl !== mgPerMl) return undefined;
  const reached = steps.toReversed().find(({ from }) => cap.gte(from));
  if (reached === undefined) return undefined;
  const mg = measurable(reached, cap);
  return { kind: 'liquid', mgPerMl, ml: mg.div(mgPerMl), averageMgPerDay: mg, whole: true };
}

function measurable({ from, to, step }: LiquidSteps, cap: Fraction): Fraction {
  const bounded = to !== undefined && cap.gt(to) ? exact(to) : cap;
  return bounded.sub(from).div(exact(step)).floor().mul(exact(step)).add(from);
}
