import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelLeschNyhan = {
  id: 'label-lesch-nyhan',
  tier: 'LABEL',
  title: 'HGPRT deficiency (Lesch-Nyhan)',
  statement: 'WHEN a thiopurine is ordered in HGPRT deficiency THEN warn BECAUSE it is not activated.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['conditions'],
  wants: [],
  partners: [],
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
