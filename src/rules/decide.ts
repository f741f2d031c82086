/** One decision for one request: verdicts, the dose, and what is told on which card. Pure. */
import type { FactKey } from '../model/fact-keys.js';
import type { Chart } from '../facts/read-facts.js';
import { judgeGaps } from './data-gap.js';
import { planDoses, type DosePlan } from './dose-plan.js';
import type { Verdict } from './evaluate.js';
import { judge, type Judgement, type JudgeInput, type Spoken } from './judge.js';

export interface Decision {
  readonly judgement: Judgement;
  /** Of every rule that concerns an order in hand, sys-data-gap last. */
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Spoken[];
  readonly gaps: readonly Spoken[];
  readonly plan: DosePlan;
  /** Keys that somebody tried to read and failed, of those that the rules in play read. */
  readonly badKeys: readonly FactKey[];
}

/** `chart`: that of the input, where whoever asks has read it already. */
export function decide(input: JudgeInput, chart?: Chart): Decision {
  const judgement = judge(input, chart);
  const gap = judgeGaps(judgement);
  // patient-view suggests nothing that creates or changes an order.
  const plan = input.hook === 'patient-view' ? { doses: [] } : planDoses(judgement);
  return {
    judgement,
    verdicts: [...judgement.verdicts, ...gap.verdicts],
    findings: judgement.findings,
    gaps: gap.findings,
    plan,
    badKeys: gap.badKeys,
  };
}
