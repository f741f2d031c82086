import { isResource, type FhirJson } from '../model/json.js';
import type { OutboundGet, OutboundRequest } from '../model/outbound.js';

/** Inflated bytes of one answer. */
const maxBytes = 20 * 1024 * 1024;

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
): Promise<FhirJson> {
  const accept = 'application/fhir+json, application/json;q=0.9';
  const { status, text } = await get(url, { accept, maxBytes, ...asking });
  const body = parse(text);
  if (status === 200 && body !== undefined) return body;
  throw new RequestFailed({ status, ...(body === undefined ? {} : { outcome: body }) });
}

/** The resource in a body; undefined for HTML, cut-off JSON, null and everything else. */
function parse(text: string): FhirJson | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isResource(value) ? value : undefined;
  } catch {
    // The message of a syntax error quotes the body, which is patient data.
    return undefined;
  }
}
