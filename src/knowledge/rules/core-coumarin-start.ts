import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const coreCoumarinStart = {
  id: 'core-coumarin-start',
  tier: 'CORE',
  title: 'Thiopurine started or raised with a vitamin-K antagonist, or the reverse',
  statement:
    'WHEN azathioprine or mercaptopurine is started or raised in a patient on a vitamin-K antagonist, or the antagonist is started on them, THEN ask for early INR checks BECAUSE the thiopurine weakens the anticoagulant.',
  hooks: ['order-select', 'order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: ['thiopurine in hand and coumarin CURRENT', 'coumarin in hand and thiopurine CURRENT', 'both in hand'],
  needs: ['medications'],
  wants: ['inr'],
  partners: ['warfarin', 'acenocoumarol', 'phenprocoumon', 'fluindione', 'phenindione', 'dicoumarol'],
  monitoring: 'INR day 3-7, weekly for six weeks, then usual.',
  evidence: [
    'aemps-aza',
    'aemps-6mp',
    'fda-aza-ddi',
    'warf-ng',
    'warf-vaz',
    'warf-gut',
    'warf-6mp',
    'warf-coum',
    'sinthrome',
  ],
  editorial: 'INR days and weeks.',
  limits:
    'Tioguanine: no card. Settled pairs are silent; INR routine of stable patients belongs to the anticoagulation service.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
