/** Inputs in plain form, and the resources that they name, each once. */
import { lastTwoSegments } from '../facts/medication-of.js';
import { isHistory } from '../facts/measurement.js';
import { referenceOf } from '../facts/reference.js';
import { boundedKeys } from '../knowledge/look-backs.js';
import { byRetrievalKey, type RetrievalKey } from '../model/fact-keys.js';
import type { DecisionInputs } from '../model/journal.js';
import { object, text, type FhirJson } from '../model/json.js';
import type { Retrieval } from '../model/retrieved.js';
import type { PlainOrders, PlainRetrieval, RecordHead } from './format.js';
import type { GivenBack } from './given-back.js';

/** read: what facts read. replaced: and what a new order takes over. whole: as it came. */
export type Manner = 'read' | 'replaced' | 'whole';

export interface Wanted {
  readonly resource: FhirJson;
  readonly manner: Manner;
}

export interface Collected {
  readonly places: Pick<RecordHead, 'orders' | 'byKey' | 'referenced'>;
  readonly wanted: readonly Wanted[];
}

export function collect(inputs: DecisionInputs, givenBack: GivenBack): Collected {
  const wanted: Wanted[] = [];
  const known: Readonly<Record<Manner, Map<FhirJson, number>>> = {
    read: new Map(),
    replaced: new Map(),
    whole: new Map(),
  };
  const placeOf = (resource: FhirJson, manner: Manner): number => {
    const place = known[manner].get(resource) ?? wanted.push({ resource, manner }) - 1;
    known[manner].set(resource, place);
    return place;
  };
  const { orders, retrieved } = inputs;
  const ofList = (resource: FhirJson): number => placeOf(resource, mannerOf(referenceOf(resource), givenBack));
  const places = {
    orders: plainOrders(orders, placeOf, givenBack),
    byKey: byRetrievalKey((key) => plainRetrieval(withoutHistory(retrieved.byKey[key], key, inputs.now), ofList)),
    referenced: referredTo(inputs).map(([name, resource]) => [name, placeOf(resource, 'read')] as const),
  };
  return { places, wanted };
}

function mannerOf(reference: string, { whole, replaced }: GivenBack): Manner {
  if (whole.has(reference)) return 'whole';
  return replaced.has(reference) ? 'replaced' : 'read';
}

function plainOrders(
  orders: DecisionInputs['orders'],
  placeOf: (resource: FhirJson, manner: Manner) => number,
  { whole }: GivenBack,
): PlainOrders {
  if (orders.kind !== 'orders') return orders;
  const drafts = orders.drafts.map(({ reference, dialect, inHand, original, resource }) => {
    const read = placeOf(resource, 'read');
    return {
      reference,
      dialect,
      inHand,
      original: whole.has(reference) ? placeOf(original, 'whole') : read,
      resource: read,
    };
  });
  return { kind: 'orders', drafts };
}

/** No answer depends on results that no longer count. */
function withoutHistory(retrieval: Retrieval, key: RetrievalKey, now: Date): Retrieval {
  const bounded = boundedKeys.find((one) => one === key);
  if (bounded === undefined || !retrieval.answered) return retrieval;
  return { ...retrieval, resources: retrieval.resources.filter((resource) => !isHistory(resource, bounded, now)) };
}

function plainRetrieval(retrieval: Retrieval, placeOf: (resource: FhirJson) => number): PlainRetrieval {
  return retrieval.answered
    ? { ...retrieval, resources: retrieval.resources.map(placeOf) }
    : { ...retrieval, seen: retrieval.seen.map(placeOf) };
}

/** Of all that could be referred to, what an order names. */
function referredTo({ orders, retrieved }: DecisionInputs): readonly (readonly [string, FhirJson])[] {
  const { medications } = retrieved.byKey;
  const listed = medications.answered ? medications.resources : medications.seen;
  const drafted = orders.kind === 'orders' ? orders.drafts.map(({ resource }) => resource) : [];
  const names = new Set([...listed, ...drafted].flatMap(namesIn));
  return [...names].flatMap((name) => {
    const found = retrieved.referenced.get(name);
    return found === undefined ? [] : [[name, found] as const];
  });
}

function namesIn(order: FhirJson): readonly string[] {
  return ['medicationReference', 'priorPrescription'].flatMap((member) => {
    const reference = text(object(order[member])?.['reference']);
    return reference === undefined ? [] : [reference, lastTwoSegments(reference)];
  });
}
