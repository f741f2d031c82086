/** The record of some generated requests, as it would be retrieved. */
import { byRetrievalKey, retrievalKeys, type RetrievalKey } from '../../model/fact-keys.js';
import type { FhirJson } from '../../model/json.js';
import type { Retrieval, Retrieved } from '../../model/retrieved.js';
import { besideInRecord } from './beside.js';
import type { Choices } from './beside-choices.js';
import { resourcesOf, type Draw, type Patient } from './generate-requests.js';

/** A child, and someone old, now and then. */
const births: Choices<string> = ['1990-01-01', '1990-01-01', '1990-01-01', '1990-01-01', '2010-06-15', '1950-02-28'];

/** Now and then one key cannot be judged. */
const isUnanswered: Choices<boolean> = [true, ...Array.from({ length: 11 }, () => false)];
const unanswered: Retrieval = { answered: false, reason: 'error', via: 'prefetch', seen: [] };

export function recordIn(draw: Draw, patient: Patient): Retrieved {
  const beside = besideInRecord(draw);
  const resources = resourcesOf(patient);
  const birthDate = draw(births);
  const bad = draw(isUnanswered) ? draw(keys) : undefined;
  const of = (key: RetrievalKey): readonly FhirJson[] => [
    ...(resources[key] ?? []).map((resource) => (key === 'patient' ? { ...resource, birthDate } : resource)),
    ...beside.flatMap((one) => (one.key === key ? [one.resource] : [])),
  ];
  return {
    byKey: byRetrievalKey((key) =>
      key === bad ? unanswered : { answered: true, via: 'prefetch', resources: of(key) },
    ),
    referenced: new Map(),
    medicationHistoryQueried: false,
  };
}

const keys: Choices<RetrievalKey> = [...retrievalKeys];
