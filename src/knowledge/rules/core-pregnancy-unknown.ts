import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const corePregnancyUnknown = {
  id: 'core-pregnancy-unknown',
  tier: 'CORE',
  title: 'Childbearing potential, pregnancy status unknown at start',
  statement:
    'WHEN a thiopurine is started and pregnancy is neither known nor excluded THEN add a test to the start card BECAUSE the decision differs in pregnancy.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine START in hand'],
  needs: ['patient', 'pregnancy', 'medications'],
  wants: ['conditions', 'procedures'],
  partners: [],
  evidence: ['aemps-aza', 'aemps-6mp', 'ema-jayempi-pil', 'acr-iud', 'nksr-2024'],
  editorial: 'Days.',
  overrideReasons: [
    'not-sexually-active',
    'pregnancy-excluded',
    'already-monitored',
    'specialist-directed',
    'data-outdated-or-wrong',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
