/** What each type can be searched by. The CapabilityStatement and the search both read this table. */

type SearchType = 'token' | 'reference' | 'date';

export interface SearchParameter {
  readonly type: SearchType;
  /** Elements of the resource that the parameter looks at; any one that matches is enough. */
  readonly elements: readonly string[];
}

export type SearchParameters = Readonly<Record<string, SearchParameter>>;

const token = (...elements: readonly string[]): SearchParameter => ({ type: 'token', elements });
const reference = (...elements: readonly string[]): SearchParameter => ({ type: 'reference', elements });
const date = (...elements: readonly string[]): SearchParameter => ({ type: 'date', elements });

const id = { _id: token('id') };
const ofSubject = { ...id, patient: reference('subject'), subject: reference('subject') };
const ofPatient = { ...id, patient: reference('patient') };
const ofMedication = {
  ...ofSubject,
  status: token('status'),
  category: token('category'),
  code: token('medicationCodeableConcept'),
  medication: reference('medicationReference'),
};

export const searchParametersByType: Readonly<Record<string, SearchParameters>> = {
  Patient: { ...id, gender: token('gender'), birthdate: date('birthDate') },
  Practitioner: id,
  Condition: {
    ...ofSubject,
    code: token('code'),
    category: token('category'),
    'clinical-status': token('clinicalStatus'),
    'verification-status': token('verificationStatus'),
    'onset-date': date('onsetDateTime', 'onsetPeriod'),
    'recorded-date': date('recordedDate'),
  },
  Medication: { ...id, code: token('code'), status: token('status') },
  MedicationRequest: { ...ofMedication, intent: token('intent'), authoredon: date('authoredOn') },
  MedicationStatement: { ...ofMedication, effective: date('effectiveDateTime', 'effectivePeriod') },
  MedicationDispense: { ...ofMedication, whenhandedover: date('whenHandedOver') },
  Observation: {
    ...ofSubject,
    code: token('code'),
    category: token('category'),
    status: token('status'),
    date: date('effectiveDateTime', 'effectivePeriod', 'effectiveInstant'),
  },
  DiagnosticReport: {
    ...ofSubject,
    code: token('code'),
    category: token('category'),
    status: token('status'),
    date: date('effectiveDateTime', 'effectivePeriod'),
    result: reference('result'),
  },
  AllergyIntolerance: {
    ...ofPatient,
    code: token('code'),
    category: token('category'),
    'clinical-status': token('clinicalStatus'),
    'verification-status': token('verificationStatus'),
    date: date('recordedDate'),
  },
  Procedure: {
    ...ofSubject,
    code: token('code'),
    category: token('category'),
    status: token('status'),
    date: date('performedDateTime', 'performedPeriod'),
  },
  Immunization: {
    ...ofPatient,
    status: token('status'),
    'vaccine-code': token('vaccineCode'),
    date: date('occurrenceDateTime'),
  },
  ServiceRequest: {
    ...ofSubject,
    code: token('code'),
    category: token('category'),
    status: token('status'),
    intent: token('intent'),
    authored: date('authoredOn'),
  },
};
