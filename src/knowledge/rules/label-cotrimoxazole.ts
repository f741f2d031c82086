import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelCotrimoxazole = {
  id: 'label-cotrimoxazole',
  tier: 'LABEL',
  title: 'Co-trimoxazole or trimethoprim',
  statement:
    'WHEN treatment-dose co-trimoxazole is newly combined with a thiopurine THEN ask for counts BECAUSE neutropenia and thrombocytopenia were more frequent in one cohort.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['bloodCounts', 'conditions', 'renalFunction'],
  partners: ['co-trimoxazole', 'trimethoprim'],
  evidence: ['aemps-aza', 'fda-aza-ddi', 'tmp-1980', 'tmp-1974', 'tmp-ddi'],
  editorial: 'Limits of prophylaxis and short course.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
