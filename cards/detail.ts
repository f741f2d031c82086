/** The text under a card's summary: what to do, what the number means, what was not known, and the patient's values. */
import { CHANGE_FACTOR, SUPPLY_EARLY_D } from '../src/knowledge/constants.js';
import { decimal, tabletWords } from '../src/dosing/schedule-words.js';
import { exact } from '../src/model/exact.js';
import { keysOf } from '../src/rules/keys.js';
import type { Decision } from '../src/rules/decide.js';
import type { PlannedDose } from '../src/rules/dose-plan.js';
import type { Spoken } from '../src/rules/judge.js';
import { isCurrentDrug } from '../src/terms/access.js';
import { mgNew, SUPPLY_D } from '../src/terms/dose.js';
import { referenceDose } from '../src/terms/inhibitor.js';
import { vitaminKAntagonists } from '../src/terms/inr.js';
import { cardWords } from './index.js';
import { escapeMarkdown } from './escape.js';
import type { CardGroup } from './group.js';
import { keyNames, listed } from './names.js';
import { notChecked, unreadKeys } from './not-checked.js';
import { valuesUsed, type ValueLine } from './patient-values.js';
import { placeholdersOf } from './placeholders.js';
import { capitalised, fill } from './template.js';

/** Words of prose on one card; the table of values is not counted. */
const mostWords = 80;

export function detailOf(group: CardGroup, decision: Decision, isFirst: boolean): string {
  const prose = [...needed(group, decision, isFirst), ...sentences(cardWords.get(group.lead.rule.id)?.detail ?? '')];
  const table = tableOf([group.lead, ...group.others].flatMap(valuesUsed));
  return [fitWords(prose, needed(group, decision, isFirst).length), table].filter((part) => part !== '').join('\n\n');
}

/** What must be said whatever the length: the findings told here, the actions, the number, the gaps. */
function needed({ lead, others, folded }: CardGroup, decision: Decision, isFirst: boolean): readonly string[] {
  const dose = decision.doses.find(({ finding }) => finding === lead);
  const merged = [...others, ...folded].map((finding) => summaryOf(finding, decision));
  return [
    ...actions(lead),
    ...doseSentences(lead, dose),
    ...addOns(lead, dose, decision),
    ...merged,
    ...gapSentences(lead, decision, isFirst),
  ];
}

/** The summary of a finding; without its number wherever no dose is offered for it. */
export function summaryOf(finding: Spoken, { doses }: Decision): string {
  const words = cardWords.get(finding.rule.id)?.rows[finding.row.id];
  const dose = doses.find((planned) => planned.finding === finding);
  const template = dose === undefined ? (words?.withoutNumber ?? words?.summary) : words?.summary;
  return capitalised(fill(special(finding) ?? template ?? finding.rule.knowledge.title, placeholdersOf(finding, dose)));
}

/** A draft for another patient is readable, and still not checked. */
function special({ rule, row, situation }: Spoken): string | undefined {
  if (rule.id !== 'sys-data-gap' || row.id !== 'draft') return undefined;
  const unreadable = situation.case.facts.medications.unreadableDrafts.find(
    ({ draft }) => draft.reference === situation.unreadable,
  );
  return unreadable?.why === 'other-patient' ? 'An order is for another patient: it was not checked.' : undefined;
}

/** Proposals that are words only. */
function actions(finding: Spoken): readonly string[] {
  const labels = cardWords.get(finding.rule.id)?.rows[finding.row.id]?.proposals ?? [];
  return finding.row.proposals.flatMap((proposal, index) => {
    const label = labels[index];
    const isTold =
      proposal.kind === 'text' && label !== undefined && proposal.when.evaluate(finding.situation.case) === true;
    return isTold ? [`${capitalised(fill(label, placeholdersOf(finding)))}.`] : [];
  });
}

/** dose-arithmetic D7: old, new, share of the reference, schedule in tablets, that it was rounded down. */
function doseSentences(finding: Spoken, dose: PlannedDose | undefined): readonly string[] {
  const situation = finding.situation.case;
  const now = mgNew(situation);
  const reference = referenceDose(situation);
  if (dose === undefined || now === undefined) return [];
  const { schedule, proposal } = dose;
  const isOfReference = proposal.cap === 'CAP_XOI_REF' || proposal.cap === 'CAP_XOI_SECOND';
  const basis = isOfReference ? reference?.mg : now;
  const share =
    basis === undefined
      ? ''
      : `${schedule.averageMgPerDay.div(basis).mul(100).round().toString()}% of the ${isOfReference ? `reference ${decimal(basis)} mg/day` : 'dose ordered now'}, `;
  const sentence = `${decimal(now)} to ${decimal(schedule.averageMgPerDay)} mg/day: ${share}${tabletWords(schedule)}, rounded down.`;
  return [sentence, ...(isOfReference ? bothReferences(finding) : [])];
}

