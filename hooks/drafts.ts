import { medicationsBeside, withMedication } from '../src/fhir/draft-medication.js';
import { toDraftOrder } from '../src/fhir/legacy.js';
import { entriesIn } from '../src/model/bundle.js';
import { isResource, object, text, values, type Json, type JsonObject } from '../src/model/json.js';
import { clientReference, unreadableOrder, withoutId } from '../src/model/orders.js';
import type { DraftOrder, Orders } from '../src/model/orders.js';
import { ServiceError } from '../src/model/service-error.js';

/** A draft with the address that the client gave it in the Bundle. */
export interface Draft {
  readonly order: DraftOrder;
  readonly fullUrl: string | undefined;
}

/** Orders that can be judged, in R4 types. Whatever else a Bundle holds (Medication, DeviceRequest, ...) is background. */
const judged = new Set(['MedicationRequest', 'ServiceRequest', 'Immunization', unreadableOrder.resourceType]);

/**
 * The orders of a context. Every hook reads both names of the Bundle: which one a client fills depends on the hook it
 * fires, and the hook fired need not be the one this service is listed under (public sandbox).
 */
export function ordersIn(context: JsonObject, choose: (drafts: readonly Draft[]) => ReadonlySet<Draft>): Orders {
  const entries = entriesOf(context);
  if (entries.length === 0) return { kind: 'none-sent' };
  const drafts = entries.map(draftOf);
  if (drafts.every(({ order }) => order.original === unreadableOrder)) {
    throw new ServiceError('orders-unreadable', 'No draft order could be read: nothing was checked.', 'context');
  }
  const chosen = choose(drafts);
  const medications = medicationsBeside(
    drafts.map(({ order, fullUrl }) => ({ resource: order.resource, ...(fullUrl !== undefined && { fullUrl }) })),
  );
  return {
    kind: 'orders',
    drafts: drafts.map((draft) => ({
      ...draft.order,
      resource: withMedication(draft.order.resource, medications),
      inHand: chosen.has(draft) && draft.order.inHand,
    })),
  };
}

/** In hand as far as its type goes. An entry without a resource may be any order: it stays, as one that nobody can read. */
function draftOf(entry: Json, index: number): Draft {
  const { resource, fullUrl } = object(entry) ?? {};
  const order = toDraftOrder(isResource(resource) ? resource : unreadableOrder, true);
  return {
    order: {
      ...order,
      inHand: judged.has(order.resource.resourceType),
      ...(clientReference(order.reference) === undefined && { reference: withoutId(order.reference, index) }),
    },
    fullUrl: text(fullUrl),
  };
}

/** The entries under both names; what stands under both alike is one order, not a duplicate. */
function entriesOf(context: JsonObject): readonly Json[] {
  const newer = entriesIn(context['draftOrders']);
  const older = entriesIn(context['medications']);
  const known = new Set(newer.map((entry) => JSON.stringify(entry)));
  return [...newer, ...older.filter((entry) => !known.has(JSON.stringify(entry)))];
}

/** Every draft is in hand. */
export function all(drafts: readonly Draft[]): ReadonlySet<Draft> {
  return new Set(drafts);
}

/**
 * The drafts that `selections` names. Where one of them leads to no order all drafts are in hand: judging an order that
 * was not selected costs a card too early, leaving the selected one unjudged would be silence.
 */
export function selected(context: JsonObject): (drafts: readonly Draft[]) => ReadonlySet<Draft> {
  const names = new Set(values(context['selections']).map((name) => lastTwo(text(name) ?? '')));
  return (drafts) => {
    const found = new Set<Draft>();
    const led = new Set<string>();
    for (const draft of drafts) {
      const matching = namesOf(draft).filter((name) => names.has(name));
      if (matching.length > 0) found.add(draft);
      if (draft.order.inHand) for (const name of matching) led.add(name);
    }
    return names.size > 0 && led.size === names.size ? found : new Set(drafts);
  };
}

/** What a client may call it. */
function namesOf({ order, fullUrl }: Draft): readonly string[] {
  const { resourceType, id } = order.original;
  const named = text(id);
  return [
    ...(named === undefined ? [] : [named, `${resourceType}/${named}`]),
    ...(fullUrl === undefined ? [] : [lastTwo(fullUrl)]),
  ];
}

/** Longer than any type and id. */
const LONGEST_NAME = 1000;

/** `Type/id` of a relative, absolute or versioned reference; a urn or a bare id stays as it is. */
function lastTwo(reference: string): string {
  return reference
    .replace(/\/_history\/[^/]*$/, '')
    .slice(-LONGEST_NAME)
    .split('/')
    .slice(-2)
    .join('/');
}
