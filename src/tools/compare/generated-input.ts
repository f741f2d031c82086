/** One generated request as the rules see it. The same seed and number, the same request. */
import { toDraftOrder } from '../../fhir/legacy.js';
import { defaultSettings } from '../../knowledge/default-settings.js';
import { byRetrievalKey } from '../../model/fact-keys.js';
import type { JudgeInput } from '../../rules/judge.js';
import { besideIn, type Beside } from './beside.js';
import { drawing, generatePatient, now, orderFor, patientId, resourcesOf } from './generate-requests.js';

/** Now and then a patient is only looked at. */
const isOnlyViewed: readonly [boolean, ...boolean[]] = [true, false, false, false, false, false, false, false];

export function generatedInput(seed: number, index: number): JudgeInput {
  const patient = generatePatient(seed, index);
  const draw = drawing(~(seed * 100_003 + index));
  const hook = draw(isOnlyViewed) ? 'patient-view' : patient.hook;
  const beside = besideIn(draw);
  const ofKey = (wanted: Beside['key']): readonly Beside['resource'][] =>
    beside.flatMap(({ key, resource }) => (key === wanted ? [resource] : []));
  const drafts = [...patient.drafts.map((order) => orderFor(order)), ...ofKey('drafts')];
  const resources = resourcesOf(patient);
  return {
    hook,
    orders:
      hook === 'patient-view'
        ? { kind: 'not-an-ordering-hook' }
        : { kind: 'orders', drafts: drafts.map((draft) => toDraftOrder(draft, true)) },
    retrieved: {
      byKey: byRetrievalKey((key) => ({
        answered: true,
        via: 'prefetch',
        resources: [...(resources[key] ?? []), ...ofKey(key)],
      })),
      referenced: new Map(),
      medicationHistoryQueried: false,
    },
    patientId,
    settings: defaultSettings,
    now,
  };
}
