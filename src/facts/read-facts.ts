import type { LocalCodes } from '../model/drugs.js';
import { retrievalKeys, type RetrievalKey } from '../model/fact-keys.js';
import type { Fact, Facts, PatientFact, PregnancyFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import type { DraftOrder, Orders } from '../model/orders.js';
import type { Retrieved, Unavailable } from '../model/retrieved.js';
import { readWeight } from '../dosing/weight.js';
import { readAllergies } from './allergies.js';
import { readBloodCounts } from './blood-counts.js';
import { readConditions } from './conditions.js';
import { readImmunizations } from './immunizations.js';
import { readInr } from './inr.js';
import { readLiverTests } from './liver.js';
import { readMedications } from './medications.js';
import { readMetabolites } from './metabolites.js';
import { readPatient } from './patient.js';
import { readPharmacogenetics } from './pharmacogenetics.js';
import { readPregnancy } from './pregnancy.js';
import { readProcedures } from './procedures.js';
import { readRenalFunction } from './renal.js';
import { readSerology } from './serology.js';
import { readServiceRequests } from './service-requests.js';

/** FHIR to facts: codes, units and dates are settled here, once. */
export function readFacts(
  orders: Orders,
  retrieved: Retrieved,
  patientId: string,
  now: Date,
  localCodes?: LocalCodes,
): Facts {
  const { byKey } = retrieved;
  const drafts = draftsOf(orders);
  const fact = <T>(key: RetrievalKey, read: (resources: readonly FhirJson[]) => T): Fact<T> => {
    const retrieval = byKey[key];
    return retrieval.answered
      ? { status: 'known', value: read(retrieval.resources) }
      : { status: 'unavailable', reason: retrieval.reason };
  };
  const answered = (key: RetrievalKey): readonly FhirJson[] => {
    const retrieval = byKey[key];
    return retrieval.answered ? retrieval.resources : [];
  };
  const patient = fact('patient', (resources) => readPatient(resources, now));
  const patientSoFar: PatientFact = patient.status === 'known' ? patient.value : { gender: 'unknown' };
  const weight = fact('weight', (resources) => readWeight(resources, patientSoFar, now));
  const pregnancyFrom = (resources: readonly FhirJson[]): PregnancyFact =>
    readPregnancy(resources, answered('conditions'), patientSoFar, now);
  const onProblemList = pregnancyFrom([]);
  const asked = fact('pregnancy', pregnancyFrom);
  // A pregnancy on the problem list is evidence also where nobody could read pregnancy observations.
  const pregnancy: Fact<PregnancyFact> =
    asked.status === 'unavailable' && onProblemList.pregnant !== undefined
      ? { status: 'known', value: { pregnant: onProblemList.pregnant } }
      : asked;
  const pregnant = pregnancy.status === 'known' && pregnancy.value.pregnant !== undefined;
  const usable = weight.status === 'known' && weight.value.weight.usable ? weight.value.weight.kg : undefined;
  return {
    orders,
    unavailable: unavailableKeys(byKey),
    patient,
    medications: readMedications(drafts, byKey.medications, retrieved.medicationHistoryQueried, {
      patientId,
      referenced: retrieved.referenced,
      weightKg: usable,
      now,
      ...(localCodes === undefined ? {} : { localCodes }),
    }),
    allergies: fact('allergies', readAllergies),
    conditions: fact('conditions', (resources) => readConditions(resources, pregnant, now)),
    procedures: fact('procedures', (resources) => readProcedures(resources, now)),
    weight,
    bloodCounts: fact('bloodCounts', (resources) => readBloodCounts(resources, now)),
    liverTests: fact('liverTests', (resources) => readLiverTests(resources, now)),
    renalFunction: fact('renalFunction', (resources) => readRenalFunction(resources, now)),
    inr: fact('inr', (resources) => readInr(resources, now)),
    pharmacogenetics: fact('pharmacogenetics', (resources) =>
      readPharmacogenetics(resources, answered('procedures'), now),
    ),
    pregnancy,
    serology: fact('serology', (resources) => readSerology(resources, now)),
    metabolites: fact('metabolites', (resources) => readMetabolites(resources, now)),
    immunizations: fact('immunizations', (resources) => readImmunizations(resources, now, localCodes)),
    pendingTests: readServiceRequests(
      answered('serviceRequests'),
      drafts.map(({ resource }) => resource),
      now,
    ),
  };
}

export function draftsOf(orders: Orders): readonly DraftOrder[] {
  return orders.kind === 'orders' ? orders.drafts : [];
}

function unavailableKeys(byKey: Retrieved['byKey']): ReadonlyMap<RetrievalKey, Unavailable> {
  return new Map(
    retrievalKeys.flatMap((key) => {
      const retrieval = byKey[key];
      return retrieval.answered ? [] : [[key, retrieval.reason] as const];
    }),
  );
}
