import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const monCbcAbnormal = {
  id: 'mon-cbc-abnormal',
  tier: 'MONITORING',
  title: 'Abnormal blood count',
  statement:
    "WHEN a count is below its line on a thiopurine THEN stop or repeat BECAUSE marrow suppression is the drug's main danger.",
  hooks: ['order-sign', 'medication-prescribe', 'patient-view'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: [
    'thiopurine in hand',
    'critical partner in hand and thiopurine CURRENT',
    'patient-view: thiopurine CURRENT, rows hold and chronic only',
  ],
  needs: ['bloodCounts'],
  wants: ['conditions', 'medications', 'patient'],
  partners: [],
  evidence: ['sps-6mp', 'bsr-thr', 'gpnb-lab', 'aemps-aza', 'aemps-6mp', 'expert'],
  editorial: 'HOLD lines, relative fall, haemoglobin.',
  limits:
    'A preliminary result is used only when it is newer and in the HOLD range, and is called preliminary. MCV rise is an expected effect: no card. Transplant and CONTINUING: text only.',
  overrideReasons: ['already-monitored', 'specialist-directed', 'data-outdated-or-wrong', 'will-adjust'],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
