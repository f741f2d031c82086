import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelPancreatitis = {
  id: 'label-pancreatitis',
  tier: 'LABEL',
  title: 'Pancreatitis',
  statement:
    'WHEN a thiopurine is ordered in acute pancreatitis or after a drug-induced one THEN stop or warn BECAUSE it recurs on re-challenge.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['conditions'],
  wants: ['liverTests', 'allergies'],
  partners: [],
  evidence: ['aemps-aza', 'sps-6mp', 'jayempi-smpc'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
