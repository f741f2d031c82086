import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelAntitnf = {
  id: 'label-antitnf',
  tier: 'LABEL',
  title: 'TNF blockers',
  statement:
    'WHEN a TNF blocker or the thiopurine is started beside the other THEN inform young men with IBD about lymphoma and others about counts BECAUSE of the boxed warning and a rise of 6-TGN.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['patient', 'conditions'],
  partners: ['anti-tnf'],
  evidence: ['fda-hstcl-2011', 'ema-tnf-pil', 'aemps-aza', 'fda-imuran-boxed'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
