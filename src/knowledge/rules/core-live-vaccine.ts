import type { RuleKnowledge } from '../../model/knowledge.js';
import type { EvidenceId } from '../evidence.js';

export const coreLiveVaccine = {
  id: 'core-live-vaccine',
  tier: 'CORE',
  title: 'Live vaccine during or within 3 months after a thiopurine',
  statement:
    'WHEN a live vaccine or intravesical BCG is ordered while a thiopurine is taken or ended within three months THEN stop the vaccine order BECAUSE vaccine strains can cause disease.',
  hooks: ['order-select', 'order-sign', 'medication-prescribe'],
  thiopurines: ['azathioprine', 'mercaptopurine', 'tioguanine'],
  triggers: [
    'vaccine in hand (MedicationRequest, ServiceRequest, Immunization) and thiopurine CURRENT or ended',
    'thiopurine in hand and live vaccine order CURRENT',
    'both in hand',
  ],
  needs: ['medications'],
  wants: ['weight', 'conditions'],
  partners: ['live-vaccine-critical', 'live-vaccine-mmr', 'live-vaccine-varicella', 'vaccine-unclassified'],
  evidence: [
    'aemps-aza',
    'aemps-6mp',
    'ema-jayempi-pil',
    'ema-xaluprine-pil',
    'idsa-2013',
    'acip-low',
    'aus-zoster',
    'acr-vax',
    'acip-rzv',
    'who-live',
    'cdc-alt',
    'greenbook',
    'tice-bcg',
    'mims-ph',
  ],
  editorial: 'None beyond the low-level definition, which guidelines give.',
  limits:
    'ImmunizationRecommendation is a forecast, not an order: not read. The substitute is a different order: text only.',
  overrideReasons: [
    'exposure-emergency',
    'specialist-directed',
    'low-level-immunosuppression-confirmed',
    'data-outdated-or-wrong',
    'patient-no-longer-taking',
  ],
  review: 'not reviewed by a clinician at this site',
} as const satisfies RuleKnowledge<EvidenceId>;
