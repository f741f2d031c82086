import { dailyDose } from '../dosing/daily-dose.js';
import { routeOf } from '../dosing/route.js';
import type { Fraction } from '../model/exact.js';
import type { DrugMatch, LocalCodes, RouteClass, VaccineMatch } from '../model/drugs.js';
import type { MedicationFact, MedicationsFact, RecordLine } from '../model/facts.js';
import { object, text, values, type FhirJson } from '../model/json.js';
import { onceFor } from '../model/memo.js';
import { unreadableOrder, type DraftOrder } from '../model/orders.js';
import type { Retrieval, Retrieved } from '../model/retrieved.js';
import { today } from './dates.js';
import { endOf, startOf } from './end-date.js';
import { medicationOf, type MedicationOf } from './medication-of.js';
import { productFacts } from './product.js';
import { reasonsOf, type ConditionsByReference } from './reasons.js';
import { subjectIsOther } from './subject.js';

/** What reading medication orders needs beside the orders. */
export interface MedicationContext {
  readonly patientId: string;
  readonly referenced: Retrieved['referenced'];
  readonly weightKg: () => Fraction | undefined;
  readonly now: Date;
  /** For the reasons of drafts. */
  readonly conditions: ConditionsByReference;
  readonly localCodes?: LocalCodes;
}

const listTypes = new Set(['MedicationRequest', 'MedicationStatement', 'MedicationDispense']);
const draftTypes = new Set(['MedicationRequest', 'ServiceRequest', 'Immunization', unreadableOrder.resourceType]);

export type MedicationReader = (drafts: readonly DraftOrder[], retrieval: Retrieval) => MedicationsFact;

/**
 * The medication list and the drafts as facts: CURRENT, END DATE and daily dose of the catalogue are settled here, once
 * for each order, however often it is read beside others.
 */
export function medicationReader(queriedByUs: boolean, context: MedicationContext): MedicationReader {
  const entriesOf = onceFor((resource: FhirJson) => readListEntry(resource, context));
  const lineOf = onceFor((resource: FhirJson) => (stood(resource) ? [recordLine(resource)] : []));
  const draftOf = onceFor((draft: DraftOrder) => readDraft(draft, context));
  return (drafts, retrieval) => {
    const resources = (retrieval.answered ? retrieval.resources : retrieval.seen).filter(({ resourceType }) =>
      listTypes.has(resourceType),
    );
    const entriesRead = resources.map(entriesOf);
    const read = drafts
      .filter((draft) => draftTypes.has(draft.resource.resourceType) && isOrdered(draft.resource))
      .map(draftOf);
    const drafted = read.flatMap((draft) => ('fact' in draft ? [draft.fact] : []));
    const entries = entriesRead
      .flatMap(({ facts }) => facts)
      .filter((entry) => !isCopyOfDraft(entry, drafted, context.now))
      .toSorted(newestFirst);
    return {
      list: retrieval.answered
        ? { status: 'known', value: entries }
        : { status: 'unavailable', reason: retrieval.reason },
      seen: retrieval.answered ? [] : entries,
      drafts: drafted.toSorted(byReference),
      unreadableDrafts: read.flatMap((draft) => ('why' in draft ? [draft] : [])),
      record: resources.flatMap(lineOf),
      takesBiologic: [...entriesRead, ...read].some((one) => 'takesBiologic' in one && one.takesBiologic),
      hasUnreadableEntry: entriesRead.some(({ isUnreadable }) => isUnreadable),
      ...(retrieval.answered && retrieval.statements !== undefined ? { statements: retrieval.statements } : {}),
      queriedByUs,
    };
  };
}

/** Drafts are of one day: the order of their Bundle means as little. */
function byReference(a: MedicationFact, b: MedicationFact): number {
  return a.reference.localeCompare(b.reference);
}

/** The order of a Bundle means nothing: the newest first, the undated last, so that an answer never depends on it. */
function newestFirst(a: MedicationFact, b: MedicationFact): number {
  return (b.start ?? '').localeCompare(a.start ?? '') || a.reference.localeCompare(b.reference);
}

/**
 * A draft that the server already holds is no evidence beside itself. An order that is signed again after a change is
 * another thing: what was taken before today was taken. And so is another drug under its id.
 */
function isCopyOfDraft(entry: MedicationFact, drafts: readonly MedicationFact[], now: Date): boolean {
  const isSame = drafts.some((draft) => draft.reference === entry.reference && isOneDrug(draft, entry));
  return isSame && (entry.start === undefined || entry.start >= today(now));
}

function isOneDrug({ match: draft }: MedicationFact, { match: entry }: MedicationFact): boolean {
  if (draft.kind === 'vaccine') return entry.kind === 'vaccine' && entry.group === draft.group;
  return entry.kind === 'drug' && entry.concepts.some((concept) => draft.concepts.includes(concept));
}

/** Statuses that never count, and requests not to give something. */
function stood(resource: FhirJson): boolean {
  const never = ['entered-in-error', 'cancelled', 'draft', 'not-taken', 'declined', 'intended'];
  return !never.includes(text(resource['status']) ?? '') && resource['doNotPerform'] !== true;
}

