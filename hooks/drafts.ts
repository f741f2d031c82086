import { toDraftOrder } from '../src/fhir/legacy.js';
import {
  isResource,
  object,
  objects,
  text,
  values,
  type FhirJson,
  type Json,
  type JsonObject,
} from '../src/model/json.js';
import { clientReference, withoutId } from '../src/model/orders.js';
import type { Orders } from '../src/model/orders.js';
import { ServiceError } from '../src/model/service-error.js';

/** A resource of the drafts with the address that the client gave it in the Bundle. */
export interface Draft {
  readonly resource: FhirJson;
  readonly fullUrl: string | undefined;
}

/** Orders that can be judged. Whatever else a Bundle holds (Medication, DeviceRequest, ...) is background to them. */
const judged = new Set(['MedicationRequest', 'MedicationOrder', 'ServiceRequest', 'Immunization']);

/**
 * The orders of a context. Every hook reads both names of the Bundle: which one a client fills depends on the hook it
 * fires, and the hook fired need not be the one this service is listed under (public sandbox).
 */
export function ordersIn(context: JsonObject, choose: (drafts: readonly Draft[]) => ReadonlySet<Draft>): Orders {
  const entries = entriesOf(context);
  if (entries.length === 0) return { kind: 'none-sent' };
  const drafts = objects(entries).flatMap(({ resource, fullUrl }): readonly Draft[] =>
    isResource(resource) ? [{ resource, fullUrl: text(fullUrl) }] : [],
  );
  if (drafts.length === 0) {
    throw new ServiceError('orders-unreadable', 'No draft order could be read: nothing was checked.', 'context');
  }
  const chosen = choose(drafts);
  return {
    kind: 'orders',
    drafts: drafts.map((draft, index) => {
      const order = toDraftOrder(draft.resource, chosen.has(draft) && judged.has(draft.resource.resourceType));
      return clientReference(order.reference) === undefined
        ? { ...order, reference: withoutId(order.reference, index) }
        : order;
    }),
  };
}

/** The entries under both names; what stands under both alike is one order, not a duplicate. */
function entriesOf(context: JsonObject): readonly Json[] {
  const entries = ['draftOrders', 'medications'].map((name) => values(object(context[name])?.['entry']));
  const [newer = [], older = []] = entries;
  const known = new Set(newer.map((entry) => JSON.stringify(entry)));
  return [...newer, ...older.filter((entry) => !known.has(JSON.stringify(entry)))];
}

/** Every draft is in hand. */
export function all(drafts: readonly Draft[]): ReadonlySet<Draft> {
  return new Set(drafts);
}

/**
 * The drafts that `selections` names. When none of them can be found all drafts are in hand: judging an order that was
 * not selected costs a card too early, leaving the selected one unjudged would be silence.
 */
export function selected(context: JsonObject): (drafts: readonly Draft[]) => ReadonlySet<Draft> {
  const names = new Set(
    values(context['selections'])
      .map(text)
      .filter((name) => name !== undefined)
      .map(lastTwo),
  );
  return (drafts) => {
    const found = drafts.filter(({ resource, fullUrl }) => {
      const id = text(resource['id']);
      const byId = id !== undefined && (names.has(`${resource.resourceType}/${id}`) || names.has(id));
      return byId || (fullUrl !== undefined && names.has(lastTwo(fullUrl)));
    });
    return new Set(found.length > 0 ? found : drafts);
  };
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
