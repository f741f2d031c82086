/** The report of a simulation at a terminal. */
import type { Burden, ExportWords } from '../model/burden.js';
import {
  headWords,
  interruptiveWords,
  limitWords,
  noCardsWords,
  noSigningsWords,
  ruleTable,
  signingTable,
  type Table,
} from '../web/burden-words.js';

export function burdenText(burden: Burden, words: ExportWords): string {
  const { byRule, bySigning } = burden;
  return [
    headWords(burden).join('\n'),
    byRule === undefined ? noCardsWords(burden) : tableText(ruleTable(burden, byRule)),
    bySigning === undefined
      ? noSigningsWords(burden)
      : `${tableText(signingTable(burden, bySigning))}\n${interruptiveWords}`,
    limitWords(words).join('\n'),
  ].join('\n\n');
}

/** Names to the left, numbers to the right. */
function tableText({ heads, rows }: Table): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [heads, ...rows]
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
