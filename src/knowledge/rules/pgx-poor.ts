import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const pgxPoor = {
  id: 'pgx-poor',
  tier: 'PGX',
  title: 'TPMT or NUDT15 poor metabolizer',
  statement:
    'WHEN a poor metabolizer is ordered a thiopurine above a tenth of the normal dose THEN stop the order BECAUSE standard doses cause fatal marrow failure.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['pharmacogenetics'],
  wants: ['medications', 'weight', 'conditions', 'bloodCounts'],
  partners: [],
  evidence: ['cpic', 'dpwg-2025', 'fda-gtr', 'fda-aza-dosing', 'aemps-aza'],
  editorial: 'The reduced line.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
