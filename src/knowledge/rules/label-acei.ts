import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelAcei = {
  id: 'label-acei',
  tier: 'LABEL',
  title: 'ACE inhibitors',
  statement:
    'WHEN an ACE inhibitor is newly combined with a thiopurine in a patient at risk THEN ask for a count BECAUSE anaemia is documented and leukopenia reported.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['bloodCounts', 'conditions', 'renalFunction'],
  partners: ['ace-inhibitor'],
  evidence: ['aemps-aza', 'fda-aza-ddi', 'gossmann', 'acei-leuk'],
  editorial: 'Risk limits.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
