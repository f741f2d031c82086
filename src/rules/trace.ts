/** Why a rule was silent, for testers: what ended its table, and what stopped each row above. */
import type { StoppedRow, TraceLine } from '../model/cds-hooks.js';
import { explain, type Truth } from '../terms/term.js';
import { lackingNeeds, rowsFor, type Verdict } from './evaluate.js';
import type { Row } from './rule.js';

type Why = Omit<TraceLine, 'rule' | 'order' | 'outcome' | 'missing'>;

export function whyOf({ rule, situation, row, outcome, truths }: Verdict): Why {
  const partner = situation.case.partner?.name;
  const named = partner === undefined ? {} : { partner };
  if (row !== undefined && outcome === 'fired') return { ...named, row: row.id };
  // The missing keys say it all: no row was read.
  if (lackingNeeds(rule, situation.case).length > 0) return named;
  const presupposed = rule.presupposes && explain(rule.presupposes, situation.case);
  if (presupposed !== undefined) return { ...named, presupposes: presupposed };
  const rows = rowsFor(rule, situation.case);
  const last = rows[truths.indexOf(true)];
  const stopped = rows.flatMap((one, place) => stopOf(one, situation, truths[place] ?? true));
  return {
    ...named,
    ...(last === undefined ? {} : { row: last.id }),
    ...(stopped.length === 0 ? {} : { stopped }),
  };
}

/** Nothing of the row that ended the table, nor of one below it, which was not read. */
function stopOf(row: Row, situation: Verdict['situation'], truth: Truth): readonly StoppedRow[] {
  const stop = explain(row.when, situation.case, truth);
  return stop === undefined ? [] : [{ row: row.id, ...stop }];
}
