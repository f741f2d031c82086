import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelNatalizumabS1p = {
  id: 'label-natalizumab-s1p',
  tier: 'LABEL',
  title: 'Natalizumab, alemtuzumab, S1P modulators, ocrelizumab',
  statement:
    'WHEN one of these is newly combined with a thiopurine THEN warn by strength BECAUSE PML and infections are reported.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: [],
  partners: ['natalizumab', 'alemtuzumab', 's1p-modulator', 'ocrelizumab'],
  evidence: ['tysabri', 'ema-zeposia-pil', 'aemps-aza'],
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
