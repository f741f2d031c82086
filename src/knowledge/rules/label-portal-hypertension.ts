import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelPortalHypertension = {
  id: 'label-portal-hypertension',
  tier: 'LABEL',
  title: 'Non-cirrhotic portal hypertension',
  statement:
    'WHEN portal hypertension is newly recorded on a thiopurine THEN ask for hepatology review BECAUSE it is a known effect.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['conditions'],
  wants: [],
  partners: [],
  evidence: ['ncph', 'aemps-aza'],
  limits: 'Older entries are silent; falling platelets are left to mon-cbc-abnormal.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
