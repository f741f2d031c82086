import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelAlkylatorRa = {
  id: 'label-alkylator-ra',
  tier: 'LABEL',
  title: 'Rheumatoid arthritis after an alkylating agent',
  statement:
    'WHEN a thiopurine is started for rheumatoid arthritis after an alkylating agent THEN warn BECAUSE the label calls the cancer risk prohibitive.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine START in hand'],
  needs: ['medications', 'conditions'],
  wants: [],
  partners: ['cyclophosphamide', 'chlorambucil', 'melphalan'],
  evidence: ['aemps-aza', 'fda-aza-ci'],
  limits: 'Only what the supplied history shows.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
