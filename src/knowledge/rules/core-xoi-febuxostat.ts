import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const coreXoiFebuxostat = {
  id: 'core-xoi-febuxostat',
  tier: 'CORE',
  title: 'Febuxostat or topiroxostat with a thiopurine',
  statement:
    'WHEN febuxostat or topiroxostat meets azathioprine or mercaptopurine THEN stop the order without offering a dose BECAUSE no safe reduced dose is established and labels exclude the pair.',
  hooks: ['order-select', 'order-sign', 'medication-prescribe', 'patient-view'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['as core-xoi-allopurinol'],
  needs: ['medications'],
  wants: ['bloodCounts'],
  partners: ['febuxostat', 'topiroxostat'],
  monitoring: 'After an exposure: CBC now, then weekly for four weeks.',
  evidence: ['aemps-aza', 'aemps-6mp', 'faers-febuxostat', 'medsafe-feb', 'jp-allo-renal', 'fda-uloric'],
  editorial: 'Wash-out from the half-life.',
  limits: 'Tioguanine: no card. Topiroxostat is matched by name only.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
