import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelMalignancy = {
  id: 'label-malignancy',
  tier: 'LABEL',
  title: 'Lymphoma ever, or other cancer within 5 years, at start',
  statement:
    'WHEN a thiopurine is started after lymphoma or recent cancer THEN warn BECAUSE the label carries a boxed malignancy warning.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine START in hand'],
  needs: ['conditions', 'medications'],
  wants: [],
  partners: [],
  evidence: ['fda-imuran-boxed', 'aemps-aza', 'expert'],
  editorial: 'Five years.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
