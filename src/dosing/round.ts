import { exact, type Fraction } from '../model/exact.js';
import type { Formulary, Rounded, Schedule } from '../model/dose.js';
import type { Thiopurine } from '../model/drugs.js';
import { MIN_AVERAGE_MG, MIN_CHANGE, PLAIN_MIN_OF_CAP } from '../knowledge/constants.js';
import { alternatingSchedules, dailySchedules, liquidSchedule } from './candidates.js';

/** What dose-arithmetic C rounds. Amounts in mg/day. */
export interface RoundingRequest {
  /** The smallest of all caps that hold. */
  readonly cap: Fraction;
  readonly ingredient: Thiopurine;
  readonly formulary: Formulary;
  /** The client can show two dosage lines. */
  readonly alternateDay: boolean;
  /** mg in one drafted tablet. */
  readonly draftedMg?: number;
  /** The dose to lower. Left out where nothing is there to compare with. */
  readonly mgNew?: Fraction;
  /** For a pharmacogenetic cap: lower limit of the CPIC band, in place of PLAIN_MIN_OF_CAP of the cap. */
  readonly nearEnough?: Fraction;
}

/** One product, once a day or on alternate days, never above the cap and never an increase. */
export function roundToSchedule(request: RoundingRequest): Rounded {
  const schedule = chosen(request);
  if (schedule === undefined) return { deliverable: false, reason: 'not-deliverable' };
  const { mgNew } = request;
  const lowers = mgNew === undefined || schedule.averageMgPerDay.lt(mgNew.mul(exact(MIN_CHANGE.value)));
  return lowers ? { deliverable: true, schedule } : { deliverable: false, reason: 'no-meaningful-change' };
}

/** dose-arithmetic C3 (a) to (f), first that exists. */
function chosen({
  cap,
  ingredient,
  formulary,
  alternateDay,
  draftedMg,
  nearEnough,
}: RoundingRequest): Schedule | undefined {
  const tablets = formulary.tablets[ingredient] ?? [];
  const liquid = liquidSchedule(ingredient, formulary, cap);
  const best = (schedules: readonly Schedule[]): Schedule | undefined => largest(schedules, draftedMg);
  const daily = dailySchedules(tablets, cap);
  const enoughMg = nearEnough ?? cap.mul(PLAIN_MIN_OF_CAP.value);
  const near = daily.filter((schedule) => schedule.averageMgPerDay.gte(enoughMg));
  const plain = best(near.filter((schedule) => schedule.whole)) ?? best(near);
  if (plain !== undefined) return plain;
  if (ingredient === 'mercaptopurine' && liquid !== undefined && !tablets.some((tablet) => tablet.halves))
    return liquid;
  const largestDaily = best(daily);
  const alternating = alternateDay ? best(alternatingSchedules(tablets, cap)) : undefined;
  if (alternating !== undefined && (largestDaily === undefined || exceeds(alternating, largestDaily)))
    return alternating;
  const enough = largestDaily?.averageMgPerDay.gte(exact(MIN_AVERAGE_MG.value)) === true;
  return enough ? largestDaily : liquid;
}

function exceeds(a: Schedule, b: Schedule): boolean {
  return a.averageMgPerDay.gt(b.averageMgPerDay);
}

function largest(schedules: readonly Schedule[], draftedMg: number | undefined): Schedule | undefined {
  return schedules.reduce<Schedule | undefined>((best, next) => {
    if (best === undefined) return next;
    const larger = next.averageMgPerDay.compare(best.averageMgPerDay) || -tie(next, best, draftedMg);
    return larger > 0 ? next : best;
  }, undefined);
}

/** dose-arithmetic C4: whole tablets first, then the drafted strength, then fewer tablets. */
function tie(a: Schedule, b: Schedule, draftedMg: number | undefined): number {
  const drafted = (schedule: Schedule): boolean => schedule.kind !== 'liquid' && schedule.tabletMg === draftedMg;
  return (
    Number(b.whole) - Number(a.whole) ||
    Number(drafted(b)) - Number(drafted(a)) ||
    tabletsTaken(a).compare(tabletsTaken(b))
  );
}

function tabletsTaken(schedule: Schedule): Fraction {
  if (schedule.kind === 'daily') return schedule.tablets;
  return schedule.kind === 'alternating' ? schedule.high.add(schedule.low) : exact(0);
}