function recordLine(resource: FhirJson): RecordLine {
  const start = startOf(resource);
  // A dispense is completed once it is handed over: that says nothing of what the list keeps.
  const isOrder = resource.resourceType === 'MedicationRequest';
  const ended = isOrder && ['completed', 'stopped'].includes(text(resource['status']) ?? '');
  return start === undefined ? { ended } : { start, ended };
}

interface ListEntry {
  /** None for a drug that no rule names. */
  readonly facts: readonly MedicationFact[];
  readonly takesBiologic: boolean;
  /** In force, and nobody can say which drug it is. */
  readonly isUnreadable: boolean;
}

const nothingOfNote: ListEntry = { facts: [], takesBiologic: false, isUnreadable: false };

function readListEntry(resource: FhirJson, context: MedicationContext): ListEntry {
  const intent = text(resource['intent']);
  if (!stood(resource) || intent === 'proposal' || intent === 'plan') return nothingOfNote;
  const medication = medicationOf(resource, context.referenced, context.localCodes);
  const { recognition } = medication;
  const isBiologic = recognition.kind === 'other' && recognition.biologic === true;
  const isUnreadable = recognition.kind === 'unreadable';
  if (isBiologic || isUnreadable) {
    const isInForce = isCurrent(resource, listStatus(resource), endOf(resource), context.now);
    return { facts: [], takesBiologic: isBiologic && isInForce, isUnreadable: isUnreadable && isInForce };
  }
  if (recognition.kind !== 'drug' && recognition.kind !== 'vaccine') return nothingOfNote;
  const status = listStatus(resource);
  const fact = readOrder(resource, recognition, medication, context);
  const entry = {
    ...fact,
    reference: `${resource.resourceType}/${text(resource['id']) ?? '(no id)'}`,
    status,
    statusMissing: text(resource['status']) === undefined,
    current: isCurrent(resource, status, fact.end, context.now),
  };
  return { ...nothingOfNote, facts: [entry] };
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
  if (resource.resourceType === 'MedicationDispense' && status === 'completed')
    return end !== undefined && end.day >= today(now);
  if (status !== 'active' && status !== 'on-hold') return false;
  return end === undefined || end.basis !== 'stated' || end.day >= today(now);
}

type DraftRead =
  | { readonly fact: MedicationFact }
  | { readonly draft: DraftOrder; readonly why: 'no-readable-drug' | 'other-patient' }
  | { readonly takesBiologic: boolean };

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
  if (resource.resourceType === unreadableOrder.resourceType) return { draft, why: 'no-readable-drug' };
  const medication = medicationOf(resource, context.referenced, context.localCodes);
  const { recognition } = medication;
  if (recognition.kind === 'unreadable') return { draft, why: 'no-readable-drug' };
  if (recognition.kind !== 'drug' && recognition.kind !== 'vaccine') {
    const isBiologic = recognition.kind === 'other' && recognition.biologic === true;
    return { takesBiologic: isBiologic && !subjectIsOther(resource, context.patientId) };
  }
  if (subjectIsOther(resource, context.patientId)) return { draft, why: 'other-patient' };
  const fact = readOrder(resource, recognition, medication, context);
  return {
    fact: {
      ...fact,
      reference: draft.reference,
      status: 'draft',
      statusMissing: false,
      current: fact.end?.basis !== 'stated' || fact.end.day >= today(context.now),
      draft,
      reasons: reasonsOf(resource, context.conditions),
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
  const prior = replacedOrder(resource, context.referenced);
  const weightKg = context.weightKg();
  return {
    match,
    route: combinedRoute(routeOf(resource), match.kind === 'drug' ? match.route : 'unknown'),
    dose: dailyDose(resource, {
      ...productFacts(match, medication),
      now: context.now,
      ...(weightKg === undefined ? {} : { weightKg }),
    }),
    resource,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(prior === undefined ? {} : { priorPrescription: prior }),
  };
}

/** `Type/id` of the order that priorPrescription names, in whatever form of reference it was written. */
function replacedOrder(resource: FhirJson, referenced: Retrieved['referenced']): string | undefined {
  if (values(resource['priorPrescription']).length === 0) return undefined;
  const written = text(object(resource['priorPrescription'])?.['reference']) ?? '(no reference)';
  const found = referenced.get(written);
  if (found !== undefined) return `${found.resourceType}/${text(found['id']) ?? '(no id)'}`;
  const [path = ''] = written.split('/_history/');
  const segments = path.split('/').slice(-2);
  return segments.length === 2 || path.startsWith('urn:') ? segments.join('/') : `${resource.resourceType}/${path}`;
}

/** A local route that either the order or its product names stands; else what the order says, else the product. */
function combinedRoute(ordered: RouteClass, product: RouteClass): RouteClass {
  const local: readonly RouteClass[] = ['topical', 'mouthwash', 'inhaled', 'intravesical'];
  if (local.includes(product)) return product;
  return ordered === 'unknown' ? product : ordered;
}
