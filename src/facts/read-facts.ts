import { retrievalKeys, type RetrievalKey } from '../model/fact-keys.js';
import type { Fraction } from '../model/exact.js';
import type { Fact, Facts, PatientFact, PendingTestFact, PregnancyFact } from '../model/facts.js';
import type { FhirJson } from '../model/json.js';
import { once } from '../model/memo.js';
import type { DraftOrder, Orders } from '../model/orders.js';
import type { Retrieval, Retrieved, Unavailable } from '../model/retrieved.js';
import type { Settings } from '../model/settings.js';
import { readWeight } from '../dosing/weight.js';
import { readAllergies } from './allergies.js';
import { readBloodCounts } from './blood-counts.js';
import { readConditions } from './conditions.js';
import { readImmunizations } from './immunizations.js';
import { readInr } from './inr.js';
import { readLiverTests } from './liver.js';
import { medicationReader, type MedicationReader } from './medications.js';
import { readMetabolites } from './metabolites.js';
import { readPatient } from './patient.js';
import { readPharmacogenetics } from './pharmacogenetics.js';
import { readPregnancy } from './pregnancy.js';
import { readProcedures } from './procedures.js';
import { referenceOf } from './reference.js';
import { readRenalFunction } from './renal.js';
import { readSerology } from './serology.js';
import { readServiceRequests } from './service-requests.js';

/** What the record says, whatever is being ordered. Each part is read when it is first asked for, and then kept. */
export interface Chart {
  readonly unavailable: Facts['unavailable'];
  readonly parts: { readonly [Part in RecordPart]: () => Facts[Part] };
  readonly medications: MedicationReader;
  readonly pendingTests: (drafts: readonly DraftOrder[]) => readonly PendingTestFact[];
}

type RecordPart = Exclude<keyof Facts, 'orders' | 'unavailable' | 'medications' | 'pendingTests'>;

/** FHIR to facts: codes, units and dates are settled here, once. */
export function readFacts(
  orders: Orders,
  retrieved: Retrieved,
  patientId: string,
  now: Date,
  settings: Pick<Settings, 'localCodes'>,
): Facts {
  return factsOf(readChart(retrieved, patientId, now, settings), orders, retrieved.byKey.medications);
}

/** The record beside these orders, with this medication list: what else it says is not read again. */
export function factsOf(chart: Chart, orders: Orders, list: Retrieval): Facts {
  const { parts } = chart;
  const drafts = draftsOf(orders);
  const pendingTests = once(() => chart.pendingTests(drafts));
  return {
    orders,
    unavailable: chart.unavailable,
    get patient() {
      return parts.patient();
    },
    medications: chart.medications(drafts, list),
    get allergies() {
      return parts.allergies();
    },
    get conditions() {
      return parts.conditions();
    },
    get procedures() {
      return parts.procedures();
    },
    get weight() {
      return parts.weight();
    },
    get bloodCounts() {
      return parts.bloodCounts();
    },
    get liverTests() {
      return parts.liverTests();
    },
    get renalFunction() {
      return parts.renalFunction();
    },
    get inr() {
      return parts.inr();
    },
    get pharmacogenetics() {
      return parts.pharmacogenetics();
    },
    get pregnancy() {
      return parts.pregnancy();
    },
    get serology() {
      return parts.serology();
    },
    get metabolites() {
      return parts.metabolites();
    },
    get immunizations() {
      return parts.immunizations();
    },
    get pendingTests() {
      return pendingTests();
    },
  };
}

export function readChart(
  { byKey, referenced, medicationHistoryQueried }: Retrieved,
  patientId: string,
  now: Date,
  { localCodes }: Pick<Settings, 'localCodes'>,
): Chart {
  const fact = <T>(key: RetrievalKey, read: (resources: readonly FhirJson[]) => T): (() => Fact<T>) =>
    once(() => {
      const retrieval = byKey[key];
      return retrieval.answered
        ? { status: 'known', value: read(retrieval.resources) }
        : { status: 'unavailable', reason: retrieval.reason };
    });
  const answered = (key: RetrievalKey): readonly FhirJson[] => {
    const retrieval = byKey[key];
    return retrieval.answered ? retrieval.resources : [];
  };
  const patient = fact('patient', (resources) => readPatient(resources, now));
  const patientSoFar = (): PatientFact => known(patient()) ?? { gender: 'unknown' };
  const weight = fact('weight', (resources) => readWeight(resources, patientSoFar(), now));
  const weightKg = (): Fraction | undefined => {
    const found = known(weight())?.weight;
    return found?.usable === true ? found.kg : undefined;
  };
  const pregnancyFrom = (resources: readonly FhirJson[]): PregnancyFact =>
    readPregnancy(resources, answered('conditions'), patientSoFar(), now);
  const asked = fact('pregnancy', pregnancyFrom);
  // A pregnancy on the problem list is evidence also where nobody could read pregnancy observations.
  const pregnancy = once((): Fact<PregnancyFact> => {
    const said = asked();
    if (said.status === 'known') return said;
    const { pregnant } = pregnancyFrom([]);
    return pregnant === undefined ? said : { status: 'known', value: { pregnant } };
  });
  const isPregnant = (): boolean => known(pregnancy())?.pregnant !== undefined;
  return {
    unavailable: unavailableKeys(byKey),
    parts: {
      patient,
      allergies: fact('allergies', readAllergies),
      conditions: fact('conditions', (resources) => readConditions(resources, isPregnant(), now)),
      procedures: fact('procedures', (resources) => readProcedures(resources, now)),
      weight,
      bloodCounts: fact('bloodCounts', (resources) => readBloodCounts(resources, patientSoFar(), now)),
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
    },
    medications: medicationReader(medicationHistoryQueried, {
      patientId,
      referenced,
      weightKg,
      now,
      conditions: once(
        () => new Map(answered('conditions').map((condition) => [referenceOf(condition), condition] as const)),
      ),
      ...(localCodes === undefined ? {} : { localCodes }),
    }),
    pendingTests: (drafts) =>
      readServiceRequests(
        answered('serviceRequests'),
        drafts.map(({ resource }) => resource),
        now,
      ),
  };
}

function known<T>(fact: Fact<T>): T | undefined {
  return fact.status === 'known' ? fact.value : undefined;
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
