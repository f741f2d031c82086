/** Lines of the acceptance report, with all hidden that must be. */
import type { AnswerLine, ReasonCount, Waits } from '../../model/reports.js';
import type { CardAnswer } from './read-answers.js';
import { joined, toldLevels, type Levels } from './small-cells.js';
import { tallyOf, type Tally } from './tally.js';
import { wilson } from './wilson.js';

type Codes = readonly string[];

/** All cards in one line. */
export function totalLine(all: readonly CardAnswer[]): AnswerLine {
  const tally = tallyOf(all);
  const reasons = reasonGroups(tally);
  const [told = 0] = toldLevels([levelsOf(tally, reasons)]);
  return lineOf(['all'], tally, told, reasons);
}

/** One line for each group of names, in order. `all` are the cards of all of them. */
export function answerLines(
  all: readonly CardAnswer[],
  byName: ReadonlyMap<string, readonly CardAnswer[]>,
  groups: readonly (readonly string[])[],
): readonly AnswerLine[] {
  const reasons = reasonGroups(tallyOf(all));
  const tallies = groups.map((names) => tallyOf(names.flatMap((name) => byName.get(name) ?? [])));
  const told = toldLevels(tallies.map((tally) => levelsOf(tally, reasons)));
  return tallies.map((tally, place) => lineOf(groups[place] ?? [], tally, told[place] ?? 0, reasons));
}

/** The same in each table, so that no table tells a sum that another one hides. */
function reasonGroups({ reasons }: Tally): readonly Codes[] {
  const codes = [...reasons.keys()].toSorted();
  return joined(codes.map((code) => [reasons.get(code) ?? 0])).map((group) => group.flatMap((at) => codes[at] ?? []));
}

function levelsOf(tally: Tally, reasons: readonly Codes[]): Levels {
  const { shown, accepted, overridden } = tally;
  const answered = accepted + overridden;
  return [[answered, shown - answered], [accepted, overridden], reasons.map((codes) => sumOf(tally, codes))];
}

function sumOf({ reasons }: Tally, codes: Codes): number {
  return codes.reduce((sum, code) => sum + (reasons.get(code) ?? 0), 0);
}

function lineOf(names: readonly string[], tally: Tally, told: number, reasons: readonly Codes[]): AnswerLine {
  const { shown, accepted, overridden, waits } = tally;
  const answered = accepted + overridden;
  const from = <T>(level: number, value: T): T | null => (told >= level ? value : null);
  return {
    names,
    shown,
    answered: from(1, answered),
    unanswered: from(1, shown - answered),
    accepted: from(2, accepted),
    overridden: from(2, overridden),
    reasons: reasons.map((codes): ReasonCount => ({ codes, count: from(3, sumOf(tally, codes)) })),
    acceptance: from(2, wilson(accepted, answered)),
    answering: from(1, wilson(answered, shown)),
    waits: from(1, waitsOf(waits)),
  };
}

/** By nearest rank: each is a wait that was. */
function waitsOf(waits: readonly number[]): Waits | null {
  const at = (share: number): number | undefined => waits[Math.ceil(share * waits.length) - 1];
  const [median, ninetieth] = [at(0.5), at(0.9)];
  return median === undefined || ninetieth === undefined ? null : { median, ninetieth };
}
