import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelHepatic = {
  id: 'label-hepatic',
  tier: 'LABEL',
  title: 'Hepatic impairment',
  statement:
    'WHEN severe liver impairment is present THEN do not start, and otherwise warn BECAUSE exposure and toxicity rise.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand'],
  needs: ['liverTests'],
  wants: ['conditions', 'inr', 'medications'],
  partners: [],
  evidence: ['aemps-aza', 'aemps-6mp', 'jayempi-smpc'],
  editorial: 'Laboratory definition of severe and moderate.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
