import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelMarrowFailure = {
  id: 'label-marrow-failure',
  tier: 'LABEL',
  title: 'Bone-marrow failure',
  statement:
    'WHEN a thiopurine is started in aplastic anaemia, myelodysplasia or other marrow failure THEN stop the order BECAUSE labels contraindicate or restrict it.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine START in hand'],
  needs: ['conditions', 'medications'],
  wants: [],
  partners: [],
  evidence: ['aemps-aza', 'jayempi-smpc'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
