import type { Fraction } from '../model/exact.js';
import type { Schedule } from '../model/dose.js';
import type { Thiopurine } from '../model/drugs.js';
import { object, objects, text, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import type { DraftOrder } from '../model/orders.js';
import { dayText } from './days.js';
import { courseOf, encodeDosage, routeMember } from './encode-dosage.js';
import { withReferenceDose, type ReferenceDose } from './reference-dose.js';
import { decimal } from './schedule-words.js';
import { speechOf, type Speech } from './speech.js';
import { newSupply } from './supply.js';

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';

export interface NewDose {
  readonly schedule: Schedule;
  /** The product to name; left out where the order's own product stays. */
  readonly product?: { readonly rxnorm?: string; readonly text: string };
  /** Where an inhibitor caused the suggestion (D6). */
  readonly reference?: ReferenceDose;
}

/** What is to be stopped when the new order is signed. */
export interface Replaced {
  readonly ingredient: Thiopurine;
  /** mg/day of every active order that is replaced, the newest first. */
  readonly mgPerDay: readonly Fraction[];
  /** `MedicationRequest/id` of the newest of them. */
  readonly reference: string;
}

/**
 * The whole draft with the new dose in it, in its own type and dialect (an `update`). Every member that does not state
 * the old dose is kept as it came; the narrative and a rendered dosage state it and are left out.
 */
export function withNewDose(draft: DraftOrder, dose: NewDose): FhirJson {
  const { original, resource, dialect } = draft;
  const speech = speechFor(resource, dose);
  const stale = ['text', 'renderedDosageInstruction', '_renderedDosageInstruction', '_dosageInstruction'];
  const kept = withoutRenderedDose(without(original, stale));
  const dispenseRequest = newSupply(original['dispenseRequest'], dose.schedule, speech);
  const dosed: FhirJson = {
    ...kept,
    resourceType: original.resourceType,
    dosageInstruction: encodeDosage({
      schedule: dose.schedule,
      speech,
      dialect,
      course: courseOf(resource),
      route: routeMember(resource),
    }),
    ...(dispenseRequest && { dispenseRequest }),
  };
  return finished(dosed, dose);
}

/**
 * A new draft R4 MedicationRequest in the place of an active order, read in R4 member names (a `create`). The course of
 * the old order is not copied: its start lies in the past, its duration has partly run.
 */
export function replacementOrder(activeOrder: FhirJson, dose: NewDose, replaced: Replaced, now: Date): FhirJson {
  const speech = speechFor(activeOrder, dose);
  const preface = replacesWords(replaced);
  const supply = only(object(activeOrder['dispenseRequest']) ?? {}, ['expectedSupplyDuration']);
  const dispenseRequest = newSupply(supply, dose.schedule, speech);
  const created: FhirJson = {
    resourceType: 'MedicationRequest',
    status: 'draft',
    intent: 'order',
    ...only(activeOrder, [
      'medicationCodeableConcept',
      'medicationReference',
      'subject',
      'reasonCode',
      'reasonReference',
    ]),
    authoredOn: dayText(now),
    priorPrescription: { reference: replaced.reference },
    dosageInstruction: encodeDosage({
      schedule: dose.schedule,
      speech,
      dialect: 'r4',
      preface,
      route: routeMember(activeOrder),
    }),
    ...(dispenseRequest?.['quantity'] !== undefined && { dispenseRequest }),
  };
  return finished({ ...created, ...referredContained(created, activeOrder) }, dose);
}

/** mL can be read back beside the concentration of the drafted product alone (D8): of another product mg are told. */
function speechFor(order: FhirJson, dose: NewDose): Speech {
  const speech = speechOf(order);
  return speech.kind === 'millilitres' && dose.product !== undefined ? { kind: 'mg' } : speech;
}

/** R4 keeps the rendered dosage of R5 in an extension. */
function withoutRenderedDose(order: JsonObject): JsonObject {
  const extensions = objects(order['extension']);
  const kept = extensions.filter(({ url }) => text(url)?.endsWith('.renderedDosageInstruction') !== true);
  if (kept.length === extensions.length) return order;
  return { ...without(order, ['extension']), ...(kept.length > 0 && { extension: kept }) };
}

/** "REPLACES azathioprine 150 mg: stop that order." */
function replacesWords({ ingredient, mgPerDay }: Pick<Replaced, 'ingredient' | 'mgPerDay'>): string {
  const amounts = mgPerDay.map((mg) => `${decimal(mg)} mg`).join(' and ');
  return `REPLACES ${ingredient} ${amounts}: stop ${mgPerDay.length > 1 ? 'those orders' : 'that order'}.`;
}

function finished(order: FhirJson, dose: NewDose): FhirJson {
  const named = dose.product === undefined ? order : withProduct(order, dose.product);
  return dose.reference === undefined ? named : withReferenceDose(named, dose.reference);
}

/** Of the old order's contained resources those that the new order refers to: FHIR allows no others. */
function referredContained(created: FhirJson, old: FhirJson): JsonObject {
  const written = JSON.stringify(created);
  const contained = objects(old['contained']).filter(({ id }) => written.includes(`"#${text(id) ?? ''}"`));
  return contained.length > 0 ? { contained } : {};
}

/** D4: the new product, RxNorm code first; the old product goes, wherever the order keeps it. */
function withProduct(order: FhirJson, product: NonNullable<NewDose['product']>): FhirJson {
  const pointer = order['medicationReference'] ?? object(order['medication'])?.['reference'];
  const old = text(object(pointer)?.['reference']);
  const contained = objects(order['contained']).filter(({ id }) => `#${text(id) ?? ''}` !== old);
  // DSTU2 repeats the product in what is to be dispensed.
  const dispensed = object(order['dispenseRequest']);
  const dispenseRequest = dispensed && without(dispensed, ['medicationCodeableConcept', 'medicationReference']);
  const coding = { system: rxnorm, code: product.rxnorm, display: product.text };
  const concept = { ...(product.rxnorm !== undefined && { coding: [coding] }), text: product.text };
  return {
    ...without(order, ['medicationReference', 'contained', '_medicationReference', '_medicationCodeableConcept']),
    resourceType: order.resourceType,
    ...(contained.length > 0 && { contained }),
    ...(dispenseRequest && { dispenseRequest }),
    ...(order['medication'] === undefined ? { medicationCodeableConcept: concept } : { medication: { concept } }),
  };
}

function without(from: JsonObject, members: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(from).filter(([member]) => !members.includes(member)));
}

function only(from: JsonObject, members: readonly string[]): JsonObject {
  const kept = members.flatMap((member): [string, Json][] => {
    const value = from[member];
    return value === undefined ? [] : [[member, value]];
  });
  return Object.fromEntries(kept);
}
