import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const coreRibavirin = {
  id: 'core-ribavirin',
  tier: 'CORE',
  title: 'Ribavirin with a thiopurine',
  statement:
    'WHEN systemic ribavirin meets a thiopurine THEN stop the order BECAUSE IMPDH inhibition caused severe pancytopenia within weeks, with normal TPMT too.',
  hooks: ['order-select', 'order-sign', 'medication-prescribe', 'patient-view'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['either in hand and the other CURRENT or recently ended', 'patient-view: both CURRENT'],
  needs: ['medications'],
  wants: ['bloodCounts'],
  partners: ['ribavirin'],
  monitoring: 'As in the detail.',
  evidence: ['aemps-aza', 'aemps-6mp', 'peyrin-2008', 'ddi-riba', 'ema-pegasys-pil', 'riba-label'],
  editorial: 'The absorption statement for inhaled ribavirin was not re-read.',
  limits: 'Tioguanine is included by class reasoning.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
