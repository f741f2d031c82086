import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelNeuromuscular = {
  id: 'label-neuromuscular',
  tier: 'LABEL',
  title: 'Neuromuscular blockers',
  statement:
    'WHEN a neuromuscular blocker is ordered for a patient on a thiopurine THEN mention the changed block BECAUSE azathioprine antagonises non-depolarising and prolongs depolarising agents.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['neuromuscular blocker in hand and thiopurine CURRENT'],
  needs: ['medications'],
  wants: [],
  partners: ['neuromuscular-blocker'],
  evidence: ['aemps-aza', 'ema-jayempi-pil'],
  limits: 'Matched by name: no codes in the terminology pack.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
