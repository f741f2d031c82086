import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { lastInr } from '../src/terms/inr.js';
import { cardWords } from './index.js';
import { placeholdersOf } from './placeholders.js';
import { capitalised, fill } from './template.js';

/** The summary of a finding; without its number wherever no dose is offered for it. */
export function summaryOf(finding: Spoken, { plan }: Decision): string {
  const words = cardWords.get(finding.rule.id)?.rows[finding.row.id];
  const dose = plan.doses.find((planned) => planned.finding === finding);
  const template = dose === undefined ? (words?.withoutNumber ?? words?.summary) : words?.summary;
  const chosen = instead(finding) ?? template ?? finding.rule.knowledge.title;
  return capitalised(fill(chosen, placeholdersOf(finding, dose)));
}

/** Where the words of the row would not be true. */
function instead(finding: Spoken): string | undefined {
  const { row, situation } = finding;
  if (row.id === 'settling' && lastInr(situation.case) === undefined) {
    return '{drug} changed recently on {coumarin}: no INR on file. Order INR.';
  }
  const unreadable = situation.case.facts.medications.unreadableDrafts.find(
    ({ draft }) => draft.reference === situation.unreadable,
  );
  return unreadable?.why === 'other-patient' ? 'An order is for another patient: it was not checked.' : undefined;
}
