import { dailyDose } from '../dosing/daily-dose.js';
import { routeOf } from '../dosing/route.js';
import type { Fraction } from '../model/exact.js';
import type { DrugMatch, RouteClass, VaccineMatch } from '../model/drugs.js';
import type { MedicationFact, MedicationsFact, RecordLine } from '../model/facts.js';
import { object, text, values, type FhirJson } from '../model/json.js';
import type { DraftOrder } from '../model/orders.js';
import type { Retrieval, Retrieved } from '../model/retrieved.js';
import { endOf, startOf } from './end-date.js';
import { medicationOf, type MedicationOf } from './medication-of.js';
import { subjectIsOther } from './subject.js';

/** What reading medication orders needs beside the orders. */
export interface MedicationContext {
  readonly patientId: string;
  readonly referenced: Retrieved['referenced'];
  readonly weightKg: Fraction | undefined;
  readonly now: Date;
}

const listTypes = new Set(['MedicationRequest', 'MedicationStatement', 'MedicationDispense']);
const draftTypes = new Set(['MedicationRequest', 'ServiceRequest', 'Immunization']);

/** The medication list and the drafts as facts: CURRENT, END DATE and daily dose of the catalogue are settled here, once. */
export function readMedications(
  drafts: readonly DraftOrder[],
  retrieval: Retrieval,
  queriedByUs: boolean,
  context: MedicationContext,
): MedicationsFact {
  const resources = (retrieval.answered ? retrieval.resources : retrieval.seen).filter(({ resourceType }) =>
    listTypes.has(resourceType),
  );
  const entries = resources.flatMap((resource) => readListEntry(resource, context)).toSorted(newestFirst);
  const read = drafts
    .filter((draft) => draftTypes.has(draft.resource.resourceType) && isOrdered(draft.resource))
    .map((draft) => readDraft(draft, context));
  return {
    list: retrieval.answered
      ? { status: 'known', value: entries }
      : { status: 'unavailable', reason: retrieval.reason },
    seen: retrieval.answered ? [] : entries,
    drafts: read.flatMap((draft) => ('fact' in draft ? [draft.fact] : [])),
    unreadableDrafts: read.flatMap((draft) => ('why' in draft ? [draft] : [])),
    record: resources.filter(stood).map(recordLine),
    queriedByUs,
  };
}

/** The order of a Bundle means nothing: the newest first, the undated last, so that an answer never depends on it. */
function newestFirst(a: MedicationFact, b: MedicationFact): number {
  return (b.start ?? '').localeCompare(a.start ?? '') || a.reference.localeCompare(b.reference);
}

/** Statuses that never count, and requests not to give something. */
function stood(resource: FhirJson): boolean {
  const never = ['entered-in-error', 'cancelled', 'draft', 'not-taken', 'declined', 'intended'];
  return !never.includes(text(resource['status']) ?? '') && resource['doNotPerform'] !== true;
}

function recordLine(resource: FhirJson): RecordLine {
  const start = startOf(resource);
  const ended = ['completed', 'stopped'].includes(text(resource['status']) ?? '');
  return start === undefined ? { ended } : { start, ended };
}

function readListEntry(resource: FhirJson, context: MedicationContext): readonly MedicationFact[] {
  const intent = text(resource['intent']);
  if (!stood(resource) || intent === 'proposal' || intent === 'plan') return [];
  const medication = medicationOf(resource, context.referenced);
  const { recognition } = medication;
  if (recognition.kind !== 'drug' && recognition.kind !== 'vaccine') return [];
  const status = listStatus(resource);
  const fact = readOrder(resource, recognition, medication, context);
  return [
    {
      ...fact,
      reference: `${resource.resourceType}/${text(resource['id']) ?? '(no id)'}`,
      status,
      statusMissing: text(resource['status']) === undefined,
      current: isCurrent(resource, status, fact.end, context.now),
    },
  ];
}

