import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelMethotrexate = {
  id: 'label-methotrexate',
  tier: 'LABEL',
  title: 'Methotrexate',
  statement:
    'WHEN methotrexate and a thiopurine are newly combined outside leukaemia protocols THEN warn BECAUSE marrow and liver toxicity add up and methotrexate raises 6-MP exposure.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['bloodCounts', 'conditions', 'weight'],
  partners: ['methotrexate'],
  monitoring: 'CBC and LFT every two weeks for 12 weeks.',
  evidence: ['aemps-aza', 'aemps-6mp'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
