import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelWeakMyelotoxic = {
  id: 'label-weak-myelotoxic',
  tier: 'LABEL',
  title: 'Cimetidine, indometacin',
  statement:
    'WHEN cimetidine or indometacin is newly added with abnormal counts THEN mention it BECAUSE the label names a possible added effect.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['bloodCounts'],
  partners: ['cimetidine', 'indometacin'],
  evidence: ['aemps-aza'],
  limits: 'Silent unless a count is abnormal; then merged with mon-cbc-abnormal.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
