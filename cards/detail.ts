/** The text under a card's summary: what to do, what the number means, what was not known, and the patient's values. */
import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { addOns } from './add-ons.js';
import { doseSentences } from './dose-sentences.js';
import { escapedWords, escapeMarkdown, inMarkdown } from './escape.js';
import { gapSentences } from './gap-sentences.js';
import type { CardGroup } from './group.js';
import { cardWords } from './index.js';
import { mostLines, valuesUsed } from './patient-values.js';
import { placeholdersOf } from './placeholders.js';
import { siteLimits } from './site-limits.js';
import { summaryOf } from './summary.js';
import { capitalised, fill } from './template.js';
import type { ValueLine } from './value-line.js';

/** Words of prose on one card; the table of values is not counted. */
const mostWords = 80;

/** `byHand`: suggestions that the client cannot apply, in words. */
export function detailOf(
  group: CardGroup,
  decision: Decision,
  { isFirst, byHand }: { readonly isFirst: boolean; readonly byHand: readonly string[] },
): string {
  const { lead, others, folded } = group;
  const merged = [...others, ...folded].map((finding) => summaryOf(finding, decision, inMarkdown));
  const dosed = [lead, ...others].find((finding) => isPlanned(finding, decision)) ?? lead;
  const needed = [
    ...actions(lead),
    ...doseSentences(dosed, decision),
    ...new Set([...addOns(lead, decision), ...addOns(dosed, decision)]),
    ...merged,
    ...siteLimits([lead, ...others, ...folded]),
    ...gapSentences(lead, decision, isFirst),
  ];
  const words = cardWords.get(lead.rule.id);
  const background = sentences(words?.rows[lead.row.id]?.detail ?? words?.detail ?? '');
  const table = tableOf([lead, ...others].flatMap(valuesUsed));
  return [[...inWords(byHand), ...needed].join(' '), withinWords(needed, background), table]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Not counted: who types a dose by hand needs the background that stands beside the button. */
function inWords(byHand: readonly string[]): readonly string[] {
  return byHand.length === 0 ? [] : ['By hand:', ...byHand.map((words) => `${escapedWords(words)}.`)];
}

/** The number, or its refusal, may belong to another finding of the card than the leading one. */
function isPlanned(finding: Spoken, { plan: { doses, refused } }: Decision): boolean {
  return refused?.finding === finding || doses.some((dose) => dose.finding === finding);
}

/** Proposals that are words only. */
function actions(finding: Spoken): readonly string[] {
  const labels = cardWords.get(finding.rule.id)?.rows[finding.row.id]?.proposals ?? [];
  return finding.row.proposals.flatMap((proposal, index) => {
    const label = labels[index];
    const isTold =
      proposal.kind === 'text' && label !== undefined && proposal.when.evaluate(finding.situation.case) === true;
    return isTold ? [`${capitalised(fill(label, inMarkdown(placeholdersOf(finding))))}.`] : [];
  });
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=\.) (?=[A-Z])/).filter((sentence) => sentence !== '');
}

/** A paragraph of its own, so that what to do stands apart: whole sentences of background while there is room. */
function withinWords(needed: readonly string[], background: readonly string[]): string {
  const kept: string[] = [];
  let room = mostWords - countOfWords(needed.join(' '));
  for (const sentence of background) {
    room -= countOfWords(sentence);
    if (room < 0) break;
    kept.push(sentence);
  }
  return kept.join(' ');
}

function countOfWords(text: string): number {
  return text === '' ? 0 : text.split(/\s+/).length;
}

function tableOf(lines: readonly ValueLine[]): string {
  const unique = [...new Map(lines.map((line) => [`${line.what}|${line.reference}`, line])).values()];
  if (unique.length === 0) return '';
  const rows = unique
    .slice(0, mostLines)
    .map(({ what, value, day }) => `| ${[what, value, day].map(escapeMarkdown).join(' | ')} |`);
  return ['| Used | Value | Date |', '| :--- | :--- | :--- |', ...rows].join('\n');
}
