/** What is kept of a resource in a record: the members that facts and doses are read from, and no others. */
export interface Members {
  /** True: the whole value, as it came. */
  readonly [member: string]: true | Members;
}

const period: Members = { start: true, end: true };
const reference: Members = { reference: true };

/** value[x] that facts read. Of any other that is there only so much is kept as that it is there. */
const result: Members = {
  code: true,
  valueQuantity: true,
  valueCodeableConcept: true,
  valueBoolean: true,
  valueString: true,
  valueInteger: true,
  valueDecimal: true,
  valueDateTime: true,
  interpretation: true,
  dataAbsentReason: true,
  referenceRange: { low: true, high: true, type: true, text: true },
};

const effective: Members = { effectiveDateTime: true, effectiveInstant: true, effectivePeriod: period };

/** Older versions write it on the dosage itself. */
const dose: Members = {
  type: true,
  doseQuantity: true,
  doseRange: true,
  rateQuantity: true,
  rateRatio: true,
  rateRange: true,
};

/** Not its words: nothing reads them. */
const dosage: Members = {
  sequence: true,
  timing: { code: true, repeat: true },
  asNeeded: true,
  asNeededBoolean: true,
  asNeededCodeableConcept: true,
  asNeededFor: true,
  route: true,
  // That there is one is what matters.
  modifierExtension: { url: true },
  ...dose,
  doseAndRate: dose,
};

/** Of an order, a statement or a dispense; a Bundle of drafts may write any of them. `extension`: the reference dose alone. */
const order: Members = {
  id: true,
  status: true,
  intent: true,
  doNotPerform: true,
  medicationCodeableConcept: true,
  medicationReference: { reference: true, display: true },
  contained: true,
  extension: true,
  subject: reference,
  patient: reference,
  authoredOn: true,
  effectivePeriod: period,
  effectiveDateTime: true,
  whenHandedOver: true,
  whenPrepared: true,
  occurrenceDateTime: true,
  dateAsserted: true,
  reasonCode: true,
  reasonReference: { reference: true, display: true },
  priorPrescription: reference,
  dosageInstruction: dosage,
  dosage,
  dispenseRequest: {
    expectedSupplyDuration: true,
    numberOfRepeatsAllowed: true,
    validityPeriod: period,
  },
  daysSupply: true,
};

const ingredient: Members = {
  itemCodeableConcept: true,
  itemReference: { display: true },
  item: { display: true },
  isActive: true,
  strength: true,
  amount: true,
};

export const readMembers: { readonly [resourceType: string]: Members } = {
  Patient: { id: true, gender: true, birthDate: true },
  MedicationRequest: order,
  MedicationStatement: order,
  MedicationDispense: order,
  Medication: { id: true, code: true, ingredient, product: { ingredient } },
  ServiceRequest: { ...order, category: true, code: true },
  Immunization: { ...order, vaccineCode: true, occurrenceString: true, notGiven: true, wasNotGiven: true },
  Observation: { id: true, status: true, ...effective, ...result, specimen: reference, component: result },
  DiagnosticReport: { id: true, status: true, ...effective, code: true, conclusionCode: true, conclusion: true },
  Condition: {
    id: true,
    code: true,
    clinicalStatus: true,
    verificationStatus: true,
    onsetDateTime: true,
    onsetPeriod: period,
    recordedDate: true,
    abatementDateTime: true,
    abatementBoolean: true,
    abatementPeriod: period,
  },
  AllergyIntolerance: {
    id: true,
    code: true,
    clinicalStatus: true,
    verificationStatus: true,
    criticality: true,
    reaction: { manifestation: true, substance: true, description: true },
  },
  Procedure: {
    id: true,
    status: true,
    code: true,
    performedDateTime: true,
    performedPeriod: period,
    performedString: true,
  },
};

/** Of a resource that is only referred to: which it is. */
export const identity: Members = { id: true };

/** What a new order takes over from the one that it replaces. */
export const replacedOrder: Members = { ...order, subject: true, reasonReference: true };
