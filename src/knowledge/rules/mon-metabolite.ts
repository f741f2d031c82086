import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const monMetabolite = {
  id: 'mon-metabolite',
  tier: 'MONITORING',
  title: '6-TGN and 6-MMP',
  statement:
    'WHEN a recent metabolite level at the present dose is high THEN say what it means BECAUSE it explains toxicity or lack of effect.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['thiopurine in hand, CONTINUING'],
  needs: ['metabolites'],
  wants: ['medications'],
  partners: [],
  evidence: ['aga-2017', 'ldaa-ratio', 'expert'],
  editorial: '5700.',
  overrideReasons: ['already-monitored', 'specialist-directed', 'data-outdated-or-wrong', 'will-adjust'],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
