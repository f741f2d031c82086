/** What stands beside the thiopurine in a generated request: of what other rules are about, or nothing. */
import type { RetrievalKey } from '../../model/fact-keys.js';
import type { FhirJson, JsonObject } from '../../model/json.js';
import { answers, byLoinc, conditions, drugs, results, vaccines } from './beside-choices.js';
import { date, patientId, quantity, type Draw } from './generate-requests.js';

/** A resource of the record, and the key that it is retrieved by. */
export interface Beside {
  readonly key: RetrievalKey;
  readonly resource: FhirJson;
}

const subject = { reference: `Patient/${patientId}` };

/** Twice, so that the record may hold what belongs together: rheumatoid arthritis and cyclophosphamide. */
export function besideInRecord(draw: Draw): readonly Beside[] {
  return ['beside-1', 'beside-2'].flatMap((id) => recorded(id, draw));
}

function recorded(id: string, draw: Draw): readonly Beside[] {
  switch (draw(['nothing', 'nothing', 'nothing', 'drug', 'condition', 'result', 'answer', 'vaccine'])) {
    case 'drug':
      return [{ key: 'medications', resource: listed(id, draw(drugs), draw([10, 60, 200])) }];
    case 'condition':
      return [{ key: 'conditions', resource: condition(id, draw(conditions), draw([20, 200, 900])) }];
    case 'result':
      return [measured(id, draw)];
    case 'answer':
      return [answered(id, draw)];
    case 'vaccine':
      return [{ key: 'immunizations', resource: given(id, draw(vaccines), draw([10, 40])) }];
    default:
      return [];
  }
}

/** Among the orders of the request. */
export function besideInHand(draw: Draw): readonly FhirJson[] {
  switch (draw(['nothing', 'nothing', 'nothing', 'nothing', 'drug', 'vaccine'])) {
    case 'drug':
      return [{ ...drug(draw(drugs)), id: 'draft-beside', status: 'draft', authoredOn: date(0) }];
    case 'vaccine':
      return [vaccine('draft-beside', draw(vaccines))];
    default:
      return [];
  }
}

function listed(id: string, name: string, daysAgo: number): FhirJson {
  return { ...drug(name), id, status: 'active', authoredOn: date(daysAgo) };
}

function drug(name: string): FhirJson {
  return {
    resourceType: 'MedicationRequest',
    intent: 'order',
    subject,
    medicationCodeableConcept: { text: name },
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }],
      },
    ],
  };
}

function condition(id: string, words: string, daysAgo: number): FhirJson {
  return {
    resourceType: 'Condition',
    id,
    subject,
    clinicalStatus: { coding: [{ code: 'active' }] },
    code: { text: words },
    onsetDateTime: date(daysAgo),
  };
}

function measured(id: string, draw: Draw): Beside {
  const [key, loinc, unit, values] = draw(results);
  return { key, resource: observation(id, byLoinc(loinc), { valueQuantity: quantity(draw(values), unit) }) };
}

function answered(id: string, draw: Draw): Beside {
  const [key, code, words] = draw(answers);
  return { key, resource: observation(id, code, { valueCodeableConcept: { text: words } }) };
}

function observation(id: string, code: JsonObject, value: JsonObject): FhirJson {
  return { resourceType: 'Observation', id, status: 'final', subject, code, effectiveDateTime: date(10), ...value };
}

function given(id: string, words: string, daysAgo: number): FhirJson {
  return { ...vaccine(id, words), status: 'completed', occurrenceDateTime: date(daysAgo) };
}

function vaccine(id: string, words: string): FhirJson {
  return { resourceType: 'Immunization', id, patient: subject, vaccineCode: { text: words } };
}