/** Where the highest dose of the look-back is not the dose in force when the inhibitor began, the card shows both. */
function bothReferences(finding: Spoken): readonly string[] {
  const reference = referenceDose(finding.situation.case);
  if (reference?.inForce === undefined) return [];
  const factor = exact(CHANGE_FACTOR.value);
  const differs = reference.mg.compare(reference.inForce.mul(factor)) > 0;
  return differs ? [`In force when the inhibitor began: ${decimal(reference.inForce)} mg/day.`] : [];
}

function addOns(finding: Spoken, dose: PlannedDose | undefined, decision: Decision): readonly string[] {
  const { rule, situation } = finding;
  const texts = cardWords.get(rule.id)?.addOns ?? {};
  const lookup = placeholdersOf(finding, dose);
  const said: string[] = [];
  if (rule.id === 'core-xoi-allopurinol') {
    const unknown = notChecked(situation.case, ['renalFunction', 'pharmacogenetics', 'bloodCounts']);
    if (dose !== undefined && unknown.length > 0)
      said.push(fill(texts['caution'] ?? '', (name) => (name === 'list' ? listed(unknown) : lookup(name))));
    const coumarin = vitaminKAntagonists.find((name) => isCurrentDrug(situation.case, name));
    if (coumarin !== undefined)
      said.push(fill(texts['coumarin'] ?? '', (name) => (name === 'coumarin' ? coumarin : lookup(name))));
  }
  if (rule.id === 'mon-start-bundle') {
    const unknown = unreadKeys(finding, decision);
    if (unknown.length > 0)
      said.push(fill(texts['not-available'] ?? '', (name) => (name === 'list' ? unknown.join(', ') : lookup(name))));
    const supply = SUPPLY_D.evaluate(situation.case);
    if (supply !== undefined && supply.compare(exact(SUPPLY_EARLY_D.value)) > 0) said.push(texts['supply'] ?? '');
  }
  return said.map((sentence) => capitalised(sentence));
}

/** Card 1 names what was not checked; the caution and the start card have said it in their own words. */
function gapSentences(lead: Spoken, decision: Decision, isFirst: boolean): readonly string[] {
  const { facts } = decision.judgement;
  const failed = isFirst
    ? keysOf(lead.rule).filter(
        (key) =>
          key !== 'draftOrders' && key !== 'medications' && (facts.unavailable.get(key) ?? 'absent') !== 'absent',
      )
    : [];
  const failedLine = failed.length === 0 ? [] : [`Could not be read: ${listed(failed.map((key) => keyNames[key]))}.`];
  const isSaid =
    lead.rule.id === 'mon-start-bundle' ||
    lead.rule.id === 'sys-data-gap' ||
    decision.doses.some(({ finding }) => finding === lead);
  const unknown = isSaid
    ? []
    : notChecked(
        lead.situation.case,
        lead.passedOver.flatMap(({ when }) => [...when.reads]),
      );
  const names = unknown.filter((name) => !failed.some((key) => keyNames[key] === name));
  const seen = lead.rule.id === 'sys-data-gap' && lead.row.id === 'medications' ? seenPartners(decision) : [];
  return [...failedLine, ...(names.length === 0 ? [] : [`Not checked: ${listed(names)}.`]), ...seen];
}

/** Drugs seen in the part of the list that was read: named, not judged. */
function seenPartners({ judgement }: Decision): readonly string[] {
  const names = [
    ...new Set(judgement.facts.medications.seen.filter(({ current }) => current).map(({ match }) => match.name)),
  ];
  return names.length === 0 ? [] : [`Seen in the part that was read: ${listed(names)}.`];
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=\.) (?=[A-Z])/).filter((sentence) => sentence !== '');
}

/** The first `needed` sentences always, the rest while there is room. */
function fitWords(prose: readonly string[], needed: number): string {
  const kept: string[] = [];
  let words = 0;
  for (const [index, sentence] of prose.entries()) {
    words += sentence.split(/\s+/).length;
    if (index >= needed && words > mostWords) break;
    kept.push(sentence);
  }
  return kept.join(' ');
}

function tableOf(lines: readonly ValueLine[]): string {
  const unique = [...new Map(lines.map((line) => [`${line.what}|${line.reference}`, line])).values()].slice(0, 6);
  if (unique.length === 0) return '';
  const rows = unique.map(({ what, value, day }) => `| ${[what, value, day].map(escapeMarkdown).join(' | ')} |`);
  return ['| Used | Value | Date |', '| --- | --- | --- |', ...rows].join('\n');
}
