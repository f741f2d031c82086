/** The age and the day that a finding names. */
import { FEBUXOSTAT_WASHOUT_D, VACCINE_AFTER_STOP_D, VACCINE_BEFORE_START_D } from '../src/knowledge/constants.js';
import { addDays, daysBetween } from '../src/facts/dates.js';
import { lastEnded } from '../src/facts/exposure.js';
import type { Spoken } from '../src/rules/judge.js';
import { isThiopurine, listed } from '../src/terms/access.js';
import type { Case } from '../src/terms/case.js';
import { CBC_AGE, heldCounts, lastCount } from '../src/terms/counts.js';
import { washoutLimit } from '../src/terms/inhibitor.js';
import { lastInr } from '../src/terms/inr.js';
import { ageInDays } from '../src/terms/lab.js';
import { lastPartnerOrder } from '../src/terms/partner.js';
import { liveVaccinations } from '../src/terms/vaccine.js';

/** Age of the event that the row speaks of. */
export function daysTold({ rule, situation }: Spoken): number | undefined {
  const { now } = situation.case;
  if (rule.id === 'core-live-vaccine-recent') return since(liveVaccinations(situation.case)[0]?.day, now);
  if (rule.id === 'core-live-vaccine') return since(endOfThiopurine(situation.case), now);
  if (rule.id === 'mon-cbc-overdue') return CBC_AGE.evaluate(situation.case)?.valueOf();
  if (rule.id === 'mon-cbc-abnormal') {
    const [low] = heldCounts(situation.case) ?? [];
    return low === undefined ? undefined : ageInDays(low.measurement, now);
  }
  if (rule.id === 'core-coumarin-start') {
    const last = lastInr(situation.case);
    return last === undefined ? undefined : ageInDays(last, now);
  }
  return since(lastPartnerOrder(situation.case)?.end?.day, now);
}

function since(day: string | undefined, now: Date): number | undefined {
  return day === undefined ? undefined : Math.max(0, daysBetween(day, now));
}

function endOfThiopurine(situation: Case): string | undefined {
  return lastEnded(listed(situation).filter(isThiopurine), situation.now)?.end?.day;
}

/** The day from which the row no longer holds, or of the result that it names. */
export function dateTold({ rule, row, situation }: Spoken): string | undefined {
  if (row.id === 'reduced-stable') return lastCount(situation.case)?.day;
  const partnerEnd = lastPartnerOrder(situation.case)?.end?.day;
  switch (rule.id) {
    case 'core-live-vaccine-recent':
      return after(liveVaccinations(situation.case)[0]?.day, VACCINE_BEFORE_START_D.value);
    case 'core-live-vaccine':
      return after(endOfThiopurine(situation.case), VACCINE_AFTER_STOP_D.value);
    case 'core-xoi-febuxostat':
      return after(partnerEnd, FEBUXOSTAT_WASHOUT_D.value);
    default:
      return after(partnerEnd, washoutLimit(situation.case));
  }
}

function after(day: string | undefined, days: number): string | undefined {
  return day === undefined ? undefined : addDays(day, days);
}
