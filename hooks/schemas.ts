/**
 * JSON schemas of the four contexts (CDS Hooks library, hook definitions version 1.0). Unknown members pass. Stricter
 * than needed only where a wrong type would leave an order unread.
 */
import type { JsonSchema } from '../src/model/json-schema.js';

/** A bare FHIR id. `Patient/x` is refused as the hook definitions say: an id that only looks right finds nobody's data. */
const patientId: JsonSchema = { type: 'string', pattern: /^[A-Za-z0-9\-.]{1,64}$/u.source };
const userId: JsonSchema = { type: 'string', minLength: 1 };

/** Published examples leave out Bundle.type, and some clients send one entry as an object. */
const bundle: JsonSchema = {
  type: 'object',
  required: ['resourceType'],
  properties: { resourceType: { const: 'Bundle' }, entry: { type: ['array', 'object', 'null'] } },
};

export const patientViewContext: JsonSchema = {
  type: 'object',
  required: ['patientId', 'userId'],
  properties: { patientId, userId },
};

/**
 * Neither Bundle is required: the public sandbox leaves it out when a tab is clicked again, and shows any refusal as
 * "all clear". `draftOrders` and `medications` are one thing under the names of the newer and the older hooks.
 */
export const orderingContext: JsonSchema = {
  type: 'object',
  required: ['patientId', 'userId'],
  properties: { patientId, userId, draftOrders: bundle, medications: bundle },
};

/** `selections` may be missing for the same reason; then every draft is judged. */
export const orderSelectContext: JsonSchema = {
  type: 'object',
  required: ['patientId', 'userId'],
  properties: {
    patientId,
    userId,
    draftOrders: bundle,
    medications: bundle,
    selections: { type: 'array', items: { type: 'string' } },
  },
};
