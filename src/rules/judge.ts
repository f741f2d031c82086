import type { Indicator } from '../model/cds-hooks.js';
import type { Facts } from '../model/facts.js';
import type { HookName, Orders } from '../model/orders.js';
import type { Retrieved } from '../model/retrieved.js';
import type { Settings } from '../model/settings.js';
import { factsOf, readChart, type Chart } from '../facts/read-facts.js';
import { testsOnFile } from '../terms/start-tests.js';
import { isPending } from '../terms/tests.js';
import { evaluate, isFinding, type Finding, type Verdict } from './evaluate.js';
import { rules } from './index.js';
import type { Rule } from './rule.js';
import { capped, switchedOn } from './switches.js';

/** All that a decision depends on: the same input gives the same decision. */
export interface JudgeInput {
  readonly hook: HookName;
  readonly orders: Orders;
  readonly retrieved: Retrieved;
  readonly patientId: string;
  readonly settings: Settings;
  readonly now: Date;
}

/** A finding with the indicator that it is shown with. */
export type Spoken = Finding & { readonly indicator: Indicator };

export interface Judgement {
  readonly input: JudgeInput;
  /** The record without the orders, for whoever judges others beside it. */
  readonly chart: Chart;
  readonly facts: Facts;
  readonly verdicts: readonly Verdict[];
  /** Findings that are shown; one whose tests are all asked for already may have fallen silent. */
  readonly findings: readonly Spoken[];
}

/** The card that takes in what is told only at a start. */
export const startCardRule = 'mon-start-bundle';

export function judge(input: JudgeInput, chart: Chart = chartOf(input)): Judgement {
  return judgeBeside(chart, input, rules);
}

export function chartOf({ retrieved, patientId, now, settings }: JudgeInput): Chart {
  return readChart(retrieved, patientId, now, settings);
}

/** By these rules alone, beside a record that was read already; of `retrieved` only the medication list may be another. */
export function judgeBeside(chart: Chart, input: JudgeInput, by: readonly Rule[]): Judgement {
  const { hook, settings, now } = input;
  const facts = factsOf(chart, input.orders, input.retrieved.byKey.medications);
  const verdicts = evaluate(switchedOn(by, settings), { hook, facts, settings, now });
  const findings = verdicts.filter(isFinding).flatMap(spoken);
  const hasStartCard = findings.some(({ rule }) => rule.id === startCardRule);
  return {
    input,
    chart,
    facts,
    verdicts,
    findings: findings.filter(({ row }) => hasStartCard || row.inStartCard !== true),
  };
}

/** When every test that a test-only row still asks for is pending, its indicator falls one step (catalogue, actions). */
function spoken(finding: Finding): readonly Spoken[] {
  const { row, rule, situation } = finding;
  const tests = row.proposals.flatMap((proposal) => (proposal.kind === 'create-test' ? proposal.tests : []));
  const isTestOnly = tests.length > 0 && row.proposals.every(({ kind }) => kind === 'create-test' || kind === 'text');
  const onFile = rule.id === startCardRule ? testsOnFile(situation.case) : undefined;
  const due = tests.filter((test) => onFile?.has(test) !== true);
  const falls = isTestOnly && due.length > 0 && due.every((test) => isPending(test, situation.case));
  const indicator = falls ? lower[row.indicator] : row.indicator;
  return indicator === 'none' ? [] : [{ ...finding, indicator: capped(indicator, rule, situation.case.settings) }];
}

const lower = { critical: 'critical', warning: 'info', info: 'none', none: 'none' } as const;
