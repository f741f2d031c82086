import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelBreastfeeding = {
  id: 'label-breastfeeding',
  tier: 'LABEL',
  title: 'Breastfeeding',
  statement:
    'WHEN a thiopurine is ordered while breastfeeding is recorded THEN state label and guideline side by side BECAUSE they differ.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['pregnancy'],
  wants: ['pharmacogenetics', 'weight'],
  partners: [],
  evidence: ['lactmed', 'eular-2016', 'nksr-2024', 'aemps-aza', 'ema-jayempi-pil', 'acr-repro'],
  limits: 'Unknown status: no card.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
