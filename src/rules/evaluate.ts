/** Reads decision tables: the first true row wins; a row that is not evaluated is passed over and remembered. */
import type { Outcome } from '../model/cds-hooks.js';
import type { FactKey } from '../model/fact-keys.js';
import type { Case } from '../terms/case.js';
import type { Truth } from '../terms/term.js';
import type { Row, Rule } from './rule.js';
import { situationsOf, type JudgedRequest, type Situation } from './situations.js';

/** What one rule says in one case. */
export interface Verdict {
  readonly rule: Rule;
  readonly situation: Situation;
  readonly outcome: Outcome;
  /** The row that fired. */
  readonly row?: Row;
  /** Of the rows in the order of the table, as far as it was read: whoever explains the verdict needs them. */
  readonly truths: readonly Truth[];
  /** Rows above the fired one, or all, that could not be evaluated. */
  readonly passedOver: readonly Row[];
  /** Keys that a not-evaluated verdict lacks. */
  readonly missing: readonly FactKey[];
}

/** A finding is a verdict whose row fired. */
export type Finding = Verdict & { readonly outcome: 'fired'; readonly row: Row };

export function isFinding(verdict: Verdict): verdict is Finding {
  return verdict.outcome === 'fired';
}

/** Every rule of the hook, in every case that concerns it. */
export function evaluate(rules: readonly Rule[], request: JudgedRequest): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  for (const rule of rules) {
    if (!rule.knowledge.hooks.includes(request.hook)) continue;
    for (const situation of situationsOf(rule, request)) verdicts.push(readTable(rule, situation, request));
  }
  return verdicts;
}

export function readTable(rule: Rule, situation: Situation, request: JudgedRequest): Verdict {
  const lacking = lackingNeeds(rule, situation.case);
  if (lacking.length > 0) return unread(rule, situation, 'not-evaluated', lacking);
  const presupposed = rule.presupposes?.evaluate(situation.case) ?? true;
  if (presupposed === false) return unread(rule, situation, 'clear', []);
  if (presupposed === 'not-evaluated') {
    const missing = [...(rule.presupposes?.reads ?? [])].filter((key) => isUnavailable(key, request));
    return unread(rule, situation, 'not-evaluated', missing);
  }
  const passedOver: Row[] = [];
  const truths: Truth[] = [];
  for (const row of rowsFor(rule, request)) {
    const truth = row.when.evaluate(situation.case);
    truths.push(truth);
    if (truth === 'not-evaluated') passedOver.push(row);
    if (truth !== true) continue;
    const isSpoken = isShown(row, request);
    return isSpoken
      ? { rule, situation, outcome: 'fired', row, truths, passedOver, missing: [] }
      : { rule, situation, outcome: 'clear', truths, passedOver: [], missing: [] };
  }
  if (passedOver.length === 0) return { rule, situation, outcome: 'clear', truths, passedOver, missing: [] };
  return {
    rule,
    situation,
    outcome: 'not-evaluated',
    truths,
    passedOver,
    missing: keysRead(passedOver).filter((key) => isUnavailable(key, request)),
  };
}

/** A verdict without a look at the rows. */
function unread(rule: Rule, situation: Situation, outcome: Outcome, missing: readonly FactKey[]): Verdict {
  return { rule, situation, outcome, truths: [], passedOver: [], missing };
}

/** Keys without which the table is not read at all. */
export function lackingNeeds({ knowledge }: Rule, situation: Case): readonly FactKey[] {
  return situation.facts.unavailable.size === 0
    ? []
    : knowledge.needs.filter((key) => isUnavailable(key, situation) && !isWaived(key, situation));
}

/** At patient-view a rule with rows for it is read by those alone, and by the rows that say none. */
export function rowsFor({ rows, patientViewRows }: Rule, { hook }: Pick<JudgedRequest, 'hook'>): readonly Row[] {
  if (hook !== 'patient-view' || patientViewRows === undefined) return rows;
  return rows.filter(({ id, indicator }) => indicator === 'none' || patientViewRows.includes(id));
}

function isShown({ indicator, hooks, isSilentAtPatientView }: Row, { hook }: JudgedRequest): boolean {
  if (hook === 'patient-view' && isSilentAtPatientView === true) return false;
  return indicator !== 'none' && (hooks ?? [hook]).includes(hook);
}

function keysRead(rows: readonly Row[]): readonly FactKey[] {
  return [...new Set(rows.flatMap(({ when }) => [...when.reads]))];
}

function isUnavailable(key: FactKey, { facts }: Pick<JudgedRequest, 'facts'>): boolean {
  return key !== 'draftOrders' && facts.unavailable.has(key);
}

/**
 * With both drugs of the pair among the drafts the row is judged on the drafts alone. Conditions are a part of the key
 * pregnancy: where they alone say pregnant, nobody needs the other part.
 */
function isWaived(key: FactKey, { thiopurine, partner, facts }: Case): boolean {
  if (key === 'pregnancy') return facts.pregnancy.status === 'known' && facts.pregnancy.value.pregnant !== undefined;
  if (key !== 'medications' || thiopurine === undefined || partner === undefined) return false;
  const { drafts } = facts.medications;
  const among = (holds: (entry: (typeof drafts)[number]) => boolean): boolean =>
    drafts.some((entry) => entry.current && holds(entry));
  return (
    among(({ match }) => match.kind === 'drug' && match.concepts.includes(thiopurine.ingredient)) &&
    among(({ match }) => match.name === partner.name)
  );
}
