/** One decision for one request: verdicts, the dose, and what is told on which card. Pure. */
import { judgeGaps } from './data-gap.js';
import { planDoses, type PlannedDose } from './dose-plan.js';
import type { Verdict } from './evaluate.js';
import { judge, type Judgement, type JudgeInput, type Spoken } from './judge.js';

export interface Decision {
  readonly judgement: Judgement;
  /** Of every rule that concerns an order in hand, sys-data-gap last. */
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Spoken[];
  readonly gaps: readonly Spoken[];
  readonly doses: readonly PlannedDose[];
}

export function decide(input: JudgeInput): Decision {
  const judgement = judge(input);
  const gap = judgeGaps(judgement);
  // patient-view suggests nothing that creates or changes an order.
  const doses = input.hook === 'patient-view' ? [] : planDoses(judgement);
  return {
    judgement,
    verdicts: [...judgement.verdicts, ...gap.verdicts],
    findings: judgement.findings,
    gaps: gap.findings,
    doses,
  };
}