/** A missing or unknown status counts as active. */
function listStatus(resource: FhirJson): MedicationFact['status'] {
  switch (text(resource['status'])) {
    case 'on-hold':
      return 'on-hold';
    case 'completed':
      return 'completed';
    case 'stopped':
      return 'stopped';
    default:
      return 'active';
  }
}

/**
 * An end computed from supply does not end an active order. A completed dispense means: handed over; the patient has
 * the drug until its supply ends, so until then it is current.
 */
function isCurrent(
  resource: FhirJson,
  status: MedicationFact['status'],
  end: MedicationFact['end'],
  now: Date,
): boolean {
  const today = now.toISOString().slice(0, 10);
  if (resource.resourceType === 'MedicationDispense' && status === 'completed')
    return end !== undefined && end.basis !== 'estimated' && end.day >= today;
  if (status !== 'active' && status !== 'on-hold') return false;
  return end === undefined || end.basis !== 'stated' || end.day >= today;
}

type DraftRead =
  | { readonly fact: MedicationFact }
  | { readonly draft: DraftOrder; readonly why: 'no-readable-drug' | 'other-patient' }
  | { readonly nothing: true };

/**
 * A draft that was withdrawn or that says what not to give is no order. An Immunization has no status for a plan: among
 * the drafts one that says completed is the dose about to be given.
 */
function isOrdered(resource: FhirJson): boolean {
  const ended = resource.resourceType === 'Immunization' ? [] : ['completed'];
  const withdrawn = ['entered-in-error', 'cancelled', 'revoked', 'stopped', 'not-done', ...ended];
  return !withdrawn.includes(text(resource['status']) ?? '') && resource['doNotPerform'] !== true;
}

function readDraft(draft: DraftOrder, context: MedicationContext): DraftRead {
  const { resource } = draft;
  const medication = medicationOf(resource, context.referenced);
  const { recognition } = medication;
  if (recognition.kind === 'unreadable') return { draft, why: 'no-readable-drug' };
  if (recognition.kind !== 'drug' && recognition.kind !== 'vaccine') return { nothing: true };
  if (subjectIsOther(resource, context.patientId)) return { draft, why: 'other-patient' };
  const fact = readOrder(resource, recognition, medication, context);
  const today = context.now.toISOString().slice(0, 10);
  return {
    fact: {
      ...fact,
      reference: draft.reference,
      status: 'draft',
      statusMissing: false,
      current: fact.end?.basis !== 'stated' || fact.end.day >= today,
      draft,
    },
  };
}

type OrderPart = Omit<MedicationFact, 'reference' | 'status' | 'statusMissing' | 'current'>;

function readOrder(
  resource: FhirJson,
  match: DrugMatch | VaccineMatch,
  medication: MedicationOf,
  context: MedicationContext,
): OrderPart {
  const start = startOf(resource);
  const end = endOf(resource);
  const prior = text(object(resource['priorPrescription'])?.['reference']);
  const strength = match.kind === 'drug' ? match.strengthMg : undefined;
  return {
    match,
    route: combinedRoute(routeOf(resource), match.kind === 'drug' ? match.route : 'unknown'),
    dose: dailyDose(resource, {
      texts: medication.texts,
      singleIngredient: match.kind === 'drug' && match.singleIngredient,
      now: context.now,
      ...(strength === undefined ? {} : { codeStrengthMg: strength }),
      ...(medication.resource === undefined ? {} : { medication: medication.resource }),
      ...(context.weightKg === undefined ? {} : { weightKg: context.weightKg }),
    }),
    resource,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(prior === undefined && values(resource['priorPrescription']).length === 0
      ? {}
      : { priorPrescription: prior ?? '(no reference)' }),
  };
}

/** A local route that either the order or its product names stands; else what the order says, else the product. */
function combinedRoute(ordered: RouteClass, product: RouteClass): RouteClass {
  const local: readonly RouteClass[] = ['topical', 'mouthwash', 'inhaled', 'intravesical'];
  if (local.includes(product)) return product;
  return ordered === 'unknown' ? product : ordered;
}
