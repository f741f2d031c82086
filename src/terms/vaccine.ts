import { LOW_LEVEL, STEROID_HIGH_D, STEROID_HIGH_MG } from '../knowledge/constants.js';
import type { DrugConcept } from '../model/drugs.js';
import { exact } from '../model/exact.js';
import type { MedicationFact, VaccinationFact } from '../model/facts.js';
import { daysBetween } from '../facts/dates.js';
import { courseDays } from '../dosing/schedule-facts.js';
import { beyondEveryLimit, count, isCurrentDrug, listUsable } from './access.js';
import type { Case } from './case.js';
import { isTransplant } from './conditions.js';
import { isOver, judgedOrders } from './dose.js';
import { known } from './lab.js';
import { mayReach, systemicSteroids } from './steroid.js';
import { quantity, term } from './term.js';

/** Live vaccines that were given, newest first. */
export function liveVaccinations({ facts }: Case): readonly VaccinationFact[] {
  const live = (known(facts.immunizations) ?? []).filter(
    ({ vaccine }) => vaccine.group !== 'non-live' && vaccine.group !== 'unclassified',
  );
  return live.toSorted((a, b) => b.day.localeCompare(a.day));
}

/** Days since a completed live immunization; beyond every limit when the key was answered and holds none. */
export const VACCINE_DAYS = quantity('VACCINE_DAYS', ['immunizations'], (situation) => {
  if (known(situation.facts.immunizations) === undefined) return undefined;
  const [last] = liveVaccinations(situation);
  if (last === undefined) return beyondEveryLimit;
  return count(daysBetween(last.day, situation.now));
});

const otherImmunosuppressants: readonly DrugConcept[] = [
  'anti-tnf',
  'infliximab',
  'natalizumab',
  'alemtuzumab',
  'ocrelizumab',
  'jak-inhibitor',
  'methotrexate',
  'tacrolimus',
  'ciclosporin',
  'mycophenolate',
];

/**
 * A low dose, known by weight, and nothing else that suppresses immunity. A steroid whose dose is high or not known in
 * prednisone terms, or whose length is not known, counts as high: the exception is for those who surely are low.
 */
export const LOW_LEVEL_THERAPY = term('LOW_LEVEL_THERAPY', ['weight', 'medications', 'conditions'], (situation) => {
  const isLow = situation.thiopurine?.ingredient !== 'tioguanine' && isOver(LOW_LEVEL.value, situation) === false;
  // An amount without a daily dose (as needed, infusion) is no low dose.
  const isRefused = judgedOrders(situation).some(({ dose }) => dose.kind === 'refused');
  if (!isLow || isRefused || !listUsable(situation) || isTransplant(situation)) return false;
  const { takesBiologic } = situation.facts.medications;
  return !takesBiologic && !isCurrentDrug(situation, otherImmunosuppressants) && !takesHighSteroid(situation);
});

function takesHighSteroid(situation: Case): boolean {
  return systemicSteroids(situation).some((entry) => isLong(entry) && mayReach(entry, STEROID_HIGH_MG.value));
}

function isLong({ resource }: MedicationFact): boolean {
  const course = courseDays(resource);
  return course === undefined || course.compare(exact(STEROID_HIGH_D.value)) >= 0;
}
