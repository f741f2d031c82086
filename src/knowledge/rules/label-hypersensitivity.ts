import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelHypersensitivity = {
  id: 'label-hypersensitivity',
  tier: 'LABEL',
  title: 'Hypersensitivity to a thiopurine',
  statement:
    'WHEN a thiopurine is ordered against a recorded thiopurine reaction THEN stop or warn by severity BECAUSE the drugs share the moiety and re-challenge can be fatal.',
  hooks: ['order-select', 'order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand, AllergyIntolerance to any thiopurine'],
  needs: ['allergies'],
  wants: ['medications'],
  partners: [],
  evidence: ['aemps-aza', 'aemps-6mp', 'wjg-2008', 'en', 'fda-aza-ci'],
  editorial: 'Grouping of manifestations.',
  limits: 'Excipient allergy is not computed. Transplant: no withdrawal.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
