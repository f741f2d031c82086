import type { LocalCodes, Recognition } from '../model/drugs.js';
import { isResource, object, objects, text, type FhirJson, type Json, type JsonObject } from '../model/json.js';
import type { Retrieved } from '../model/retrieved.js';
import { noLocalCodes } from '../knowledge/local-codes.js';
import { hasKnownCode, mayNameDrug, saysNothing } from '../knowledge/mute-concept.js';
import { ingredientsOf } from '../dosing/strength.js';
import { recognise, recogniseConceptAlone } from './recognise.js';
import { serviceOrdered } from './requested-service.js';

export interface MedicationOf {
  readonly recognition: Recognition;
  /** Displays and texts of the product, for a strength that only words give. */
  readonly texts: readonly string[];
  /** The Medication resource, where the order refers to one that was found. */
  readonly resource?: FhirJson;
  /** Its ingredients that are known to be another substance than the drug. */
  readonly otherIngredients?: readonly JsonObject[];
}

/** What an order orders: by codeable concept, contained, in-Bundle or referenced Medication, or the reference's display. */
export function medicationOf(
  order: FhirJson,
  referenced: Retrieved['referenced'],
  localCodes: LocalCodes = noLocalCodes,
): MedicationOf {
  const concept =
    order['medicationCodeableConcept'] ??
    order['vaccineCode'] ??
    (order.resourceType === 'ServiceRequest' ? order['code'] : undefined);
  const named = recogniseConcept(concept, order, localCodes);
  const reference = object(order['medicationReference']);
  // What no rule names is not read further: a long list is mostly that.
  const isSettled = reference === undefined || hasKnownCode(concept);
  if (named.kind === 'other' && (isSettled || named.biologic === true)) return { recognition: named, texts: [] };
  if (reference === undefined && named.kind === 'nothing') return { recognition: named, texts: [] };
  if (reference === undefined || named.kind === 'drug' || named.kind === 'vaccine')
    return { recognition: named, texts: wordsOf(concept) };
  const display = text(reference['display']);
  const words = [...wordsOf(concept), ...(display === undefined ? [] : [display])];
  const resource = resolve(order, text(reference['reference']), referenced);
  if (resource === undefined) return { recognition: namedByWords(words), texts: words };
  const recognition = recogniseMedication(resource, words, localCodes);
  return {
    recognition,
    texts: [...wordsOf(resource['code']), ...words],
    resource,
    otherIngredients: ingredientsOf(resource).filter((one) => isOther(one, recognition, localCodes)),
  };
}

/** Words that are no name (a form, a number of the house) say nothing where the Medication itself is out of reach. */
function namedByWords(words: readonly string[]): Recognition {
  const said = recognise(undefined, words);
  const isKnown = said.kind === 'drug' || said.kind === 'vaccine' || (said.kind === 'other' && said.biologic === true);
  return isKnown || words.some(mayNameDrug) ? said : { kind: 'unreadable' };
}

/** Lactose beside azathioprine. What only a code unknown to us names may be the drug itself. */
function isOther(ingredient: JsonObject, drug: Recognition, localCodes: LocalCodes): boolean {
  const concept = ingredient['itemCodeableConcept'];
  const display = text(object(ingredient['itemReference'] ?? ingredient['item'])?.['display']);
  const part = recognise(concept, display === undefined ? [] : [display], localCodes);
  if (part.kind === 'drug') return drug.kind === 'drug' && part.name !== drug.name;
  return part.kind === 'other' && !(display === undefined && saysNothing(concept, localCodes));
}

/**
 * A medication that only a code system unknown to us names, without a word beside it, may be anything: it is unreadable,
 * not something else. Other requests by a local code (a laboratory's, a ward's) are no medication.
 */
function recogniseConcept(concept: Json | undefined, order: FhirJson, localCodes: LocalCodes): Recognition {
  const recognition = recogniseConceptAlone(concept, localCodes);
  if (order.resourceType === 'ServiceRequest') return serviceOrdered(order, recognition);
  return recognition.kind === 'other' && saysNothing(concept, localCodes) ? { kind: 'unreadable' } : recognition;
}

/** A Medication by its own code, else by its ingredients (a pharmacy's own mixture). */
function recogniseMedication(medication: FhirJson, words: readonly string[], localCodes: LocalCodes): Recognition {
  const code = medication['code'];
  const parts = objects(medication['ingredient']).map((ingredient) => ingredient['itemCodeableConcept']);
  const read = [recognise(code, words, localCodes), ...parts.map((part) => recognise(part, [], localCodes))];
  const found =
    read.find(({ kind }) => kind === 'drug' || kind === 'vaccine') ??
    read.find((one) => one.kind === 'other' && one.biologic === true);
  if (found !== undefined) return found;
  const isMute = !words.some(mayNameDrug) && [code, ...parts].every((concept) => saysNothing(concept, localCodes));
  return { kind: isMute ? 'unreadable' : 'other' };
}

function resolve(
  order: FhirJson,
  reference: string | undefined,
  referenced: Retrieved['referenced'],
): FhirJson | undefined {
  if (reference === undefined) return undefined;
  if (reference.startsWith('#')) return contained(order, reference);
  return referenced.get(reference) ?? referenced.get(lastTwoSegments(reference));
}

/** The resource inside an order that `#id` names. */
export function contained(order: FhirJson, reference: string): FhirJson | undefined {
  return objects(order['contained'])
    .filter(isResource)
    .find(({ id }) => id === reference.slice(1));
}

/** Longer than any type and id. */
const LONGEST_NAME = 1000;

/** `Type/id` of a relative, absolute or versioned reference. */
export function lastTwoSegments(reference: string): string {
  const [path = ''] = reference.split('/_history/', 1);
  return path.slice(-LONGEST_NAME).split('/').slice(-2).join('/');
}

function wordsOf(concept: Json | undefined): readonly string[] {
  const holder: JsonObject | undefined = object(concept);
  const displays = objects(holder?.['coding']).map((coding) => text(coding['display']));
  return [text(holder?.['text']), ...displays].filter((word) => word !== undefined);
}
