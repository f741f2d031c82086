import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const coreCoumarinStop = {
  id: 'core-coumarin-stop',
  tier: 'CORE',
  title: 'Thiopurine reduced in a patient on a vitamin-K antagonist',
  statement:
    'WHEN a thiopurine is cut by a quarter or more in a patient on a vitamin-K antagonist THEN ask for an INR in 3-5 days BECAUSE the lost antagonism raised INR from 1.8 to 14.',
  hooks: ['order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: [
    'thiopurine draft below the active dose of the same ingredient, coumarin CURRENT',
    'any suggestion of this service that lowers or withdraws the thiopurine: text in that card',
  ],
  needs: ['medications'],
  wants: ['inr'],
  partners: ['warfarin', 'acenocoumarol', 'phenprocoumon', 'fluindione', 'phenindione', 'dicoumarol'],
  monitoring: 'INR in 3-5 days, weekly for six weeks.',
  evidence: ['warf-ng', 'warf-gut', 'warf-6mp', 'sinthrome'],
  editorial: 'Reduction limit.',
  limits: 'A discontinuation is not part of draftOrders and is not seen. Tioguanine: no card.',
  overrideReasons: [
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
