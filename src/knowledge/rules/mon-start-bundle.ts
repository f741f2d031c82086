import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const monStartBundle = {
  id: 'mon-start-bundle',
  tier: 'MONITORING',
  title: 'One info card at every new start',
  statement:
    'WHEN a thiopurine is started THEN one card gathers tests, vaccines, advice and what could not be checked BECAUSE ten cards would be read by nobody.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine START in hand'],
  needs: ['medications'],
  wants: [
    'bloodCounts',
    'liverTests',
    'renalFunction',
    'pharmacogenetics',
    'pregnancy',
    'serology',
    'immunizations',
    'allergies',
    'weight',
  ],
  partners: [],
  evidence: ['aemps-aza', 'ema-jayempi-pil', 'nz-imuran', 'fda-imuran-boxed', 'imuran-25'],
  editorial: 'Selection.',
  limits:
    'One card at most. Rows marked "inside mon-start-bundle" are shown only in it; where it is silent they are not shown, and their rule counts as clear. EBV IgG below 35 years in IBD and inactivated vaccines are text.',
  overrideReasons: ['already-monitored', 'specialist-directed', 'data-outdated-or-wrong', 'will-adjust'],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
