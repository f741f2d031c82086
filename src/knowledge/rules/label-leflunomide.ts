import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelLeflunomide = {
  id: 'label-leflunomide',
  tier: 'LABEL',
  title: 'Leflunomide or teriflunomide',
  statement:
    'WHEN leflunomide or teriflunomide is combined with a thiopurine THEN warn BECAUSE marrow and liver toxicity add up for months.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: [],
  partners: ['leflunomide', 'teriflunomide'],
  evidence: ['ema-arava-pil', 'expert'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
