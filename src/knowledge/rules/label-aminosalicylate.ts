import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const labelAminosalicylate = {
  id: 'label-aminosalicylate',
  tier: 'LABEL',
  title: 'Mesalazine, sulfasalazine, olsalazine, balsalazide',
  statement:
    'WHEN an aminosalicylate and a thiopurine are newly combined in a patient with reduced metabolism or low counts THEN ask for counts BECAUSE aminosalicylates inhibit TPMT.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand and partner CURRENT', 'partner in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['pharmacogenetics', 'bloodCounts'],
  partners: ['mesalazine', 'sulfasalazine', 'olsalazine', 'balsalazide'],
  monitoring: 'CBC weekly for four weeks, then monthly for three months.',
  evidence: ['aemps-aza', 'aemps-6mp', 'aemps-5asa'],
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
