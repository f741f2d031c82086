import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelThiopurineDuplicate = {
  id: 'label-thiopurine-duplicate',
  tier: 'LABEL',
  title: 'Two thiopurines, or a 1:1 mg switch between them',
  statement:
    'WHEN two thiopurines run together or a switch copies the mg number THEN stop the order BECAUSE azathioprine becomes mercaptopurine and equal mg doubles exposure.',
  hooks: ['order-select', 'order-sign', 'medication-prescribe', 'patient-view'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand or, at patient-view, on the list'],
  needs: ['medications'],
  wants: ['weight', 'conditions'],
  partners: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  evidence: ['aemps-aza', 'expert', 'ismp-2006'],
  editorial: 'Switch limits.',
  limits:
    'A renewal without priorPrescription is presumed to replace the one active order. on-hold orders are not summed. order-select: rows two and same-mg.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
