/** The report of a simulation at a terminal. */
import type { Burden, ExportWords } from '../model/burden.js';
import { headWords, interruptiveWords, limitWords, ruleTable, signingTable, type Table } from '../web/burden-words.js';

export function burdenText(burden: Burden, words: ExportWords): string {
  const { byRule, bySigning, cards } = burden;
  const few = cards === 0 ? 'No card.' : 'Fewer than 11 cards: too few to tell anything of them.';
  return [
    headWords(burden).join('\n'),
    byRule === undefined ? few : tableText(ruleTable(burden, byRule)),
    ...(bySigning === undefined ? [] : [`${tableText(signingTable(burden, bySigning))}\n${interruptiveWords}`]),
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
