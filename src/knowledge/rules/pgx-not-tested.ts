import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const pgxNotTested = {
  id: 'pgx-not-tested',
  tier: 'PGX',
  title: 'No TPMT or NUDT15 result at start',
  statement:
    'WHEN a thiopurine is started above 1 mg/kg without any TPMT or NUDT15 result THEN ask for the test or a low start BECAUSE one in 300 is deficient.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['pharmacogenetics'],
  wants: ['medications', 'weight', 'conditions', 'bloodCounts'],
  partners: [],
  evidence: ['aga-2017', 'dpwg-2025', 'fda-gtr', 'aemps-aza', 'cpic', 'sps-6mp'],
  editorial: 'Low-start limit.',
  limits:
    'Key pharmacogenetics absent: not evaluated, named in the start card; "no result" is said only when the key is present or empty. CONTINUING and UNKNOWN: silent.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
