import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelMycophenolate = {
  id: 'label-mycophenolate',
  tier: 'LABEL',
  title: 'Mycophenolate',
  statement:
    'WHEN mycophenolate and a thiopurine are newly combined THEN warn BECAUSE two antimetabolites suppress the marrow together.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: [],
  partners: ['mycophenolate'],
  evidence: ['ema-mmf-pil', 'expert'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
