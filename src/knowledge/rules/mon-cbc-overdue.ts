import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const monCbcOverdue = {
  id: 'mon-cbc-overdue',
  tier: 'MONITORING',
  title: 'Blood count missing or overdue',
  statement:
    'WHEN the last blood count is older than the phase of treatment allows THEN ask for one BECAUSE marrow suppression is silent.',
  hooks: ['order-sign', 'medication-prescribe', 'patient-view'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['thiopurine in hand', 'patient-view: thiopurine CURRENT, row late only'],
  needs: ['bloodCounts', 'medications'],
  wants: ['pharmacogenetics', 'renalFunction', 'patient'],
  partners: [],
  evidence: ['aemps-aza', 'ema-jayempi-pil', 'fda-aza-cbc', 'bsr-sched', 'medsafe-allo'],
  editorial: 'Alert ages; tightened ages; they do not stack.',
  limits:
    'THERAPY_DAY unknown: maintenance rows. bloodCounts absent, error or partial: not evaluated, never "no count for n days". Counts done elsewhere are not seen: override already-monitored.',
  overrideReasons: ['already-monitored', 'specialist-directed', 'data-outdated-or-wrong', 'will-adjust'],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
