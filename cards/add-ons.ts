/** Sentences that some findings carry because of what else is true of the patient. */
import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { isCurrentDrug } from '../src/terms/access.js';
import { TRANSPLANT } from '../src/terms/conditions.js';
import { vitaminKAntagonists } from '../src/terms/inr.js';
import { inMarkdown } from './escape.js';
import { cardWords } from './index.js';
import { monitoringLines } from './monitoring-lines.js';
import { listed } from './names.js';
import { notChecked } from './not-checked.js';
import { placeholdersOf } from './placeholders.js';
import { capitalised, fill } from './template.js';

/** Told in every card that lowers or withdraws a thiopurine beside a vitamin-K antagonist (precedence 10). */
const coumarinSentence = 'On {coumarin}: cutting {drug} can raise the INR; recheck in 3-5 days.';

/** Catalogue, global rules, transplant. */
const graftSentence = 'Transplant: call the transplant team today; do not leave without replacement.';

export function addOns(finding: Spoken, decision: Decision): readonly string[] {
  const said = [
    ...caution(finding, decision),
    ...coumarin(finding, decision),
    ...graft(finding),
    ...monitoringLines(finding, decision),
  ];
  return said.map(capitalised);
}

/** What the caution beside a number names as not checked; nothing where no number is offered. */
export function cautioned(finding: Spoken, { plan }: Decision): readonly string[] {
  const isOffered = plan.doses.some((planned) => planned.finding === finding);
  const hasCaution = cardWords.get(finding.rule.id)?.addOns?.['caution'] !== undefined;
  return isOffered && hasCaution
    ? notChecked(finding.situation.case, ['renalFunction', 'pharmacogenetics', 'bloodCounts'])
    : [];
}

function caution(finding: Spoken, decision: Decision): readonly string[] {
  const unknown = cautioned(finding, decision);
  const words = cardWords.get(finding.rule.id)?.addOns?.['caution'] ?? '';
  return unknown.length === 0 ? [] : [fill(words, () => listed(unknown))];
}

function coumarin(finding: Spoken, { plan }: Decision): readonly string[] {
  const { row, situation } = finding;
  const lowers = plan.doses.some((planned) => planned.finding === finding);
  const withdraws = row.proposals.some(
    (proposal) =>
      proposal.kind === 'delete' && proposal.what === 'thiopurine' && proposal.when.evaluate(situation.case) === true,
  );
  const name = vitaminKAntagonists.find((drug) => isCurrentDrug(situation.case, [drug]));
  if (name === undefined || !(lowers || withdraws)) return [];
  const lookup = inMarkdown(placeholdersOf(finding));
  return [fill(coumarinSentence, (placeholder) => (placeholder === 'coumarin' ? name : lookup(placeholder)))];
}

function graft({ indicator, situation }: Spoken): readonly string[] {
  return indicator === 'critical' && TRANSPLANT.evaluate(situation.case) === true ? [graftSentence] : [];
}
