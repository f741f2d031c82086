import { object, objects, text, values, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import { rename } from './rename.js';

const HL7 = 'http://terminology.hl7.org/CodeSystem';

/** Resources other than medications, of DSTU2, STU3 and R5, in R4 member names and R4 status codes. */
export function clinicalToR4(resource: FhirJson): FhirJson {
  switch (resource.resourceType) {
    case 'Condition':
      return condition(resource);
    case 'AllergyIntolerance':
      return allergy(resource);
    case 'Observation':
      return observation(resource);
    case 'Immunization':
      return immunization(resource);
    case 'Procedure':
      return procedure(resource);
    case 'ServiceRequest':
      return withConcept(resource, 'code');
    case 'DiagnosticOrder':
    case 'ProcedureRequest':
      return serviceRequest(resource);
    default:
      return resource;
  }
}

/** Most of what comes is R4, and a long list of results must not be copied for nothing. */
function observation(resource: FhirJson): FhirJson {
  if (isListed(resource, 'interpretation') && isListed(resource, 'category')) return resource;
  return { ...resource, ...listed(resource, 'interpretation'), ...listed(resource, 'category') };
}

function condition(resource: FhirJson): FhirJson {
  return {
    ...rename(resource, { patient: 'subject', dateRecorded: 'recordedDate', assertedDate: 'recordedDate' }),
    ...listed(resource, 'category'),
    ...codeAsConcept(resource, 'clinicalStatus', `${HL7}/condition-clinical`),
    ...codeAsConcept(resource, 'verificationStatus', `${HL7}/condition-ver-status`),
    resourceType: resource.resourceType,
  };
}

/** DSTU2 has one status where R4 has two: what it says about each. */
const allergyStatus: Readonly<Record<string, { readonly clinical?: string; readonly verification?: string }>> = {
  active: { clinical: 'active' },
  unconfirmed: { clinical: 'active', verification: 'unconfirmed' },
  confirmed: { clinical: 'active', verification: 'confirmed' },
  inactive: { clinical: 'inactive' },
  resolved: { clinical: 'resolved' },
  refuted: { verification: 'refuted' },
  'entered-in-error': { verification: 'entered-in-error' },
};
const criticalities: Readonly<Record<string, string>> = { CRITL: 'low', CRITH: 'high', CRITU: 'unable-to-assess' };

function allergy(resource: FhirJson): FhirJson {
  const said = own(allergyStatus, text(resource['status'])) ?? {};
  const criticality = own(criticalities, text(resource['criticality']));
  const clinical = codeAsConcept(
    { clinicalStatus: resource['clinicalStatus'] ?? said.clinical },
    'clinicalStatus',
    `${HL7}/allergyintolerance-clinical`,
  );
  const verification = codeAsConcept(
    { verificationStatus: resource['verificationStatus'] ?? said.verification },
    'verificationStatus',
    `${HL7}/allergyintolerance-verification`,
  );
  return {
    ...rename(resource, { substance: 'code', assertedDate: 'recordedDate', onset: 'onsetDateTime' }),
    ...listed(resource, 'category'),
    ...clinical,
    ...verification,
    ...(criticality === undefined ? {} : { criticality }),
    resourceType: resource.resourceType,
  };
}

function immunization(resource: FhirJson): FhirJson {
  const notGiven = resource['wasNotGiven'] === true || resource['notGiven'] === true;
  return {
    ...rename(resource, { date: 'occurrenceDateTime', wasNotGiven: undefined, notGiven: undefined }),
    resourceType: resource.resourceType,
    vaccineCode: withConcept(resource, 'vaccineCode')['vaccineCode'],
    ...undone(resource, notGiven),
  };
}

const procedureStatus: Readonly<Record<string, string>> = { aborted: 'stopped', suspended: 'on-hold' };

function procedure(resource: FhirJson): FhirJson {
  const notDone = resource['notPerformed'] === true || resource['notDone'] === true;
  const status = own(procedureStatus, text(resource['status']));
  return {
    ...rename(resource, { patient: 'subject', notPerformed: undefined, notDone: undefined }),
    resourceType: resource.resourceType,
    ...(status === undefined ? {} : { status }),
    ...undone(resource, notDone),
  };
}

/** Never done is another thing than a mistaken record, which stays one. */
function undone(resource: FhirJson, notDone: boolean): JsonObject {
  return notDone && resource['status'] !== 'entered-in-error' ? { status: 'not-done' } : {};
}

const requestStatus: Readonly<Record<string, string>> = {
  proposed: 'draft',
  planned: 'draft',
  requested: 'active',
  received: 'active',
  accepted: 'active',
  'in-progress': 'active',
  review: 'active',
  suspended: 'on-hold',
  cancelled: 'revoked',
  rejected: 'revoked',
  failed: 'revoked',
  aborted: 'revoked',
};

function serviceRequest(resource: FhirJson): FhirJson {
  const status = own(requestStatus, text(resource['status']));
  const items = objects(resource['item']);
  const asked = items.map((item) => object(item['code'])).filter((code) => code !== undefined);
  const requested = objects(resource['event']).find((event) => text(event['dateTime']) !== undefined)?.['dateTime'];
  const agent = object(resource['requester'])?.['agent'];
  return {
    ...rename(resource, { patient: 'subject', orderedOn: 'authoredOn', orderer: 'requester', item: undefined }),
    resourceType: 'ServiceRequest',
    ...(status === undefined ? {} : { status }),
    ...(asked.length === 0 ? {} : { code: together(asked) }),
    ...(requested === undefined ? {} : { authoredOn: requested }),
    ...(agent === undefined ? {} : { requester: agent }),
  };
}

/** R5 puts a concept into a member that may hold a reference instead. */
function withConcept(resource: FhirJson, member: string): FhirJson {
  const concept = object(resource[member])?.['concept'];
  return concept === undefined ? resource : { ...resource, [member]: concept };
}

/** One DSTU2 order asks for several tests; facts look for any of their codes. */
function together(concepts: readonly JsonObject[]): JsonObject {
  const words = concepts.map((concept) => text(concept['text'])).filter((word) => word !== undefined);
  return {
    coding: concepts.flatMap((concept) => values(concept['coding'])),
    ...(words.length === 0 ? {} : { text: words.join('; ') }),
  };
}

function codeAsConcept(resource: JsonObject, member: string, system: string): JsonObject {
  const code = text(resource[member]);
  return code === undefined ? {} : { [member]: { coding: [{ system, code }] } };
}

function listed(resource: JsonObject, member: string): JsonObject {
  const value: Json | undefined = resource[member];
  return value === undefined || value === null ? {} : { [member]: values(value) };
}

function isListed(resource: JsonObject, member: string): boolean {
  const value = resource[member];
  return value === undefined || value === null || Array.isArray(value);
}

function own<T>(table: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
