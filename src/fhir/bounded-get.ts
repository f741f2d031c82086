import { isResource, type FhirJson } from '../model/json.js';
import { parseBytes } from '../json/json-bytes.js';
import { checkShape, mostContainers } from '../json/json-shape.js';
import type { OutboundGet, OutboundRequest } from '../model/outbound.js';
import { ServiceError } from '../model/service-error.js';

/** What a server may still answer to one hook call: all its answers together are no more than a client may send. */
export interface Allowance {
  /** Inflated. */
  bytes: number;
  /** Objects and arrays. */
  containers: number;
}

export function fullAllowance(): Allowance {
  return { bytes: 20 * 1024 * 1024, containers: mostContainers };
}

/** A request without a usable resource. Holds no address: messages end up in logs, and addresses hold patient ids. */
export class RequestFailed extends Error {
  constructor(readonly answer: { readonly status?: number; readonly outcome?: FhirJson } = {}) {
    super('the FHIR server gave no usable answer');
  }
}

/** One GET for one FHIR resource. Throws RequestFailed, or what `get` throws. */
export async function boundedGet(
  get: OutboundGet,
  url: URL,
  asking: Pick<OutboundRequest, 'accessToken' | 'signal' | 'trace'>,
  allowance: Allowance,
): Promise<FhirJson> {
  const accept = 'application/fhir+json, application/json;q=0.9';
  const { status, bytes } = await get(url, { accept, maxBytes: allowance.bytes, ...asking });
  // Nobody waits any more for what would hold up everybody.
  asking.signal.throwIfAborted();
  const body = parse(bytes, allowance);
  if (status === 200 && body !== undefined) return body;
  throw new RequestFailed({ status, ...(body === undefined ? {} : { outcome: body }) });
}

/** The resource in a body; undefined for HTML, cut-off JSON, null, an attack, and what is beyond the allowance. */
function parse(bytes: Buffer, allowance: Allowance): FhirJson | undefined {
  allowance.bytes -= bytes.length;
  if (allowance.bytes < 0) return undefined;
  try {
    allowance.containers -= checkShape(bytes, allowance.containers);
    const value = parseBytes(bytes);
    return isResource(value) ? value : undefined;
  } catch (error) {
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
}
