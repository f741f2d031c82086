import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const sysDataGap = {
  id: 'sys-data-gap',
  tier: 'MONITORING',
  title: 'What could not be checked',
  statement: 'WHEN an input that decides safety could not be read THEN say so BECAUSE silence reads as clear.',
  hooks: ['order-select', 'order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: ['every answer of an ordering hook'],
  needs: [],
  wants: [],
  partners: [],
  evidence: ['expert'],
  editorial: 'The split.',
  limits: 'patient-view: no card; checks only.',
  overrideReasons: ['data-outdated-or-wrong', 'specialist-directed'],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
