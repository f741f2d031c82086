import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelPaediatricMsJia = {
  id: 'label-paediatric-ms-jia',
  tier: 'LABEL',
  title: 'Children with MS or JIA',
  statement:
    'WHEN azathioprine is started in a child with MS or JIA THEN warn BECAUSE the label has no data and does not recommend it.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['thiopurine START or INCREASE in hand'],
  needs: ['patient', 'conditions'],
  wants: [],
  partners: [],
  evidence: ['ema-jayempi-pil', 'aemps-aza'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
