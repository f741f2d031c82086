import { object, objects, text, values, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import type { Dialect, DraftOrder } from '../model/orders.js';
import { clinicalToR4 } from './legacy-clinical.js';
import { rename } from './rename.js';
import { dosagesToR4, hasFlatAmount, hasPluralUnits } from './legacy-dosage.js';

/** One draft of the request: as it came, and as facts read it. */
export function toDraftOrder(resource: FhirJson, inHand: boolean): DraftOrder {
  return {
    reference: `${resource.resourceType}/${text(resource['id']) ?? '(no id)'}`,
    dialect: dialectOf(resource),
    original: resource,
    resource: toR4(resource),
    inHand,
  };
}

/** A DSTU2, STU3 or R5 resource in R4 member names; what R4 already names so is left alone. */
export function toR4(resource: FhirJson): FhirJson {
  switch (resource.resourceType) {
    case 'MedicationOrder':
    case 'MedicationRequest':
      return medicationRequest(resource);
    case 'MedicationStatement':
      return medicationStatement(resource);
    case 'MedicationDispense':
      return medicationDispense(resource);
    default:
      return clinicalToR4(resource);
  }
}

/** Read off the order alone: the request names no version, and a server of any version may stand behind it. */
function dialectOf(resource: FhirJson): Dialect {
  const dosages = objects(resource['dosageInstruction']);
  if (resource.resourceType === 'MedicationOrder' || resource.resourceType === 'DiagnosticOrder') return 'dstu2';
  if (resource['dateWritten'] !== undefined || dosages.some(hasPluralUnits)) return 'dstu2';
  if (resource.resourceType === 'ProcedureRequest') {
    return resource['orderedOn'] !== undefined || resource['orderer'] !== undefined ? 'dstu2' : 'stu3';
  }
  const agent = object(resource['requester'])?.['agent'];
  if (agent !== undefined || resource['context'] !== undefined) return 'stu3';
  return dosages.some((dosage) => hasFlatAmount(dosage) && dosage['doseAndRate'] === undefined) ? 'stu3' : 'r4';
}

function medicationRequest(resource: FhirJson): FhirJson {
  const old = rename(resource, {
    patient: 'subject',
    dateWritten: 'authoredOn',
    prescriber: 'requester',
    context: 'encounter',
    dateEnded: undefined,
    reasonCodeableConcept: undefined,
    medication: undefined,
  });
  const reason = resource['reasonCodeableConcept'];
  const prior = object(resource['priorPrescription']);
  return {
    ...old,
    resourceType: 'MedicationRequest',
    ...(resource.resourceType === 'MedicationOrder' && old['intent'] === undefined ? { intent: 'order' } : {}),
    ...requester(old),
    ...medication(resource),
    ...dosage(resource, 'dosageInstruction'),
    ...(reason === undefined || old['reasonCode'] !== undefined ? {} : { reasonCode: values(reason) }),
    ...(prior === undefined ? {} : { priorPrescription: priorOrder(prior) }),
    ...ended(resource),
  };
}

/** DSTU2 says outright when an order was stopped; R4 has the end of its validity for that. */
function ended(resource: FhirJson): JsonObject {
  const end = text(resource['dateEnded']);
  if (end === undefined) return {};
  const dispense = object(resource['dispenseRequest']) ?? {};
  const validity = object(dispense['validityPeriod']) ?? {};
  return { dispenseRequest: { ...dispense, validityPeriod: { ...validity, end } } };
}

/** The order that it names is read as a MedicationRequest, so the reference has to follow. */
function priorOrder(prior: JsonObject): JsonObject {
  const reference = text(prior['reference']);
  return reference === undefined
    ? prior
    : { ...prior, reference: reference.replace(/(^|\/)MedicationOrder\//, '$1MedicationRequest/') };
}

function medicationStatement(resource: FhirJson): FhirJson {
  const notTaken = resource['wasNotTaken'] === true || resource['taken'] === 'n';
  const mistaken = resource['status'] === 'entered-in-error';
  return {
    ...rename(resource, { patient: 'subject', wasNotTaken: undefined, taken: undefined, medication: undefined }),
    resourceType: resource.resourceType,
    ...medication(resource),
    ...dosage(resource, 'dosage'),
    ...(notTaken && !mistaken ? { status: 'not-taken' } : {}),
  };
}

function medicationDispense(resource: FhirJson): FhirJson {
  return {
    ...rename(resource, { patient: 'subject', notDone: undefined, medication: undefined }),
    resourceType: resource.resourceType,
    ...medication(resource),
    ...dosage(resource, 'dosageInstruction'),
    ...(resource['notDone'] === true ? { status: 'cancelled' } : {}),
  };
}

/** R5 says in one member what R4 says in two; where R4 is spoken too, that counts. */
function medication(resource: FhirJson): JsonObject {
  const { concept, reference } = object(resource['medication']) ?? {};
  const pointer = resource['medicationReference'] ?? reference;
  return {
    ...(concept === undefined ? {} : { medicationCodeableConcept: resource['medicationCodeableConcept'] ?? concept }),
    ...(pointer === undefined ? {} : { medicationReference: pointer, ...withMarks(pointer, resource['contained']) }),
  };
}

/** The mark of a contained Medication belongs to the reference, not to the id; some clients swap or forget it. */
function withMarks(pointer: Json, contained: Json | undefined): JsonObject {
  const inside = objects(contained);
  const reference = text(object(pointer)?.['reference']);
  if (inside.length === 0 || reference === undefined) return {};
  const name = reference.replace(/^#/, '');
  const isMeant = (id: Json | undefined): boolean => id === name || id === `#${name}`;
  if (!inside.some(({ id }) => isMeant(id))) return {};
  return {
    medicationReference: { ...object(pointer), reference: `#${name}` },
    contained: inside.map((one) => (isMeant(one['id']) ? { ...one, id: name } : one)),
  };
}

function dosage(resource: FhirJson, member: string): JsonObject {
  const dosages = resource[member];
  return dosages === undefined || dosages === null ? {} : { [member]: dosagesToR4(dosages) };
}

function requester(resource: JsonObject): JsonObject {
  const agent = object(resource['requester'])?.['agent'];
  return agent === undefined ? {} : { requester: agent };
}
