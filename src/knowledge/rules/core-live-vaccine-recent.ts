import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const coreLiveVaccineRecent = {
  id: 'core-live-vaccine-recent',
  tier: 'CORE',
  title: 'Thiopurine start soon after a live vaccine',
  statement:
    'WHEN a thiopurine is started within four weeks of a live vaccine THEN advise to wait BECAUSE the vaccine strain still replicates.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine START in hand, completed live Immunization'],
  needs: ['medications', 'immunizations'],
  wants: [],
  partners: [],
  evidence: ['aus-zoster', 'idsa-2013'],
  overrideReasons: [
    'urgent-indication',
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
