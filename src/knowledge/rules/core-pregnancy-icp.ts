import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const corePregnancyIcp = {
  id: 'core-pregnancy-icp',
  tier: 'CORE',
  title: 'Intrahepatic cholestasis of pregnancy on a thiopurine',
  statement:
    'WHEN cholestasis of pregnancy is recorded or bile acids are raised on a thiopurine THEN demand urgent review BECAUSE regulators ask to stop or reduce.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and PREGNANT'],
  needs: ['patient', 'pregnancy'],
  wants: ['conditions', 'liverTests'],
  partners: [],
  evidence: ['fda-icp-2024', 'mhra-icp-2025', 'aemps-aza', 'expert'],
  editorial: 'Cut-off 19 umol/L.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
