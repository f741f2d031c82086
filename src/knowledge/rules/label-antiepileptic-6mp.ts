import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelAntiepileptic6mp = {
  id: 'label-antiepileptic-6mp',
  tier: 'LABEL',
  title: 'Phenytoin with mercaptopurine',
  statement:
    'WHEN phenytoin and mercaptopurine are newly combined THEN mention levels BECAUSE cytostatics lowered them.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['mercaptopurine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: [],
  partners: ['phenytoin'],
  evidence: ['aemps-6mp'],
  limits: 'Matched by name.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
