import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const pgxIntermediate = {
  id: 'pgx-intermediate',
  tier: 'PGX',
  title: 'Intermediate in one gene (or possible intermediate)',
  statement:
    'WHEN one gene is intermediate and a thiopurine is started or raised at a normal dose THEN offer half BECAUSE CPIC and DPWG ask for 30-80 %.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['pharmacogenetics'],
  wants: ['medications', 'weight', 'conditions', 'bloodCounts'],
  partners: [],
  evidence: ['cpic', 'dpwg-2025', 'fda-gtr'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
