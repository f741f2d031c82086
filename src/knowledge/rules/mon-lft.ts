import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const monLft = {
  id: 'mon-lft',
  tier: 'MONITORING',
  title: 'Liver tests',
  statement:
    'WHEN jaundice or a clear transaminase rise appears on a thiopurine THEN stop or review BECAUSE liver injury can be severe.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['liverTests'],
  wants: ['conditions'],
  partners: [],
  evidence: ['sps-6mp', 'bsr-thr', 'gpnb-lab', 'aemps-aza', 'aemps-6mp'],
  editorial: 'Default limits.',
  overrideReasons: ['already-monitored', 'specialist-directed', 'data-outdated-or-wrong', 'will-adjust'],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
