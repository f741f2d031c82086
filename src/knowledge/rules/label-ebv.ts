import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelEbv = {
  id: 'label-ebv',
  tier: 'LABEL',
  title: 'EBV-seronegative young man at start',
  statement:
    'WHEN a thiopurine is started in a man under 35 without EBV antibodies THEN warn BECAUSE fatal post-mononucleosis lymphoma is described.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine START in hand'],
  needs: ['patient', 'medications'],
  wants: ['serology', 'conditions'],
  partners: [],
  evidence: ['ebv-p309'],
  editorial: 'Age 35.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
