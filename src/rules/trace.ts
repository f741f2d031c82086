/** Why a rule was silent, for testers: what ended its table, and what stopped each row above. */
import type { StoppedRow, TraceLine } from '../model/cds-hooks.js';
import { explain } from '../terms/term.js';
import { lackingNeeds, rowsFor, truthOf, type Verdict } from './evaluate.js';
import type { Row } from './rule.js';

type Why = Omit<TraceLine, 'rule' | 'order' | 'outcome' | 'missing'>;

export function whyOf({ rule, situation, row, outcome }: Verdict): Why {
  const partner = situation.case.partner?.name;
  const named = partner === undefined ? {} : { partner };
  if (row !== undefined && outcome === 'fired') return { ...named, row: row.id };
  // The missing keys say it all: no row was read.
  if (lackingNeeds(rule, situation.case).length > 0) return named;
  const presupposed = rule.presupposes && explain(rule.presupposes, situation.case);
  if (presupposed !== undefined) return { ...named, presupposes: presupposed };
  const rows = rowsFor(rule, situation.case);
  const end = rows.findIndex((one) => truthOf(one, situation.case) === true);
  const last = rows[end];
  const stopped = rows.slice(0, end === -1 ? undefined : end).flatMap((one) => stopOf(one, situation));
  return {
    ...named,
    ...(last === undefined ? {} : { row: last.id }),
    ...(stopped.length === 0 ? {} : { stopped }),
  };
}

function stopOf(row: Row, situation: Verdict['situation']): readonly StoppedRow[] {
  const stop = explain(row.when, situation.case, truthOf(row, situation.case));
  return stop === undefined ? [] : [{ row: row.id, ...stop }];
}
