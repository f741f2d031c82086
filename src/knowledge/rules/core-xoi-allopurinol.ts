import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const coreXoiAllopurinol = {
  id: 'core-xoi-allopurinol',
  tier: 'CORE',
  title: 'Allopurinol, oxipurinol or tisopurine with a thiopurine',
  statement:
    'WHEN allopurinol, oxipurinol or tisopurine meets azathioprine or mercaptopurine THEN stop the order and offer withdrawal or a dose of one quarter of the usual dose BECAUSE blocked xanthine oxidase raises thiopurine exposure several-fold and has killed.',
  hooks: ['order-select', 'order-sign', 'medication-prescribe', 'patient-view'],
  thiopurines: ['azathioprine', 'mercaptopurine'],
  triggers: [
    'thiopurine in hand and inhibitor CURRENT or in wash-out',
    'inhibitor in hand and thiopurine CURRENT',
    'both in hand',
    'patient-view: both CURRENT',
  ],
  needs: ['medications'],
  wants: ['weight', 'renalFunction', 'pharmacogenetics', 'bloodCounts', 'conditions'],
  partners: ['allopurinol', 'oxipurinol', 'tisopurine'],
  monitoring:
    'CBC weekly for 12 weeks, then monthly while both continue; liver tests every 2-4 weeks for 12 weeks; CBC 7 days after any dose change of either drug.',
  evidence: [
    'aemps-aza',
    'aemps-6mp',
    'medsafe-allo',
    'fda-aza-allo',
    'fda-6mp-allo',
    'ddi-allo',
    'brooks-1982',
    'jp-allo-renal',
    'ldaa-2016',
    'ldaa-ratio',
    'ldaa-2021',
    'bsg-ldaa',
    'warf-gut',
    'cmaj-2021',
    'ajcr-2019',
  ],
  editorial:
    'The zones LOW, GREY and HIGH and the ceilings bridge the case without a reference dose; labels give only the fraction.',
  limits:
    'Tioguanine is not inactivated by xanthine oxidase: no card. Pegloticase, rasburicase, lesinurad alone, benzbromarone alone, probenecid and colchicine are not inhibitors: no card. patient-view shows critical rows and wash-out only, without suggestions. Febuxostat or topiroxostat CURRENT as well: core-xoi-febuxostat leads and no number is given.',
  overrideReasons: [
    'intentional-low-dose-thiopurine-allopurinol-cotherapy',
    'benefit-outweighs-risk',
    'specialist-directed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
    'will-adjust',
    'already-monitored',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
