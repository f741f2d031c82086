import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelContraception = {
  id: 'label-contraception',
  tier: 'LABEL',
  title: 'Contraception advice (text of the start card)',
  statement:
    'WHEN a thiopurine is started THEN the start card carries the contraception wording BECAUSE label and guidelines differ.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine START in hand'],
  needs: ['medications'],
  wants: [],
  partners: [],
  evidence: ['aemps-aza', 'aemps-6mp', 'ema-jayempi-pil', 'acr-iud', 'us-6mp-contraception'],
  limits: 'Never a card; not listed in checks.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
