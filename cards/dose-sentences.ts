/** What the number means, or why there is none. */
import { CHANGE_FACTOR } from '../src/knowledge/constants.js';
import { decimal, tabletWords } from '../src/dosing/schedule-words.js';
import { certain, isUncertain } from '../src/facts/superseded.js';
import { exact } from '../src/model/exact.js';
import type { Decision } from '../src/rules/decide.js';
import type { PlannedDose } from '../src/rules/dose-plan.js';
import type { Spoken } from '../src/rules/judge.js';
import type { Case } from '../src/terms/case.js';
import { judgedOrders, mgTaken } from '../src/terms/dose.js';
import { whyNoneInForce } from '../src/terms/exposure.js';
import { referenceDose } from '../src/terms/inhibitor.js';
import { whyNotPlain } from './dose-refusals.js';
import { noNumberSentence, whyNot } from './no-number.js';

export function doseSentences(finding: Spoken, { plan }: Decision): readonly string[] {
  const dose = plan.doses.find((planned) => planned.finding === finding);
  if (dose !== undefined) return [worked(dose), ...bothReferences(dose), ...formulation(dose)];
  const refused = plan.refused?.finding === finding ? plan.refused.why : undefined;
  if (refused === 'orders-overlap') return [noNumberSentence(refused)];
  return [...(refused === undefined ? [] : [noNumberSentence(refused)]), ...unreadableDose(finding)];
}

/** dose-arithmetic D7: old, new, share of the reference, schedule in tablets, that it was rounded down. */
function worked({ finding, proposal, schedule }: PlannedDose): string {
  const situation = finding.situation.case;
  const now = certain(mgTaken(situation));
  const basis = isOfReference(proposal.cap) ? referenceDose(situation)?.mg : now;
  const percent =
    basis === undefined ? '' : `${schedule.averageMgPerDay.div(basis).mul(100).round().toString()}% of the `;
  const of =
    basis === undefined
      ? ''
      : isOfReference(proposal.cap)
        ? `reference ${decimal(basis)} mg/day, `
        : finding.situation.case.thiopurine?.drafts.length === 0
          ? 'dose in force, '
          : 'dose ordered now, ';
  const from = now === undefined ? '' : `${decimal(now)} to `;
  return `${from}${decimal(schedule.averageMgPerDay)} mg/day: ${percent}${of}${tabletWords(schedule)}, rounded down.`;
}

function isOfReference(cap: PlannedDose['proposal']['cap']): boolean {
  return cap === 'CAP_XOI_REF' || cap === 'CAP_XOI_SECOND';
}

/** Where the highest dose of the look-back is not the dose in force when the inhibitor began, the card shows both. */
function bothReferences({ finding, proposal }: PlannedDose): readonly string[] {
  const reference = isOfReference(proposal.cap) ? referenceDose(finding.situation.case) : undefined;
  if (reference?.inForce === undefined) return [];
  const differs = reference.mg.compare(reference.inForce.mul(exact(CHANGE_FACTOR.value))) > 0;
  return differs ? [`In force when the inhibitor began: ${decimal(reference.inForce)} mg/day.`] : [];
}

/** dose-arithmetic C5 */
function formulation({ changesForm }: PlannedDose): readonly string[] {
  return changesForm ? ['Not interchangeable mg for mg without blood count: count at 1 and 2 weeks.'] : [];
}

/** A dose that cannot be computed is named in any card that is shown. */
function unreadableDose({ situation }: Spoken): readonly string[] {
  const judged = judgedOrders(situation.case);
  const notPlain = judged.map(({ dose }) => whyNotPlain(dose)).find((reason) => reason !== undefined);
  const overlap = isUncertain(mgTaken(situation.case)) ? whyNot['orders-overlap'] : undefined;
  const notInForce = judged.length === 0 ? noneInForce(situation.case) : undefined;
  const why = notInForce ?? notPlain ?? overlap;
  return why === undefined ? [] : [`Dose not usable for arithmetic: ${why}.`];
}

function noneInForce(situation: Case): string | undefined {
  const why = whyNoneInForce(situation);
  return why === undefined ? undefined : `the order is ${why === 'on-hold' ? 'on hold' : why}, no dose is in force`;
}
