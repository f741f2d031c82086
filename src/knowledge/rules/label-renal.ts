import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelRenal = {
  id: 'label-renal',
  tier: 'LABEL',
  title: 'Renal impairment',
  statement:
    'WHEN a thiopurine is started or raised in renal impairment THEN cap it BECAUSE toxicity rises with retained metabolites.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['thiopurine in hand'],
  needs: ['renalFunction'],
  wants: ['weight', 'medications', 'conditions'],
  partners: [],
  evidence: ['aemps-aza', 'renal-ref', 'sps-6mp'],
  editorial: 'Shares of N.',
  limits:
    'Settled doses without a new fall are silent. Transplant: never a number. eGFR < 30 with an inhibitor, intermediate metabolizer or abnormal count: no number (set S).',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
