import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelCladribine = {
  id: 'label-cladribine',
  tier: 'LABEL',
  title: 'Cladribine',
  statement:
    'WHEN cladribine is ordered on a thiopurine, or a thiopurine within a year after it, THEN stop or warn BECAUSE cladribine must not start in immunosuppressed patients.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['bloodCounts'],
  partners: ['cladribine'],
  evidence: ['ema-mavenclad-pil'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
