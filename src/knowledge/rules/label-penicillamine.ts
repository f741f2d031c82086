import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelPenicillamine = {
  id: 'label-penicillamine',
  tier: 'LABEL',
  title: 'Penicillamine',
  statement: 'WHEN penicillamine and a thiopurine are newly combined THEN warn BECAUSE both suppress marrow.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: [],
  partners: ['penicillamine'],
  evidence: ['aemps-aza', 'ema-jayempi-pil'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
