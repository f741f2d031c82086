import { hookNames, type HookService } from '../../hooks/index.js';
import type { ServiceRequest } from '../model/cds-hooks.js';
import { isObject, type JsonObject } from '../model/json.js';
import { reader, type JsonSchema } from '../model/json-schema.js';
import { ServiceError } from '../model/service-error.js';

/** A request body of any service; what its context must be differs by hook. */
export const envelope: JsonSchema = {
  type: 'object',
  required: ['hook', 'hookInstance', 'context'],
  properties: {
    hook: { enum: hookNames },
    hookInstance: { type: 'string', pattern: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/u.source },
    context: { type: 'object' },
    prefetch: { type: 'object' },
    fhirServer: { type: 'string', pattern: /^[hH][tT][tT][pP][sS]?:\/\//u.source },
    fhirAuthorization: {
      type: 'object',
      required: ['access_token'],
      properties: { access_token: { type: 'string', minLength: 1 }, token_type: { type: 'string' } },
    },
  },
};

const members: readonly string[] = Object.keys(envelope['properties'] as object);

interface Envelope extends Omit<ServiceRequest, 'fhirAuthorization'> {
  readonly fhirAuthorization?: JsonObject & { readonly access_token: string; readonly token_type?: string };
}

const readEnvelope = reader<Envelope>(envelope, '');

/**
 * A body as a request to this service, or ServiceError `malformed`. Which rules run follows from the service's address;
 * `hook` only has to be one that we know, because the public sandbox sends one service's hook to another.
 */
export function readServiceRequest(service: HookService, body: unknown): ServiceRequest {
  const { hook, hookInstance, fhirServer, fhirAuthorization, context, prefetch } = readEnvelope(withoutNulls(body));
  if (fhirServer !== undefined && !URL.canParse(fhirServer)) {
    throw new ServiceError('malformed', 'fhirServer must be an absolute http or https address', 'fhirServer');
  }
  return {
    hook,
    hookInstance,
    context: service.readContext(context),
    ...(prefetch === undefined ? {} : { prefetch }),
    ...(fhirServer === undefined ? {} : { fhirServer }),
    // CDS Hooks knows one token type; a client that leaves it out means that one.
    ...(fhirAuthorization === undefined ? {} : { fhirAuthorization: { token_type: 'Bearer', ...fhirAuthorization } }),
  };
}

/** A `null` envelope member is not allowed, yet means plainly: not there. Inside `prefetch` null has a meaning and stays. */
function withoutNulls(body: unknown): unknown {
  if (!isObject(body)) return body;
  return Object.fromEntries(members.map((name) => [name, body[name] ?? undefined]));
}
