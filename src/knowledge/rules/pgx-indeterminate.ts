import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const pgxIndeterminate = {
  id: 'pgx-indeterminate',
  tier: 'PGX',
  title: 'Indeterminate, or only one gene known',
  statement:
    'WHEN a thiopurine is started with an unassignable result THEN name the gap BECAUSE the tested gene alone does not make the patient low-risk.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['pharmacogenetics'],
  wants: ['medications', 'weight', 'conditions', 'bloodCounts'],
  partners: [],
  evidence: ['cpic'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
