import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelCytostatic = {
  id: 'label-cytostatic',
  tier: 'LABEL',
  title: 'Cytostatics',
  statement: 'WHEN a cytostatic overlaps a thiopurine THEN warn BECAUSE marrow toxicity and cancer risk add up.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['conditions'],
  partners: ['cytostatic'],
  evidence: ['aemps-aza'],
  editorial: 'Overlap window.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
