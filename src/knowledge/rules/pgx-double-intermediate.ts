import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const pgxDoubleIntermediate = {
  id: 'pgx-double-intermediate',
  tier: 'PGX',
  title: 'Intermediate for both TPMT and NUDT15',
  statement:
    'WHEN both genes are intermediate and a thiopurine is started or raised THEN cap it at a third of normal BECAUSE CPIC asks for 20-50 %.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['thiopurine in hand'],
  needs: ['pharmacogenetics'],
  wants: ['medications', 'weight', 'conditions', 'bloodCounts'],
  partners: [],
  evidence: ['cpic'],
  editorial: 'One third inside the band.',
  limits: 'tioguanine: pgx-intermediate.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
