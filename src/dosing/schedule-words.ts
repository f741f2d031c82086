import { exact, type Fraction } from '../model/exact.js';
import type { Schedule } from '../model/dose.js';

/** "75 mg once a day", "50 mg and 25 mg on alternate days", "25 mg every other day", "18 mg (0.9 mL) once a day". */
export function scheduleWords(schedule: Schedule): string {
  if (schedule.kind === 'daily') return `${decimal(schedule.averageMgPerDay)} mg once a day`;
  if (schedule.kind === 'liquid') {
    return `${decimal(schedule.averageMgPerDay)} mg (${decimal(schedule.ml)} mL) once a day`;
  }
  const [high, low] = [schedule.high.mul(schedule.tabletMg), schedule.low.mul(schedule.tabletMg)];
  return low.equals(0)
    ? `${decimal(high)} mg every other day`
    : `${decimal(high)} mg and ${decimal(low)} mg on alternate days`;
}

/** The schedule in tablets of one strength: "2 and 1 tablets of 25 mg on alternate days". */
export function tabletWords(schedule: Schedule): string {
  if (schedule.kind === 'liquid') return `${decimal(schedule.ml)} mL once a day`;
  const of = `of ${schedule.tabletMg} mg`;
  if (schedule.kind === 'daily') return `${tablets(schedule.tablets)} ${of} once a day`;
  return schedule.low.equals(0)
    ? `${tablets(schedule.high)} ${of} every other day`
    : `${decimal(schedule.high)} and ${decimal(schedule.low)} tablets ${of} on alternate days`;
}

/** dose-arithmetic D2, word for word: an alternating schedule names its average. */
export function doseInstruction(schedule: Schedule): string {
  const take = `Take ${scheduleWords(schedule)}`;
  return schedule.kind === 'alternating' ? `${take} (average ${decimal(schedule.averageMgPerDay)} mg/day)` : take;
}

/** At most two decimals, half up: how every amount is shown. */
export function decimal(value: Fraction): string {
  return String(value.mul(100).add(exact('1/2')).floor().div(100).valueOf());
}

function tablets(count: Fraction): string {
  return count.gt(1) ? `${decimal(count)} tablets` : `${count.equals(1) ? '1' : 'half a'} tablet`;
}
