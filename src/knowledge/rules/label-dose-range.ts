import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelDoseRange = {
  id: 'label-dose-range',
  tier: 'LABEL',
  title: 'Daily dose against weight and indication',
  statement:
    'WHEN the daily dose lies outside what weight and indication allow THEN say so and at a start or increase offer the limit BECAUSE overdose comes from unit, frequency and product mix-ups.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['azathioprine or mercaptopurine in hand'],
  needs: ['draftOrders'],
  wants: ['weight', 'conditions', 'medications', 'patient'],
  partners: [],
  evidence: [
    'aemps-aza',
    'aemps-6mp',
    'fda-aza-dosing',
    'fda-aza-dosing2',
    'fda-6mp-label',
    'mims-ph',
    'ema-jayempi-pil',
    'expert',
  ],
  editorial: 'Stand-ins without weight, drift factor, mercaptopurine critical line.',
  limits:
    'Tioguanine: dose range not checked. A dose that cannot be computed raises no card of its own: it is named in any card shown and in checks. Intravenous azathioprine: mg per dose times doses per day, same limits, no number. Transplant: the row over-range gives no number.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
