import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelJak = {
  id: 'label-jak',
  tier: 'LABEL',
  title: 'JAK inhibitors',
  statement:
    'WHEN a systemic JAK inhibitor is newly combined with a thiopurine THEN warn BECAUSE labels advise against the combination.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: [],
  partners: ['jak-inhibitor'],
  evidence: ['fda-xeljanz', 'mims-rinvoq', 'ema-jak-pil'],
  limits: 'Matched by name and ATC where the site supplies it: no codes in the terminology pack.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
