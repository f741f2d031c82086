import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const corePregnancy = {
  id: 'core-pregnancy',
  tier: 'CORE',
  title: 'Pregnancy with a thiopurine',
  statement:
    'WHEN a thiopurine is ordered in pregnancy THEN say what label and guidelines hold and who decides BECAUSE both a new start and an abrupt stop can harm.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and PREGNANT or POSSIBLE_PREGNANCY'],
  needs: ['patient', 'pregnancy'],
  wants: ['conditions', 'medications', 'bloodCounts', 'weight'],
  partners: ['mycophenolate', 'methotrexate', 'leflunomide', 'teriflunomide'],
  monitoring: 'CBC and liver tests each trimester; bile acids if itch; newborn CBC.',
  evidence: [
    'aemps-aza',
    'aemps-6mp',
    'fda-aza-ci',
    'fda-icp-2024',
    'mhra-icp-2025',
    'nksr-2024',
    'pn-bmj',
    'eular-2016',
    'acr-repro',
    'ecco-2023',
    'ema-jayempi-pil',
    'bsr-preg-2022',
  ],
  editorial: 'Look-backs; hCG limit.',
  limits: 'Losses are rarely coded: look-backs end false states. Never a withdrawal or a dose of the thiopurine.',
  overrideReasons: [
    'specialist-confirmed-continuation',
    'transplant-graft-protection',
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
