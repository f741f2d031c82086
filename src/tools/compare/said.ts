/** What an answer says, rule by rule, as a short text by which two answers are compared. */
import type { DecisionRecord } from '../../records/format.js';
import { cardLine } from '../../records/fingerprint.js';
import type { Again } from '../../records/answer-again.js';
import { decimal } from '../../dosing/schedule-words.js';
import type { Decision } from '../../rules/decide.js';

/** By rule id what it says: "full/critical", "full/critical -> 50 mg/day". */
export type Said = ReadonlyMap<string, string>;

/** Rows, indicators and doses. */
export function saidIn({ findings, gaps, plan }: Decision): Said {
  const lines = [...findings, ...gaps].map(({ rule, row, indicator }) => ({ rule: rule.id, row: row.id, indicator }));
  const doses = plan.doses.map(({ finding, schedule }) => ({
    rule: finding.rule.id,
    words: ` -> ${decimal(schedule.averageMgPerDay)} mg/day`,
  }));
  return byRule(lines, doses);
}

/** Rows and indicators of a record, and of the rules that lead a card which words it says. */
export function saidThen({ findings, cards }: DecisionRecord): Said {
  return byRule(findings, cards.map(wordsOf));
}

/** The same of its cards made again. */
export function saidNow({ decision, cards }: Again): Said {
  const lines = [...decision.findings, ...decision.gaps].map(({ rule, row, indicator }) => ({
    rule: rule.id,
    row: row.id,
    indicator,
  }));
  return byRule(lines, cards.map(cardLine).map(wordsOf));
}

interface Line {
  readonly rule: string;
  readonly row: string;
  readonly indicator: string;
}

interface Words {
  readonly rule: string;
  readonly words: string;
}

/** As many letters of a digest as tell two wordings apart. */
const lettersOfWords = 6;

function wordsOf({ rules, indicator, summary }: DecisionRecord['cards'][number]): Words {
  return { rule: rules[0] ?? '', words: ` on a card (${indicator}), words ${summary.slice(0, lettersOfWords)}` };
}

function byRule(lines: readonly Line[], more: readonly Words[]): Said {
  const said = new Map<string, string>();
  const sorted = lines.map(({ rule, row, indicator }) => [rule, `${row}/${indicator}`] as const).toSorted(byText);
  for (const [rule, what] of sorted) said.set(rule, said.has(rule) ? `${said.get(rule) ?? ''} + ${what}` : what);
  for (const { rule, words } of more) said.set(rule, `${said.get(rule) ?? ''}${words}`);
  return said;
}

function byText(a: readonly [string, string], b: readonly [string, string]): number {
  return a.join(' ') < b.join(' ') ? -1 : 1;
}

export function textOf(said: Said): string {
  return [...said].map(([rule, what]) => `${rule} ${what}`).join('; ');
}

export function saidInText(text: string): Said {
  const parts = text === '' ? [] : text.split('; ');
  return new Map(
    parts.map((part) => {
      const end = part.indexOf(' ');
      return [part.slice(0, end), part.slice(end + 1)];
    }),
  );
}
