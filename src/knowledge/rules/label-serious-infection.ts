import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelSeriousInfection = {
  id: 'label-serious-infection',
  tier: 'LABEL',
  title: 'Serious infection, HBV, VZV, PML',
  statement:
    'WHEN a thiopurine is ordered in active severe infection or with hepatitis B markers THEN stop or plan BECAUSE immunosuppression worsens both.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['conditions'],
  wants: ['serology', 'medications'],
  partners: [],
  evidence: ['aemps-aza', 'ema-jayempi-pil', 'sps-6mp', 'aga-hbv', 'jayempi-smpc'],
  editorial: 'Look-backs.',
  limits: 'Antimicrobials alone never fire. Serology not on file: a line in mon-start-bundle.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
