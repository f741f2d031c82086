import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const coreXoiStopped = {
  id: 'core-xoi-stopped',
  tier: 'CORE',
  title: 'Inhibitor ended while the thiopurine stays at the reduced dose',
  statement:
    'WHEN an inhibitor has ended and the renewed thiopurine is still at a third of the former dose THEN ask for a dose review BECAUSE under-treatment means flare or rejection.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['thiopurine renewal in hand, inhibitor with a real END DATE in the past'],
  needs: ['medications'],
  wants: ['conditions'],
  partners: ['allopurinol', 'oxipurinol', 'tisopurine', 'febuxostat', 'topiroxostat'],
  monitoring: 'CBC 2 and 4 weeks after each step.',
  evidence: ['expert'],
  editorial: 'All numbers.',
  limits:
    'Discontinuations are not part of draftOrders: only an ended inhibitor with an END DATE that is not estimated is seen. Never a number: increases are not suggested.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
