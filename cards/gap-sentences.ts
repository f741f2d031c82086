/** What was not known, in one line: where reading failed, and what no row could look at. */
import type { Decision } from '../src/rules/decide.js';
import type { Spoken } from '../src/rules/judge.js';
import { cautioned } from './add-ons.js';
import { escapeMarkdown } from './escape.js';
import { keyNames, listed } from './names.js';
import { absentKeys, inOrderTold, notChecked, unusableResults } from './not-checked.js';

export function gapSentences(lead: Spoken, decision: Decision, isFirst: boolean): readonly string[] {
  const failed = isFirst && lead.row.id !== 'other' ? decision.badKeys.map((key) => keyNames[key]) : [];
  const unknown = unknownTo(lead, decision, isFirst).filter((name) => !failed.includes(name));
  return [
    ...(failed.length === 0 ? [] : [`Could not be read: ${listed(failed)}.`]),
    ...(unknown.length === 0 ? [] : [`Not checked: ${listed(unknown)}.`]),
    ...(isFirst ? unusableSentence(decision) : []),
    ...seenSentence(lead, decision),
  ];
}

/** Inputs of the rows that were passed over; on the first card also keys that nobody supplied. */
function unknownTo(lead: Spoken, decision: Decision, isFirst: boolean): readonly string[] {
  // The start card names all of these in its own words, the gap card is about something else.
  if (lead.rule.id === 'mon-start-bundle' || lead.rule.id === 'sys-data-gap') return [];
  const passedOver = notChecked(
    lead.situation.case,
    lead.passedOver.flatMap(({ when }) => [...when.reads]),
  );
  const absent = isFirst ? absentKeys(decision).map((key) => keyNames[key]) : [];
  const said = cautioned(lead, decision);
  return inOrderTold([...passedOver, ...absent]).filter((name) => !said.includes(name));
}

function unusableSentence(decision: Decision): readonly string[] {
  const unusable = unusableResults(decision).map(escapeMarkdown);
  return unusable.length === 0 ? [] : [`Not usable: ${listed(unusable)}.`];
}

/** Drugs seen in the part of a list that was read: named, not judged. */
function seenSentence({ rule, row }: Spoken, { judgement }: Decision): readonly string[] {
  if (rule.id !== 'sys-data-gap' || row.id !== 'medications') return [];
  const current = judgement.facts.medications.seen.filter((entry) => entry.current);
  const names = [...new Set(current.map(({ match }) => escapeMarkdown(match.name)))];
  return names.length === 0 ? [] : [`Seen in the part that was read: ${listed(names)}.`];
}
