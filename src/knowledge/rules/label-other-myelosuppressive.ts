import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelOtherMyelosuppressive = {
  id: 'label-other-myelosuppressive',
  tier: 'LABEL',
  title:
    'Clozapine, deferiprone, (val)ganciclovir, linezolid, carbimazole or thiamazole, interferon, zidovudine, chloramphenicol, flucytosine, pyrimethamine',
  statement:
    'WHEN another myelosuppressive drug is newly combined with a thiopurine THEN warn by strength BECAUSE effects on neutrophils add up.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['bloodCounts'],
  partners: [
    'clozapine',
    'deferiprone',
    'ganciclovir',
    'valganciclovir',
    'linezolid',
    'carbimazole',
    'thiamazole',
    'interferon',
    'zidovudine',
    'chloramphenicol',
    'flucytosine',
    'pyrimethamine',
  ],
  evidence: ['expert'],
  editorial: 'The whole rule.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
